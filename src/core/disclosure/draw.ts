import type { Highs } from 'highs'
import { independentParts, rowsAboutChoices, type RoundingProblem } from './rounding-problem.ts'
import { BinaryProgram, type LinearRow } from './solver.ts'
import type { SecretUniform } from './types.ts'

/**
 * Draws an admissible rounding: for each cell, in units of the base, the multiple at or just below it or the one just above,
 * such that every row holds. Null when there is none, or the solver found none in time.
 *
 * Every admissible rounding has a positive probability. Where the starting point lets it, the draw is also unbiased: each
 * choice has its starting point as its expectation. `start` is that point, by default the cells' fractions.
 */
export function drawRounding(
  highs: Highs,
  problem: RoundingProblem,
  uniform: SecretUniform,
  start: readonly number[] = problem.cells.map(cell => cell.fraction)
): number[] | null {
  const rows = rowsAboutChoices(problem)
  const values = problem.cells.map(cell => cell.floor)
  if (rows.some(row => isConstant(row, problem) && (row.lower > 0 || row.upper < 0))) return null
  for (const part of independentParts(problem)) {
    const position = new Map(part.cells.map((cell, at) => [cell, at]))
    const choices = drawPart(highs, {
      rows: part.rows.flatMap(at => withinPart(rows[at], position)),
      start: Float64Array.from(part.cells, cell => start[cell] ?? 0),
      uniform
    })
    if (choices === null) return null
    for (const [at, cell] of part.cells.entries()) values[cell] = (values[cell] ?? 0) + (choices[at] ?? 0)
  }
  return values
}

interface Part {
  readonly rows: readonly LinearRow[]
  readonly start: Float64Array
  readonly uniform: SecretUniform
}

const isConstant = (row: LinearRow, { cells }: RoundingProblem): boolean =>
  row.indices.every(cell => (cells[cell]?.fraction ?? 0) === 0)

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
  return [{ ...row, indices, coefficients }]
}

/**
 * The draw of one part. A rounding of least random cost is the vertex that a secret random direction points at: with costs
 * uniform − start, all below 0 where a given rounding goes up and all above 0 where it goes down has a positive probability,
 * so each rounding can be that vertex. Unbiasedness comes from splitting the starting point into that vertex and the point
 * where the line from it through the starting point leaves the polytope: the vertex is taken with the weight that it has in
 * the split, and otherwise the far point is split in its turn (its dimension is lower, so this ends).
 */
function drawPart(highs: Highs, part: Part): Uint8Array | null {
  const costs = part.start.map(point => part.uniform() - point)
  return (isInterior(part) ? splitDraw(highs, part, costs) : null) ?? leastCost(highs, part, costs)
}

function leastCost(highs: Highs, { rows, start }: Part, costs: Float64Array): Uint8Array | null {
  const program = new BinaryProgram(highs, start.length, rows)
  try {
    return program.minimise(costs, new Float64Array(start.length), new Float64Array(start.length).fill(1))
  } finally {
    program.dispose()
  }
}

/**
 * Null when a face has no whole vertex, or rounding errors keep the point from reaching one; then the plain draw of least cost,
 * which has every rounding in reach, is left to the caller.
 */
function splitDraw(highs: Highs, { rows, start, uniform }: Part, costs: Float64Array): Uint8Array | null {
  const program = new BinaryProgram(highs, start.length, rows)
  const open = new Set(rows.keys().filter(at => !isEquality(rows[at])))
  try {
    let point = start
    // Each step puts a cell on 0 or 1 or a row on its edge, and none of them leaves it again.
    for (let steps = start.length + rows.length; steps >= 0; steps -= 1) {
      const vertex = program.minimise(costs, point.map(onlyIfOne), point.map(zeroOnlyIfZero))
      if (vertex === null) return null
      const weight = longestWeight(
        point,
        vertex,
        [...open].flatMap(at => rows[at] ?? [])
      )
      if (uniform() < weight) return vertex
      point = farPoint(point, vertex, weight)
      for (const at of open) {
        const row = rows[at]
        if (row === undefined || slackOf(row, point) > tolerance) continue
        open.delete(at)
        program.fixRow(at, Math.round(activityOf(row, point)))
      }
    }
    return null
  } finally {
    program.dispose()
  }
}

const tolerance = 1e-9

const isEquality = (row: LinearRow | undefined): boolean => row !== undefined && row.lower === row.upper
const onlyIfOne = (value: number): number => (value === 1 ? 1 : 0)
const zeroOnlyIfZero = (value: number): number => (value === 0 ? 0 : 1)

const activityOf = (row: LinearRow, point: ArrayLike<number>): number =>
  row.indices.reduce((sum, cell, at) => sum + (row.coefficients[at] ?? 0) * (point[cell] ?? 0), 0)

/** How far a point is from the nearer bound of a row. */
function slackOf(row: LinearRow, point: ArrayLike<number>): number {
  const activity = activityOf(row, point)
  return Math.min(activity - row.lower, row.upper - activity)
}

/**
 * True when the point keeps every equality and is strictly inside every other row. On a row's edge an unbiased draw could only
 * ever take roundings on that edge, and some admissible ones would never come.
 */
const isInterior = ({ rows, start }: Part): boolean =>
  rows.every(row => (isEquality(row) ? slackOf(row, start) > -tolerance : slackOf(row, start) > tolerance))

/** The greatest weight that a vertex can have in the point, leaving a rest that is still within every bound and row. */
function longestWeight(point: Float64Array, vertex: Uint8Array, rows: readonly LinearRow[]): number {
  let weight = 1
  for (const [at, value] of point.entries()) weight = Math.min(weight, vertex[at] === 1 ? value : 1 - value)
  for (const row of rows) {
    const [below, above] = [activityOf(row, point) - row.lower, row.upper - activityOf(row, point)]
    const [vertexBelow, vertexAbove] = [activityOf(row, vertex) - row.lower, row.upper - activityOf(row, vertex)]
    if (vertexBelow > 0 && Number.isFinite(vertexBelow)) weight = Math.min(weight, below / vertexBelow)
    if (vertexAbove > 0 && Number.isFinite(vertexAbove)) weight = Math.min(weight, above / vertexAbove)
  }
  return weight
}

function farPoint(point: Float64Array, vertex: Uint8Array, weight: number): Float64Array {
  return point.map((value, at) => {
    const moved = (value - weight * (vertex[at] ?? 0)) / (1 - weight)
    return moved < tolerance ? 0 : moved > 1 - tolerance ? 1 : moved
  })
}
