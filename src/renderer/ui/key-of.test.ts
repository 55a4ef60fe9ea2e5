import { expect, test } from 'vitest'
import { keyOf } from './key-of.ts'

test.each([
  [{ key: 'n', code: 'KeyN' }, 'n'],
  [{ key: 'N', code: 'KeyN' }, 'n'],
  [{ key: 'ى', code: 'KeyN' }, 'n'],
  [{ key: 'т', code: 'KeyN' }, 'n'],
  [{ key: '١', code: 'Digit1' }, '1'],
  // French: the letter counts, not its place.
  [{ key: 'a', code: 'KeyQ' }, 'a'],
  [{ key: 'å', code: 'BracketLeft' }, 'å'],
  [{ key: 'PageUp', code: 'PageUp' }, 'pageup'],
  [{ key: 'Enter', code: 'NumpadEnter' }, 'enter']
])('%j is the key %s', (event, key) => {
  expect(keyOf(event)).toBe(key)
})
