import { expect, test } from 'vitest'
import { latinDigits } from './digits.ts'

test.each([
  ['٢٢/١١', '22/11'],
  ['۱۴:۰۵', '14:05'],
  ['٠٩ و 7', '09 و 7'],
  ['', '']
])('the digits of %j are read as %j', (typed, read) => {
  expect(latinDigits(typed)).toBe(read)
})
