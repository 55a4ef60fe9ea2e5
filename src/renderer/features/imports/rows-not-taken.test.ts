import { expect, test } from 'vitest'
import type { RowReport } from '../../../shared/features/imports/imports.schema.ts'
import { linesByReason, rowsToMend, rowsWaiting, valuesWaitedFor } from './rows-not-taken.ts'

const row = (line: number, reason: RowReport['reason']): RowReport => ({ line, reason, params: {} })

test('tells rows that wait for a choice from rows to mend', () => {
  const notTaken = [row(2, 'value.undecided'), row(3, 'date.missing'), row(4, 'value.undecided')]
  expect(rowsToMend({ notTaken })).toEqual([row(3, 'date.missing')])
  expect(rowsWaiting({ notTakenByReason: [{ reason: 'value.undecided', count: 2 }] })).toBe(2)
  expect(rowsWaiting({ notTakenByReason: [{ reason: 'date.missing', count: 1 }] })).toBe(0)
})

test('puts the lines with one reason together', () => {
  const rows = [row(3, 'date.missing'), row(5, 'place.missing'), row(9, 'date.missing')]
  expect(linesByReason(rows, ({ reason }) => reason)).toEqual([
    { reason: 'date.missing', lines: [3, 9] },
    { reason: 'place.missing', lines: [5] }
  ])
})

test('names only the values that a row cannot be without', () => {
  const field = (of: 'topic' | 'language', required: boolean) => ({
    field: of,
    required,
    several: false,
    values: [],
    distinct: 1
  })
  const open = (['language', 'topic'] as const).map(of => ({ about: 'value' as const, field: of, value: of, count: 1 }))
  expect(valuesWaitedFor({ open, fields: [field('topic', true), field('language', false)] })).toEqual([open[1]])
})
