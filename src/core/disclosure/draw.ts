import type { Highs } from 'highs'
import { fly, placeWithin } from './flight.ts'
import { choiceOf, independentParts, rowsAboutChoices, type RoundingProblem } from './rounding-problem.ts'
import { BinaryProgram, type LinearRow } from './solver.ts'
import type { SecretUniform } from './types.ts'

/**
 * How often the rounding of least random cost is taken instead of the unbiased one: often enough for every admissible rounding to be
 * possible, too seldom for its bias to show. More often where the counts lie on the edge of a relation, which the unbiased one cannot
 * leave; always where they lie outside of what may be published.
 */
const leastCostShares = { inside: 1 / 128, edge: 1 / 16, outside: 1 } as const

/** How often a flight that ends between the roundings is begun anew, before the rounding of least random cost is taken. */
const mostFlights = 8

/**
 * Draws an admissible rounding: for each cell, in units of the base, the multiple at or just below it or the one just above,
 * such that every row holds and what was drawn before stays. Null when there is none, or the solver found none in time.
 *
 * Every admissible rounding has a positive probability. Where the counts themselves keep the rows, the draw is unbiased as well, but
 * for {@link leastCostShares} and for flights begun anew: each cell has its count as its expectation, over the draws of what was drawn
 * before too.
 */
export function drawRounding(highs: Highs, problem: RoundingProblem, uniform: SecretUniform): number[] | null {
  const rows = rowsAboutChoices(problem)
  if (!settledRowsHold(problem, rows)) return null
  const values = problem.cells.map((cell, at) => cell.floor + choiceOf(problem, at))
  for (const part of independentParts(problem)) {
    const variables = [...part.cells, ...part.settled]
    const position = new Map(variables.map((cell, at) => [cell, at]))
    const choices = drawPart(highs, {
      rows: part.rows.flatMap(at => withinPart(rows[at], position)),
      start: Float64Array.from(variables, cell => problem.cells[cell]?.fraction ?? 0),
      settled: new Map(part.settled.map(cell => [position.get(cell) ?? 0, choiceOf(problem, cell)])),
      uniform
    })
    if (choices === null) return null
    for (const [at, cell] of part.cells.entries()) values[cell] = (problem.cells[cell]?.floor ?? 0) + (choices[at] ?? 0)
  }
  return values
}

interface Part {
  readonly rows: readonly LinearRow[]
  readonly start: Float64Array
  /** Positions of cells that were drawn before, with their choices. */
  readonly settled: ReadonlyMap<number, number>
  readonly uniform: SecretUniform
}

/** Whether those rows hold in which nothing is left to draw. */
function settledRowsHold(problem: RoundingProblem, rows: readonly LinearRow[]): boolean {
  const isOpen = (cell: number) => (problem.cells[cell]?.fraction ?? 0) > 0 && !problem.drawn?.has(cell)
  return rows
    .filter(row => !row.indices.some(isOpen))
    .every(({ indices, coefficients, lower, upper }) => {
      const sum = indices.reduce((total, cell, at) => total + (coefficients[at] ?? 0) * choiceOf(problem, cell), 0)
      return sum >= lower && sum <= upper
    })
}

function withinPart(row: LinearRow | undefined, position: ReadonlyMap<number, number>): LinearRow[] {
  if (row === undefined) return []
  const indices: number[] = []
  const coefficients: number[] = []
  for (const [at, cell] of row.indices.entries()) {
    const index = position.get(cell)
    if (index === undefined) continue
    indices.push(index)
    coefficients.push(row.coefficients[at] ?? 0)
  }
  return [{ indices, coefficients, lower: row.lower, upper: row.upper }]
}

function drawPart(highs: Highs, part: Part): Uint8Array | null {
  const isUnbiased = part.uniform() >= leastCostShares[placeWithin(part.start, part.rows)]
  return (isUnbiased ? flownTo(part) : null) ?? leastCost(highs, part)
}

function flownTo(part: Part): Uint8Array | null {
  for (let flight = 0; flight < mostFlights; flight += 1) {
    const end = fly(part)
    if (end?.every(isWhole)) return Uint8Array.from(end)
  }
  return null
}

const isWhole = (value: number): boolean => value === 0 || value === 1

/** The rounding of least random cost. */
function leastCost(highs: Highs, { start, rows, settled, uniform }: Part): Uint8Array | null {
  const program = new BinaryProgram(highs, start.length, rows)
  try {
    const costs = start.map(fraction => uniform() - fraction)
    const lower = start.map((_, at) => settled.get(at) ?? 0)
    const upper = start.map((_, at) => settled.get(at) ?? 1)
    return program.minimise(costs, lower, upper)
  } finally {
    program.dispose()
  }
}
