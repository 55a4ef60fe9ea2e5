import { z } from 'zod'

/** Why the bureau is asked to lock: by a person, for want of one, after the longest stay, or by what the computer does. */
export const lockReasonSchema = z.enum(['asked', 'idle', 'hours', 'suspend', 'screen'])
export type LockReason = z.infer<typeof lockReasonSchema>
