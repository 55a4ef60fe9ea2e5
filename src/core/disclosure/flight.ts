import type { LinearRow } from './solver.ts'
import { Tableau } from './tableau.ts'
import type { SecretUniform } from './types.ts'

/** A point to be rounded at random within the rows. */
export interface FlightPlan {
  /** Each within 0 … 1. */
  readonly start: Float64Array
  readonly rows: readonly LinearRow[]
  /** Where to end in those variables whose outcome was drawn before: 0 or 1. */
  readonly settled: ReadonlyMap<number, number>
  readonly uniform: SecretUniform
}

const tolerance = 1e-9

/**
 * The flight of Deville and Tillé's cube method: the point walks, one random direction after another within the rows, each time to
 * where a variable or a row reaches a bound, one way or the other with the chances that keep its mean. So the end has the start as
 * its expectation, taken over the settled outcomes too: towards those the walk is tilted by their own chances (Doob's transform).
 *
 * Ends in a vertex of the rows' polytope, which may have fractions in it where the polytope does; null when the settled outcomes
 * cannot be reached.
 */
export function fly({ start, rows, settled, uniform }: FlightPlan): Float64Array | null {
  const walk = new Walk(start, rows)
  for (const [variable, outcome] of settled) {
    while (!walk.isFixed(variable)) {
      const direction = walk.tableau.directionOf(variable, settled, uniform)
      if (direction === null || !walk.step(direction, settled, uniform)) return null
    }
    if (walk.values[variable] !== outcome) return null
  }
  for (let free = walk.tableau.free; free.length > 0; free = walk.tableau.free) {
    const direction = free[Math.floor(uniform() * free.length)] ?? 0
    if (!walk.step(direction, settled, uniform)) return null
  }
  return walk.values.slice(0, start.length)
}

/**
 * Where a point lies in the rows: strictly inside all but the equalities, on an edge, or outside. From an edge a flight can only ever
 * reach what lies on that edge.
 */
export function placeWithin(point: Float64Array, rows: readonly LinearRow[]): 'inside' | 'edge' | 'outside' {
  const slacks = rows.map(row => {
    const activity = activityOf(row, point)
    return { row, slack: Math.min(activity - row.lower, row.upper - activity) }
  })
  if (slacks.some(({ slack }) => slack < -tolerance)) return 'outside'
  return slacks.some(({ row, slack }) => row.lower < row.upper && slack < tolerance) ? 'edge' : 'inside'
}

const activityOf = (row: LinearRow, point: ArrayLike<number>): number =>
  row.indices.reduce((sum, variable, at) => sum + (row.coefficients[at] ?? 0) * (point[variable] ?? 0), 0)

/** Where the walk stands. What a row adds up to is a variable of its own where the row leaves it room. */
class Walk {
  readonly values: Float64Array
  readonly tableau: Tableau
  readonly #lower: Float64Array
  readonly #upper: Float64Array

  constructor(start: Float64Array, rows: readonly LinearRow[]) {
    const open = rows.filter(row => row.lower < row.upper)
    const size = start.length + open.length
    this.values = new Float64Array(size)
    this.#lower = new Float64Array(size)
    this.#upper = new Float64Array(size).fill(1)
    this.values.set(start)
    for (const [at, row] of open.entries()) {
      this.values[start.length + at] = activityOf(row, start)
      this.#lower[start.length + at] = row.lower
      this.#upper[start.length + at] = row.upper
    }
    this.tableau = new Tableau(size)
    for (const [at, { indices, coefficients }] of open.entries())
      this.tableau.add([start.length + at, ...indices], [-1, ...coefficients])
    for (const row of rows) if (row.lower === row.upper) this.tableau.add(row.indices, row.coefficients)
    for (const variable of this.values.keys()) this.#fixAtBound(variable)
  }

  isFixed(variable: number): boolean {
    return this.tableau.isFixed(variable)
  }

  /** Goes along a free variable, up or down; false when either way contradicts what is settled. */
  step(direction: number, settled: ReadonlyMap<number, number>, uniform: SecretUniform): boolean {
    const slopes = this.tableau.slopes(direction)
    const [up, down] = [this.#reach(slopes, 1), this.#reach(slopes, -1)]
    const upward = down * this.#hope(slopes, up, settled)
    const downward = up * this.#hope(slopes, -down, settled)
    if (upward + downward === 0) return false
    const length = uniform() * (upward + downward) < upward ? up : -down
    for (const [variable, slope] of slopes) this.values[variable] = (this.values[variable] ?? 0) + slope * length
    for (const variable of slopes.keys()) this.#fixAtBound(variable)
    return true
  }

  /** How far the walk can go. */
  #reach(slopes: ReadonlyMap<number, number>, sign: 1 | -1): number {
    let reach = Infinity
    for (const [variable, slope] of slopes) {
      const bound = (slope * sign > 0 ? this.#upper[variable] : this.#lower[variable]) ?? 0
      reach = Math.min(reach, Math.abs((bound - (this.values[variable] ?? 0)) / slope))
    }
    return reach
  }

  /** The chance, after a step, of ending where it is settled. */
  #hope(slopes: ReadonlyMap<number, number>, length: number, settled: ReadonlyMap<number, number>): number {
    let hope = 1
    for (const [variable, outcome] of settled) {
      const slope = slopes.get(variable)
      if (slope === undefined) continue
      const value = (this.values[variable] ?? 0) + slope * length
      const chance = outcome === 1 ? value : 1 - value
      hope *= chance < tolerance ? 0 : chance
    }
    return hope
  }

  #fixAtBound(variable: number): void {
    const value = this.values[variable] ?? 0
    for (const bound of [this.#lower[variable] ?? 0, this.#upper[variable] ?? 0]) {
      if (Math.abs(value - bound) > tolerance) continue
      this.values[variable] = bound
      this.tableau.fix(variable)
      return
    }
  }
}
