import fc from 'fast-check'
import type { Highs } from 'highs'
import { beforeAll, describe, expect, it } from 'vitest'
import { breachesOfPublished, breachesOfTruth } from '../../src/core/disclosure/certify.ts'
import { countContributions } from '../../src/core/disclosure/count.ts'
import { figuresOf } from '../../src/core/disclosure/figures.ts'
import { madeUpContributions, madeUpLists, seededUniform } from '../../src/core/disclosure/made-up-month.ts'
import { versionOnePlan, versionOneTables } from '../../src/core/disclosure/plan.ts'
import { protect } from '../../src/core/disclosure/protect.ts'
import { loadSolver } from '../../src/core/disclosure/solver.ts'
import type { Contribution, PublishedFigures } from '../../src/core/disclosure/types.ts'
import { runs } from '../long-runs.ts'

const lists = madeUpLists(8)
const plan = versionOnePlan(lists)

let highs: Highs
beforeAll(async () => {
  highs = await loadSolver()
})

const month = (visits: number, seed: number): Contribution[] => madeUpContributions(lists, visits, seededUniform(seed))

function rounded(contributions: readonly Contribution[], seed: number) {
  const made = protect(highs, plan, countContributions(contributions), seededUniform(seed))
  if ('code' in made) throw new Error(made.code)
  return { ...made, figures: figuresOf(made, plan) }
}

/** Every cell by its name, with its count. */
const cellsOf = (tables: readonly Pick<PublishedFigures['tables'][number], 'name' | 'cells'>[]): Map<string, number> =>
  new Map(tables.flatMap(({ name, cells }) => cells.map(({ codes, count }) => [`${name} ${codes.join(' ')}`, count])))

describe('all tables of a month', () => {
  it('add up, agree, stand within four of the truth and keep every relation', () => {
    const met = new Set<string>()
    fc.assert(
      fc.property(fc.integer({ min: 15, max: 900 }), fc.nat(), (visits, seed) => {
        const { figures, truth } = rounded(month(visits, seed), seed + 1)
        expect(breachesOfPublished(figures)).toEqual([])
        expect(breachesOfTruth(figures, truth)).toEqual([])
        const counts = cellsOf(truth.tables)
        for (const [name, count] of cellsOf(figures.tables))
          expect(Math.abs(count - (counts.get(name) ?? Number.NaN))).toBeLessThanOrEqual(4)
        for (const { name } of figures.tables) met.add(name)
      }),
      { numRuns: runs(40, 4_000) }
    )
    // Every table of the plan was there in some month: large ones come often enough.
    expect([...met].toSorted()).toEqual(versionOneTables.map(({ name }) => name).toSorted())
  })

  it('hold only codes of the plan’s lists, and each combination of them once', () => {
    fc.assert(
      fc.property(fc.integer({ min: 15, max: 400 }), fc.nat(), (visits, seed) => {
        const { figures } = rounded(month(visits, seed), seed + 1)
        const codes = new Map(
          figures.dimensions.map(({ name, codes: listed }) => [name, new Set(['*', ...listed.map(({ code }) => code)])])
        )
        for (const { dimensions, cells } of figures.tables) {
          expect(new Set(cells.map(cell => cell.codes.join(' '))).size).toBe(cells.length)
          for (const cell of cells)
            for (const [at, name] of dimensions.entries()) expect(codes.get(name)).toContain(cell.codes[at])
        }
      }),
      { numRuns: runs(30, 2_000) }
    )
  })

  it('are the same in whatever order visits, questions, actions and barriers come', () => {
    fc.assert(
      fc.property(fc.integer({ min: 15, max: 400 }), fc.nat(), (visits, seed) => {
        const contributions = month(visits, seed)
        const shuffle = seededUniform(seed + 2)
        const shuffled = <T>(things: readonly T[]): T[] =>
          things
            .map(thing => ({ thing, rank: shuffle() }))
            .toSorted((one, other) => one.rank - other.rank)
            .map(({ thing }) => thing)
        const reordered = shuffled(contributions).map(visit => ({
          ...visit,
          questions: shuffled(visit.questions).map(question => ({
            ...question,
            actions: shuffled(question.actions),
            barriers: shuffled(question.barriers)
          }))
        }))
        expect(rounded(reordered, seed + 1).figures).toEqual(rounded(contributions, seed + 1).figures)
      }),
      { numRuns: runs(30, 2_000) }
    )
  })

  it.each([
    [63, 8],
    [152, 9],
    [404, 10]
  ])('are right on average in every cell: %i visits', (visits, seed) => {
    const records = countContributions(month(visits, seed))
    const uniform = seededUniform(seed)
    const times = runs(120, 6_000)
    const sums = new Map<string, { error: number; draws: number; truth: number }>()
    for (let draw = 0; draw < times; draw += 1) {
      const made = protect(highs, plan, records, uniform)
      if ('code' in made) throw new Error(made.code)
      const truth = cellsOf(made.truth.tables)
      for (const [name, count] of cellsOf(made.tables)) {
        const sum = sums.get(name) ?? { error: 0, draws: 0, truth: truth.get(name) ?? Number.NaN }
        sums.set(name, { ...sum, error: sum.error + count - sum.truth, draws: sum.draws + 1 })
      }
    }
    // A table that is there only when its total was rounded up cannot be right on average: see docs/anonymisation.md.
    const always = [...sums].filter(([, { draws }]) => draws === times)
    expect(always.length).toBeGreaterThan(100)
    for (const [name, { error, truth }] of always) {
      const fraction = (truth % 5) / 5
      const standardError = 5 * Math.sqrt((fraction * (1 - fraction)) / times)
      // What the flights begun anew and the draws of least cost may leave, in visits.
      const allowed = fraction === 0 ? 0 : 0.1
      expect({ name, isOff: Math.abs(error / times) > 4.75 * standardError + allowed }).toEqual({ name, isOff: false })
    }
  })
})
