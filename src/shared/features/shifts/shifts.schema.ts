import { z } from 'zod'
import { personIdSchema, shiftIdSchema } from '../../domain/ids.ts'
import { isoDateSchema, timeOfDaySchema } from '../../domain/month.ts'
import { nameSchema } from '../../domain/text.ts'
import { actions, barriers, interpreterUses, urgencies } from '../../domain/vocabulary.ts'

/** More than a bureau has volunteers. */
const maxOnShift = 40

/** When and where a shift is, and who is on. A shift does not go over midnight. */
export const shiftBodySchema = z
  .object({
    place: nameSchema,
    starts: timeOfDaySchema,
    ends: timeOfDaySchema,
    people: z.array(personIdSchema).max(maxOnShift)
  })
  .refine(({ starts, ends }) => starts < ends, { path: ['ends'], error: 'too_small' })

const namedPersonSchema = z.object({ id: personIdSchema, name: nameSchema })
export type NamedPerson = z.infer<typeof namedPersonSchema>

/** One opening: a place on a day. It has times once somebody planned or opened it. */
export const shiftSchema = z.object({
  id: shiftIdSchema,
  date: isoDateSchema,
  place: nameSchema,
  starts: timeOfDaySchema.nullable(),
  ends: timeOfDaySchema.nullable(),
  people: z.array(namedPersonSchema),
  /** Somebody has opened it on its day. */
  opened: z.boolean(),
  visits: z.int().min(0)
})
export type Shift = z.infer<typeof shiftSchema>

export const shiftDaySchema = z.object({
  shifts: z.array(shiftSchema),
  /** The shift that was opened last today. */
  open: shiftIdSchema.nullable(),
  /** Everybody who can be put on a shift. */
  people: z.array(namedPersonSchema)
})
export type ShiftDay = z.infer<typeof shiftDaySchema>

const counted = <Code extends z.ZodType>(code: Code) => z.array(z.object({ code, count: z.int().min(1) }))

/** What happened on a shift, in numbers. Not anonymised: it never leaves the bureau. It holds no notes. */
export const shiftReportSchema = z.object({
  shift: shiftSchema,
  /** All minutes that were noted, and on how many visits. */
  minutes: z.object({ total: z.int().min(0), visits: z.int().min(0) }),
  questions: z.int().min(0),
  topics: counted(z.string()),
  actions: counted(z.enum(actions)),
  barriers: counted(z.enum(barriers)),
  languages: counted(z.string()),
  interpreters: counted(z.enum(interpreterUses)),
  /** To whom, how often, and of how many of these nobody knows yet what came of them. */
  referrals: z.array(z.object({ organisation: nameSchema, count: z.int().min(1), waiting: z.int().min(0) })),
  /** Questions that cannot wait. */
  urgent: z.array(z.object({ topic: z.string(), urgency: z.enum(urgencies), count: z.int().min(1) })),
  /** Questions with which the bureau could not help, by topic. */
  notHelped: counted(z.string())
})
export type ShiftReport = z.infer<typeof shiftReportSchema>
