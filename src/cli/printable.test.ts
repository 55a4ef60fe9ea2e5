import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { printable } from './printable.ts'

describe('printable', () => {
  it.each([
    ['\u001b[2Jx', '\\u{1b}[2Jx'],
    ['a\nb\tc', 'a\\u{a}b\\u{9}c'],
    ['a\u202eb', 'a\\u{202e}b'],
    ['\ud800', '\\u{d800}'],
    ['سلام 🗼 Åsa =cmd()', 'سلام 🗼 Åsa =cmd()']
  ])('shows %j as %s', (text, shown) => {
    expect(printable(text)).toBe(shown)
  })

  it('lets no control character through, and leaves what is printable alone', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 40 }), text => {
        expect(printable(text)).not.toMatch(/\p{Cc}|[\u2028\u2029\u202a-\u202e\u2066-\u2069]/u)
        expect(printable(printable(text))).toBe(printable(text))
      })
    )
  })
})
