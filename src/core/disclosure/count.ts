import { createHash } from 'node:crypto'
import { CAP, REFERRED, type Contribution, type DimensionName, type Measure, type QuestionRecord } from './types.ts'

/** One thing that counts once: its raw code in every dimension that it has. */
export type CountedRecord = Readonly<Partial<Record<DimensionName, string>>>

export type CountedRecords = Readonly<Record<Measure, readonly CountedRecord[]>>

/**
 * Contributions as records, one contributor at most {@link CAP} times in any cell (guarantee G4) and a topic at most once in a
 * visit. Which questions the cap keeps does not depend on their order: see {@link keptQuestions}. What was left out shows as
 * the visit's code `shortened` in the dimension `counted`, which is rounded like everything else.
 *
 * Throws when a contributor comes twice or has no question, or a question no action: the relations that the proof rests on would
 * not hold.
 */
export function countContributions(contributions: readonly Contribution[]): CountedRecords {
  const visits: CountedRecord[] = []
  const questions: CountedRecord[] = []
  const referrals: CountedRecord[] = []
  const actions: CountedRecord[] = []
  const barriers: CountedRecord[] = []
  const seen = new Set<string>()
  for (const contribution of contributions) {
    if (seen.has(contribution.contributor)) throw new Error('a contributor stands twice among the contributions')
    if (contribution.questions.length === 0) throw new Error('a contribution holds no question')
    seen.add(contribution.contributor)
    const kept = keptQuestions(contribution)
    const visit = visitRecord(contribution, kept.length < contribution.questions.length)
    visits.push(visit)
    for (const question of kept) {
      questions.push({ ...visit, topic: question.topic })
      actions.push(...question.actions.map(action => ({ topic: question.topic, action })))
      barriers.push(...question.barriers.map(barrier => ({ topic: question.topic, barrier })))
      if (question.referral === null) continue
      const { organisationKind, way, outcome } = question.referral
      referrals.push({ ...visit, topic: question.topic, organisation_kind: organisationKind, way, outcome })
    }
  }
  return { visits, questions, referrals, actions, barriers }
}

function visitRecord(contribution: Contribution, shortened: boolean): CountedRecord {
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

/**
 * The questions of a visit that count: each topic once, at most {@link CAP}. Where there are more, a hash of visit and topic
 * chooses: every topic has the same chance, and the same visit always keeps the same ones. A repeated topic counts as one question
 * with all its actions and barriers and one of its referrals, so that nothing is lost to the order of typing.
 */
function keptQuestions(contribution: Contribution): QuestionRecord[] {
  const byTopic = new Map<string, QuestionRecord>()
  for (const question of contribution.questions) {
    if (question.actions.length === 0) throw new Error('a question holds no action')
    const other = byTopic.get(question.topic)
    byTopic.set(question.topic, other === undefined ? joined(question, question) : joined(other, question))
  }
  const distinct = [...byTopic.values()]
  if (distinct.length <= CAP) return distinct
  return distinct
    .map(question => ({ question, rank: rankOf(contribution.contributor, question.topic) }))
    .toSorted((a, b) => (a.rank < b.rank ? -1 : 1))
    .slice(0, CAP)
    .map(({ question }) => question)
}

function joined(one: QuestionRecord, other: QuestionRecord): QuestionRecord {
  const { referral } = referralKey(other) > referralKey(one) ? other : one
  // Whoever names the organisation has referred the question, ticked or not.
  const referred = referral === null ? [] : [REFERRED]
  return {
    topic: one.topic,
    actions: [...new Set([...one.actions, ...other.actions, ...referred])],
    barriers: [...new Set([...one.barriers, ...other.barriers])],
    referral
  }
}

/** Empty without a referral, so that any referral is greater; the rest makes the choice independent of order. */
const referralKey = ({ referral }: QuestionRecord): string =>
  referral === null ? '' : `${referral.organisationKind} ${referral.way} ${referral.outcome}`

const rankOf = (contributor: string, topic: string): string =>
  createHash('sha256').update(`${contributor}\n${topic}`).digest('hex')
