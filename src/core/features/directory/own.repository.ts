import type { PersonId, RecordId } from '../../../shared/domain/ids.ts'
import type { IsoDate } from '../../../shared/domain/month.ts'
import type { EntryRef } from '../../../shared/features/directory/directory.schema.ts'
import type { DeskDb } from '../../open-desk.ts'

/** What the bureau adds to an entry; no import changes it. */
export interface OwnWords {
  readonly note: string | null
  readonly checkedOn: IsoDate | null
  readonly checkedBy: string | null
  readonly editedAt: string | null
}

/** The bureau's note on an entry and who checked it; empty where it has none. */
export async function findOwn(db: DeskDb, { kind, id }: EntryRef): Promise<OwnWords> {
  const row = await db
    .selectFrom('directory_own')
    .leftJoin('vault_person', 'vault_person.id', 'directory_own.checked_by')
    .select(['note', 'checked_on as checkedOn', 'vault_person.name as checkedBy', 'edited_at as editedAt'])
    .where('kind', '=', kind)
    .where('directory_own.id', '=', id)
    .executeTakeFirst()
  return row ?? { note: null, checkedOn: null, checkedBy: null, editedAt: null }
}

/** When entries of a kind were last checked here, by id. */
export async function listCheckedHere(db: DeskDb, kind: EntryRef['kind']): Promise<Map<RecordId, IsoDate>> {
  const rows = await db
    .selectFrom('directory_own')
    .select(['id', 'checked_on'])
    .where('kind', '=', kind)
    .where('checked_on', 'is not', null)
    .execute()
  return new Map(rows.flatMap(({ id, checked_on: on }) => (on === null ? [] : [[id, on] as const])))
}

/** The ids of services that somebody has changed here. */
export async function listEdited(db: DeskDb): Promise<Set<RecordId>> {
  const rows = await db
    .selectFrom('directory_own')
    .select('id')
    .where('kind', '=', 'service')
    .where('edited_at', 'is not', null)
    .execute()
  return new Set(rows.map(({ id }) => id))
}

/** Notes who checked an entry, and the day. */
export async function upsertCheck(
  db: DeskDb,
  { kind, id }: EntryRef,
  check: { on: IsoDate; by: PersonId }
): Promise<void> {
  const values = { checked_on: check.on, checked_by: check.by }
  await db
    .insertInto('directory_own')
    .values({ kind, id, note: null, edited_at: null, ...values })
    .onConflict(conflict => conflict.columns(['kind', 'id']).doUpdateSet(values))
    .execute()
}

/** Keeps the bureau's note and when it was written; a check that there is stays. */
export async function upsertEdit(
  db: DeskDb,
  { kind, id }: EntryRef,
  edit: { note: string | null; at: string }
): Promise<void> {
  const values = { note: edit.note, edited_at: edit.at }
  await db
    .insertInto('directory_own')
    .values({ kind, id, checked_on: null, checked_by: null, ...values })
    .onConflict(conflict => conflict.columns(['kind', 'id']).doUpdateSet(values))
    .execute()
}

/** Forgets what the bureau added to an entry that is gone. */
export async function deleteOwn(db: DeskDb, { kind, id }: EntryRef): Promise<void> {
  await db.deleteFrom('directory_own').where('kind', '=', kind).where('id', '=', id).execute()
}
