import { weekdays, type Weekday } from '../../shared/domain/opening-rules.ts'
import { fold } from '../sheets/fold.ts'
import type { HsdsFields } from './hsds-tables.ts'

const dayWords: Readonly<Record<Weekday, string>> = {
  MO: 'mån|månd|måndag|måndagar|mon|monday|mondays|mo',
  TU: 'tis|tisd|tisdag|tisdagar|tue|tues|tuesday|tuesdays|tu',
  WE: 'ons|onsd|onsdag|onsdagar|wed|weds|wednesday|wednesdays|we',
  TH: 'tor|tors|torsd|torsdag|torsdagar|thu|thur|thurs|thursday|thursdays|th',
  FR: 'fre|fred|fredag|fredagar|fri|friday|fridays',
  SA: 'lör|lörd|lördag|lördagar|sat|saturday|saturdays|sa',
  SU: 'sön|sönd|söndag|söndagar|sun|sunday|sundays|su'
}

const dayOf: ReadonlyMap<string, number> = new Map(
  weekdays.flatMap((day, index) => dayWords[day].split('|').map(word => [word, index] as const))
)

const groupOf: ReadonlyMap<string, readonly number[]> = new Map<string, readonly number[]>([
  ...['vardag', 'vardagar', 'weekday', 'weekdays'].map(word => [word, [0, 1, 2, 3, 4]] as const),
  ...['helg', 'helger', 'weekend', 'weekends'].map(word => [word, [5, 6]] as const),
  ...['dagligen', 'varje dag', 'alla dagar', 'daily', 'every day'].map(word => [word, [0, 1, 2, 3, 4, 5, 6]] as const)
])

type Token =
  | { readonly kind: 'days'; readonly days: readonly number[] }
  | { readonly kind: 'time'; readonly minutes: number }
  | { readonly kind: 'dash' | 'and' | 'closed' }

interface Stretch {
  readonly days: readonly number[]
  /** Null where it is closed. */
  readonly hours: { readonly opens: number; readonly closes: number } | null
}

/**
 * Reads opening hours as people write them (`mån–fre 9–16`, `Mon-Fri 09:00-16:00`) as rows of the specification's `schedule`. Null for
 * all of it as soon as one word of it is not understood, or it says two things of one day: half of somebody's hours would be wrong ones.
 */
export function readHours(text: string): HsdsFields[] | null {
  const tokens = tokensOf(fold(text).replace(/\.$/, ''))
  const stretches = tokens === null ? null : stretchesOf(tokens)
  if (stretches === null || stretches.length === 0 || sayTwoThings(stretches)) return null
  return stretches.map(({ days, hours }) => ({
    freq: 'WEEKLY',
    byday: days.flatMap(day => weekdays[day] ?? []).join(','),
    ...(hours === null ? {} : { opens_at: clock(hours.opens), closes_at: clock(hours.closes) })
  }))
}

const TOKEN =
  /\s*(?:(varje dag|alla dagar|every day|t\.?o\.?m\.?|\p{L}+)[.:]?|(\d{1,2}[:.]\d\d|\d{4}|\d{1,2}) ?(am|pm|a\.m\.|p\.m\.)?(?![\d:.\p{L}])|([-–—])|([,;&+]))\s*/uy

const dashWords = new Set(['till', 'to', 'until', 'tom', 't.o.m', 't.o.m.'])
const emptyWords = new Set(['kl', 'klockan', 'öppet', 'open'])

function tokensOf(folded: string): Token[] | null {
  const tokens: Token[] = []
  TOKEN.lastIndex = 0
  while (TOKEN.lastIndex < folded.length) {
    const [, word, digits, half, dash, comma] = TOKEN.exec(folded) ?? []
    if (dash !== undefined) tokens.push({ kind: 'dash' })
    else if (comma !== undefined) tokens.push({ kind: 'and' })
    else if (digits !== undefined) {
      const minutes = minutesOf(digits, half)
      if (minutes === null) return null
      tokens.push({ kind: 'time', minutes })
    } else if (word === undefined) return null
    else if (!emptyWords.has(word)) {
      const token = wordToken(word)
      if (token === null) return null
      tokens.push(token)
    }
  }
  return tokens
}

function wordToken(word: string): Token | null {
  const day = dayOf.get(word)
  if (day !== undefined) return { kind: 'days', days: [day] }
  const days = groupOf.get(word)
  if (days !== undefined) return { kind: 'days', days }
  if (dashWords.has(word)) return { kind: 'dash' }
  if (word === 'och' || word === 'and' || word === 'samt') return { kind: 'and' }
  return word === 'stängt' || word === 'closed' ? { kind: 'closed' } : null
}

/** Minutes after midnight; null for what is no time, or where nobody can tell whether morning or afternoon is meant (`2`, `2:30`). */
function minutesOf(digits: string, half: string | undefined): number | null {
  const joined = /^\d{4}$/.test(digits)
  const [hourText = '', minuteText = '0'] = joined ? [digits.slice(0, 2), digits.slice(2)] : digits.split(/[:.]/)
  const [hour, minute] = [Number(hourText), Number(minuteText)]
  if (minute > 59 || hour > 24 || (hour === 24 && minute > 0)) return null
  if (half === undefined) return hour < 6 && hourText.length === 1 ? null : hour * 60 + minute
  if (hour < 1 || hour > 12) return null
  return ((hour % 12) + (half.startsWith('p') ? 12 : 0)) * 60 + minute
}

/** Days, then what holds on them, again and again; `och` and commas stand between days, between hours, and between both. */
function stretchesOf(tokens: readonly Token[]): Stretch[] | null {
  const found: Stretch[] = []
  let at = 0
  while (at < tokens.length) {
    const days = readDays(tokens, at)
    if (days === null) return null
    at = days.next
    if (tokens[at]?.kind === 'closed') {
      found.push({ days: days.days, hours: null })
      at += 1
    } else {
      let hours = readStretch(tokens, at)
      if (hours === null) return null
      for (; hours !== null; hours = tokens[at]?.kind === 'and' ? readStretch(tokens, at + 1) : null) {
        found.push({ days: days.days, hours })
        at = hours.next
      }
    }
    if (tokens[at]?.kind === 'and') at += 1
  }
  return found
}

function readDays(tokens: readonly Token[], start: number): { days: readonly number[]; next: number } | null {
  const days = new Set<number>()
  let at = start
  for (;;) {
    const first = tokens[at]
    if (first?.kind !== 'days') return null
    const last = tokens[at + 1]?.kind === 'dash' ? tokens[at + 2] : undefined
    const range = last === undefined ? first.days : daysBetween(first, last)
    if (range === null) return null
    for (const day of range) days.add(day)
    at += last === undefined ? 1 : 3
    if (tokens[at]?.kind !== 'and') return { days: [...days].toSorted((a, b) => a - b), next: at }
    at += 1
  }
}

function daysBetween(first: Token, last: Token): number[] | null {
  if (first.kind !== 'days' || last.kind !== 'days' || first.days.length > 1 || last.days.length > 1) return null
  const [from = 0, to = 0] = [first.days[0], last.days[0]]
  return from < to ? Array.from({ length: to - from + 1 }, (_, index) => from + index) : null
}

function readStretch(tokens: readonly Token[], at: number): { opens: number; closes: number; next: number } | null {
  const [opens, dash, closes] = tokens.slice(at, at + 3)
  if (opens?.kind !== 'time' || dash?.kind !== 'dash' || closes?.kind !== 'time') return null
  return opens.minutes < closes.minutes ? { opens: opens.minutes, closes: closes.minutes, next: at + 3 } : null
}

/** Two stretches of one day that overlap, or a day that is open and closed. */
const sayTwoThings = (stretches: readonly Stretch[]): boolean =>
  stretches.some((one, index) =>
    stretches
      .slice(index + 1)
      .some(
        other =>
          one.days.some(day => other.days.includes(day)) &&
          (one.hours === null ||
            other.hours === null ||
            (one.hours.opens < other.hours.closes && other.hours.opens < one.hours.closes))
      )
  )

const clock = (minutes: number): string =>
  `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`
