import { sql } from 'kysely'
import type { VisitId } from '../../../shared/domain/ids.ts'
import type { DeskDb } from '../../open-desk.ts'

/** Whether a visit of this id was erased. */
export async function isErased(db: DeskDb, id: VisitId): Promise<boolean> {
  const row = await db.selectFrom('erased_visit').select('id').where('id', '=', id).executeTakeFirst()
  return row !== undefined
}

/** Takes a visit out of the file with all that belongs to it, and leaves what must stay in `erased_visit`. */
export async function replaceByTombstone(
  db: DeskDb,
  visit: { readonly seq: number; readonly id: VisitId; readonly import_key: string | null },
  erasedAt: string
): Promise<void> {
  const counted = await db
    .deleteFrom('release_visit')
    .where('visit_seq', '=', visit.seq)
    .returning('release_id')
    .executeTakeFirst()
  await db.deleteFrom('visit').where('seq', '=', visit.seq).execute()
  await db
    .insertInto('erased_visit')
    .values({
      id: visit.id,
      erased_at: erasedAt,
      import_key: visit.import_key,
      release_id: counted?.release_id ?? null
    })
    .execute()
}

/** Forgets the places of shifts that have no visit any more, unless they are in the rota: nobody else has said their names. */
export async function deleteEmptyShifts(db: DeskDb): Promise<void> {
  await db
    .deleteFrom('shift')
    .where(where => where.or([where('starts', 'is', null), where('removed_at', 'is not', null)]))
    .where('id', 'not in', db.selectFrom('visit').select('shift_id'))
    .execute()
}

/** The ids by which a half-written form can be known to be of these visits: their own and their questions'. */
export async function listIdsOf(db: DeskDb, visitSeqs: readonly number[]): Promise<string[]> {
  const seqs = JSON.stringify(visitSeqs)
  const { rows } = await sql<{ id: string }>`
    select id from visit where seq in (select value from json_each(${seqs}))
    union all
    select id from question where visit_seq in (select value from json_each(${seqs}))`.execute(db)
  return rows.map(row => row.id)
}
