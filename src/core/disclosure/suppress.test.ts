import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { attackReleases } from './attack/attack.ts'
import { cellNames } from './cell-names.ts'
import { countContributions } from './count.ts'
import { figuresOf } from './figures.ts'
import { chooseTables } from './ladder.ts'
import { madeUpContributions, madeUpLists, seededUniform } from './made-up-month.ts'
import { versionOnePlan, type CodeLists } from './plan.ts'
import { knownOf, suppress, suppressedCells, type SuppressionProblem } from './suppress.ts'
import { tabulate } from './tabulate.ts'
import { totalMeasures, type Contribution } from './types.ts'

function month(visits: number, seed: number, groups = 6): SuppressionProblem {
  const lists = madeUpLists(groups)
  return problemOf(lists, madeUpContributions(lists, visits, seededUniform(seed)))
}

/** The same visit, so many times: nearly every box of a long table is empty. */
function alikeMonth(visits: number): SuppressionProblem {
  const lists = madeUpLists()
  const made = madeUpContributions(lists, 1, seededUniform(1))
  return problemOf(
    lists,
    Array.from({ length: visits }, (_, at) =>
      made.map(one => ({ ...one, visit: `${at}`, contributor: `${at}` }))
    ).flat()
  )
}

function problemOf(lists: CodeLists, contributions: readonly Contribution[]): SuppressionProblem {
  const plan = versionOnePlan(lists)
  const records = countContributions(contributions)
  const totals = {
    visits: records.visits.length,
    questions: records.questions.length,
    referrals: records.referrals.length
  }
  const choice = chooseTables(plan, totals)
  const tables = choice.tables.map(table => tabulate(table, records[table.measure]))
  const { dimensions } = figuresOf({ totals, choice, tables, truth: { totals, tables } }, plan)
  return { totals, dimensions, tables }
}

/** Null where forty rounds do not repair a month: it is refused. */
async function trySuppress(problem: SuppressionProblem) {
  const found = await suppress(problem, { budget: 60_000 })
  if (found === null) return null
  const names = cellNames(problem.totals, problem.tables)
  const published = problem.tables.map(table => ({ ...table, cells: suppressedCells(table, found.withheld, names) }))
  return { found, published }
}

async function suppressed(problem: SuppressionProblem) {
  const made = await trySuppress(problem)
  if (made === null) throw new Error('not suppressed')
  return made
}

describe('suppression', () => {
  it('shows exact counts, none under five, and leaves five counts possible wherever it withholds', async () => {
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 20, max: 200 }), fc.nat(10_000), async (visits, seed) => {
        const problem = month(visits, seed)
        const made = await trySuppress(problem)
        fc.pre(made !== null)
        const { published } = made
        for (const [at, { cells }] of published.entries()) {
          for (const [row, { count }] of cells.entries()) {
            expect(count === null || (count >= 5 && count === problem.tables[at]?.cells[row]?.count)).toBe(true)
          }
        }
        // Attacked anew, from what is published alone.
        const totals = totalMeasures.map(measure => ({
          measure,
          dimensions: [],
          cells: [{ codes: [], count: problem.totals[measure] < 5 ? null : problem.totals[measure] }]
        }))
        const known = knownOf(problem.dimensions, [...totals, ...published])
        const report = await attackReleases({ releases: [known], links: [] })
        expect([report.narrowed, report.undecided]).toEqual([[], []])
        expect(report.minWidth).toBeGreaterThanOrEqual(5)
      }),
      { numRuns: 8 }
    )
  })

  it('withholds around a block that follows from the sums about it, where no single sum gives a cell away', async () => {
    for (const [visits, seed] of [
      [67, 11],
      [136, 8]
    ] as const)
      expect((await suppressed(month(visits, seed))).found.report.narrowed).toEqual([])
  })

  it('comes to an end where everybody came with the same, and all the rest follows from the totals', async () => {
    expect((await suppressed(alikeMonth(600))).found.report.narrowed).toEqual([])
  })

  it('withholds zeros like ones, with the same mark', async () => {
    const problem = month(60, 3)
    const { published } = await suppressed(problem)
    const small = problem.tables.flatMap(({ cells }, at) =>
      cells.flatMap(({ count }, row) => (count < 5 ? [published[at]?.cells[row]?.count] : []))
    )
    expect(small.length).toBeGreaterThan(50)
    expect(new Set(small)).toEqual(new Set([null]))
  })

  it('withholds a second cell where one alone would follow from the total', async () => {
    const problem = month(60, 5)
    const { published, found } = await suppressed(problem)
    const small = published.flatMap(({ cells }, at) =>
      cells.filter(({ count }, row) => count === null && (problem.tables[at]?.cells[row]?.count ?? 0) >= 5)
    )
    expect(small.length).toBeGreaterThan(0)
    expect(found.report.minWidth).toBeGreaterThanOrEqual(5)
  })

  it('depends on no order of the visits', async () => {
    const [one, other] = [await suppressed(month(90, 8)), await suppressed(month(90, 8))]
    expect([...other.found.withheld].toSorted()).toEqual([...one.found.withheld].toSorted())
  })
})
