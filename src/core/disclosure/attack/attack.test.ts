import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { breachesOfPublished } from '../certify.ts'
import { madeUpFigures, sharing, type MadeUpFigures } from '../made-up-figures.ts'
import type { PublishedFigures } from '../types.ts'
import { attackHere } from './attack-here.ts'
import { attackModel } from './attack-model.ts'
import { bruteForceValues } from './brute-force.ts'
import { intervalsOf } from './intervals.ts'
import { knownRelease, type AttackInput } from './knowledge.ts'

const unhurried = { deadline: Infinity }
const alone = (figures: PublishedFigures): AttackInput => ({ releases: [knownRelease('', figures)], links: [] })
const narrowedCells = async (figures: PublishedFigures) =>
  (await attackHere(alone(figures), unhurried)).narrowed.map(cell => cell.name)

const safe: MadeUpFigures = {
  visits: 20,
  languages: [15, 5, 0],
  questions: 30,
  topics: [
    [10, 5],
    [15, 0]
  ],
  referrals: 10
}

describe('the attacker', () => {
  it('finds nothing in figures that the certificate passes', async () => {
    expect(breachesOfPublished(madeUpFigures(safe))).toEqual([])
    await expect(attackHere(alone(madeUpFigures(safe)), unhurried)).resolves.toMatchObject({
      narrowed: [],
      undecided: [],
      minWidth: 5
    })
  })

  it.each<[string, MadeUpFigures, string]>([
    [
      'visits shown above questions',
      {
        ...safe,
        visits: 20,
        questions: 15,
        topics: [
          [5, 5],
          [5, 0]
        ]
      },
      'visits'
    ],
    [
      'as many questions as four a visit',
      {
        ...safe,
        visits: 15,
        languages: [15],
        questions: 60,
        topics: [
          [15, 15],
          [15, 15]
        ]
      },
      'visits'
    ],
    [
      'a topic shown above the visits',
      {
        ...safe,
        visits: 15,
        languages: [15],
        questions: 30,
        topics: [
          [20, 5],
          [5, 0]
        ]
      },
      'questions topic:g0.t0'
    ],
    [
      'two topics that every visit has',
      { ...safe, visits: 15, languages: [15], questions: 30, topics: [[15], [15]] },
      'visits'
    ],
    [
      'more referrals than questions',
      {
        ...safe,
        questions: 25,
        topics: [
          [10, 5],
          [10, 0]
        ],
        referrals: 30
      },
      'referrals'
    ],
    [
      'no questions beside five visits',
      { ...safe, visits: 5, languages: [5], questions: 0, topics: [[0]], referrals: 0 },
      'visits'
    ]
  ])('names the cell that is betrayed by %s', async (_, made, cell) => {
    expect(await narrowedCells(madeUpFigures(made))).toContain(cell)
  })

  it.each<[string, 'visits' | 'questions' | 'referrals', 'language' | 'topic', number[], string]>([
    [
      'questions by language beside visits by language',
      'questions',
      'language',
      [25, 0, 5],
      'visits language:language1'
    ],
    [
      'referrals by language beside visits by language',
      'referrals',
      'language',
      [0, 0, 10],
      'visits language:language2'
    ],
    ['visits by topic beside questions by topic', 'visits', 'topic', [15, 10, 5, 5, 0, 5], 'visits topic:g1.t1'],
    ['referrals by topic beside questions by topic', 'referrals', 'topic', [5, 5, 0, 5, 0, 5], 'referrals topic:g1.t1']
  ])('names the cell that is betrayed by %s', async (_, measure, dimension, counts, cell) => {
    const figures = madeUpFigures(safe)
    const tables = [...figures.tables, sharing(figures, measure, dimension, counts)]
    expect(await narrowedCells({ ...figures, tables })).toContain(cell)
  })

  it('knows no limit of questions that are not shown by topic', () => {
    const figures = madeUpFigures({ ...safe, languages: [20] })
    const tables = [...figures.tables.slice(0, 1), sharing(figures, 'questions', 'language', [30])]
    // Four relations of the totals, two of the one language, and both tables' sums.
    expect(attackModel(alone({ ...figures, tables })).rows).toHaveLength(8)
  })

  it('gives whole bounds where the linear ones are not', async () => {
    const made = {
      ...safe,
      visits: 10,
      languages: [10],
      questions: 45,
      topics: [
        [10, 5],
        [10, 5],
        [10, 5]
      ]
    }
    const visits = (await intervalsOf(attackModel(alone(madeUpFigures(made))), unhurried)).find(
      cell => cell.name === 'visits'
    )
    // 41 questions at least, four a visit at most: 10.25 visits
    expect(visits).toMatchObject({ lowest: 11, highest: 14 })
  })

  it('asks an integer program where the linear one has no whole solution', async () => {
    // At most one of any two: three halves of the three together, were they no whole numbers.
    const pairs = [
      [1, 2],
      [2, 3],
      [1, 3]
    ]
    const cells = ['all', 'one', 'two', 'three'].map(name => ({ name, shown: 'withheld' as const, least: 0, most: 9 }))
    const rows = [
      { terms: [0, 1, 2, 3].map(cell => [cell, cell === 0 ? 1 : -1] as const), least: 0, most: 0 },
      ...pairs.map(pair => ({ terms: pair.map(cell => [cell, 1] as const), least: 0, most: 1 }))
    ]
    const [all] = await intervalsOf({ cells, rows }, unhurried)
    expect(all).toMatchObject({ lowest: 0, highest: 1 })
  })

  it('says so when it had no time', async () => {
    const report = await attackHere(alone(madeUpFigures(safe)), { deadline: 0 })
    expect(report.undecided).toHaveLength(report.cells)
  })

  it('finds the same bounds as trying everything, with no gap between them', async () => {
    await fc.assert(
      fc.asyncProperty(smallFigures, async made => {
        const figures = madeUpFigures(made)
        const model = attackModel(alone(figures))
        const possible = bruteForceValues(model)
        fc.pre([...possible.values()].every(values => values.length > 0))
        for (const { name, lowest, highest } of await intervalsOf(model, unhurried)) {
          expect({ name, values: range(lowest ?? 0, highest ?? -1) }).toEqual({ name, values: possible.get(name) })
        }
      }),
      { numRuns: 120, seed: 20 }
    )
  })

  it('finds nothing wherever the certificate finds nothing, and trying everything agrees', async () => {
    let certified = 0
    await fc.assert(
      fc.asyncProperty(smallFigures, async made => {
        const figures = madeUpFigures(made)
        if (breachesOfPublished(figures).length > 0) return
        certified += 1
        const model = attackModel(alone(figures))
        const promised = new Map(model.cells.map(({ name, least, most }) => [name, range(least, most)]))
        expect(bruteForceValues(model)).toEqual(promised)
        expect(await narrowedCells(figures)).toEqual([])
      }),
      { numRuns: 700, seed: 21 }
    )
    expect(certified).toBeGreaterThan(100)
  })
})

const range = (from: number, to: number): number[] => Array.from({ length: to - from + 1 }, (_, step) => from + step)

/** Figures that add up, around the edges of what the relations allow. */
const smallFigures = fc
  .record({
    visits: fc.integer({ min: 0, max: 7 }),
    others: fc.nat(2),
    topics: fc
      .constantFrom([2], [1, 1], [2, 1], [3], [2, 2], [4, 1])
      .chain(sizes => fc.tuple(...sizes.map(size => fc.array(fc.nat(7), { minLength: size, maxLength: size })))),
    referrals: fc.nat(3)
  })
  .map(({ visits, others, topics, referrals }): MadeUpFigures => {
    const fives = (counts: readonly number[]) => counts.map(count => count * 5)
    const second = Math.min(others, visits)
    return {
      visits: visits * 5,
      languages: fives([visits - second, second]),
      questions: topics.flat().reduce((total, count) => total + count, 0) * 5,
      topics: topics.map(fives),
      referrals: referrals * 5
    }
  })
