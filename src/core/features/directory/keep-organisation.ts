import { organisationIdSchema, recordIdSchema } from '../../../shared/domain/ids.ts'
import type { OrganisationKind } from '../../../shared/domain/vocabulary.ts'
import type { DeskTransaction } from '../../open-desk.ts'
import { newSharedId, timestamp, type Platform } from '../../platform.ts'
import { findLinkedByName, insertLinked, updateLinked } from './organisations-link.repository.ts'
import { upsertRecords } from './records.repository.ts'

/** The record of the organisation of that name and kind; it is added when there is none. */
export async function keepOrganisation(
  trx: DeskTransaction,
  { name, kind }: { readonly name: string; readonly kind: OrganisationKind },
  { platform, organisationKey }: { platform: Platform; organisationKey: (name: string) => string }
): Promise<string> {
  const nameKey = organisationKey(name)
  const known = await findLinkedByName(trx, nameKey)
  if (known !== undefined) {
    if (known.kind !== kind)
      await updateLinked(trx, known.id, { name: known.name, nameKey, kind, recordId: known.recordId })
    return known.recordId
  }
  const id = newSharedId(platform)
  await insertLinked(
    trx,
    { id: organisationIdSchema.parse(id), recordId: id, name, kind },
    { nameKey, createdAt: timestamp(platform) }
  )
  await upsertRecords(trx, [{ table: 'organization', id: recordIdSchema.parse(id), fields: { name }, source: null }])
  return id
}
