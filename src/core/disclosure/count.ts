import { keptVisits, type KeptVisit } from './cap.ts'
import type { Contribution, DimensionName, Measure } from './types.ts'

/** One thing that counts once: its raw code in every dimension that it has. */
export type CountedRecord = Readonly<Partial<Record<DimensionName, string>>>

export interface CountedRecords extends Readonly<Record<Measure, readonly CountedRecord[]>> {
  /** How many contributors the records come from; published nowhere. */
  readonly contributors: number
}

/**
 * Contributions as records, one contributor at most four times in any cell (guarantee G4): see {@link keptVisits}. What was left out shows
 * as the visit's code `shortened` in the dimension `counted`, which is rounded like everything else.
 *
 * Throws when a visit comes twice or has no question, or a question no action: the relations that the proof rests on would not hold.
 */
export function countContributions(contributions: readonly Contribution[]): CountedRecords {
  if (new Set(contributions.map(({ visit }) => visit)).size !== contributions.length)
    throw new Error('a visit stands twice among the contributions')
  const contributors = Map.groupBy(contributions, ({ contributor }) => contributor)
  const kept = [...contributors.values()].flatMap(keptVisits)
  const visits = kept.map(one => ({ ...one, record: visitRecord(one) }))
  const questions = visits.flatMap(({ record, questions: counted }) =>
    counted.map(question => ({ ...question, record: { ...record, topic: question.topic } }))
  )
  return {
    contributors: contributors.size,
    visits: visits.map(({ record }) => record),
    questions: questions.map(({ record }) => record),
    referrals: questions.flatMap(({ referral, record }) => {
      if (referral === null) return []
      const { organisationKind, way, outcome } = referral
      return [{ ...record, organisation_kind: organisationKind, way, outcome }]
    }),
    actions: questions.flatMap(({ topic, actions }) => actions.map(action => ({ topic, action }))),
    barriers: questions.flatMap(({ topic, barriers }) => barriers.map(barrier => ({ topic, barrier })))
  }
}

function visitRecord({ contribution, shortened }: KeptVisit): CountedRecord {
  return {
    language: contribution.language,
    municipality: contribution.municipality,
    age_band: contribution.ageBand,
    gender: contribution.gender,
    time_in_sweden: contribution.timeInSweden,
    channel: contribution.channel,
    weekday: contribution.weekday,
    hour: contribution.hour,
    recorded: contribution.late ? 'late' : 'in-time',
    counted: shortened ? 'shortened' : 'whole'
  }
}
