import { z } from 'zod'
import { command, query, unlocked } from '../../ipc/define.ts'
import { questionIdSchema, returnIdSchema, visitIdSchema } from '../../domain/ids.ts'
import { newFollowUpSchema } from '../../domain/follow-ups.ts'
import { noteDaysSchema } from '../../domain/note-days.ts'
import { isoDateSchema } from '../../domain/month.ts'
import { nameSchema } from '../../domain/text.ts'
import {
  historyEntrySchema,
  maxQuestions,
  visitBodySchema,
  visitFilterSchema,
  visitSchema,
  visitSummarySchema
} from './visits.schema.ts'

const desk = unlocked('volunteer', 'coordinator')
const revision = z.int().min(1)
const target = z.object({ id: visitIdSchema, revision })
const state = z.object({ id: visitIdSchema, revision })
const followUps = z.array(newFollowUpSchema).max(2 * maxQuestions)

export const visitCalls = {
  /** Records a visit. The same id with the same content is recorded once, however often it is sent; with other content it is refused. */
  'visits.record': command({
    access: desk,
    input: visitBodySchema.extend({
      id: visitIdSchema,
      /** The slip that the visitor showed, as `returns.open` named it. It is no part of the content. */
      returnId: returnIdSchema.nullable().default(null),
      /** What is to be followed after the visit; no part of the content either. */
      followUps: followUps.default([])
    }),
    output: state
  }),
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
    input: visitBodySchema.extend({
      id: visitIdSchema,
      revision,
      /** Replaces what is to be followed after the visit; left out, it stays as it is. */
      followUps: followUps.optional()
    }),
    output: state
  }),
  /** Takes a visit out of every list and figure; it can be restored. */
  'visits.withdraw': command({ access: desk, input: target, output: state }),
  'visits.restore': command({ access: desk, input: target, output: state }),
  /**
   * Erases a visit for good. What is left is its id, the key by which an import would know it again, and which release has counted it.
   * `cleaned` is false where the file could not be written anew at once, as on a full disk; that is then done when it is next opened.
   */
  'visits.erase': command({
    access: unlocked('coordinator'),
    input: target,
    output: z.object({ cleaned: z.boolean() })
  }),
  /** Erases the note of one question for good, and with it every earlier note of the visit. */
  'visits.eraseNote': command({ access: desk, input: target.extend({ question: questionIdSchema }), output: state }),
  /** How many notes would go at once if notes were kept for so many days. */
  'visits.countNotesOver': query({
    access: unlocked('coordinator'),
    input: z.object({ days: noteDaysSchema }),
    output: z.object({ count: z.int().min(0) })
  }),
  /** Notes that are kept although their last day is over by the computer's date, since that has leapt; null where there are none. */
  'visits.heldNotes': query({
    access: unlocked('coordinator'),
    input: z.null(),
    output: z.object({ believed: isoDateSchema, today: isoDateSchema, count: z.int().min(1) }).nullable()
  }),
  /** Says that the computer's date is right. Those notes are erased then. */
  'visits.believeDate': command({ access: unlocked('coordinator'), input: z.null(), output: z.null() }),
  /** What stays the same from one visit to the next: today's date in the bureau's time zone, and the places used before, latest first. */
  'visits.defaults': query({
    access: desk,
    input: z.null(),
    output: z.object({
      today: isoDateSchema,
      places: z.array(nameSchema),
      lastPlace: nameSchema.nullable(),
      visitsToday: z.int().min(0),
      /** The last day of a note that is written today. */
      noteUntil: isoDateSchema
    })
  })
}
