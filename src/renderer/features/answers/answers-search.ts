import { z } from 'zod'
import { topicCodeSchema } from '../../../shared/domain/codes.ts'
import { answerIdSchema } from '../../../shared/domain/ids.ts'

/** Which articles the list shows; `all` are those in use, drafts among them. */
export const shownAnswers = ['all', 'check', 'draft', 'withdrawn'] as const
export type ShownAnswers = (typeof shownAnswers)[number]

/** What stands in the address of the list and of an article opened from it, so that the way back finds the same lines. */
const searchSchema = z.object({
  typed: z.string().max(200).optional().catch(undefined),
  shown: z.enum(shownAnswers).optional().catch(undefined),
  last: answerIdSchema.optional().catch(undefined),
  /** What was done just now. */
  done: z.enum(['saved', 'published', 'erased', 'unfinished-erased', 'thrown']).optional().catch(undefined),
  /** To be written anew, on this topic. */
  topic: topicCodeSchema.optional().catch(undefined),
  /** Another article was to be written, but one is half-written. */
  wanted: z.boolean().optional().catch(undefined)
})
export type AnswersSearch = z.infer<typeof searchSchema>

/** What cannot be read counts as not said. */
export const readAnswersSearch = (search: Record<string, unknown>): AnswersSearch => searchSchema.parse(search)
