import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { isoDateSchema } from './month.ts'
import { addDays, daysBetween, lastComingDay, readTypedDate, readTypedTime } from './typed-date.ts'

const today = isoDateSchema.parse('2026-11-22')

describe('readTypedDate', () => {
  test.each([
    ['2026-11-02', '2026-11-02'],
    ['20261102', '2026-11-02'],
    ['2026/1/2', '2026-01-02'],
    ['22/11', '2026-11-22'],
    ['2.11.', '2026-11-02'],
    ['2.11.2025', '2025-11-02'],
    ['02-11-25', '2025-11-02'],
    ['٢٢/١١', '2026-11-22'],
    ['24/12', '2025-12-24']
  ])('reads %j as %s', (typed, date) => {
    expect(readTypedDate(typed, today)).toBe(date)
  })

  test.each(['', '31/2', '2026-13-01', '2026-02-30', 'i går', '22', '=1+1', '99/99'])(
    'reads no date from %j',
    typed => {
      expect(readTypedDate(typed, today)).toBeNull()
    }
  )

  test('never answers a day in the future for a day and a month alone', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 31 }), fc.integer({ min: 1, max: 12 }), (day, month) => {
        const date = readTypedDate(`${day}/${month}`, today)
        expect(date === null || date <= today).toBe(true)
      })
    )
  })
})

test.each([
  ['15/1', '2027-01-15'],
  ['22/11', '2026-11-22'],
  ['1/10', '2026-10-01'],
  ['15/1/2026', '2026-01-15']
])('of what lies ahead %j is %s', (typed, date) => {
  expect(readTypedDate(typed, lastComingDay(today))).toBe(date)
})

describe('readTypedTime', () => {
  test.each([
    ['14:05', '14:05'],
    ['1405', '14:05'],
    ['14.05', '14:05'],
    ['9', '09:00'],
    ['905', '09:05']
  ])('reads %j as %s', (typed, time) => {
    expect(readTypedTime(typed)).toBe(time)
  })

  test.each(['', '24:00', '12:60', 'kl 9', '12345'])('reads no time from %j', typed => {
    expect(readTypedTime(typed)).toBeNull()
  })
})

test('days are added and counted by the calendar, over the change to summer time too', () => {
  expect(addDays(isoDateSchema.parse('2026-03-28'), 2)).toBe('2026-03-30')
  expect(daysBetween(isoDateSchema.parse('2026-03-28'), isoDateSchema.parse('2026-03-30'))).toBe(2)
  expect(addDays(isoDateSchema.parse('2026-01-01'), -1)).toBe('2025-12-31')
})
