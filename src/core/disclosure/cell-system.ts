import { combinations, rowCodes, type TrueTable } from './tabulate.ts'
import { roundingCell, type RoundingCell } from './rounding-problem.ts'
import type { LinearRow } from './solver.ts'
import { TOTAL, totalMeasures, type CodeEntry, type DimensionName, type Measure, type TotalMeasure } from './types.ts'

/**
 * The cells of all tables of all measures as one linear system: a cell that stands in several tables (a shared margin) is one
 * cell, and every total or parent is the sum of its parts in each of a table's dimensions.
 */
export interface CellSystem {
  readonly cells: RoundingCell[]
  readonly rows: LinearRow[]
  /** The cell's number, wherever it stands; undefined when no table has it. */
  readonly find: (
    measure: Measure,
    dimensions: readonly DimensionName[],
    codes: readonly string[]
  ) => number | undefined
}

/** Builds the system; the grand totals stand in it even of a measure without tables. */
export function cellSystem(
  tables: readonly TrueTable[],
  totals: Readonly<Record<TotalMeasure, RoundingCell>>
): CellSystem {
  const positions = new Map<string, number>()
  const cells: RoundingCell[] = []
  for (const measure of totalMeasures) {
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
  const find: CellSystem['find'] = (measure, dimensions, codes) => positions.get(keyOf(measure, dimensions, codes))
  return { cells, rows: tables.flatMap(table => sumRows(table, find)), find }
}

function sumRows(table: TrueTable, find: CellSystem['find']): LinearRow[] {
  const used = table.codings
  const rows: LinearRow[] = []
  for (const [at, coding] of used.entries()) {
    const others = table.dimensions.map((name, position) =>
      position === at ? [TOTAL] : rowCodes(name, used[position]?.codes ?? [])
    )
    for (const context of combinations(others)) {
      for (const [whole, parts] of sums(coding.codes)) {
        const cellAt = (code: string) => find(table.measure, table.dimensions, context.with(at, code))
        const wholeCell = cellAt(whole)
        // Codes without a total add up to nothing.
        if (wholeCell === undefined) continue
        const partCells = parts.flatMap(part => cellAt(part) ?? [])
        rows.push(sumRow(wholeCell, partCells))
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
