import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { startOfMonth, uuidv7, visitIdSchema } from './ids.ts'

describe('uuidv7', () => {
  it('is a UUID of version 7 that carries its instant, whatever the random bytes', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 2 ** 48 - 1 }),
        fc.uint8Array({ minLength: 10, maxLength: 10 }),
        (instant, random) => {
          const id = uuidv7(instant, random)
          expect(visitIdSchema.safeParse(id).success).toBe(true)
          expect(Number.parseInt(id.replaceAll('-', '').slice(0, 12), 16)).toBe(instant)
        }
      )
    )
  })

  it('differs where any of its 74 random bits differ', () => {
    const id = (fill: (bytes: Uint8Array) => void) => {
      const bytes = new Uint8Array(10)
      fill(bytes)
      return uuidv7(0, bytes)
    }
    const plain = id(() => undefined)
    for (let index = 0; index < 10; index += 1) expect(id(bytes => bytes.fill(0x2b, index, index + 1))).not.toBe(plain)
  })
})

describe('startOfMonth', () => {
  it('is the same for every instant of a month, and its first', () => {
    fc.assert(
      fc.property(fc.date({ min: new Date('1970-01-01'), max: new Date('2200-01-01'), noInvalidDate: true }), date => {
        const month = date.toISOString().slice(0, 7)
        expect(new Date(startOfMonth(date.getTime())).toISOString()).toBe(`${month}-01T00:00:00.000Z`)
      })
    )
  })
})
