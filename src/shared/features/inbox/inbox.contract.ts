import { z } from 'zod'
import { topicCodeSchema } from '../../domain/codes.ts'
import { letterKinds, letterSenders } from '../../domain/follow-ups.ts'
import { questionIdSchema, visitIdSchema } from '../../domain/ids.ts'
import { isoDateSchema } from '../../domain/month.ts'
import { referralOutcomes } from '../../domain/vocabulary.ts'
import { command, query, unlocked } from '../../ipc/define.ts'

const desk = unlocked('volunteer', 'coordinator')

/** So many of each kind are shown, the oldest first. */
export const MOST_ITEMS = 200

const itemSchema = z.object({
  kind: z.enum(['referral', 'call', 'letter']),
  visit: visitIdSchema,
  revision: z.int().min(1),
  question: questionIdSchema,
  topic: topicCodeSchema,
  /** The shift: a place on a day. */
  date: isoDateSchema,
  place: z.string(),
  /** Where the question was handed on to. */
  organisation: z.string().nullable(),
  sender: z.enum(letterSenders).nullable(),
  letter: z.enum(letterKinds).nullable(),
  due: isoDateSchema.nullable()
})
export type InboxItem = z.infer<typeof itemSchema>

/** What is not finished when the visitor has left. It belongs to a shift, never to a volunteer. */
export const inboxCalls = {
  /** Referrals without an outcome, promised calls, and last days of letters that the bureau promised to follow; the oldest shift first. */
  'inbox.list': query({ access: desk, input: z.null(), output: z.array(itemSchema) }),
  /** Says what came of one of them; null opens it again. A referral's outcome is a correction of its visit, which must be as it was. */
  'inbox.record': command({
    access: desk,
    input: itemSchema
      .pick({ kind: true, visit: true, revision: true, question: true })
      .extend({ outcome: z.enum(referralOutcomes).nullable() }),
    output: z.object({ revision: z.int().min(1) })
  })
}
