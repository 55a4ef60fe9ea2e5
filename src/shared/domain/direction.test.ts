import { expect, test } from 'vitest'
import { insideSentence } from './direction.ts'

test.each([
  ['Anna', 'ltr', 'Anna'],
  ['أمل', 'rtl', 'أمل'],
  ['أمل', 'ltr', '\u2068أمل\u2069'],
  ['visits.csv', 'rtl', '\u2068visits.csv\u2069'],
  ['أمل A.', 'rtl', '\u2068أمل A.\u2069'],
  ['2026-11-22', 'rtl', '2026-11-22'],
  ['1,234', 'ltr', '1,234'],
  ['', 'rtl', '']
] as const)('%j in a sentence read %s is %j', (text, direction, expected) => {
  expect(insideSentence(text, direction)).toBe(expected)
})
