import type { LinearRow } from './solver.ts'
import { BASE } from './types.ts'

/** A cell that is to become one of the multiples of the base beside its count. */
export interface RoundingCell {
  /** The multiple at or just below the count, in units of the base. */
  readonly floor: number
  /** How far the count stands above it, as a part of the base: 0 for a multiple, which stays (zero-restricted rounding). */
  readonly fraction: number
}

/** Which cells to round, and what must hold between the published values, in units of the base. */
export interface RoundingProblem {
  readonly cells: readonly RoundingCell[]
  readonly rows: readonly LinearRow[]
}

/** A cell to round; throws unless the count is a whole number that is not negative. */
export function roundingCell(count: number): RoundingCell {
  if (!Number.isSafeInteger(count) || count < 0) throw new RangeError('a count is a whole number that is not negative')
  return { floor: Math.floor(count / BASE), fraction: (count % BASE) / BASE }
}

/** The same rows about the choices z ∈ {0, 1} instead of the published values floor + z. */
export function rowsAboutChoices({ cells, rows }: RoundingProblem): LinearRow[] {
  return rows.map(row => {
    const constant = row.indices.reduce(
      (sum, cell, at) => sum + (row.coefficients[at] ?? 0) * (cells[cell]?.floor ?? 0),
      0
    )
    return { ...row, lower: row.lower - constant, upper: row.upper - constant }
  })
}

/**
 * Splits a problem into parts that share no row, so that each is drawn by itself. Cells that stay as they are join no parts:
 * they become constants of the rows.
 */
export function independentParts(problem: RoundingProblem): { cells: number[]; rows: number[] }[] {
  const root = problem.cells.map((_, cell) => cell)
  const find = (cell: number): number => {
    let at = cell
    while (root[at] !== at) at = root[at] ?? at
    return at
  }
  const open = (row: LinearRow) => row.indices.filter(cell => (problem.cells[cell]?.fraction ?? 0) > 0)
  for (const row of problem.rows) {
    const [first, ...others] = open(row)
    if (first !== undefined) for (const other of others) root[find(other)] = find(first)
  }
  const parts = new Map<number, { cells: number[]; rows: number[] }>()
  for (const [cell, { fraction }] of problem.cells.entries()) {
    if (fraction === 0) continue
    const part = parts.get(find(cell)) ?? { cells: [], rows: [] }
    part.cells.push(cell)
    parts.set(find(cell), part)
  }
  for (const [at, row] of problem.rows.entries()) {
    const [first] = open(row)
    if (first !== undefined) parts.get(find(first))?.rows.push(at)
  }
  return [...parts.values()]
}
