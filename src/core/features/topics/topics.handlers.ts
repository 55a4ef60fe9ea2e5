import { topicCalls } from '../../../shared/features/topics/topics.contract.ts'
import { onDesk, type BoundCalls } from '../../bound-call.ts'
import { currentTopicList } from './topics.service.ts'

/** {@link topicCalls}, each bound to what answers it. */
export const topicHandlers = (): BoundCalls<keyof typeof topicCalls> => ({
  'topics.list': onDesk(topicCalls['topics.list'], (_request, { db }) => currentTopicList(db))
})
