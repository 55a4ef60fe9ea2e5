import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addMonths, bureauClock, daysOf, isoDateSchema, monthOf, monthSchema, timeOfDaySchema } from './month.ts'

const months = fc
  .record({ year: fc.integer({ min: 2000, max: 2099 }), index: fc.integer({ min: 1, max: 12 }) })
  .map(({ year, index }) => monthSchema.parse(`${year}-${String(index).padStart(2, '0')}`))

describe('month', () => {
  it.each(['2026-13', '2026-00', '2026-9', '26-09', '2026-09-01', '', '2026/09'])('refuses %s', text => {
    expect(monthSchema.safeParse(text).success).toBe(false)
  })

  it.each(['2026-02-29', '2026-04-31', '2026-13-01', '20260401', '2026-4-1'])('refuses the day %s', text => {
    expect(isoDateSchema.safeParse(text).success).toBe(false)
  })

  it.each(['24:00', '9:00', '12:60', '12.30'])('refuses the time %s', text => {
    expect(timeOfDaySchema.safeParse(text).success).toBe(false)
  })

  it('has a first and a last day that lie in it, with the next month right after', () => {
    fc.assert(
      fc.property(months, month => {
        const { first, last } = daysOf(month)
        expect([monthOf(first), monthOf(last)]).toEqual([month, month])
        const dayAfter = new Date(Date.parse(`${last}T00:00:00Z`) + 86_400_000).toISOString().slice(0, 10)
        expect(dayAfter).toBe(daysOf(addMonths(month, 1)).first)
      })
    )
  })

  it('comes back when months are added and taken away', () => {
    fc.assert(
      fc.property(months, fc.integer({ min: -300, max: 300 }), (month, step) => {
        expect(addMonths(addMonths(month, step), -step)).toBe(month)
      })
    )
  })
})

describe('bureauClock', () => {
  it.each([
    ['2026-08-31T21:59:00Z', '2026-08-31', '23:59', '2026-08'],
    ['2026-08-31T22:00:00Z', '2026-09-01', '00:00', '2026-09'],
    ['2026-12-31T22:59:00Z', '2026-12-31', '23:59', '2026-12'],
    ['2026-12-31T23:00:00Z', '2027-01-01', '00:00', '2027-01'],
    ['2026-10-25T00:30:00Z', '2026-10-25', '02:30', '2026-10'],
    ['2026-10-25T01:30:00Z', '2026-10-25', '02:30', '2026-10']
  ])('reads %s as the day and time in Stockholm', (instant, date, time, month) => {
    expect(bureauClock(Date.parse(instant))).toEqual({ date, time, month })
  })
})
