import { z } from 'zod'
import { command, query, unlocked } from '../../ipc/define.ts'
import { draftKindSchema, draftSchema } from './drafts.schema.ts'

const desk = unlocked('volunteer', 'coordinator')

/** Each person has at most one draft of a kind. */
export const draftCalls = {
  'drafts.load': query({ access: desk, input: z.object({ kind: draftKindSchema }), output: draftSchema.nullable() }),
  'drafts.save': command({ access: desk, input: draftSchema.pick({ kind: true, body: true }), output: z.null() }),
  'drafts.discard': command({ access: desk, input: z.object({ kind: draftKindSchema }), output: z.null() })
}
