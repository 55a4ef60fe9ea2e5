import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { editDistance, nearest } from './nearest.ts'

describe('editDistance', () => {
  it.each([
    ['', '', 0],
    ['', 'abc', 3],
    ['data', 'data', 0],
    ['dta', 'data', 1],
    ['daat', 'data', 1],
    ['export', 'import', 2]
  ])('from “%s” to “%s” is %i', (from, to, distance) => {
    expect(editDistance(from, to)).toBe(distance)
  })

  it('is a distance: nothing only between equals, the same both ways, at most the longer word', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 12 }), fc.string({ maxLength: 12 }), (one, other) => {
        const distance = editDistance(one, other)
        expect(distance === 0).toBe(one === other)
        expect(distance).toBe(editDistance(other, one))
        expect(distance).toBeLessThanOrEqual(Math.max(one.length, other.length))
      })
    )
  })
})

describe('nearest', () => {
  it.each([
    ['passphrase', ['data', 'passphrase-file'], 'passphrase-file'],
    ['Arabiska', ['arabiska', 'persiska'], 'arabiska'],
    ['xyzzy', ['data', 'month'], null],
    ['data', [], null]
  ])('to “%s” among %j is %s', (typed, words, expected) => {
    expect(nearest(typed, words)).toBe(expected)
  })
})
