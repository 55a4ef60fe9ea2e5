import type { Topic } from '../features/topics/topics.schema.ts'
import type { InterfaceLanguage } from './interface-language.ts'
import { findByTyping } from './type-ahead.ts'

/**
 * The topics that fit what is typed, in any language, best first. The name in `language` counts most, then the others, then
 * the group's names, at the beginnings of their words. Retired topics are left out. Nothing typed lists the topics as the bureau's list has them.
 */
export function searchTopics(
  typed: string,
  topics: readonly Topic[],
  language: InterfaceLanguage,
  arabicName: (topic: Topic) => string | undefined = () => undefined
): Topic[] {
  const namesOf = (topic: Topic): readonly string[] => {
    const names = { sv: topic.sv, en: topic.en, ar: arabicName(topic) }
    return [names[language], names.sv, names.en, names.ar].filter(name => name !== undefined)
  }
  const byCode = new Map(topics.map(topic => [topic.code, topic]))
  const inUse = topics.filter(topic => !topic.retired)
  return findByTyping(typed, inUse, topic => {
    const group = topic.parent === null ? undefined : byCode.get(topic.parent)
    return { names: namesOf(topic), context: group === undefined ? [] : namesOf(group) }
  })
}
