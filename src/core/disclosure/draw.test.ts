import fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import type { Highs } from 'highs'
import { drawRounding } from './draw.ts'
import { seededUniform } from './made-up-month.ts'
import { totalRows } from './relations.ts'
import { roundingCell, type RoundingProblem } from './rounding-problem.ts'
import { BinaryProgram, loadSolver, type LinearRow } from './solver.ts'

let highs: Highs
beforeAll(async () => {
  highs = await loadSolver()
})

/** A table of one dimension: the total first, then the cells. */
const star = (counts: readonly number[]): RoundingProblem => ({
  cells: [counts.reduce((sum, count) => sum + count, 0), ...counts].map(roundingCell),
  rows: [
    { indices: [0, ...counts.keys().map(at => at + 1)], coefficients: [1, ...counts.map(() => -1)], lower: 0, upper: 0 }
  ]
})

/** Two tables of two things each that share the first: the total, then the margins, then the inner cells. */
function linkedTables(one: readonly (readonly number[])[], other: readonly (readonly number[])[]): RoundingProblem {
  const sum = (counts: readonly number[]) => counts.reduce((total, count) => total + count, 0)
  const cells = [sum(one.map(sum)), ...one.map(sum)]
  const rows: LinearRow[] = []
  const add = (whole: number, parts: readonly number[]) =>
    rows.push({ indices: [whole, ...parts], coefficients: [1, ...parts.map(() => -1)], lower: 0, upper: 0 })
  add(
    0,
    one.map((_, at) => 1 + at)
  )
  for (const table of [one, other]) {
    const columns = table[0]?.keys().map(column => cells.push(sum(table.map(row => row[column] ?? 0))) - 1)
    const margins = [...(columns ?? [])]
    const inner = table.map(row => row.map(count => cells.push(count) - 1))
    add(0, margins)
    for (const [row, own] of inner.entries()) add(1 + row, own)
    for (const [column, margin] of margins.entries())
      add(
        margin,
        inner.map(own => own[column] ?? 0)
      )
  }
  return { cells: cells.map(roundingCell), rows }
}

const twoTables = linkedTables(
  [
    [1, 3],
    [2, 2],
    [4, 1]
  ],
  [
    [2, 0, 2],
    [3, 1, 0],
    [1, 3, 1]
  ]
)

/** Every admissible rounding, by trying all. */
function admissible({ cells, rows }: RoundingProblem): string[] {
  let found: number[][] = [[]]
  for (const { floor, fraction } of cells)
    found = found.flatMap(head =>
      fraction === 0
        ? [[...head, floor]]
        : [
            [...head, floor],
            [...head, floor + 1]
          ]
    )
  const holds =
    (values: readonly number[]) =>
    ({ indices, coefficients, lower, upper }: LinearRow) => {
      const sum = indices.reduce((total, cell, at) => total + (coefficients[at] ?? 0) * (values[cell] ?? 0), 0)
      return sum >= lower && sum <= upper
    }
  return found.filter(values => rows.every(holds(values))).map(values => values.join(' '))
}

const draws = (problem: RoundingProblem, times: number, seed: number): number[][] => {
  const uniform = seededUniform(seed)
  return Array.from({ length: times }, () => drawRounding(highs, problem, uniform) ?? [])
}

describe('the draw of a rounding', () => {
  it.each([
    ['a table', star([1, 2, 3, 4])],
    ['a table whose total stays', star([4, 1, 5, 10])],
    ['a table of ones', star([1, 1, 1, 1, 1, 1])],
    [
      'two tables with a shared margin',
      linkedTables(
        [
          [1, 3],
          [2, 2]
        ],
        [
          [2, 2],
          [3, 1]
        ]
      )
    ],
    ['as many visits as questions', { cells: [23, 23, 7].map(roundingCell), rows: totalRows(0, 1, 2) }]
  ])('reaches every admissible rounding, and no other: %s', (_, problem) => {
    const seen = new Set(draws(problem, 1_000, 7).map(values => values.join(' ')))
    expect([...seen].toSorted()).toEqual(admissible(problem).toSorted())
  })

  it('is unbiased in every cell', () => {
    const problem = star([1, 4, 2, 11, 3, 8])
    const times = 2_000
    const means = problem.cells.map(() => 0)
    for (const values of draws(problem, times, 11))
      for (const [at, value] of values.entries()) means[at] = (means[at] ?? 0) + value / times
    for (const [at, { floor, fraction }] of problem.cells.entries()) {
      const standardError = Math.sqrt((fraction * (1 - fraction)) / times)
      expect(Math.abs((means[at] ?? 0) - floor - fraction)).toBeLessThanOrEqual(4 * standardError)
    }
  })

  it('is unbiased over the outcomes of a total that was drawn before, in linked tables too', () => {
    const uniform = seededUniform(12)
    const times = 3_000
    const sums = twoTables.cells.map(() => 0)
    for (let draw = 0; draw < times; draw += 1) {
      const [total = { floor: 0, fraction: 0 }] = twoTables.cells
      const value = total.floor + (uniform() < total.fraction ? 1 : 0)
      const values = drawRounding(highs, { ...twoTables, drawn: new Map([[0, value]]) }, uniform) ?? []
      expect(values[0]).toBe(value)
      for (const [at, drawn] of values.entries()) sums[at] = (sums[at] ?? 0) + drawn
    }
    for (const [at, { floor, fraction }] of twoTables.cells.entries()) {
      const standardError = Math.sqrt((fraction * (1 - fraction)) / times)
      expect(Math.abs((sums[at] ?? 0) / times - floor - fraction)).toBeLessThanOrEqual(4 * standardError)
    }
  })

  it('keeps a total that was drawn before, or answers nothing', () => {
    const problem = star([1, 1, 1])
    expect(drawRounding(highs, { ...problem, drawn: new Map([[0, 1]]) }, seededUniform(1))?.[0]).toBe(1)
    const [row] = problem.rows
    const alone = { cells: problem.cells.slice(0, 1), rows: [{ indices: [0], coefficients: [1], lower: 0, upper: 0 }] }
    expect(row).toBeDefined()
    expect(drawRounding(highs, { ...alone, drawn: new Map([[0, 1]]) }, seededUniform(1))).toBeNull()
  })

  it('keeps every row and stays beside every count', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(30), { minLength: 1, maxLength: 12 }), fc.nat(), (counts, seed) => {
        const problem = star(counts)
        const values = drawRounding(highs, problem, seededUniform(seed)) ?? []
        const [total = -1, ...cells] = values
        expect(cells.reduce((sum, value) => sum + value, 0)).toBe(total)
        for (const [at, value] of values.entries()) {
          const cell = problem.cells[at]
          expect([cell?.floor, (cell?.floor ?? 0) + Math.ceil(cell?.fraction ?? 0)]).toContain(value)
        }
      }),
      { numRuns: 200, seed: 5 }
    )
  })

  it('answers nothing where there is no rounding', () => {
    const [row] = star([1, 1]).rows
    const impossible = {
      cells: [5, 1, 1].map(roundingCell),
      rows: row === undefined ? [] : [row, { ...row, indices: [1, 2, 0], lower: 2, upper: 2 }]
    }
    expect(drawRounding(highs, impossible, seededUniform(1))).toBeNull()
    expect(
      drawRounding(
        highs,
        { cells: [roundingCell(5)], rows: [{ indices: [0], coefficients: [1], lower: 2, upper: 3 }] },
        seededUniform(1)
      )
    ).toBeNull()
  })

  it.each([-1, 2.5, Number.NaN])('takes no count of %s', count => {
    expect(() => roundingCell(count)).toThrow(expect.objectContaining({ code: 'disclosure.not-a-count' }))
  })
})

describe('a binary program', () => {
  it('is solved in whole numbers where the linear relaxation is not whole', () => {
    const pairs = [
      [0, 1],
      [1, 2],
      [0, 2]
    ].map((indices): LinearRow => ({ indices, coefficients: [1, 1], lower: -Infinity, upper: 1 }))
    const program = new BinaryProgram(highs, 3, pairs)
    const chosen = program.minimise(Float64Array.of(-1, -1.5, -1), new Float64Array(3), new Float64Array(3).fill(1))
    const again = program.minimise(Float64Array.of(-1, -1, -1.5), new Float64Array(3), new Float64Array(3).fill(1))
    program.dispose()
    expect([...(chosen ?? [])]).toEqual([0, 1, 0])
    expect([...(again ?? [])]).toEqual([0, 0, 1])
  })
})
