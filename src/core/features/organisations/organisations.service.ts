import { FyrError } from '../../../shared/domain/errors.ts'
import type { OrganisationId, PersonId } from '../../../shared/domain/ids.ts'
import type { OrganisationKind } from '../../../shared/domain/vocabulary.ts'
import { organisationSchema, type Organisation } from '../../../shared/features/organisations/organisations.schema.ts'
import type { RecordKept } from '../../audit/record-kept.ts'
import type { DeskDb, DeskTransaction, OpenDesk } from '../../open-desk.ts'
import { newSharedId, timestamp, type Platform } from '../../platform.ts'
import {
  findOrganisation,
  findOrganisationByName,
  insertOrganisation,
  listKnownIds
} from './organisations.repository.ts'

/** Told of every organisation that is added, in its transaction. */
export type OrganisationAdded = (trx: DeskTransaction, organisation: Organisation) => Promise<void>

export interface Adding {
  readonly platform: Platform
  readonly added: OrganisationAdded
  readonly recordKept: RecordKept
}

/** Adds an organisation. The same one sent again is answered as it stands; another one with its name is `organisation.exists`. */
export async function addOrganisation(
  { db, person }: OpenDesk,
  organisation: Organisation,
  { platform, added, recordKept }: Adding
): Promise<Organisation> {
  return db.transaction().execute(async trx => {
    const sameId = await findOrganisation(trx, organisation.id)
    if (sameId !== undefined) return sameId
    const sameName = await findOrganisationByName(trx, organisation.name)
    if (sameName !== undefined) throw new FyrError('organisation.exists', { field: 'name', name: sameName.name })
    await insertOrganisation(trx, organisation, timestamp(platform))
    await added(trx, organisation)
    await recordKept(trx, { person: person.id, field: 'organisation', texts: [organisation.name] })
    return organisation
  })
}

/** The organisation of that name, added with `kind` when there is none. */
export async function findOrAddOrganisation(
  trx: DeskTransaction,
  { name, kind, by }: { name: string; kind: OrganisationKind; by: PersonId },
  { platform, added: onAdded, recordKept }: Adding
): Promise<Organisation> {
  const known = await findOrganisationByName(trx, name)
  if (known !== undefined) return known
  const added = organisationSchema.parse({ id: newSharedId(platform), name, kind })
  await insertOrganisation(trx, added, timestamp(platform))
  await onAdded(trx, added)
  await recordKept(trx, { person: by, field: 'organisation', texts: [name] })
  return added
}

/** Throws `organisation.unknown`, with the question's position, when a referral names an organisation that is not there. */
export async function checkOrganisations(db: DeskDb, ids: readonly (OrganisationId | null)[]): Promise<void> {
  const known = new Set(
    await listKnownIds(
      db,
      ids.filter(id => id !== null)
    )
  )
  const position = ids.findIndex(id => id !== null && !known.has(id))
  if (position >= 0) throw new FyrError('organisation.unknown', { field: `questions.${position}.referral` })
}
