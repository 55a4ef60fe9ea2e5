import { personNameKey } from '../../../shared/domain/person-name.ts'
import { textLimits, type TextProblem, textProblem } from '../../../shared/domain/text.ts'
import type { ListedPerson } from '../../../shared/features/people/people.schema.ts'

/** What is wrong with a name for somebody, or null. `self` is whose own name it may be. */
export function nameProblem(
  name: string,
  people: readonly ListedPerson[],
  self: string | null = null
): TextProblem | 'taken' | null {
  const problem = textProblem(name, { max: textLimits.name })
  if (problem !== null) return problem
  const key = personNameKey(name)
  const taken = people.some(
    person => person.status !== 'removed' && person.id !== self && personNameKey(person.name) === key
  )
  return taken ? 'taken' : null
}
