import type { CompiledQuery, Insertable } from 'kysely'
import type { QuestionId, VisitId } from '../../../shared/domain/ids.ts'
import type { ReferralOutcome } from '../../../shared/domain/vocabulary.ts'
import type { IsoDate } from '../../../shared/domain/month.ts'
import type { Question } from '../../../shared/features/visits/visits.schema.ts'
import type { QuestionTable, ReferralTable, VisitTable } from '../../db/visit-schema.ts'
import { insertMany } from '../../db/insert-many.ts'
import type { DeskDb } from '../../open-desk.ts'
import { insertNotes, noteColumns, type NewNote } from './notes.repository.ts'
import { questionColumns, type BodyColumns, type QuestionRow, type VisitRow } from './visit-rows.ts'

/** A visit as it is to be inserted: its own columns and its questions. */
export interface NewVisit {
  readonly row: Omit<Insertable<VisitTable>, 'seq'>
  readonly questions: readonly Question[]
  /** The day from which its notes are kept. */
  readonly since: IsoDate
}

/**
 * Inserts visits with their questions and referrals, in few statements. Row numbers are given out here, which is safe because
 * one connection holds the file alone.
 */
export async function insertVisits(db: DeskDb, visits: readonly NewVisit[]): Promise<void> {
  let { visitSeq, questionSeq } = await highestSeqs(db)
  const visitRows: Insertable<VisitTable>[] = []
  const questionRows: Insertable<QuestionTable>[] = []
  const referralRows: Insertable<ReferralTable>[] = []
  const notes: NewNote[] = []
  for (const { row, questions, since } of visits) {
    visitSeq += 1
    visitRows.push({ ...row, seq: visitSeq })
    notes.push(...noteColumns(questions, visitSeq, () => since))
    for (const [position, question] of questions.entries()) {
      questionSeq += 1
      questionRows.push({ ...questionColumns(question, visitSeq, position), seq: questionSeq })
      if (question.referral !== null) referralRows.push(referralColumns(question.referral, questionSeq))
    }
  }
  await insertMany(db, 'visit', visitRows)
  await insertMany(db, 'question', questionRows)
  await insertMany(db, 'referral', referralRows)
  await insertNotes(db, notes)
}

/** A visit, withdrawn or not, with who recorded it and whether a release has counted it; or undefined. */
export async function findVisit(
  db: DeskDb,
  id: VisitId
): Promise<(VisitRow & { readonly released: boolean; readonly by: string }) | undefined> {
  const row = await db
    .selectFrom('visit')
    .innerJoin('shift', 'shift.id', 'visit.shift_id')
    .innerJoin('vault_person', 'vault_person.id', 'visit.recorded_by')
    .leftJoin('release_visit', 'release_visit.visit_seq', 'visit.seq')
    .leftJoin('released_elsewhere_visit', 'released_elsewhere_visit.visit_seq', 'visit.seq')
    .selectAll('visit')
    .select([
      'shift.place',
      'vault_person.name as by',
      'release_visit.release_id',
      'released_elsewhere_visit.month as elsewhere'
    ])
    .where('visit.id', '=', id)
    .executeTakeFirst()
  if (row === undefined) return undefined
  const { release_id, elsewhere, ...visit } = row
  return { ...visit, released: release_id !== null || elsewhere !== null }
}

/** The questions of a visit in their order, each with its referral and the note that stands. */
export async function listQuestions(db: DeskDb, visitSeq: number): Promise<QuestionRow[]> {
  return db
    .selectFrom('question')
    .leftJoin('referral', 'referral.question_seq', 'question.seq')
    .leftJoin('note', join =>
      join
        .onRef('note.visit_seq', '=', 'question.visit_seq')
        .onRef('note.question_id', '=', 'question.id')
        .on('note.history_seq', 'is', null)
    )
    .selectAll('question')
    .select([
      'referral.organisation_id',
      'referral.way',
      'referral.outcome',
      'referral.service_id',
      'note.text as note',
      'note.kept',
      'note.since'
    ])
    .where('question.visit_seq', '=', visitSeq)
    .orderBy('position')
    .execute()
}

/** Puts a new body in the place of a visit's old one; its notes are `replaceNotes`' part. */
export async function updateVisitBody(
  db: DeskDb,
  visit: { readonly seq: number; readonly revision: number },
  columns: BodyColumns,
  questions: readonly Question[]
): Promise<void> {
  await db
    .updateTable('visit')
    .set({ ...columns, revision: visit.revision })
    .where('seq', '=', visit.seq)
    .execute()
  await db.deleteFrom('question').where('visit_seq', '=', visit.seq).execute()
  for (const [position, question] of questions.entries()) {
    const { seq } = await db
      .insertInto('question')
      .values(questionColumns(question, visit.seq, position))
      .returning('seq')
      .executeTakeFirstOrThrow()
    if (question.referral !== null)
      await db.insertInto('referral').values(referralColumns(question.referral, seq)).execute()
  }
}

/** Marks a visit as withdrawn at an instant, or as standing again (null). */
export async function updateWithdrawn(
  db: DeskDb,
  visit: { seq: number; revision: number },
  withdrawnAt: string | null
): Promise<void> {
  await db
    .updateTable('visit')
    .set({ withdrawn_at: withdrawnAt, revision: visit.revision })
    .where('seq', '=', visit.seq)
    .execute()
}

/** Says what came of the referral of a question. */
export async function updateOutcome(
  db: DeskDb,
  of: { readonly visitSeq: number; readonly question: QuestionId },
  outcome: ReferralOutcome | null
): Promise<void> {
  await db
    .updateTable('referral')
    .set({ outcome })
    .where('question_seq', 'in', eb =>
      eb.selectFrom('question').select('seq').where('visit_seq', '=', of.visitSeq).where('id', '=', of.question)
    )
    .execute()
}

/** Counts a change that touched no column of the visit's own. */
export async function updateRevision(db: DeskDb, visit: { seq: number; revision: number }): Promise<void> {
  await db.updateTable('visit').set({ revision: visit.revision }).where('seq', '=', visit.seq).execute()
}

/** How many visits of a day stand. */
export async function countVisitsOn(db: DeskDb, date: IsoDate): Promise<number> {
  const row = await db
    .selectFrom('visit')
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .where('date', '=', date)
    .where('withdrawn_at', 'is', null)
    .executeTakeFirstOrThrow()
  return row.count
}

const referralColumns = (referral: NonNullable<Question['referral']>, questionSeq: number): ReferralTable => ({
  question_seq: questionSeq,
  organisation_id: referral.organisationId,
  way: referral.way,
  outcome: referral.outcome,
  service_id: referral.serviceId ?? null
})

interface HighestSeqs {
  readonly visitSeq: number
  readonly questionSeq: number
}

/** Written once: it stands before every visit that is recorded and is always the same. */
let highestSeqsQuery: CompiledQuery<HighestSeqs> | null = null

async function highestSeqs(db: DeskDb): Promise<HighestSeqs> {
  highestSeqsQuery ??= db
    .selectNoFrom([
      highestSeq(db, 'visit').$asScalar().$notNull().as('visitSeq'),
      highestSeq(db, 'question').$asScalar().$notNull().as('questionSeq')
    ])
    .compile()
  const { rows } = await db.executeQuery(highestSeqsQuery)
  return rows[0] ?? { visitSeq: 0, questionSeq: 0 }
}

const highestSeq = (db: DeskDb, table: 'visit' | 'question') =>
  db.selectFrom(table).select(eb => eb.fn.coalesce(eb.fn.max('seq'), eb.val(0)).as('seq'))
