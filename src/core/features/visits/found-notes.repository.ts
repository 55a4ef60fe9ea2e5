import { sql } from 'kysely'
import type { VisitId } from '../../../shared/domain/ids.ts'
import type { IsoDate } from '../../../shared/domain/month.ts'
import type { DeskDb } from '../../open-desk.ts'

export interface NoteRow {
  readonly visit: VisitId
  readonly date: IsoDate
  readonly topic: string
  readonly text: string
}

/**
 * The notes that a search matches, latest written first: as they stand, and of visits that stand. What is no note any more is left
 * aside here, so that correcting and withdrawing change no index.
 */
export async function findNotes(db: DeskDb, match: string, limit: number): Promise<NoteRow[]> {
  const { rows } = await sql<NoteRow>`
    select visit.id as visit, visit.date, question.topic, note.text
    from note_search
    cross join note on note.seq = note_search.rowid
    cross join visit on visit.seq = note.visit_seq
    cross join question on question.id = note.question_id
    where note_search match ${match} and note.history_seq is null and visit.withdrawn_at is null
    order by note_search.rowid desc limit ${limit}`.execute(db)
  return rows
}
