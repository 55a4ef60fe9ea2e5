import { type Month, monthSchema } from '../../../shared/domain/month.ts'
import { type LongPeriod, longPeriodSchema } from '../../../shared/domain/period.ts'
import type { MonthSummary } from '../../../shared/features/months/months.schema.ts'

/** Which month is looked at, or which quarter or year, as it stands in the address. */
export interface MonthSearch {
  readonly month?: Month | undefined
  readonly period?: LongPeriod | undefined
}

/** Reads an address. Whatever is no month asks for none. */
export const readMonthSearch = (raw: Readonly<Record<string, unknown>>): MonthSearch => ({
  month: monthSchema.safeParse(raw['month']).data,
  period: longPeriodSchema.safeParse(raw['period']).data
})

/**
 * The month to show: the one that was asked for, else the latest one that waits to be closed, else the latest. `months` is latest
 * first.
 */
export function monthToShow(months: readonly MonthSummary[], asked: Month | undefined): MonthSummary | undefined {
  return months.find(each => each.month === asked) ?? months.find(each => each.state === 'over') ?? months[0]
}
