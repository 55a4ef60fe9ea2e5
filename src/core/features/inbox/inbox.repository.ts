import { type FollowUp, followUpSchema, type NewFollowUp } from '../../../shared/domain/follow-ups.ts'
import type { QuestionId, VisitId } from '../../../shared/domain/ids.ts'
import type { ReferralOutcome } from '../../../shared/domain/vocabulary.ts'
import { MOST_ITEMS, type InboxItem } from '../../../shared/features/inbox/inbox.contract.ts'
import type { DeskDb } from '../../open-desk.ts'

/** Writes down what a visit leaves to be followed. */
export async function insertFollowUps(db: DeskDb, visit: VisitId, followUps: readonly NewFollowUp[]): Promise<void> {
  if (followUps.length === 0) return
  const { seq } = await db.selectFrom('visit').select('seq').where('id', '=', visit).executeTakeFirstOrThrow()
  const rows = followUps.map(each => ({ ...columnsOf(each), visit_seq: seq }))
  await db.insertInto('follow_up').values(rows).execute()
}

/** What is followed after a visit, with what came of it. */
export async function listFollowUps(db: DeskDb, visitSeq: number): Promise<FollowUp[]> {
  const rows = await db
    .selectFrom('follow_up')
    .select(['kind', 'question_id as question', 'due', 'sender', 'letter', 'promised', 'outcome'])
    .where('visit_seq', '=', visitSeq)
    .orderBy('seq')
    .execute()
  return rows.map(row => followUpSchema.parse({ ...row, promised: row.promised === 1 }))
}

/** Puts what is to be followed in the place of what was. What stays of its question and kind keeps its outcome. */
export async function replaceFollowUps(db: DeskDb, visitSeq: number, followUps: readonly NewFollowUp[]): Promise<void> {
  const known = await listFollowUps(db, visitSeq)
  await db.deleteFrom('follow_up').where('visit_seq', '=', visitSeq).execute()
  if (followUps.length === 0) return
  const rows = followUps.map(each => ({
    ...columnsOf(each),
    visit_seq: visitSeq,
    outcome: known.find(({ kind, question }) => kind === each.kind && question === each.question)?.outcome ?? null
  }))
  await db.insertInto('follow_up').values(rows).execute()
}

const columnsOf = (followUp: NewFollowUp) => ({
  question_id: followUp.question,
  kind: followUp.kind,
  due: followUp.due,
  ...(followUp.kind === 'letter'
    ? { sender: followUp.sender, letter: followUp.letter, promised: followUp.promised ? 1 : 0 }
    : { sender: null, letter: null, promised: 1 })
})

const standing = (db: DeskDb) =>
  db
    .selectFrom('visit')
    .innerJoin('shift', 'shift.id', 'visit.shift_id')
    .innerJoin('question', 'question.visit_seq', 'visit.seq')
    .select(['visit.id as visit', 'visit.revision', 'question.id as question', 'question.topic'])
    .select(['shift.date', 'shift.place'])
    .where('visit.withdrawn_at', 'is', null)
    .orderBy('shift.date')
    .orderBy('shift.place')
    .orderBy('visit.seq')
    .limit(MOST_ITEMS)

/** Referrals of which nobody knows yet what came of them. */
export async function listOpenReferrals(db: DeskDb): Promise<InboxItem[]> {
  const rows = await standing(db)
    .innerJoin('referral', 'referral.question_seq', 'question.seq')
    .innerJoin('organisation', 'organisation.id', 'referral.organisation_id')
    .select('organisation.name as organisation')
    .where('referral.outcome', 'is', null)
    .execute()
  return rows.map(row => ({ ...row, kind: 'referral', sender: null, letter: null, due: null }))
}

/** Promised calls and followed letters that have no outcome. */
export async function listOpenFollowUps(db: DeskDb): Promise<InboxItem[]> {
  const rows = await standing(db)
    .innerJoin('follow_up', 'follow_up.question_id', 'question.id')
    .select(['follow_up.kind', 'follow_up.sender', 'follow_up.letter', 'follow_up.due'])
    .where('follow_up.promised', '=', 1)
    .where('follow_up.outcome', 'is', null)
    .execute()
  return rows.map(row => ({ ...row, organisation: null }))
}

/** Answers whether there was such a one. */
export async function updateFollowUpOutcome(
  db: DeskDb,
  { kind, question }: { readonly kind: 'call' | 'letter'; readonly question: QuestionId },
  outcome: ReferralOutcome | null
): Promise<boolean> {
  const changed = await db
    .updateTable('follow_up')
    .set({ outcome })
    .where('kind', '=', kind)
    .where('question_id', '=', question)
    .executeTakeFirst()
  return changed.numUpdatedRows > 0n
}
