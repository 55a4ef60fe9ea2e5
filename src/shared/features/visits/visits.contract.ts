import { z } from 'zod'
import { command, query, unlocked } from '../../ipc/define.ts'
import { visitIdSchema } from '../../domain/ids.ts'
import { isoDateSchema } from '../../domain/month.ts'
import { nameSchema } from '../../domain/text.ts'
import {
  historyEntrySchema,
  visitBodySchema,
  visitFilterSchema,
  visitSchema,
  visitSummarySchema
} from './visits.schema.ts'

const desk = unlocked('volunteer', 'coordinator')
const revision = z.int().min(1)
const target = z.object({ id: visitIdSchema, revision })
const state = z.object({ id: visitIdSchema, revision })

export const visitCalls = {
  /** Records a visit. The same id with the same content is recorded once, however often it is sent; with other content it is refused. */
  'visits.record': command({ access: desk, input: visitBodySchema.extend({ id: visitIdSchema }), output: state }),
  /** Latest first. `total` counts what the filter finds, whatever the page. */
  'visits.list': query({
    access: desk,
    input: visitFilterSchema,
    output: z.object({ visits: z.array(visitSummarySchema), total: z.int().min(0) })
  }),
  'visits.open': query({
    access: desk,
    input: z.object({ id: visitIdSchema }),
    output: z.object({ visit: visitSchema, history: z.array(historyEntrySchema) })
  }),
  /** Replaces the content of a visit and keeps what it was in the history. Refused when it changed since `revision`. */
  'visits.correct': command({
    access: desk,
    input: visitBodySchema.extend({ id: visitIdSchema, revision }),
    output: state
  }),
  /** Takes a visit out of every list and figure; it can be restored. */
  'visits.withdraw': command({ access: desk, input: target, output: state }),
  'visits.restore': command({ access: desk, input: target, output: state }),
  /** What stays the same from one visit to the next: today's date in the bureau's time zone, and the places used before, latest first. */
  'visits.defaults': query({
    access: desk,
    input: z.null(),
    output: z.object({
      today: isoDateSchema,
      places: z.array(nameSchema),
      lastPlace: nameSchema.nullable(),
      visitsToday: z.int().min(0)
    })
  })
}
