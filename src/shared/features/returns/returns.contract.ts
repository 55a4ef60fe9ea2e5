import { z } from 'zod'
import { visitIdSchema } from '../../domain/ids.ts'
import { command, unlocked } from '../../ipc/define.ts'
import { openedReturnSchema } from './returns.schema.ts'

const desk = unlocked('volunteer', 'coordinator')
const ofVisit = z.object({ visit: visitIdSchema })

/** Slips that join the visits of somebody who has no name here. */
export const returnCalls = {
  /**
   * Opens what was asked before by whoever has this code. Refused with `return.words` or `return.word-unknown` where it cannot be one,
   * with `return.unknown` where nobody has it, and with `return.too-many-tries` after too many of those. A command, as it counts tries.
   */
  'returns.open': command({
    access: desk,
    input: z.object({ code: z.string().max(400) }),
    output: openedReturnSchema
  }),
  /**
   * Makes a code for a visit and answers it, this once and never again. A visit that already has one gets another, for itself and all
   * visits of the same slip: the old slip opens nothing from then on.
   */
  'returns.issue': command({
    access: desk,
    input: ofVisit,
    output: z.object({ code: z.string(), replaced: z.boolean() })
  }),
  /** Cuts the visits of a slip apart for good, this one and all others: the slip opens nothing from then on. Answers how many they were. */
  'returns.forget': command({
    access: desk,
    input: ofVisit,
    output: z.object({ visits: z.int().min(0) })
  })
}
