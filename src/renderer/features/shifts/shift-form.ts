import { z } from 'zod'
import { type PersonId, personIdSchema } from '../../../shared/domain/ids.ts'
import { isoDateSchema, type IsoDate } from '../../../shared/domain/month.ts'
import { type TextProblem, textLimits, textProblem } from '../../../shared/domain/text.ts'
import { readTypedTime } from '../../../shared/domain/typed-date.ts'
import type { Shift } from '../../../shared/features/shifts/shifts.schema.ts'

/** A shift as it is being typed. */
export const shiftFormSchema = z.object({
  date: z.string(),
  place: z.string(),
  starts: z.string(),
  ends: z.string(),
  people: z.array(personIdSchema)
})
export type ShiftForm = z.infer<typeof shiftFormSchema>

/** A shift that can be sent. */
export interface ShiftBody {
  readonly date: IsoDate
  readonly place: string
  readonly starts: string
  readonly ends: string
  readonly people: PersonId[]
}

export type ShiftField = 'date' | 'place' | 'starts' | 'ends'
export interface ShiftProblem {
  readonly field: ShiftField
  readonly code: 'date' | 'time' | 'order' | TextProblem
}

export type CheckedShift =
  { readonly ok: true; readonly body: ShiftBody } | { readonly ok: false; readonly problems: readonly ShiftProblem[] }

/** The shift that the form describes, or what keeps it from being one, in the order of the form. */
export function checkShift(form: ShiftForm): CheckedShift {
  const date = isoDateSchema.safeParse(form.date)
  const [starts, ends] = [readTypedTime(form.starts), readTypedTime(form.ends)]
  const place = textProblem(form.place, { max: textLimits.name })
  const problems: ShiftProblem[] = []
  if (!date.success) problems.push({ field: 'date', code: 'date' })
  if (place !== null) problems.push({ field: 'place', code: place })
  if (starts === null) problems.push({ field: 'starts', code: 'time' })
  if (ends === null) problems.push({ field: 'ends', code: 'time' })
  else if (starts !== null && starts >= ends) problems.push({ field: 'ends', code: 'order' })
  if (problems.length > 0 || !date.success || starts === null || ends === null) return { ok: false, problems }
  return { ok: true, body: { date: date.data, place: form.place, starts, ends, people: [...form.people] } }
}

/** The form of a shift that is there. */
export const formOfShift = ({ date, place, starts, ends, people }: Shift): ShiftForm => ({
  date,
  place,
  starts: starts ?? '',
  ends: ends ?? '',
  people: people.map(({ id }) => id)
})
