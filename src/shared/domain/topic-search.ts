import type { Topic } from '../features/topics/topics.schema.ts'
import { findByTyping } from './type-ahead.ts'

/**
 * The topics that fit what is typed, in either language, best first. The name in `language` counts most, then the other name, then
 * the group's names, at the beginnings of their words. Retired topics are left out. Nothing typed lists the topics as the bureau's list has them.
 */
export function searchTopics(typed: string, topics: readonly Topic[], language: 'sv' | 'en'): Topic[] {
  const byCode = new Map(topics.map(topic => [topic.code, topic]))
  const inUse = topics.filter(topic => !topic.retired)
  return findByTyping(typed, inUse, topic => {
    const group = topic.parent === null ? undefined : byCode.get(topic.parent)
    const names = language === 'sv' ? [topic.sv, topic.en] : [topic.en, topic.sv]
    return { names, context: group === undefined ? [] : [group.sv, group.en] }
  })
}
