import fc from 'fast-check'
import { expect, test } from 'vitest'
import { pickTwo } from './pick-two.ts'

test('two different numbers in range, the smaller first', () => {
  fc.assert(
    fc.property(fc.integer({ min: 2, max: 30 }), fc.nat(), fc.nat(), (count, a, b) => {
      const [first, second] = pickTwo(count, [a, b])
      expect(first).toBeLessThan(second)
      expect(first).toBeGreaterThanOrEqual(1)
      expect(second).toBeLessThanOrEqual(count)
    })
  )
})

test('every number may be asked for', () => {
  const asked = new Set(Array.from({ length: 14 }, (_, a) => pickTwo(14, [a, a])).flat())
  expect(asked.size).toBe(14)
})
