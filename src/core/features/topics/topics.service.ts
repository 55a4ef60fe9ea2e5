import { FyrError } from '../../../shared/domain/errors.ts'
import type { TopicList } from '../../../shared/features/topics/topics.schema.ts'
import type { DeskDb } from '../../open-desk.ts'
import type { DefaultTopic } from '../../reference-lists.ts'
import { findListVersion, findTopics, insertTopicList, listTopics, listTopicUses } from './topics.repository.ts'

/** The bureau's topic list as it is now, retired topics included and marked. */
export const currentTopicList = async (db: DeskDb): Promise<TopicList> => ({
  version: await findListVersion(db),
  topics: await listTopics(db),
  uses: await listTopicUses(db)
})

/** Gives a new bureau the topic list that the app ships, as version 1. */
export async function installDefaultTopics(db: DeskDb, topics: readonly DefaultTopic[], madeAt: string): Promise<void> {
  await insertTopicList(db, {
    version: 1,
    madeAt,
    source: 'default',
    topics: topics.map(topic => ({ ...topic, parent: topic.parent === '' ? null : topic.parent }))
  })
}

/**
 * Checks that questions can be raised on topics: each stands in the bureau's list and is not retired, unless the visit held it
 * already (`kept`). Throws `topic.unknown` or `topic.retired` with the position of the question.
 */
export async function checkTopics(
  db: DeskDb,
  topics: readonly string[],
  kept: ReadonlySet<string> = new Set()
): Promise<void> {
  const known = new Map((await findTopics(db, topics)).map(topic => [topic.code, topic]))
  for (const [position, code] of topics.entries()) {
    const topic = known.get(code)
    const params = { field: `questions.${position}.topic`, topic: code }
    if (topic === undefined) throw new FyrError('topic.unknown', params)
    if (topic.retired && !kept.has(code)) throw new FyrError('topic.retired', params)
  }
}
