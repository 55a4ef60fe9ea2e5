import type { OrganisationId } from '../../../shared/domain/ids.ts'
import { organisationNameKey } from '../../../shared/domain/organisation-name.ts'
import type { Organisation } from '../../../shared/features/organisations/organisations.schema.ts'
import type { DeskDb } from '../../open-desk.ts'

/** Every organisation, by name. */
export async function listOrganisations(db: DeskDb): Promise<Organisation[]> {
  return db.selectFrom('organisation').select(['id', 'name', 'kind']).orderBy('name_key').execute()
}

/** The organisation with that id, or undefined. */
export async function findOrganisation(db: DeskDb, id: OrganisationId): Promise<Organisation | undefined> {
  return db.selectFrom('organisation').select(['id', 'name', 'kind']).where('id', '=', id).executeTakeFirst()
}

/** The organisation of that name, whatever its letter case and the space around it. */
export async function findOrganisationByName(db: DeskDb, name: string): Promise<Organisation | undefined> {
  return db
    .selectFrom('organisation')
    .select(['id', 'name', 'kind'])
    .where('name_key', '=', organisationNameKey(name))
    .executeTakeFirst()
}

/** Of the given ids, those that exist. */
export async function listKnownIds(db: DeskDb, ids: readonly OrganisationId[]): Promise<OrganisationId[]> {
  if (ids.length === 0) return []
  const rows = await db.selectFrom('organisation').select('id').where('id', 'in', ids).execute()
  return rows.map(row => row.id)
}

/** Adds an organisation, whose record in the directory has its id. */
export async function insertOrganisation(db: DeskDb, organisation: Organisation, createdAt: string): Promise<void> {
  await db
    .insertInto('organisation')
    .values({
      ...organisation,
      name_key: organisationNameKey(organisation.name),
      created_at: createdAt,
      hsds_id: organisation.id
    })
    .execute()
}
