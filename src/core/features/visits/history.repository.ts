import type { Insertable } from 'kysely'
import { visitBodySchema, type HistoryEntry, type VisitBody } from '../../../shared/features/visits/visits.schema.ts'
import type { HistoryTable } from '../../db/schema.ts'
import type { DeskDb } from '../../open-desk.ts'

export async function insertHistory(
  db: DeskDb,
  entry: Omit<Insertable<HistoryTable>, 'seq' | 'before'> & { readonly before: VisitBody | null }
): Promise<void> {
  await db
    .insertInto('history')
    .values({ ...entry, before: entry.before === null ? null : JSON.stringify(entry.before) })
    .execute()
}

/** What happened to a visit after it was recorded, oldest first. */
export async function listHistory(db: DeskDb, visitSeq: number): Promise<HistoryEntry[]> {
  const rows = await db
    .selectFrom('history')
    .innerJoin('vault_person', 'vault_person.id', 'history.person_id')
    .select(['history.revision', 'history.at', 'history.change', 'history.before', 'vault_person.name as by'])
    .where('visit_seq', '=', visitSeq)
    .orderBy('history.revision')
    .execute()
  return rows.map(row => ({
    ...row,
    before: row.before === null ? null : visitBodySchema.parse(JSON.parse(row.before))
  }))
}
