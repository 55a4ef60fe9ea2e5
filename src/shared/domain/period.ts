import { z } from 'zod'
import { monthSchema, type Month } from './month.ts'

/** A calendar quarter, `YYYY-Qn`. */
export const quarterSchema = z
  .string()
  .regex(/^[12]\d{3}-Q[1-4]$/)
  .brand('Quarter')
export type Quarter = z.infer<typeof quarterSchema>

/** A calendar year, `YYYY`. */
export const yearSchema = z
  .string()
  .regex(/^[12]\d{3}$/)
  .brand('Year')
export type Year = z.infer<typeof yearSchema>

/** A period that is several months: its release is the sum of theirs. */
export const longPeriodSchema = z.union([quarterSchema, yearSchema])
export type LongPeriod = z.infer<typeof longPeriodSchema>

/** Whatever a release can be about. */
export const periodSchema = z.union([monthSchema, longPeriodSchema])
export type Period = z.infer<typeof periodSchema>

/** The months of a quarter or a year, in order. */
export function monthsOf(period: LongPeriod): Month[] {
  const year = period.slice(0, 4)
  const quarter = quarterOf(period)
  const [first, count] = quarter === null ? [1, 12] : [3 * quarter - 2, 3]
  return Array.from({ length: count }, (_, at) => monthSchema.parse(`${year}-${String(first + at).padStart(2, '0')}`))
}

/** The quarter's number, 1 to 4; null of a year. */
export const quarterOf = (period: LongPeriod): number | null => (period.includes('Q') ? Number(period.at(-1)) : null)

/** The quarter and the year in which a month lies. */
export function longPeriodsOf(month: Month): { quarter: Quarter; year: Year } {
  const year = month.slice(0, 4)
  const quarter = Math.ceil(Number(month.slice(5, 7)) / 3)
  return { quarter: quarterSchema.parse(`${year}-Q${quarter}`), year: yearSchema.parse(year) }
}
