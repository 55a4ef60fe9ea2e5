import { z } from 'zod'
import { shiftIdSchema } from '../../domain/ids.ts'
import { isoDateSchema } from '../../domain/month.ts'
import { command, query, unlocked } from '../../ipc/define.ts'
import { shiftBodySchema, shiftDaySchema, shiftReportSchema, shiftSchema } from './shifts.schema.ts'

const desk = unlocked('volunteer', 'coordinator')
const coordinators = unlocked('coordinator')

export const shiftCalls = {
  /** Today's shifts, which of them is open, and who can be put on one. */
  'shifts.today': query({ access: desk, input: z.null(), output: shiftDaySchema }),
  /** Planned and opened shifts of some days, both included, in their order. */
  'shifts.list': query({
    access: desk,
    input: z.object({ from: isoDateSchema, to: isoDateSchema }),
    output: z.array(shiftSchema)
  }),
  /** Opens today's shift at a place, or changes the times and people of one that is there. */
  'shifts.open': command({ access: desk, input: shiftBodySchema, output: shiftSchema }),
  /** Plans a shift, or changes the times and people of the one at that place on that day. */
  'shifts.plan': command({
    access: coordinators,
    input: shiftBodySchema.safeExtend({ date: isoDateSchema }),
    output: shiftSchema
  }),
  /** Takes a shift out of the rota. Its visits stay, and it can be put back. One that is not there is no error. */
  'shifts.remove': command({ access: coordinators, input: z.object({ id: shiftIdSchema }), output: z.null() }),
  /** Puts a shift that was removed back as it was. One that stands is no error. */
  'shifts.restore': command({ access: coordinators, input: z.object({ id: shiftIdSchema }), output: z.null() }),
  /** Null for a shift that is not there. */
  'shifts.report': query({
    access: desk,
    input: z.object({ id: shiftIdSchema }),
    output: shiftReportSchema.nullable()
  })
}
