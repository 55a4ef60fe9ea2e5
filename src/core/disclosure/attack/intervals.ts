import loadHighs, { type Highs, type Model } from 'highs'
import type { AttackedCell, AttackModel, AttackRow } from './attack-model.ts'

/** What the attacker can tell of one cell: that its true count lies from `lowest` to `highest`. */
export interface CellInterval extends AttackedCell {
  /** Null where time ran out before the bound was decided. */
  readonly lowest: number | null
  readonly highest: number | null
}

let runtime: Promise<Highs> | undefined

const solver = (): Promise<Highs> => (runtime ??= loadHighs())

/**
 * The exact whole-number bounds of every cell under everything that the attacker knows: linear bounds first, which are whole
 * already where the best solution is, integer programs where it is not. `isOver` is asked before each program; once it says
 * yes, the remaining bounds are undecided.
 *
 * That a count is possible is never taken from the solver's word: it is so because whole counts were found that hold it and
 * keep every row, checked here in whole numbers. Such counts often show the last possible value of many cells at once.
 */
export async function intervalsOf(model: AttackModel, isOver: () => boolean): Promise<CellInterval[]> {
  const highs = await solver()
  return highs.withModel(toSolver(model), program => {
    program.options.set({ output_flag: false, mip_rel_gap: 0, mip_abs_gap: 0, time_limit: secondsPerBound })
    const lowest = model.cells.map((): number | null => null)
    const highest = [...lowest]
    const decide = (at: number, direction: 1 | -1): void => {
      const bounds = direction === 1 ? lowest : highest
      if (bounds[at] !== null || isOver()) return
      const counts = extreme(highs, program, model, at, direction)
      if (counts === null) return
      bounds[at] = counts[at] ?? null
      for (const [other, { least, most }] of model.cells.entries()) {
        if (counts[other] === least) lowest[other] = least
        if (counts[other] === most) highest[other] = most
      }
    }
    for (const at of model.cells.keys()) {
      decide(at, 1)
      decide(at, -1)
    }
    return model.cells.map((cell, at) => ({ ...cell, lowest: lowest[at] ?? null, highest: highest[at] ?? null }))
  })
}

const secondsPerBound = 10

/** Possible counts in which a cell is least (direction 1) or greatest (direction −1); null when undecided. */
function extreme(highs: Highs, program: Model, model: AttackModel, at: number, direction: 1 | -1): number[] | null {
  const { length } = model.cells
  const all = { kind: 'range', from: 0, to: length - 1 } as const
  const costs = new Float64Array(length)
  costs[at] = direction
  program.changeColsCost(all, costs)
  const relaxed = optimum(highs, program)
  if (relaxed === null) return null
  const found = possibleCounts(model, relaxed)
  if (found !== null) return found
  const { integer, continuous } = highs.constants.variableType
  program.changeColsIntegrality(all, new Int32Array(length).fill(integer))
  const whole = optimum(highs, program)
  program.changeColsIntegrality(all, new Int32Array(length).fill(continuous))
  return whole === null ? null : possibleCounts(model, whole)
}

/** Null unless optimality was proved: whatever else the solver says counts as undecided. */
function optimum(highs: Highs, program: Model): Float64Array | null {
  program.zeroAllClocks()
  program.run()
  return program.getModelStatus() === highs.constants.modelStatus.optimal ? program.getSolution().colValue : null
}

/** The solution in whole numbers; null where it is not whole, or not possible after all. */
function possibleCounts({ cells, rows }: AttackModel, solution: Float64Array): number[] | null {
  // Adding 0 turns the solver's −0 into 0.
  const counts = Array.from(solution, value => Math.round(value) + 0)
  const isWhole = counts.every((count, at) => Math.abs(count - (solution[at] ?? 0)) < 1e-6)
  const isWithin = cells.every(({ least, most }, at) => (counts[at] ?? -1) >= least && (counts[at] ?? -1) <= most)
  return isWhole && isWithin && rows.every(row => holds(row, counts)) ? counts : null
}

function holds({ terms, least, most }: AttackRow, counts: readonly number[]): boolean {
  const sum = terms.reduce((total, [cell, factor]) => total + factor * (counts[cell] ?? 0), 0)
  return sum >= least && sum <= most
}

function toSolver({ cells, rows }: AttackModel) {
  const starts = [0]
  for (const row of rows) starts.push((starts.at(-1) ?? 0) + row.terms.length)
  return {
    numCols: cells.length,
    numRows: rows.length,
    colCost: new Float64Array(cells.length),
    colLower: cells.map(cell => cell.least),
    colUpper: cells.map(cell => cell.most),
    rowLower: rows.map(row => row.least),
    rowUpper: rows.map(row => row.most),
    matrix: {
      format: 'csr' as const,
      numRows: rows.length,
      numCols: cells.length,
      starts,
      indices: rows.flatMap(row => row.terms.map(([cell]) => cell)),
      values: rows.flatMap(row => row.terms.map(([, factor]) => factor))
    }
  }
}
