import { isoDateSchema, timeOfDaySchema, type IsoDate, type TimeOfDay } from './month.ts'

/** The days of a week, as calendars write them. */
export const weekdays = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'] as const

export type Weekday = (typeof weekdays)[number]

export const MINUTES_A_DAY = 1440

/** One row of opening hours: on which days, and from when to when. All of it is what the clock on the wall there says. */
export interface OpeningRule {
  readonly freq: 'weekly' | 'monthly' | 'every-day'
  /** Every so many weeks or months, counted from the anchor. */
  readonly interval: number
  /** The day from which intervals and occurrences are counted. */
  readonly anchor: number | null
  /** The first and the last day, as day numbers. */
  readonly from: number | null
  readonly to: number | null
  readonly count: number | null
  readonly weekStart: number
  /** `nth` is the first, second, … of the month, or from its end where negative; null for each. */
  readonly byDay: readonly { readonly day: number; readonly nth: number | null }[]
  readonly byMonthDay: readonly number[]
  readonly byYearDay: readonly number[]
  readonly byWeekNumber: readonly number[]
  /** Minutes after midnight; null where it is closed on these days. `closes` may be on the next day. */
  readonly hours: { readonly opens: number; readonly closes: number } | null
}

/** Days since 1970. */
export const dayNumber = (date: IsoDate): number => Date.parse(`${date}T00:00:00Z`) / 86_400_000

/** The date of a day counted from 1 January 1970. */
export const dateOfDay = (day: number): IsoDate =>
  isoDateSchema.parse(new Date(day * 86_400_000).toISOString().slice(0, 10))

/** Monday is 0. */
export const weekdayOf = (day: number): number => (((day + 3) % 7) + 7) % 7

/** Minutes since midnight. */
export const minutesOf = (time: TimeOfDay): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3))

/** The time so many minutes after a midnight; a day later is the same time. */
export const timeOfMinutes = (minutes: number): TimeOfDay => {
  const within = minutes % MINUTES_A_DAY
  const padded = (value: number): string => String(value).padStart(2, '0')
  return timeOfDaySchema.parse(`${padded(Math.floor(within / 60))}:${padded(within % 60)}`)
}

/**
 * Reads a row of the `schedule` table of the Human Services Data Specification 3.0; null when it does not say on which days, or says it
 * in a way that is not understood. Offsets from UTC are passed over: hours are those on the door, in summer as in winter. A row with
 * days and without hours says that it is closed then.
 */
export function readOpeningRule(fields: Readonly<Record<string, string>>): OpeningRule | null {
  const hours = readHours(fields['opens_at'], fields['closes_at'])
  const days = readByDay(fields['byday'])
  const freq = readFreq(fields['freq'], days)
  const interval = readPositive(fields['interval']) ?? 1
  const start = readDay(fields['dtstart'])
  const validFrom = readDay(fields['valid_from'])
  const from = latest(start, validFrom)
  const to = earliest(readDay(fields['until']), readDay(fields['valid_to']))
  const anchor = start ?? validFrom
  const byMonthDay = readNumbers(fields['bymonthday'])
  const byYearDay = readNumbers(fields['byyearday'])
  const byWeekNumber = readNumbers(fields['byweekno'])
  const count = readPositive(fields['count'])
  if (hours === undefined || days === null || freq === null) return null
  if (byMonthDay === null || byYearDay === null || byWeekNumber === null) return null
  if (anchor === null && (interval > 1 || count !== null)) return null
  const saysWhichDays = days.length + byMonthDay.length + byYearDay.length + byWeekNumber.length > 0
  if (!saysWhichDays && (freq === 'every-day' ? from === null && to === null : anchor === null)) return null
  const weekStart = weekdays.findIndex(day => day === fields['wkst']?.toUpperCase())
  return {
    freq,
    interval,
    anchor,
    from,
    to,
    count,
    weekStart: Math.max(0, weekStart),
    byDay: days,
    byMonthDay,
    byYearDay,
    byWeekNumber,
    hours
  }
}

/** `HH:MM`, with or without seconds and an offset; `24:00` is the end of the day. */
const CLOCK = /^([01]?\d|2[0-4]):([0-5]\d)(?::[0-5]\d(?:\.\d+)?)?\s*(?:Z|[+-]\d\d:?\d\d)?$/i

/** Null when both are missing, undefined when only one can be read. */
function readHours(opensAt = '', closesAt = ''): OpeningRule['hours'] | undefined {
  if (opensAt === '' && closesAt === '') return null
  const opens = readMinutes(opensAt)
  const closes = readMinutes(closesAt)
  if (opens === null || closes === null || opens >= MINUTES_A_DAY) return undefined
  const end = closes === MINUTES_A_DAY - 1 ? MINUTES_A_DAY : closes
  return { opens, closes: end <= opens ? end + MINUTES_A_DAY : end }
}

function readMinutes(text: string): number | null {
  const [, hours, minutes] = CLOCK.exec(text.trim()) ?? []
  const value = Number(hours) * 60 + Number(minutes)
  return value <= MINUTES_A_DAY ? value : null
}

function readFreq(text = '', days: OpeningRule['byDay'] | null): OpeningRule['freq'] | null {
  const freq = text.trim().toUpperCase()
  if (freq === 'WEEKLY') return 'weekly'
  if (freq === 'MONTHLY') return 'monthly'
  if (freq !== '') return null
  return days !== null && days.length > 0 ? 'weekly' : 'every-day'
}

const DAY = /^([+-]?\d{1,2})?(MO|TU|WE|TH|FR|SA|SU)$/

function readByDay(text = ''): OpeningRule['byDay'] | null {
  const parts = text
    .toUpperCase()
    .split(/[\s,;]+/)
    .filter(part => part !== '')
  const days = parts.map(part => {
    const [, nth, name] = DAY.exec(part) ?? []
    const day = weekdays.findIndex(weekday => weekday === name)
    return day < 0 ? null : { day, nth: nth === undefined ? null : Number(nth) }
  })
  const known = days.filter(day => day !== null)
  return known.length === days.length ? known : null
}

/** The numbers of a list, or null when one is none. */
function readNumbers(text = ''): readonly number[] | null {
  const parts = text.split(/[\s,;]+/).filter(part => part !== '')
  const numbers = parts.map(Number)
  return numbers.every(value => Number.isInteger(value) && value !== 0) ? numbers : null
}

function readPositive(text = ''): number | null {
  const value = Number(text)
  return Number.isInteger(value) && value > 0 ? value : null
}

/** A day before this is a slip of the keyboard, and counting from it would take long. */
const EARLIEST = Date.UTC(1970, 0, 1) / 86_400_000

function readDay(text = ''): number | null {
  if (text === '') return null
  const date = isoDateSchema.safeParse(text.slice(0, 10))
  const day = date.success ? dayNumber(date.data) : EARLIEST - 1
  return day < EARLIEST ? null : day
}

const latest = (a: number | null, b: number | null): number | null =>
  a === null || b === null ? (a ?? b) : Math.max(a, b)

const earliest = (a: number | null, b: number | null): number | null =>
  a === null || b === null ? (a ?? b) : Math.min(a, b)
