import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isoDateSchema, type IsoDate } from '../../../shared/domain/month.ts'
import { addDays, daysBetween } from '../../../shared/domain/typed-date.ts'
import { advance, judgedBy, MOST_DAYS_AWAY, type ExpiryClock } from './expiry-clock.ts'

const start = isoDateSchema.parse('2026-03-01')

/** The days by which notes end, one for each date that the computer says in turn, given in days after the start. */
function judged(...dates: readonly number[]): number[] {
  let clock: ExpiryClock | null = advance(null, start)
  return dates.map(date => {
    const today = addDays(start, date)
    clock = advance(clock, today)
    return daysBetween(start, judgedBy(clock, today))
  })
}

describe('the day by which notes end', () => {
  it('is today, day after day, and after a month without anybody', () => {
    expect(judged(0, 1, 1, 3, 3 + MOST_DAYS_AWAY)).toEqual([0, 1, 1, 3, 3 + MOST_DAYS_AWAY])
  })

  it('does not follow a leap, and goes on from where it was by the days that go by', () => {
    expect(judged(3653, 3653, 3654, 3660)).toEqual([0, 0, 1, 7])
  })

  it('is today again once the date was put right', () => {
    expect(judged(3653, 3654, 4)).toEqual([0, 1, 4])
  })

  it('is not carried away by leaping there and back, however often', () => {
    expect(judged(3653, 1, 3653, 2, 3653, 3, 3653)).toEqual([0, 1, 1, 2, 2, 3, 3])
  })

  it('goes back with the computer and comes again with it, as after a battery that ran down', () => {
    expect(judged(20, -9000, 21)).toEqual([20, -9000, 21])
  })

  const dates: fc.Arbitrary<readonly IsoDate[]> = fc.array(
    fc.integer({ min: -5000, max: 20_000 }).map(days => addDays(start, days)),
    { maxLength: 40 }
  )

  it('is never later than what the computer says, nor further on than a month after each time it was looked at', () => {
    fc.assert(
      fc.property(dates, said => {
        let clock = advance(null, start)
        for (const today of said) {
          const before = clock.believed
          clock = advance(clock, today)
          expect(judgedBy(clock, today) <= today).toBe(true)
          expect(clock.believed >= before).toBe(true)
          expect(daysBetween(before, clock.believed)).toBeLessThanOrEqual(MOST_DAYS_AWAY)
        }
      })
    )
  })

  it('is never more than the days that went by behind, whatever came before', () => {
    fc.assert(
      fc.property(dates, fc.integer({ min: 0, max: 5000 }), (said, from) => {
        let clock = said.reduce<ExpiryClock>(advance, advance(null, start))
        const first = advance(clock, addDays(start, from))
        clock = first
        for (let day = 1; day <= 40; day += 1) clock = advance(clock, addDays(start, from + day))
        const caughtUp = clock.believed >= addDays(start, from + 40)
        expect(caughtUp || daysBetween(first.believed, clock.believed) === 40).toBe(true)
      })
    )
  })
})
