import { topicGroupOf } from '../../shared/domain/codes.ts'
import type { AnswerSummary } from '../../shared/features/answers/answers.schema.ts'

/**
 * The published articles that help with a question on a topic, best first: those on the very topic before those on its group (or, for a
 * question on a whole group, on its topics), and among them those in the first of `languages`, then the second, then the rest.
 */
export function answersFor(
  topic: string,
  languages: readonly string[],
  answers: readonly AnswerSummary[]
): AnswerSummary[] {
  const nearness = (answer: AnswerSummary): number => {
    if (answer.topics.includes(topic)) return 0
    const isNear = answer.topics.some(other => other === topicGroupOf(topic) || topicGroupOf(other) === topic)
    return isNear ? 1 : Infinity
  }
  const rank = ({ language }: AnswerSummary): number =>
    languages.includes(language) ? languages.indexOf(language) : languages.length
  return answers
    .filter(answer => answer.state === 'published' && nearness(answer) !== Infinity)
    .toSorted((one, other) => nearness(one) - nearness(other) || rank(one) - rank(other))
}
