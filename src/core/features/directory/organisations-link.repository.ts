import type { OrganisationId } from '../../../shared/domain/ids.ts'
import type { OrganisationKind } from '../../../shared/domain/vocabulary.ts'
import type { DeskDb } from '../../open-desk.ts'

/** An organisation that questions are handed on to, and its record in the directory. */
export interface LinkedOrganisation {
  readonly id: OrganisationId
  readonly recordId: string
  readonly name: string
  readonly kind: OrganisationKind
}

const linked = (db: DeskDb) => db.selectFrom('organisation').select(['id', 'hsds_id as recordId', 'name', 'kind'])

/** Every organisation, by its record's id. */
export async function listLinked(db: DeskDb): Promise<Map<string, LinkedOrganisation>> {
  const rows = await linked(db).execute()
  return new Map(rows.map(row => [row.recordId, row]))
}

/** The organisation whose record in the directory this is. */
export const findLinkedByRecord = (db: DeskDb, recordId: string): Promise<LinkedOrganisation | undefined> =>
  linked(db).where('hsds_id', '=', recordId).executeTakeFirst()

/** The organisation of that name, by its key (`organisation-name.ts` says how names compare). */
export const findLinkedByName = (db: DeskDb, nameKey: string): Promise<LinkedOrganisation | undefined> =>
  linked(db).where('name_key', '=', nameKey).executeTakeFirst()

/** Adds an organisation that the directory names. */
export async function insertLinked(
  db: DeskDb,
  organisation: LinkedOrganisation,
  stored: { nameKey: string; createdAt: string }
): Promise<void> {
  const { id, name, kind, recordId } = organisation
  await db
    .insertInto('organisation')
    .values({ id, name, name_key: stored.nameKey, kind, created_at: stored.createdAt, hsds_id: recordId })
    .execute()
}

/** Has an organisation follow its record. */
export async function updateLinked(
  db: DeskDb,
  id: OrganisationId,
  change: { name: string; nameKey: string; kind: OrganisationKind; recordId: string }
): Promise<void> {
  await db
    .updateTable('organisation')
    .set({ name: change.name, name_key: change.nameKey, kind: change.kind, hsds_id: change.recordId })
    .where('id', '=', id)
    .execute()
}
