import { createHash } from 'node:crypto'
import { CAP, REFERRED, type Contribution, type QuestionRecord } from './types.ts'

/** A visit that counts, with those of its questions that do. */
export interface KeptVisit {
  readonly contribution: Contribution
  /** One or more, each of another topic. */
  readonly questions: readonly QuestionRecord[]
  /** Whether the cap left something out: of this visit, or further visits of the same contributor. */
  readonly shortened: boolean
}

/**
 * What of one contributor's visits counts (guarantee G4): {@link CAP} visits at most, and so many questions in all, one at least for
 * each of these visits. So the contributor counts so often at most in every cell of every table, since a cell counts visits, questions, or
 * something that a question has once. Of a topic that was raised twice in a visit, one question counts.
 *
 * A hash of visit and topic chooses: every visit and every topic of a visit has the same chance, and neither the order of visits nor
 * that of questions changes anything.
 */
export function keptVisits(contributions: readonly Contribution[]): KeptVisit[] {
  const visits = contributions
    .map(contribution => ({ contribution, ranked: rankedQuestions(contribution) }))
    .toSorted((one, other) => byRank(rankOf(one.contribution.visit), rankOf(other.contribution.visit)))
    .slice(0, CAP)
  const further = visits
    .flatMap(({ contribution, ranked }) => ranked.slice(1).map(one => ({ contribution, ...one })))
    .toSorted((one, other) => byRank(one.rank, other.rank))
    .slice(0, CAP - visits.length)
  return visits.map(({ contribution, ranked }) => {
    const [first] = ranked
    if (first === undefined) throw new Error('a contribution holds no question')
    const others = further.filter(one => one.contribution === contribution)
    const questions = [first, ...others].map(({ question }) => question)
    const isWhole = visits.length === contributions.length && questions.length === contribution.questions.length
    return { contribution, questions, shortened: !isWhole }
  })
}

interface RankedQuestion {
  readonly question: QuestionRecord
  readonly rank: string
}

/**
 * The questions of a visit, each topic once, in the order in which they are kept. A repeated topic is one question with all its actions and
 * barriers and one of its referrals, so that nothing is lost to the order of typing.
 */
function rankedQuestions({ visit, questions }: Contribution): RankedQuestion[] {
  const byTopic = new Map<string, QuestionRecord>()
  for (const question of questions) {
    if (question.actions.length === 0) throw new Error('a question holds no action')
    byTopic.set(question.topic, joined(byTopic.get(question.topic) ?? question, question))
  }
  return [...byTopic.values()]
    .map(question => ({ question, rank: rankOf(visit, question.topic) }))
    .toSorted((one, other) => byRank(one.rank, other.rank))
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

const rankOf = (...names: readonly string[]): string => createHash('sha256').update(names.join('\n')).digest('hex')

const byRank = (one: string, other: string): number => (one < other ? -1 : 1)
