import type { Insertable } from 'kysely'
import {
  earlierVisitSchema,
  type EarlierVisit,
  type HistoryEntry
} from '../../../shared/features/visits/visits.schema.ts'
import type { HistoryTable } from '../../db/visit-schema.ts'
import type { DeskDb } from '../../open-desk.ts'
import { listEarlierNotes } from './notes.repository.ts'

/** Enters a change. The notes of `before` are not kept with it: they stand in `note`. */
export async function insertHistory(
  db: DeskDb,
  entry: Omit<Insertable<HistoryTable>, 'seq' | 'before'> & { readonly before: EarlierVisit | null }
): Promise<number> {
  const { seq } = await db
    .insertInto('history')
    .values({ ...entry, before: entry.before === null ? null : JSON.stringify(withNotes(entry.before, new Map())) })
    .returning('seq')
    .executeTakeFirstOrThrow()
  return seq
}

/** What happened to a visit after it was recorded, oldest first. */
export async function listHistory(db: DeskDb, visitSeq: number): Promise<HistoryEntry[]> {
  const rows = await db
    .selectFrom('history')
    .innerJoin('vault_person', 'vault_person.id', 'history.person_id')
    .select([
      'history.seq',
      'history.revision',
      'history.at',
      'history.change',
      'history.before',
      'vault_person.name as by'
    ])
    .where('visit_seq', '=', visitSeq)
    .orderBy('history.revision')
    .execute()
  const notes = await listEarlierNotes(db, visitSeq)
  return rows.map(({ seq, before, ...row }) => ({
    ...row,
    before:
      before === null ? null : withNotes(earlierVisitSchema.parse(JSON.parse(before)), notes.get(seq) ?? new Map())
  }))
}

const withNotes = (body: EarlierVisit, notes: ReadonlyMap<string, string>): EarlierVisit => ({
  ...body,
  questions: body.questions.map(question => ({ ...question, note: notes.get(question.id) ?? null }))
})
