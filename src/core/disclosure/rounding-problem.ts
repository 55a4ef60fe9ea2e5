import { FyrError } from '../../shared/domain/errors.ts'
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
  /** Cells whose published value was drawn before, with that value. */
  readonly drawn?: ReadonlyMap<number, number>
}

/** What is settled of a cell before the draw: 1 where it was drawn upwards before, else 0. */
export const choiceOf = ({ cells, drawn }: RoundingProblem, cell: number): number => {
  const floor = cells[cell]?.floor ?? 0
  return (drawn?.get(cell) ?? floor) - floor
}

/** A cell to round; throws `disclosure.not-a-count` unless the count is a whole number that is not negative. */
export function roundingCell(count: number): RoundingCell {
  if (!Number.isSafeInteger(count) || count < 0) throw new FyrError('disclosure.not-a-count', { release: '', cell: '' })
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

/** Cells that hang together by rows, and the rows; `settled` are those cells of the rows that were drawn before. */
export interface ProblemPart {
  readonly cells: readonly number[]
  readonly rows: readonly number[]
  readonly settled: readonly number[]
}

/**
 * Splits a problem into parts that share no row, so that each is drawn by itself. Cells that stay as they are, or were drawn
 * before, join no parts.
 */
export function independentParts(problem: RoundingProblem): ProblemPart[] {
  const { cells, rows, drawn } = problem
  const root = cells.map((_, cell) => cell)
  const find = (cell: number): number => {
    let at = cell
    while (root[at] !== at) at = root[at] ?? at
    return at
  }
  const moves = (cell: number) => (cells[cell]?.fraction ?? 0) > 0
  const isOpen = (cell: number) => moves(cell) && !drawn?.has(cell)
  for (const row of rows) {
    const [first, ...others] = row.indices.filter(isOpen)
    if (first !== undefined) for (const other of others) root[find(other)] = find(first)
  }
  const rootOf = (row: LinearRow) => {
    const first = row.indices.find(isOpen)
    return first === undefined ? null : find(first)
  }
  const cellsOf = Map.groupBy([...cells.keys()].filter(isOpen), find)
  const rowsOf = Map.groupBy(rows.keys(), at => rootOf(rows[at] ?? emptyRow))
  return [...cellsOf].map(([at, own]) => {
    const ownRows = rowsOf.get(at) ?? []
    const settled = ownRows.flatMap(row => rows[row]?.indices.filter(cell => moves(cell) && drawn?.has(cell)) ?? [])
    return { cells: own, rows: ownRows, settled: [...new Set(settled)] }
  })
}

const emptyRow: LinearRow = { indices: [], coefficients: [], lower: 0, upper: 0 }
