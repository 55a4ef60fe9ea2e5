import { combinations, type TrueTable } from './tabulate.ts'
import { roundingCell, type RoundingCell } from './rounding-problem.ts'
import type { LinearRow } from './solver.ts'
import { TOTAL, type CodeEntry, type DimensionName, type Measure } from './types.ts'

/**
 * The cells of all tables of all measures as one linear system: a cell that stands in several tables (a shared margin) is one
 * cell, and every total or parent is the sum of its parts in each of a table's dimensions.
 */
export interface CellSystem {
  readonly cells: RoundingCell[]
  readonly rows: LinearRow[]
  readonly indexOf: (measure: Measure, dimensions: readonly DimensionName[], codes: readonly string[]) => number
}

/** Builds the system; the grand totals stand in it even of a measure without tables. */
export function cellSystem(tables: readonly TrueTable[], totals: Readonly<Record<Measure, RoundingCell>>): CellSystem {
  const positions = new Map<string, number>()
  const cells: RoundingCell[] = []
  for (const measure of ['visits', 'questions', 'referrals'] as const) {
    positions.set(keyOf(measure, [], []), cells.length)
    cells.push(totals[measure])
  }
  for (const table of tables) {
    for (const cell of table.cells) {
      const key = keyOf(table.measure, table.dimensions, cell.codes)
      if (positions.has(key)) continue
      positions.set(key, cells.length)
      cells.push(roundingCell(cell.count))
    }
  }
  const indexOf: CellSystem['indexOf'] = (measure, dimensions, codes) => {
    const index = positions.get(keyOf(measure, dimensions, codes))
    if (index === undefined) throw new Error('a cell is missing from the tables')
    return index
  }
  return { cells, rows: tables.flatMap(table => sumRows(table, indexOf)), indexOf }
}

function sumRows(table: TrueTable, indexOf: CellSystem['indexOf']): LinearRow[] {
  const used = table.codings
  const rows: LinearRow[] = []
  for (const [at, coding] of used.entries()) {
    const others = used.map((other, position) =>
      position === at ? [TOTAL] : [TOTAL, ...other.codes.map(entry => entry.code)]
    )
    for (const context of combinations(others)) {
      for (const [whole, parts] of sums(coding.codes)) {
        const cellAt = (code: string) => indexOf(table.measure, table.dimensions, context.with(at, code))
        rows.push(sumRow(cellAt(whole), parts.map(cellAt)))
      }
    }
  }
  return rows
}

/** Each code that has parts, the total included, with its parts. */
function sums(codes: readonly CodeEntry[]): Map<string, string[]> {
  const parts = new Map<string, string[]>()
  for (const { code, parent } of codes) {
    const whole = parent ?? TOTAL
    parts.set(whole, [...(parts.get(whole) ?? []), code])
  }
  return parts
}

const sumRow = (whole: number, parts: readonly number[]): LinearRow => ({
  indices: [whole, ...parts],
  coefficients: [1, ...parts.map(() => -1)],
  lower: 0,
  upper: 0
})

/** Names a cell by its measure and its codes other than totals, whatever table it stands in. */
function keyOf(measure: Measure, dimensions: readonly DimensionName[], codes: readonly string[]): string {
  const named = dimensions.flatMap((name, at) => (codes[at] === TOTAL ? [] : [`${name}=${codes[at] ?? ''}`]))
  return [measure, ...named.toSorted()].join(' ')
}
