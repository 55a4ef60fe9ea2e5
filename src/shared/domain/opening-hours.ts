import type { IsoDate, TimeOfDay } from './month.ts'
import {
  dateOfDay,
  dayNumber,
  MINUTES_A_DAY,
  minutesOf,
  timeOfMinutes,
  weekdayOf,
  type OpeningRule
} from './opening-rules.ts'

/** A moment by the clock on the wall. */
export interface WallTime {
  readonly date: IsoDate
  readonly time: TimeOfDay
}

export type OpenState =
  /** `until` is null where it never closes. */
  | { readonly kind: 'open'; readonly until: WallTime | null }
  /** `opens` is null where it does not open within two weeks. */
  | { readonly kind: 'closed'; readonly opens: WallTime | null }
  | { readonly kind: 'unknown' }

const DAYS_AHEAD = 14

/**
 * Whether a place is open at a moment. Hours may have breaks and may reach past midnight; a day on which any rule says that it is
 * closed has no hours of its own. Nothing is known of a place without a rule that opens it.
 */
export function openStateAt(rules: readonly OpeningRule[], { date, time }: WallTime): OpenState {
  const today = dayNumber(date)
  const opens = rules.some(rule => rule.hours !== null)
  if (!opens) return isClosedOn(rules, today) ? { kind: 'closed', opens: null } : { kind: 'unknown' }
  const now = today * MINUTES_A_DAY + minutesOf(time)
  const spans = mergedSpans(rules, today - 1, today + DAYS_AHEAD)
  const current = spans.find(span => span.start <= now && now < span.end)
  if (current !== undefined) {
    const isEndless = current.end >= (today + DAYS_AHEAD) * MINUTES_A_DAY
    return { kind: 'open', until: isEndless ? null : wallTimeOf(current.end) }
  }
  const next = spans.find(span => span.start > now)
  return { kind: 'closed', opens: next === undefined ? null : wallTimeOf(next.start) }
}

const wallTimeOf = (minutes: number): WallTime => ({
  date: dateOfDay(Math.floor(minutes / MINUTES_A_DAY)),
  time: timeOfMinutes(minutes)
})

interface Span {
  readonly start: number
  readonly end: number
}

/** The stretches of opening that begin on the days from `first` to `last`; those that touch are one. */
function mergedSpans(rules: readonly OpeningRule[], first: number, last: number): Span[] {
  const spans: Span[] = []
  for (let day = first; day <= last; day += 1) {
    if (isClosedOn(rules, day)) continue
    for (const rule of rules)
      if (rule.hours !== null && occursOn(rule, day))
        spans.push({
          start: day * MINUTES_A_DAY + rule.hours.opens,
          end: day * MINUTES_A_DAY + rule.hours.closes
        })
  }
  const merged: Span[] = []
  for (const span of spans.toSorted((a, b) => a.start - b.start)) {
    const before = merged.at(-1)
    if (before !== undefined && span.start <= before.end)
      merged[merged.length - 1] = { start: before.start, end: Math.max(before.end, span.end) }
    else merged.push(span)
  }
  return merged
}

const isClosedOn = (rules: readonly OpeningRule[], day: number): boolean =>
  rules.some(rule => rule.hours === null && occursOn(rule, day))

/** Whether a rule holds on a day, as RFC 5545 reads its parts. */
export function occursOn(rule: OpeningRule, day: number): boolean {
  if (rule.from !== null && day < rule.from) return false
  if (rule.to !== null && day > rule.to) return false
  if (!recursOn(rule, day)) return false
  return rule.count === null || rule.anchor === null || ordinalOf(rule, rule.anchor, day) <= rule.count
}

function recursOn(rule: OpeningRule, day: number): boolean {
  const { year, month, dayOfMonth, daysInMonth } = calendarOf(day)
  if (rule.byMonthDay.length > 0 && !hasFromEitherEnd(rule.byMonthDay, dayOfMonth, daysInMonth)) return false
  if (rule.byYearDay.length > 0) {
    const first = Date.UTC(year, 0, 1) / 86_400_000
    const length = Date.UTC(year + 1, 0, 1) / 86_400_000 - first
    if (!hasFromEitherEnd(rule.byYearDay, day - first + 1, length)) return false
  }
  if (rule.byWeekNumber.length > 0 && !rule.byWeekNumber.includes(weekNumber(day))) return false
  if (rule.freq === 'every-day') return rule.byDay.length === 0 || isOneOfDays(rule, day)
  if (rule.freq === 'weekly') return isInWeek(rule, day) && isOneOfDays(rule, day)
  return isInMonth(rule, year * 12 + month) && isOneOfMonthDays(rule, day, { dayOfMonth, daysInMonth })
}

function isOneOfDays(rule: OpeningRule, day: number): boolean {
  if (rule.byDay.length > 0) return rule.byDay.some(({ day: weekday }) => weekday === weekdayOf(day))
  if (rule.byMonthDay.length + rule.byYearDay.length + rule.byWeekNumber.length > 0) return true
  return rule.anchor !== null && weekdayOf(rule.anchor) === weekdayOf(day)
}

function isInWeek({ interval, anchor, weekStart }: OpeningRule, day: number): boolean {
  if (interval === 1 || anchor === null) return true
  const weekOf = (of: number): number => (of - ((weekdayOf(of) - weekStart + 7) % 7)) / 7
  return Math.round(weekOf(day) - weekOf(anchor)) % interval === 0
}

function isInMonth({ interval, anchor }: OpeningRule, month: number): boolean {
  if (interval === 1 || anchor === null) return true
  const { year, month: index } = calendarOf(anchor)
  return (month - (year * 12 + index)) % interval === 0
}

function isOneOfMonthDays(
  rule: OpeningRule,
  day: number,
  { dayOfMonth, daysInMonth }: { dayOfMonth: number; daysInMonth: number }
): boolean {
  if (rule.byDay.length > 0)
    return rule.byDay.some(({ day: weekday, nth }) => {
      if (weekday !== weekdayOf(day)) return false
      if (nth === null) return true
      return nth > 0 ? Math.ceil(dayOfMonth / 7) === nth : Math.ceil((daysInMonth - dayOfMonth + 1) / 7) === -nth
    })
  if (rule.byMonthDay.length + rule.byYearDay.length + rule.byWeekNumber.length > 0) return true
  return rule.anchor !== null && calendarOf(rule.anchor).dayOfMonth === dayOfMonth
}

/** Which occurrence, counted from the anchor, falls on a day. */
function ordinalOf(rule: OpeningRule, anchor: number, day: number): number {
  let ordinal = 0
  for (let at = anchor; at <= day && ordinal <= (rule.count ?? 0); at += 1) if (recursOn(rule, at)) ordinal += 1
  return ordinal
}

/** Whether a position is among those asked for, negative ones counting from the end. */
const hasFromEitherEnd = (asked: readonly number[], position: number, length: number): boolean =>
  asked.some(value => value === position || value === position - length - 1)

function calendarOf(day: number) {
  const at = new Date(day * 86_400_000)
  const year = at.getUTCFullYear()
  const month = at.getUTCMonth()
  return { year, month, dayOfMonth: at.getUTCDate(), daysInMonth: new Date(Date.UTC(year, month + 1, 0)).getUTCDate() }
}

/** The week's number as ISO 8601 counts: a week belongs to the year of its Thursday. */
function weekNumber(day: number): number {
  const thursday = day - weekdayOf(day) + 3
  const first = Date.UTC(new Date(thursday * 86_400_000).getUTCFullYear(), 0, 1) / 86_400_000
  return Math.floor((thursday - first) / 7) + 1
}
