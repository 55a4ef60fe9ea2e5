import { latinDigits } from './digits.ts'
import { type IsoDate, isoDateSchema } from './month.ts'

/** `2026-11-22`, `2026/11/22`, `20261122`. */
const YEAR_FIRST = /^(\d{4})[-/. ]?(\d{1,2})[-/. ]?(\d{1,2})$/
/** `22/11`, `22.11.`, `22-11-2026`, `22 11 26`. */
const DAY_FIRST = /^(\d{1,2})[-/. ](\d{1,2})[.]?(?:[-/. ]?(\d{2}|\d{4}))?$/

/**
 * The date that somebody typed, or null when it is none. A day and month alone mean the latest such day that is not in the future.
 */
export function readTypedDate(text: string, today: IsoDate): IsoDate | null {
  const typed = latinDigits(text).trim()
  const yearFirst = YEAR_FIRST.exec(typed)
  if (yearFirst !== null) return toDate(yearFirst[1], yearFirst[2], yearFirst[3])
  const dayFirst = DAY_FIRST.exec(typed)
  if (dayFirst === null) return null
  const [, day, month, year] = dayFirst
  if (year !== undefined) return toDate(year.length === 2 ? `20${year}` : year, month, day)
  const thisYear = Number(today.slice(0, 4))
  const date = toDate(String(thisYear), month, day)
  return date !== null && date > today ? toDate(String(thisYear - 1), month, day) : date
}

/** A deadline may have passed before anybody read the letter, but not long before. */
const COMING = 300

/**
 * For `readTypedDate` where what is typed lies ahead, such as a deadline: the last day that a day and month alone can mean, so that they mean
 * the coming one, or one of the last two months.
 */
export const lastComingDay = (today: IsoDate): IsoDate => addDays(today, COMING)

/** `1405`, `14:05`, `14.05`, `9` as `HH:MM`, or null. */
export function readTypedTime(text: string): string | null {
  const parts = /^(\d{1,2})(?:[:. ]?(\d{2}))?$/.exec(latinDigits(text).trim())
  if (parts === null) return null
  const [, hour = '', minute = '00'] = parts
  return Number(hour) < 24 && Number(minute) < 60 ? `${hour.padStart(2, '0')}:${minute}` : null
}

/** The day `days` later (earlier when negative). */
export function addDays(date: IsoDate, days: number): IsoDate {
  const at = new Date(`${date}T00:00:00Z`)
  at.setUTCDate(at.getUTCDate() + days)
  return isoDateSchema.parse(at.toISOString().slice(0, 10))
}

/** How many days `later` lies after `earlier`; negative when before. */
export const daysBetween = (earlier: IsoDate, later: IsoDate): number =>
  Math.round((Date.parse(later) - Date.parse(earlier)) / 86_400_000)

function toDate(year = '', month = '', day = ''): IsoDate | null {
  const read = isoDateSchema.safeParse(`${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`)
  return read.success ? read.data : null
}
