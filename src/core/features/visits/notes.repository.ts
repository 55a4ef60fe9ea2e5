import type { CompiledQuery, Insertable } from 'kysely'
import type { QuestionId } from '../../../shared/domain/ids.ts'
import type { IsoDate } from '../../../shared/domain/month.ts'
import type { Question } from '../../../shared/features/visits/visits.schema.ts'
import { insertMany } from '../../db/insert-many.ts'
import { indexTexts } from '../../db/search-index.ts'
import type { NoteTable } from '../../db/visit-schema.ts'
import type { DeskDb } from '../../open-desk.ts'
import { joinCodes } from './visit-rows.ts'

/** A note as it is to be inserted. */
export type NewNote = Omit<Insertable<NoteTable>, 'seq'>

/** The notes that some questions have; `since` says from which day each is kept. */
export const noteColumns = (
  questions: readonly Question[],
  visitSeq: number,
  since: (question: QuestionId) => IsoDate
): NewNote[] =>
  questions.flatMap(({ id, note, keptIdentities }) =>
    note === null
      ? []
      : [
          {
            visit_seq: visitSeq,
            question_id: id,
            history_seq: null,
            text: note,
            kept: joinCodes(keptIdentities),
            since: since(id)
          }
        ]
  )

/** Inserts notes that stand, and makes them findable. Row numbers are given out here, as those of visits are. */
export async function insertNotes(db: DeskDb, notes: readonly NewNote[]): Promise<void> {
  if (notes.length === 0) return
  const highest = await highestNote(db)
  const rows = notes.map((note, index) => ({ seq: highest + 1 + index, ...note }))
  await insertMany(db, 'note', rows)
  await indexTexts(db, 'note_search', rows)
}

/** Written once: it stands before every visit with a note that is recorded and is always the same. */
let highestNoteQuery: CompiledQuery<{ readonly highest: number }> | null = null

async function highestNote(db: DeskDb): Promise<number> {
  highestNoteQuery ??= db
    .selectFrom('note')
    .select(eb => eb.fn.coalesce(eb.fn.max('seq'), eb.val(0)).as('highest'))
    .compile()
  const { rows } = await db.executeQuery(highestNoteQuery)
  return rows[0]?.highest ?? 0
}

/**
 * Puts the notes of a corrected visit in the place of those that stood, which go to the correction's history. A note that is
 * rewritten keeps its day, so that no note lives on by being touched; a note where there was none counts from `today`.
 */
export async function replaceNotes(
  db: DeskDb,
  { visitSeq, historySeq }: { readonly visitSeq: number; readonly historySeq: number },
  questions: readonly Question[],
  today: IsoDate
): Promise<void> {
  const standing = await db
    .updateTable('note')
    .set({ history_seq: historySeq })
    .where('visit_seq', '=', visitSeq)
    .where('history_seq', 'is', null)
    .returning(['question_id', 'since'])
    .execute()
  const since = new Map(standing.map(note => [note.question_id, note.since]))
  await insertNotes(
    db,
    noteColumns(questions, visitSeq, id => since.get(id) ?? today)
  )
}

/** What the notes of a visit were before its corrections: correction, then question, then text. */
export async function listEarlierNotes(
  db: DeskDb,
  visitSeq: number
): Promise<ReadonlyMap<number, ReadonlyMap<string, string>>> {
  const rows = await db
    .selectFrom('note')
    .select(['history_seq', 'question_id', 'text'])
    .where('visit_seq', '=', visitSeq)
    .where('history_seq', 'is not', null)
    .$narrowType<{ history_seq: number }>()
    .execute()
  const byHistory = Map.groupBy(rows, row => row.history_seq)
  return new Map([...byHistory].map(([seq, notes]) => [seq, new Map(notes.map(note => [note.question_id, note.text]))]))
}

/**
 * Deletes a question's note, its earlier wordings, and every other earlier note of the visit that stands nowhere in it now: words
 * may have been moved from one question to another. Answers whether there was a note that stood.
 */
export async function deleteNote(db: DeskDb, visitSeq: number, question: QuestionId): Promise<boolean> {
  const gone = await db
    .deleteFrom('note')
    .where('visit_seq', '=', visitSeq)
    .where('question_id', '=', question)
    .returning('history_seq')
    .execute()
  await db
    .deleteFrom('note')
    .where('visit_seq', '=', visitSeq)
    .where('history_seq', 'is not', null)
    .where(eb =>
      eb.not(
        eb.exists(
          eb
            .selectFrom('note as standing')
            .select('standing.seq')
            .whereRef('standing.visit_seq', '=', 'note.visit_seq')
            .whereRef('standing.question_id', '=', 'note.question_id')
            .whereRef('standing.text', '=', 'note.text')
            .where('standing.history_seq', 'is', null)
        )
      )
    )
    .execute()
  return gone.some(note => note.history_seq === null)
}

/** How many notes are kept since before a day, and of which visits. */
export async function listNotesBefore(db: DeskDb, day: IsoDate): Promise<{ count: number; visitSeqs: number[] }> {
  // Not grouped by SQLite, which would read every note in the order of the visits rather than the few by their day.
  const rows = await db.selectFrom('note').select('visit_seq').where('since', '<', day).execute()
  return { count: rows.length, visitSeqs: [...new Set(rows.map(row => row.visit_seq))] }
}

/** Erases the notes that are kept from an earlier day, with their earlier wordings. */
export async function deleteNotesBefore(db: DeskDb, day: IsoDate): Promise<void> {
  await db.deleteFrom('note').where('since', '<', day).execute()
}

/** Lets notes that were written while the computer's date was ahead count from a day that has come. */
export async function endFutureOf(db: DeskDb, today: IsoDate): Promise<void> {
  await db.updateTable('note').set({ since: today }).where('since', '>', today).execute()
}
