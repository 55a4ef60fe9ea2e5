import { z } from 'zod'
import { topicCodeSchema } from '../../domain/codes.ts'

export const topicSchema = z.object({
  code: topicCodeSchema,
  /** The topic group, or null for a group itself. Questions are raised on topics and on groups alike. */
  parent: topicCodeSchema.nullable(),
  sv: z.string(),
  en: z.string(),
  retired: z.boolean()
})
export type Topic = z.infer<typeof topicSchema>

export const topicListSchema = z.object({
  version: z.int().min(1),
  topics: z.array(topicSchema),
  /** How many questions the bureau has had on a topic; a topic that is not named had none. */
  uses: z.record(topicCodeSchema, z.int().min(0))
})
export type TopicList = z.infer<typeof topicListSchema>
