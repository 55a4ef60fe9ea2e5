import type { ShiftId } from '../../../shared/domain/ids.ts'
import type { DeskDb } from '../../open-desk.ts'

/** The visits of a shift that stand, with what the report counts of each. */
export const listVisitsOfShift = (db: DeskDb, shift: ShiftId) =>
  db
    .selectFrom('visit')
    .select(['language', 'interpreter', 'minutes'])
    .where('shift_id', '=', shift)
    .where('withdrawn_at', 'is', null)
    .execute()

/** The questions of those visits, each with its referral where it has one. */
export const listQuestionsOfShift = (db: DeskDb, shift: ShiftId) =>
  db
    .selectFrom('question')
    .innerJoin('visit', 'visit.seq', 'question.visit_seq')
    .leftJoin('referral', 'referral.question_seq', 'question.seq')
    .leftJoin('organisation', 'organisation.id', 'referral.organisation_id')
    .select([
      'question.topic',
      'question.actions',
      'question.barriers',
      'question.urgency',
      'organisation.name as organisation',
      'referral.outcome'
    ])
    .where('visit.shift_id', '=', shift)
    .where('visit.withdrawn_at', 'is', null)
    .execute()
