import type { AnswerSummary } from '../../../shared/features/answers/answers.schema.ts'
import { findByTyping } from '../../../shared/domain/type-ahead.ts'
import type { ShownAnswers } from './answers-search.ts'

/** The names by which an article is found in the list. */
export interface AnswerNames {
  readonly topics: (answer: AnswerSummary) => readonly string[]
  readonly language: (answer: AnswerSummary) => string
  /** Where a topic stands in the bureau's list. */
  readonly place: (topic: string) => number
}

/** The articles that are asked for: by topic where nothing is typed, best first where something is. */
export function listedAnswers(
  answers: readonly AnswerSummary[],
  { shown, typed }: { readonly shown: ShownAnswers; readonly typed: string },
  { topics, language, place }: AnswerNames
): AnswerSummary[] {
  const asked = answers.filter(answer => isShown(answer, shown))
  const firstPlace = (answer: AnswerSummary): number => Math.min(...answer.topics.map(place))
  const byTopic = asked.toSorted((one, other) => firstPlace(one) - firstPlace(other))
  return findByTyping(typed, byTopic, answer => ({
    names: [answer.title, ...topics(answer)],
    context: [language(answer)]
  }))
}

/** Whether an article belongs to what the list shows. Withdrawn ones are shown only where they are asked for. */
export function isShown({ state, asksForCheck }: AnswerSummary, shown: ShownAnswers): boolean {
  if (shown === 'check') return asksForCheck
  return shown === 'all' ? state !== 'withdrawn' : state === shown
}
