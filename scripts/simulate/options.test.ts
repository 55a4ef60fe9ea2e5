import { describe, expect, it } from 'vitest'
import { readOptions } from './options.ts'

const read = (...args: string[]) => readOptions(args, () => 42)

describe('the options of the simulation', () => {
  it('are three numbers, the seed drawn when it is left out', () => {
    expect(read('--months', '12', '--visits', '600', '--seed', '7')).toEqual({ months: 12, visits: 600, seed: 7 })
    expect(read('--months', '1', '--visits=40')).toEqual({ months: 1, visits: 40, seed: 42 })
  })

  it.each([
    [['--visits', '600'], '--months is missing'],
    [['--months', '12'], '--visits is missing'],
    [['--months', '0', '--visits', '1'], 'from 1 to 120'],
    [['--months', '12.5', '--visits', '1'], '“12.5” is not'],
    [['--months', 'many', '--visits', '1'], '“many” is not'],
    [['--months', '2', '--visits', '9999'], 'from 1 to 5000'],
    [['--months', '2', '--visits', '60', '--seed', '-1'], '--seed'],
    [['--months', '2', '--visits', '60', '--sed', '1'], '--sed'],
    [['--months', '2', '--visits', '60', 'now'], 'now']
  ])('%j are refused in a sentence', (args, words) => {
    const answer = read(...args)
    expect(answer).toBeTypeOf('string')
    expect(answer).toContain(words)
  })
})
