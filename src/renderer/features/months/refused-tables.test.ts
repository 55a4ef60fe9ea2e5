import { expect, it } from 'vitest'
import { byReason } from './refused-tables.ts'

it('tells each reason once, with all of its tables', () => {
  const refused = [
    { table: 'a', reason: 'two-way' },
    { table: 'b', reason: 'too-thin' },
    { table: 'c', reason: 'two-way' }
  ]
  expect(byReason(refused)).toEqual([
    { reason: 'two-way', tables: ['a', 'c'] },
    { reason: 'too-thin', tables: ['b'] }
  ])
})
