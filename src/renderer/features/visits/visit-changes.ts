import type { NewFollowUp } from '../../../shared/domain/follow-ups.ts'
import type {
  EarlierVisit,
  HistoryEntry,
  Question,
  Visit,
  VisitBody
} from '../../../shared/features/visits/visits.schema.ts'

/** The parts of a visit outside its questions, in the order of the form. */
export const visitParts = [
  'date',
  'time',
  'place',
  'channel',
  'language',
  'ageBand',
  'gender',
  'municipality',
  'timeInSweden',
  'household',
  'interpreter',
  'minutes'
] as const satisfies readonly Exclude<keyof VisitBody, 'questions'>[]
export type VisitPart = (typeof visitParts)[number]

/** The parts of a question, in the order of the form. */
export const questionParts = [
  'topic',
  'actions',
  'barriers',
  'referral',
  'urgency',
  'note'
] as const satisfies readonly Exclude<keyof Question, 'id'>[]
export type QuestionPart = (typeof questionParts)[number]

/** One thing that a correction changed. */
export type VisitChange =
  | { readonly kind: 'part'; readonly part: VisitPart; readonly before: VisitBody; readonly after: VisitBody }
  | { readonly kind: 'question-added' | 'question-removed'; readonly question: Question }
  | { readonly kind: 'question-part'; readonly part: QuestionPart; readonly before: Question; readonly after: Question }
  | {
      readonly kind: 'follow-up'
      readonly part: NewFollowUp['kind']
      readonly question: Question
      readonly before: NewFollowUp | null
      readonly after: NewFollowUp | null
    }
  | { readonly kind: 'order' }

/** What stands otherwise in the second body, in the order of the form. The order in which codes were ticked is no change. */
export function changesBetween(before: EarlierVisit, after: EarlierVisit): VisitChange[] {
  const parts = visitParts
    .filter(part => before[part] !== after[part])
    .map(part => ({ kind: 'part', part, before, after }) as const)
  return [...parts, ...questionChanges(before.questions, after.questions), ...followUpChanges(before, after)]
}

/** What is followed otherwise. Nothing where the first body does not tell what was followed. */
function followUpChanges(before: EarlierVisit, after: EarlierVisit): VisitChange[] {
  const { followUps: was } = before
  const { followUps: is } = after
  if (was === undefined || is === undefined) return []
  const added = after.questions.filter(question => !hasId(before.questions, question))
  return [...before.questions, ...added].flatMap(question =>
    (['letter', 'call'] as const).flatMap(part => {
      const change = { before: followUpOf(was, question, part), after: followUpOf(is, question, part) }
      return sameFollowUp(change.before, change.after)
        ? []
        : [{ kind: 'follow-up' as const, part, question, ...change }]
    })
  )
}

const followUpOf = (
  followUps: readonly NewFollowUp[],
  { id }: Question,
  kind: NewFollowUp['kind']
): NewFollowUp | null => followUps.find(each => each.question === id && each.kind === kind) ?? null

function sameFollowUp(one: NewFollowUp | null, other: NewFollowUp | null): boolean {
  if (one?.kind === 'letter' && other?.kind === 'letter' && one.due === other.due)
    return one.sender === other.sender && one.letter === other.letter && one.promised === other.promised
  return (one === null) === (other === null) && one?.due === other?.due
}

/** A step of a visit's history, and what it changed. */
export interface HistoryStep extends Pick<HistoryEntry, 'revision' | 'at' | 'by' | 'change'> {
  readonly changes: readonly VisitChange[]
}

/**
 * The history with what each correction changed. An entry keeps the visit as it was before; what it became stands before the
 * next correction, or in the visit itself.
 */
export function historySteps(visit: Visit, history: readonly HistoryEntry[]): HistoryStep[] {
  return history.map(({ revision, at, by, change, before }, position) => {
    const next = history.slice(position + 1).find(later => later.before !== null)
    const after = next?.before ?? visit
    return { revision, at, by, change, changes: before === null ? [] : changesBetween(before, after) }
  })
}

function questionChanges(before: readonly Question[], after: readonly Question[]): VisitChange[] {
  const kept = pairs(before, after)
  return [
    ...before.filter(one => !hasId(after, one)).map(question => ({ kind: 'question-removed', question }) as const),
    ...kept.flatMap(([one, other]) =>
      questionParts
        .filter(part => !samePart(part, one, other))
        .map(part => ({ kind: 'question-part', part, before: one, after: other }) as const)
    ),
    ...after.filter(one => !hasId(before, one)).map(question => ({ kind: 'question-added', question }) as const),
    ...(inSameOrder(kept, after) ? [] : [{ kind: 'order' } as const])
  ]
}

/** The questions that stand in both, in the order of the first. */
const pairs = (before: readonly Question[], after: readonly Question[]): [Question, Question][] =>
  before.flatMap(one => after.filter(other => other.id === one.id).map((other): [Question, Question] => [one, other]))

const hasId = (questions: readonly Question[], { id }: Question): boolean =>
  questions.some(question => question.id === id)

function inSameOrder(kept: readonly [Question, Question][], after: readonly Question[]): boolean {
  const positions = kept.map(([, other]) => after.indexOf(other))
  return positions.every((position, index) => index === 0 || position > (positions[index - 1] ?? 0))
}

function samePart(part: QuestionPart, one: Question, other: Question): boolean {
  if (part === 'actions' || part === 'barriers') {
    return sameCodes(one[part], other[part])
  }
  if (part === 'referral') {
    return (
      one.referral?.organisationId === other.referral?.organisationId &&
      one.referral?.way === other.referral?.way &&
      one.referral?.outcome === other.referral?.outcome
    )
  }
  return one[part] === other[part]
}

const sameCodes = (one: readonly string[], other: readonly string[]): boolean =>
  one.length === other.length && one.every(code => other.includes(code))
