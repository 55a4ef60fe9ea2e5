import type { Month } from '../../../shared/domain/month.ts'
import { NOT_ASKED } from '../../../shared/domain/vocabulary.ts'
import { NO_OUTCOME } from '../../../shared/features/months/months.schema.ts'
import type { Contribution, QuestionRecord } from '../../disclosure/types.ts'
import { hourBlockOf, weekdayOf } from '../../disclosure/week.ts'
import type { UncountedQuestion, UncountedVisit } from './contributions.repository.ts'

/**
 * What each waiting visit brings to a month's release. Visits with one return code are one contributor's; any other is its own.
 * Visits of the `carried` months are not late: their months had too few for a release, and wait for this one.
 */
export function contributionsOf(
  month: Month,
  carried: readonly Month[],
  visits: readonly UncountedVisit[],
  questions: readonly UncountedQuestion[]
): Contribution[] {
  const own = new Set<string>([month, ...carried])
  const byVisit = Map.groupBy(questions, question => question.visitSeq)
  return visits.map(visit => ({
    visit: visit.id,
    contributor: visit.returnCode === null ? visit.id : `return code ${visit.returnCode}`,
    late: !own.has(visit.date.slice(0, 7)),
    language: visit.language ?? NOT_ASKED,
    municipality: visit.municipality ?? NOT_ASKED,
    ageBand: visit.ageBand ?? NOT_ASKED,
    gender: visit.gender ?? NOT_ASKED,
    timeInSweden: visit.timeInSweden ?? NOT_ASKED,
    channel: visit.channel,
    weekday: weekdayOf(visit.date),
    hour: hourBlockOf(visit.time),
    questions: (byVisit.get(visit.seq) ?? []).map(questionRecordOf)
  }))
}

function questionRecordOf({
  topic,
  actions,
  barriers,
  way,
  outcome,
  organisationKind
}: UncountedQuestion): QuestionRecord {
  const question = { topic, actions: actions.split(' ').filter(Boolean), barriers: barriers.split(' ').filter(Boolean) }
  if (way === null || organisationKind === null) return { ...question, referral: null }
  return { ...question, referral: { organisationKind, way, outcome: outcome ?? NO_OUTCOME } }
}
