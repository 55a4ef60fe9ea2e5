import type { AttackModel } from './attack-model.ts'

/** Counts so large that no limit is meant: a bound that reaches it says that nothing is known. */
export const NO_LIMIT = 1_000_000

/**
 * The rows of an attack in flat arrays, by row and by cell, and the bounds of every cell, which are drawn together as more is
 * found out. All in whole numbers.
 */
export interface LinearSystem {
  readonly cells: number
  readonly rows: number
  readonly least: Float64Array
  readonly most: Float64Array
  readonly rowLeast: Float64Array
  readonly rowMost: Float64Array
  /** Row `r` has the terms from `rowStart[r]` up to `rowStart[r + 1]`. */
  readonly rowStart: Int32Array
  readonly termCell: Int32Array
  readonly termFactor: Float64Array
  /** Cell `c` stands in the rows `cellRow[at]`, with the factor `cellFactor[at]`, from `cellStart[c]` on. */
  readonly cellStart: Int32Array
  readonly cellRow: Int32Array
  readonly cellFactor: Float64Array
}

type Bounds = readonly { readonly least: number; readonly most: number }[]

/** Puts rows and bounds into arrays. */
export function linearSystem(cells: Bounds, rows: AttackModel['rows']): LinearSystem {
  const terms = rows.reduce((sum, row) => sum + row.terms.length, 0)
  const rowStart = new Int32Array(rows.length + 1)
  const cellStart = new Int32Array(cells.length + 1)
  const termCell = new Int32Array(terms)
  const termFactor = new Float64Array(terms)
  let next = 0
  for (const [at, row] of rows.entries()) {
    for (const [cell, factor] of row.terms) {
      termCell[next] = cell
      termFactor[next] = factor
      next += 1
      cellStart[cell + 1] = (cellStart[cell + 1] ?? 0) + 1
    }
    rowStart[at + 1] = next
  }
  for (let cell = 0; cell < cells.length; cell += 1) cellStart[cell + 1] = at(cellStart, cell + 1) + at(cellStart, cell)
  const cellRow = new Int32Array(terms)
  const cellFactor = new Float64Array(terms)
  const filled = cellStart.slice()
  for (let row = 0; row < rows.length; row += 1) {
    for (let term = at(rowStart, row); term < at(rowStart, row + 1); term += 1) {
      const cell = at(termCell, term)
      const place = at(filled, cell)
      cellRow[place] = row
      cellFactor[place] = at(termFactor, term)
      filled[cell] = place + 1
    }
  }
  return {
    cells: cells.length,
    rows: rows.length,
    least: Float64Array.from(cells, cell => cell.least),
    most: Float64Array.from(cells, cell => Math.min(NO_LIMIT, cell.most)),
    rowLeast: Float64Array.from(rows, row => row.least),
    rowMost: Float64Array.from(rows, row => row.most),
    rowStart,
    termCell,
    termFactor,
    cellStart,
    cellRow,
    cellFactor
  }
}

/** A number of an array that is known to be there. */
export const at = (numbers: Int32Array | Float64Array, index: number): number => numbers[index] ?? 0

/** The rows that a cell stands in. */
export const rowsOf = ({ cellStart, cellRow }: LinearSystem, cell: number): Int32Array =>
  cellRow.subarray(at(cellStart, cell), at(cellStart, cell + 1))
