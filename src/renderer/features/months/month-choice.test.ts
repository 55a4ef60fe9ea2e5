import { describe, expect, it } from 'vitest'
import { monthSummarySchema } from '../../../shared/features/months/months.schema.ts'
import { monthToShow, readMonthSearch } from './month-choice.ts'

const months = monthSummarySchema.array().parse([
  { month: '2026-11', visits: 12, state: 'open', closedAt: null, replaceable: false },
  { month: '2026-10', visits: 40, state: 'over', closedAt: null, replaceable: false },
  { month: '2026-09', visits: 38, state: 'released', closedAt: '2026-10-03T09:00:00.000Z', replaceable: true }
])

const shown = (raw: Readonly<Record<string, unknown>>, list = months) =>
  monthToShow(list, readMonthSearch(raw).month)?.month

describe('the month to show', () => {
  it('is the one that was asked for', () => {
    expect(shown({ month: '2026-09' })).toBe('2026-09')
  })

  it('is the one that waits to be closed when none was asked for, or none that is there', () => {
    expect(shown({})).toBe('2026-10')
    expect(shown({ month: '2026-13' })).toBe('2026-10')
    expect(shown({ month: '2019-01' })).toBe('2026-10')
  })

  it('is the latest when none waits', () => {
    expect(shown({}, months.slice(0, 1))).toBe('2026-11')
    expect(shown({}, [])).toBeUndefined()
  })
})
