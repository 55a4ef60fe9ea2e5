import { z } from 'zod'
import { query, unlocked } from '../../ipc/define.ts'
import { topicListSchema } from './topics.schema.ts'

export const topicCalls = {
  'topics.list': query({
    access: unlocked('volunteer', 'coordinator', 'trainer', 'case-manager'),
    input: z.null(),
    output: topicListSchema
  })
}
