import { expect, it } from 'vitest'
import { monthSchema } from '../../../shared/domain/month.ts'
import { monthsToTell, noAnswer, withMonth } from './months-answer.ts'

const [january, february] = [monthSchema.parse('2026-01'), monthSchema.parse('2026-02')]
const possible = [january, february]

it('tells nothing before there is an answer, nor while no month is named', () => {
  expect(monthsToTell(noAnswer, possible)).toBeNull()
  expect(monthsToTell({ kind: 'some', months: [] }, possible)).toBeNull()
})

it('tells what was named, none, or all of them by whoever does not know', () => {
  const some = withMonth(withMonth({ kind: 'some', months: [] }, february, true), january, true)
  expect(monthsToTell(some, possible)).toEqual(possible)
  expect(monthsToTell(withMonth(some, january, false), possible)).toEqual([february])
  expect(monthsToTell({ kind: 'none', months: [february] }, possible)).toEqual([])
  expect(monthsToTell({ kind: 'unknown', months: [] }, possible)).toEqual(possible)
})
