import fc from 'fast-check'
import { RRule, type Options } from 'rrule'
import { describe, expect, it } from 'vitest'
import { bureauClock, isoDateSchema, timeOfDaySchema } from './month.ts'
import { occursOn, openStateAt, type WallTime } from './opening-hours.ts'
import { dateOfDay, dayNumber, readOpeningRule, weekdays, type OpeningRule } from './opening-rules.ts'

const at = (date: string, time: string): WallTime => ({
  date: isoDateSchema.parse(date),
  time: timeOfDaySchema.parse(time)
})

function rulesOf(...rows: Record<string, string>[]): OpeningRule[] {
  return rows.map(row => {
    const rule = readOpeningRule(row)
    if (rule === null) throw new Error(`not understood: ${JSON.stringify(row)}`)
    return rule
  })
}

const until = (date: string, time: string) => ({ kind: 'open', until: { date, time } })
const closedUntil = (date: string, time: string) => ({ kind: 'closed', opens: { date, time } })

/** 16 November 2026 is a Monday. */
const morning = { freq: 'WEEKLY', byday: 'MO,TU,WE,TH,FR', opens_at: '09:00', closes_at: '12:00' }
const afternoon = { ...morning, opens_at: '13:00:00', closes_at: '16:30:00+01:00' }

describe('opening hours', () => {
  it.each([
    ['before opening', '2026-11-16', '08:59', closedUntil('2026-11-16', '09:00')],
    ['as it opens', '2026-11-16', '09:00', until('2026-11-16', '12:00')],
    ['as the break begins', '2026-11-16', '12:00', closedUntil('2026-11-16', '13:00')],
    ['after the break', '2026-11-16', '13:00', until('2026-11-16', '16:30')],
    ['in the evening', '2026-11-16', '16:30', closedUntil('2026-11-17', '09:00')],
    ['at the weekend', '2026-11-21', '10:00', closedUntil('2026-11-23', '09:00')],
    ['in summer, by the clock on the wall', '2026-07-06', '16:29', until('2026-07-06', '16:30')]
  ])('with a break: %s', (_name, date, time, state) => {
    expect(openStateAt(rulesOf(morning, afternoon), at(date, time))).toEqual(state)
  })

  it.each([
    ['in the evening', '2026-11-20', '23:00', until('2026-11-21', '03:00')],
    ['after midnight', '2026-11-21', '02:59', until('2026-11-21', '03:00')],
    ['when it has closed', '2026-11-21', '03:00', closedUntil('2026-11-27', '22:00')]
  ])('past midnight: %s', (_name, date, time, state) => {
    const nights = rulesOf({ freq: 'WEEKLY', byday: 'FR', opens_at: '22:00', closes_at: '03:00' })
    expect(openStateAt(nights, at(date, time))).toEqual(state)
  })

  it('runs on where stretches touch, and says so of a place that never closes', () => {
    const touching = rulesOf(morning, { ...afternoon, opens_at: '12:00' })
    expect(openStateAt(touching, at('2026-11-16', '09:00'))).toEqual(until('2026-11-16', '16:30'))
    const always = rulesOf({ freq: 'WEEKLY', byday: weekdays.join(), opens_at: '00:00', closes_at: '23:59' })
    expect(openStateAt(always, at('2026-11-16', '23:59'))).toEqual({ kind: 'open', until: null })
  })

  it('is closed on a day that says so, whatever else says', () => {
    const christmas = { valid_from: '2026-12-24', valid_to: '2026-12-26' }
    const rules = rulesOf(morning, christmas)
    expect(openStateAt(rules, at('2026-12-24', '10:00'))).toEqual(closedUntil('2026-12-28', '09:00'))
    expect(openStateAt(rules, at('2026-12-23', '10:00'))).toEqual(until('2026-12-23', '12:00'))
    expect(openStateAt(rulesOf(christmas), at('2026-12-24', '10:00'))).toEqual({ kind: 'closed', opens: null })
    expect(openStateAt(rulesOf(christmas), at('2026-12-23', '10:00'))).toEqual({ kind: 'unknown' })
  })

  it('keeps to the days for which hours are valid', () => {
    const summer = rulesOf({ ...morning, valid_from: '2026-06-01', valid_to: '2026-08-31' })
    expect(openStateAt(summer, at('2026-08-31', '10:00'))).toEqual(until('2026-08-31', '12:00'))
    expect(openStateAt(summer, at('2026-09-01', '10:00'))).toEqual({ kind: 'closed', opens: null })
    expect(openStateAt(summer, at('2026-05-30', '10:00'))).toEqual(closedUntil('2026-06-01', '09:00'))
  })

  it('follows the clock on the wall over the change to winter time', () => {
    // On 25 October 2026 the hour from 02:00 comes twice: a quarter past two is 00:15 and 01:15 UTC.
    const nights = rulesOf({ freq: 'WEEKLY', byday: 'SA', opens_at: '20:00', closes_at: '02:30' })
    for (const hour of [0, 1]) {
      const { date, time } = bureauClock(Date.UTC(2026, 9, 25, hour, 15))
      expect(openStateAt(nights, { date, time })).toEqual(until('2026-10-25', '02:30'))
    }
    // On 29 March 2026 the hour from 02:00 does not come: it is three when it would be half past two.
    const spring = bureauClock(Date.UTC(2026, 2, 29, 1, 30))
    expect(openStateAt(nights, spring).kind).toBe('closed')
    expect(openStateAt(nights, bureauClock(Date.UTC(2026, 2, 29, 0, 59))).kind).toBe('open')
  })

  it.each([
    [{}],
    [{ opens_at: '09:00', closes_at: '12:00' }],
    [{ freq: 'WEEKLY', opens_at: '09:00', closes_at: '12:00' }],
    [{ ...morning, freq: 'HOURLY' }],
    [{ ...morning, byday: 'MO,XX' }],
    [{ ...morning, opens_at: 'nine' }],
    [{ ...morning, closes_at: '' }],
    [{ ...morning, interval: '2' }],
    [{ ...morning, dtstart: '0001-01-01', count: '3' }]
  ])('does not guess what %j means', row => {
    expect(readOpeningRule(row)).toBeNull()
  })
})

const codes = [RRule.MO, RRule.TU, RRule.WE, RRule.TH, RRule.FR, RRule.SA, RRule.SU] as const
const first = dayNumber(isoDateSchema.parse('2024-01-01'))
const dateOf = (day: number): Date => new Date(day * 86_400_000)

const anyRow = fc.record(
  {
    dtstart: fc.integer({ min: first, max: first + 400 }).map(day => String(dateOfDay(day))),
    freq: fc.constantFrom('WEEKLY', 'MONTHLY'),
    interval: fc.integer({ min: 1, max: 4 }).map(String),
    wkst: fc.constantFrom(...weekdays),
    until: fc.integer({ min: first, max: first + 700 }).map(day => String(dateOfDay(day))),
    count: fc.integer({ min: 1, max: 30 }).map(String),
    byday: fc.uniqueArray(fc.constantFrom(...weekdays), { minLength: 1, maxLength: 4 }).map(days => days.join()),
    nth: fc.constantFrom('1', '2', '5', '-1', '-2'),
    bymonthday: fc.uniqueArray(fc.constantFrom(1, 2, 15, 28, 29, 31, -1, -3), { minLength: 1 }).map(days => days.join())
  },
  { requiredKeys: ['dtstart', 'freq'] }
)

/** The same rule as the library reads it. */
function asLibrary(row: Readonly<Record<string, string>>): RRule {
  const days = (row['byday'] ?? '').split(',').filter(day => day !== '')
  const weekday = (name: string) => codes[weekdays.findIndex(day => name.endsWith(day))] ?? RRule.MO
  const options: Partial<Options> = {
    freq: row['freq'] === 'WEEKLY' ? RRule.WEEKLY : RRule.MONTHLY,
    dtstart: new Date(`${row['dtstart']}T00:00:00Z`),
    interval: Number(row['interval'] ?? 1),
    wkst: weekday(row['wkst'] ?? 'MO')
  }
  if (row['until'] !== undefined) options.until = new Date(`${row['until']}T00:00:00Z`)
  if (row['count'] !== undefined) options.count = Number(row['count'])
  if (row['bymonthday'] !== undefined) options.bymonthday = row['bymonthday'].split(',').map(Number)
  if (days.length > 0)
    options.byweekday = days.map(name => {
      const nth = /^-?\d/.test(name) ? Number.parseInt(name, 10) : null
      return nth === null ? weekday(name) : weekday(name).nth(nth)
    })
  return new RRule(options)
}

describe('rules that recur', () => {
  it('fall on the days on which RFC 5545 has them fall', () => {
    fc.assert(
      fc.property(anyRow, ({ nth, ...row }) => {
        const byday = row.byday?.split(',').map(day => (row.freq === 'MONTHLY' ? `${nth ?? ''}${day}` : day))
        const whole: Record<string, string> = { ...row, ...(byday === undefined ? {} : { byday: byday.join() }) }
        const [rule] = rulesOf({ ...whole, opens_at: '09:00', closes_at: '10:00' })
        if (rule === undefined) return
        const days = Array.from({ length: 800 }, (_, index) => first + index)
        const ours = days.filter(day => occursOn(rule, day)).map(dateOfDay)
        const theirs = asLibrary(whole).between(dateOf(first), dateOf(first + 799), true)
        expect(ours).toEqual(theirs.map(date => date.toISOString().slice(0, 10)))
      }),
      { numRuns: 40 }
    )
  })
})
