import { z } from 'zod'
import { questionIdSchema } from './ids.ts'
import { isoDateSchema } from './month.ts'
import { referralOutcomes } from './vocabulary.ts'

/** Who sends official letters. A code is never reused or renamed once a vault has held it. */
export const letterSenders = [
  'migration-agency',
  'social-insurance',
  'tax-agency',
  'employment-service',
  'municipality',
  'region',
  'school',
  'police',
  'enforcement',
  'court',
  'landlord',
  'other'
] as const
export type LetterSender = (typeof letterSenders)[number]

export const letterKinds = ['decision', 'more-wanted', 'summons', 'bill', 'reminder', 'information', 'other'] as const

export type LetterKind = (typeof letterKinds)[number]

/** What is to be followed after a visit. It is recorded with the visit, and its outcome in the inbox. */
export const newFollowUpSchema = z.discriminatedUnion('kind', [
  /** The bureau promised to call by a day. */
  z.object({ kind: z.literal('call'), question: questionIdSchema, due: isoDateSchema }),
  /** A letter that was explained; the bureau follows its last day where it promised to. */
  z.object({
    kind: z.literal('letter'),
    question: questionIdSchema,
    sender: z.enum(letterSenders),
    letter: z.enum(letterKinds),
    due: isoDateSchema.nullable(),
    promised: z.boolean()
  })
])
export type NewFollowUp = z.infer<typeof newFollowUpSchema>

/** One that stands in the file, with what came of it; null while nobody has said. */
export const followUpSchema = newFollowUpSchema.and(z.object({ outcome: z.enum(referralOutcomes).nullable() }))
export type FollowUp = z.infer<typeof followUpSchema>
