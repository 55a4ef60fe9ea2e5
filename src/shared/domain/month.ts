import { z } from 'zod'

/** The bureau's time zone: a visit belongs to the month, and a shift to the day, in which it happened here. */
export const BUREAU_TIME_ZONE = 'Europe/Stockholm'

/** The earliest date that the desk accepts; anything before it is a slip of the keyboard. */
export const EARLIEST_DATE = '2000-01-01'

/** A calendar day in the bureau's time zone, `YYYY-MM-DD`. */
export const isoDateSchema = z.iso.date().brand('IsoDate')
export type IsoDate = z.infer<typeof isoDateSchema>

/** A time of day in the bureau's time zone, `HH:MM`. */
export const timeOfDaySchema = z
  .string()
  .regex(/^([01]\d|2[0-3]):[0-5]\d$/)
  .brand('TimeOfDay')
export type TimeOfDay = z.infer<typeof timeOfDaySchema>

/** A calendar month in the bureau's time zone, `YYYY-MM`. */
export const monthSchema = z
  .string()
  .regex(/^[12]\d{3}-(0[1-9]|1[0-2])$/)
  .brand('Month')
export type Month = z.infer<typeof monthSchema>

/** The month in which a day lies. */
export const monthOf = (date: IsoDate): Month => monthSchema.parse(date.slice(0, 7))

/** The first and the last day of a month, both included. */
export function daysOf(month: Month): { first: IsoDate; last: IsoDate } {
  const [year, index] = yearAndIndex(month)
  const last = new Date(Date.UTC(year, index, 0)).getUTCDate()
  return {
    first: isoDateSchema.parse(`${month}-01`),
    last: isoDateSchema.parse(`${month}-${String(last).padStart(2, '0')}`)
  }
}

/** The instant (milliseconds since 1970, UTC) at which a month begins in the bureau's time zone. */
export function monthBegins(month: Month): number {
  const [year, index] = yearAndIndex(month)
  const midnight = Date.UTC(year, index - 1, 1)
  const { date, time } = bureauClock(midnight)
  const ahead = (Date.parse(`${date}T${time}Z`) - midnight) / minute
  return midnight - ahead * minute
}

/** The month `step` months later (earlier when negative). */
export function addMonths(month: Month, step: number): Month {
  const [year, index] = yearAndIndex(month)
  const at = new Date(Date.UTC(year, index - 1 + step, 1))
  return monthSchema.parse(at.toISOString().slice(0, 7))
}

/** The same day of an earlier month, or that month's last day where it has none such. */
export function monthsBefore(date: IsoDate, months: number): IsoDate {
  const month = addMonths(monthOf(date), -months)
  const sameDay = `${month}${date.slice(7)}`
  const { last } = daysOf(month)
  return isoDateSchema.parse(sameDay < last ? sameDay : last)
}

const stockholmClock = new Intl.DateTimeFormat('sv-SE', {
  timeZone: BUREAU_TIME_ZONE,
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
  hour: '2-digit',
  minute: '2-digit',
  hourCycle: 'h23'
})

const minute = 60_000
let latest = { minute: Number.NaN, ...readClock(0) }

/** The bureau's date and time of day at an instant (milliseconds since 1970, UTC). */
export function bureauClock(instant: number): { date: IsoDate; time: TimeOfDay; month: Month } {
  // The clock is asked for with every visit and shows whole minutes; working one out takes longer than most of the rest.
  const current = Math.floor(instant / minute)
  if (current !== latest.minute) latest = { minute: current, ...readClock(instant) }
  const { date, time, month } = latest
  return { date, time, month }
}

function readClock(instant: number): { date: IsoDate; time: TimeOfDay; month: Month } {
  const parts = new Map(stockholmClock.formatToParts(instant).map(part => [part.type, part.value]))
  const date = isoDateSchema.parse(`${parts.get('year')}-${parts.get('month')}-${parts.get('day')}`)
  return { date, time: timeOfDaySchema.parse(`${parts.get('hour')}:${parts.get('minute')}`), month: monthOf(date) }
}

function yearAndIndex(month: Month): [number, number] {
  return [Number(month.slice(0, 4)), Number(month.slice(5, 7))]
}
