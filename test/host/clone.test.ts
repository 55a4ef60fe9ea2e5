import fc from 'fast-check'
import { expect, test } from 'vitest'
import { decode, encode } from './clone.ts'

test('whatever JSON can say, and keys that look like the codec’s own, arrive unchanged', () => {
  fc.assert(
    fc.property(
      fc.anything({ withBigInt: true, withDate: true, withMap: true, withSet: true, withNullPrototype: false }),
      value => {
        expect(decode(encode(value))).toEqual(value)
      }
    )
  )
  const tricky = { $: 'date', v: 1, $$: { $: [undefined, -0, Number.NaN] } }
  expect(decode(encode(tricky))).toEqual(tricky)
})

test('bytes arrive as bytes', () => {
  const bytes = Uint8Array.from({ length: 100_000 }, (_none, index) => index % 256)
  expect(decode(encode({ bytes }))).toEqual({ bytes })
})

test.each([() => 1, Symbol('s'), Promise.resolve(1), { inside: [() => 1] }])('%s is refused, as by Electron', value => {
  expect(() => encode(value)).toThrow('could not be cloned')
})
