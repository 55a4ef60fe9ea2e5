import { z } from 'zod'
import { answerIdSchema } from '../../domain/ids.ts'
import { command, query, unlocked } from '../../ipc/define.ts'
import { answerBodySchema, answerHistorySchema, answerSchema, answerSummarySchema } from './answers.schema.ts'

const desk = unlocked('volunteer', 'coordinator')
const coordinator = unlocked('coordinator')
const state = z.object({ id: answerIdSchema, revision: z.int().min(1) })
/** `revision` is the state that the writer saw; 0 for an article that is not there yet. */
const written = answerBodySchema.extend({ id: answerIdSchema, revision: z.int().min(0) })

/** Whoever is at the desk writes and checks; what the bureau says to visitors is a coordinator's to put out and to take back (ADR 64). */
export const answerCalls = {
  /** Every article, by title; those that were withdrawn too. */
  'answers.list': query({ access: desk, input: z.null(), output: z.array(answerSummarySchema) }),
  'answers.open': query({
    access: desk,
    input: z.object({ id: answerIdSchema }),
    output: z.object({ answer: answerSchema, history: z.array(answerHistorySchema) })
  }),
  /** Writes a new draft, or changes one. What is published is refused. Sending the same twice writes it once. */
  'answers.saveDraft': command({ access: desk, input: written, output: state }),
  /** Puts an article out, or changes one that is out. It counts as checked today. */
  'answers.publish': command({ access: coordinator, input: written, output: state }),
  /** Says that a published article still holds. */
  'answers.check': command({ access: desk, input: state, output: state }),
  /** Says that a published article may be wrong: it asks to be checked until somebody has. */
  'answers.doubt': command({ access: desk, input: state, output: state }),
  /** Takes an article, or a draft, out of the desk's sight; it can be restored. */
  'answers.withdraw': command({ access: coordinator, input: state, output: state }),
  'answers.restore': command({ access: coordinator, input: state, output: state }),
  /** Erases an article for good, with everything that it ever said. `cleaned` as with a visit. */
  'answers.erase': command({ access: coordinator, input: state, output: z.object({ cleaned: z.boolean() }) })
}
