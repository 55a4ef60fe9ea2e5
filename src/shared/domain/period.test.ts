import { describe, expect, it } from 'vitest'
import { monthSchema } from './month.ts'
import { longPeriodSchema, longPeriodsOf, monthsOf, periodSchema, quarterSchema, yearSchema } from './period.ts'

describe('a period', () => {
  it('is a month, a quarter or a year, and nothing else', () => {
    for (const period of ['2026-03', '2026-Q1', '2026-Q4', '2026']) expect(periodSchema.parse(period)).toBe(period)
    for (const other of ['2026-13', '2026-Q0', '2026-Q5', '2026-q1', '26', '2026-W01', '2026-03-01', ''])
      expect(periodSchema.safeParse(other).success).toBe(false)
    expect(longPeriodSchema.safeParse('2026-03').success).toBe(false)
  })

  it('knows its months', () => {
    expect(monthsOf(quarterSchema.parse('2026-Q1'))).toEqual(['2026-01', '2026-02', '2026-03'])
    expect(monthsOf(quarterSchema.parse('2026-Q4'))).toEqual(['2026-10', '2026-11', '2026-12'])
    const year = monthsOf(yearSchema.parse('2026'))
    expect([year.length, year[0], year[11]]).toEqual([12, '2026-01', '2026-12'])
  })

  it('holds every month of its year in one of four quarters', () => {
    for (const month of monthsOf(yearSchema.parse('2026'))) {
      const { quarter, year } = longPeriodsOf(month)
      expect(monthsOf(quarter)).toContain(month)
      expect(year).toBe('2026')
    }
    expect(longPeriodsOf(monthSchema.parse('2026-07')).quarter).toBe('2026-Q3')
  })
})
