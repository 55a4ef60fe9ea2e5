import { describe, expect, it } from 'vitest'
import { hourBlockOf, weekdayOf } from './week.ts'

describe('the week', () => {
  it.each([
    ['2026-09-07', 'mon'],
    ['2026-09-13', 'sun'],
    ['2000-02-29', 'tue'],
    ['2001-01-01', 'mon'],
    ['2000-12-31', 'sun']
  ])('has %s on a %s', (date, weekday) => {
    expect(weekdayOf(date)).toBe(weekday)
  })

  it.each([
    ['00:00', 'before-9'],
    ['08:59', 'before-9'],
    ['09:00', '9-to-12'],
    ['12:00', '12-to-15'],
    ['17:59', '15-to-18'],
    ['18:00', 'after-18'],
    [null, 'no-time']
  ])('has %s in the block %s', (time, block) => {
    expect(hourBlockOf(time)).toBe(block)
  })
})
