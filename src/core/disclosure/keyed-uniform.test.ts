import { describe, expect, it } from 'vitest'
import { monthSchema } from '../../shared/domain/month.ts'
import { keyedUniform } from './keyed-uniform.ts'
import type { Contribution } from './types.ts'

const secret = Buffer.alloc(32, 7)
const period = monthSchema.parse('2026-09')
const contribution = (contributor: string, language = 'ara'): Contribution => ({
  visit: contributor,
  contributor,
  late: false,
  language,
  municipality: '1280',
  ageBand: 'not-asked',
  gender: 'not-asked',
  timeInSweden: 'not-asked',
  channel: 'walk-in',
  weekday: 'mon',
  hour: '9-to-12',
  questions: [{ topic: 'work', actions: ['informed'], barriers: [], referral: null }]
})
const contributions = [contribution('a'), contribution('b', 'som'), contribution('c')]

const numbersOf = (uniform: () => number, count = 20) => Array.from({ length: count }, uniform)

describe('keyedUniform', () => {
  it('is the same for the same secret, period and contributions, in whatever order they come', () => {
    const first = numbersOf(keyedUniform(secret, period, contributions))
    expect(numbersOf(keyedUniform(secret, period, contributions.toReversed()))).toEqual(first)
  })

  it.each([
    ['secret', keyedUniform(Buffer.alloc(32, 8), period, contributions)],
    ['period', keyedUniform(secret, monthSchema.parse('2026-08'), contributions)],
    ['visit', keyedUniform(secret, period, contributions.slice(1))],
    ['code of a visit', keyedUniform(secret, period, [contribution('a', 'tir'), ...contributions.slice(1)])]
  ])('is another for another %s', (_what, other) => {
    const first = new Set(numbersOf(keyedUniform(secret, period, contributions)))
    expect(numbersOf(other).filter(number => first.has(number))).toEqual([])
  })

  it('is uniform: mean, variance and tenths within four standard errors', () => {
    const count = 40_000
    const numbers = numbersOf(keyedUniform(secret, period, contributions), count)
    const mean = numbers.reduce((sum, number) => sum + number, 0) / count
    expect(Math.abs(mean - 0.5)).toBeLessThan(4 * Math.sqrt(1 / 12 / count))
    expect(numbers.every(number => number >= 0 && number < 1)).toBe(true)
    for (let tenth = 0; tenth < 10; tenth += 1) {
      const share = numbers.filter(number => Math.floor(number * 10) === tenth).length / count
      expect(Math.abs(share - 0.1)).toBeLessThan(4 * Math.sqrt(0.09 / count))
    }
  })
})
