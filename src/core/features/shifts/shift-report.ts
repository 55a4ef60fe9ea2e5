import type { ShiftId } from '../../../shared/domain/ids.ts'
import { actions, barriers, interpreterUses, urgencies } from '../../../shared/domain/vocabulary.ts'
import type { ShiftReport } from '../../../shared/features/shifts/shifts.schema.ts'
import type { DeskDb } from '../../open-desk.ts'
import { listQuestionsOfShift, listVisitsOfShift } from './shift-report.repository.ts'
import { findShift } from './shifts.repository.ts'

/** What happened on a shift, in numbers; the commonest first. Null for a shift that is not there. */
export async function reportOfShift(db: DeskDb, id: ShiftId): Promise<ShiftReport | null> {
  const shift = await findShift(db, id)
  if (shift === undefined) return null
  const visits = await listVisitsOfShift(db, id)
  const questions = await listQuestionsOfShift(db, id)
  const timed = visits.flatMap(({ minutes }) => minutes ?? [])
  const has = (codes: string, code: string): boolean => codes.includes(` ${code} `)
  const referred = questions.flatMap(({ organisation, outcome }) =>
    organisation === null ? [] : [{ organisation, outcome }]
  )
  return {
    shift,
    minutes: { total: timed.reduce((sum, minutes) => sum + minutes, 0), visits: timed.length },
    questions: questions.length,
    topics: counts(questions.map(({ topic }) => topic)),
    actions: counts(questions.flatMap(question => actions.filter(code => has(question.actions, code)))),
    barriers: counts(questions.flatMap(question => barriers.filter(code => has(question.barriers, code)))),
    languages: counts(visits.flatMap(({ language }) => language ?? [])),
    interpreters: counts(visits.flatMap(visit => interpreterUses.filter(code => code === visit.interpreter))),
    referrals: counts(referred.map(({ organisation }) => organisation)).map(({ code, count }) => ({
      organisation: code,
      count,
      waiting: referred.filter(({ organisation, outcome }) => organisation === code && outcome === null).length
    })),
    urgent: urgencies
      .toReversed()
      .flatMap(urgency =>
        counts(questions.filter(question => question.urgency === urgency).map(({ topic }) => topic)).map(
          ({ code, count }) => ({ topic: code, urgency, count })
        )
      ),
    notHelped: counts(questions.filter(question => has(question.actions, 'could-not-help')).map(({ topic }) => topic))
  }
}

/** How often each stands among them, the commonest first; what is equally common in the order of its code. */
function counts<Code extends string>(codes: readonly Code[]): { code: Code; count: number }[] {
  return [...Map.groupBy(codes, code => code)]
    .map(([code, all]) => ({ code, count: all.length }))
    .toSorted((one, other) => other.count - one.count || (one.code < other.code ? -1 : 1))
}
