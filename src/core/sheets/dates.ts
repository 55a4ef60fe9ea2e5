import { isoDateSchema, type IsoDate, type TimeOfDay } from '../../shared/domain/month.ts'
import { fold } from './fold.ts'
import { readTime } from './times.ts'

/** What a date cell holds, before anything is decided that the cell cannot say. */
export type DateReading =
  | { readonly kind: 'date'; readonly date: IsoDate; readonly time?: TimeOfDay }
  /** 3/4/2024: `first` and `second` are day and month in one order or the other. */
  | {
      readonly kind: 'either-order'
      readonly first: number
      readonly second: number
      readonly year: number
      readonly time?: TimeOfDay
    }
  /** A bare number that a spreadsheet counts days with. */
  | { readonly kind: 'day-number'; readonly number: number }
  | { readonly kind: 'blank' }
  | { readonly kind: 'not-understood' }

export type DateOrder = 'day-month' | 'month-day'

/**
 * Reads a date as people write it in a Swedish bureau: 2024-11-02, 20241102, 241102, 2/11 2024, 2.11.2024, 2 nov 2024,
 * November 2, 2024, with a time after it as forms write it, or a midnight that a spreadsheet put there and that means none. A year of two
 * digits is in this century.
 */
export function readDate(cell: string): DateReading {
  const text = fold(cell).replace(/[ t]00[:.]00(?:[:.]00(?:\.0+)?)?$/, '')
  if (text === '') return { kind: 'blank' }
  const [, day, clock] = TIME_BEHIND.exec(text) ?? []
  if (day === undefined || clock === undefined) return readDay(text)
  const reading = readDay(day)
  const time = readTime(clock)
  return time !== null && (reading.kind === 'date' || reading.kind === 'either-order')
    ? { ...reading, time }
    : { kind: 'not-understood' }
}

const TIME_BEHIND = /^(.*\d)(?:,? |t)((?:kl\.? ?)?\d\d?[:.]\d\d(?:[:.]\d\d)?(?: ?[ap]m)?)(?:\.\d+)?$/

/** måndag 3 mars 2025, Monday, March 3, 2025. With the weekday of another day it is not understood: one of the two is a slip. */
function readDay(text: string): DateReading {
  const weekday = weekdays.findIndex(names => names.test(text))
  if (weekday < 0) return readPlainDay(text)
  const reading = readPlainDay(text.replace(/^\S+ /, ''))
  const isThat = reading.kind === 'date' && new Date(`${reading.date}T00:00:00Z`).getUTCDay() === weekday
  return isThat ? reading : { kind: 'not-understood' }
}

/** In Swedish and English, Sunday first. */
const weekdays = [
  /^(?:sön(?:dag)?|sun(?:day)?)[.,]? /,
  /^(?:mån(?:dag)?|mon(?:day)?)[.,]? /,
  /^(?:tis(?:dag)?|tue(?:s|sday)?)[.,]? /,
  /^(?:ons(?:dag)?|wed(?:nesday)?)[.,]? /,
  /^(?:tors?(?:dag)?|thu(?:rs|rsday)?)[.,]? /,
  /^(?:fre(?:dag)?|fri(?:day)?)[.,]? /,
  /^(?:lör(?:dag)?|sat(?:urday)?)[.,]? /
]

const readPlainDay = (text: string): DateReading =>
  yearFirst(text) ??
  swedishDay(text) ??
  eitherOrder(text) ??
  monthByName(text) ??
  dayNumber(text) ?? { kind: 'not-understood' }

/** The day of 3/4/2024 in a given order. */
export const inOrder = (
  { first, second, year }: { first: number; second: number; year: number },
  order: DateOrder
): IsoDate | null => (order === 'day-month' ? calendarDay(year, second, first) : calendarDay(year, first, second))

/** The order that a form such as 13/4/2024 proves by itself, or null. */
export function provenOrder({ first, second }: { first: number; second: number }): DateOrder | null {
  if (first > 12 && second <= 12) return 'day-month'
  if (second > 12 && first <= 12) return 'month-day'
  return null
}

/** The day that a spreadsheet means by a day number (ECMA-376 part 1, 18.17.4.1): day 60 of the 1900 count never was. */
export function dayOfNumber(number: number, system: 'from-1900' | 'from-1904'): IsoDate | null {
  const epoch = system === 'from-1900' ? Date.UTC(1899, 11, 30) : Date.UTC(1904, 0, 1)
  return isoDateSchema.safeParse(new Date(epoch + number * 86_400_000).toISOString().slice(0, 10)).data ?? null
}

function yearFirst(text: string): DateReading | null {
  const match = /^(\d{4})([-/.])(\d\d?)\2(\d\d?)$/.exec(text) ?? /^(\d{4}|\d\d)()(\d\d)(\d\d)$/.exec(text)
  if (match === null) return null
  const [, year = '', , month = '', day = ''] = match
  return reading(calendarDay(fullYear(year), Number(month), Number(day)))
}

/** 2/11 2024 and 2.11.2024: nobody writes the month first with a space before the year, or with dots. */
function swedishDay(text: string): DateReading | null {
  const match = /^(?:den )?(\d\d?)\/(\d\d?) (\d{4})$/.exec(text) ?? /^(\d\d?)\. ?(\d\d?)\. ?(\d{4})$/.exec(text)
  if (match === null) return null
  const [, day, month, year] = match
  return reading(calendarDay(Number(year), Number(month), Number(day)))
}

function eitherOrder(text: string): DateReading | null {
  const match = /^(\d\d?)([-/])(\d\d?)\2(\d{4})$/.exec(text)
  if (match === null) return null
  const [, first, , second, year] = match
  return { kind: 'either-order', first: Number(first), second: Number(second), year: Number(year) }
}

const monthNames: readonly (readonly string[])[] = [
  ['jan', 'januari', 'january'],
  ['feb', 'febr', 'februari', 'february'],
  ['mar', 'mars', 'march'],
  ['apr', 'april'],
  ['maj', 'may'],
  ['jun', 'juni', 'june'],
  ['jul', 'juli', 'july'],
  ['aug', 'augusti', 'august'],
  ['sep', 'sept', 'september'],
  ['okt', 'oktober', 'oct', 'october'],
  ['nov', 'november'],
  ['dec', 'december']
]
const monthByWord: ReadonlyMap<string, number> = new Map(
  monthNames.flatMap((words, index) => words.map(word => [word, index + 1] as const))
)

/** 2 nov 2024, den 2 november 2024, 2-Nov-2024, November 2, 2024. */
function monthByName(text: string): DateReading | null {
  const dayFirst = /^(?:den )?(\d\d?)(?:st|nd|rd|th|:e|:a|\.)?[ -]?([a-z]+)\.?,?[ -]?(\d{4})$/.exec(text)
  const monthFirst = /^([a-z]+)\.? (\d\d?)(?:st|nd|rd|th)?,? (\d{4})$/.exec(text)
  const [day, word, year] =
    dayFirst === null ? [monthFirst?.[2], monthFirst?.[1], monthFirst?.[3]] : [dayFirst[1], dayFirst[2], dayFirst[3]]
  const month = monthByWord.get(word ?? '')
  return month === undefined ? null : reading(calendarDay(Number(year), month, Number(day)))
}

/** Five digits: 36526 (1 January 2000, counted from 1900) to 99999. */
const dayNumber = (text: string): DateReading | null =>
  /^[3-9]\d{4}$/.test(text) ? { kind: 'day-number', number: Number(text) } : null

const fullYear = (year: string): number => (year.length === 2 ? 2000 + Number(year) : Number(year))

const reading = (date: IsoDate | null): DateReading =>
  date === null ? { kind: 'not-understood' } : { kind: 'date', date }

function calendarDay(year: number, month: number, day: number): IsoDate | null {
  const text = `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`
  return isoDateSchema.safeParse(text).data ?? null
}
