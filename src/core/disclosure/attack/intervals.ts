import loadHighs, { type Highs, type Model } from 'highs'
import type { AttackedCell, AttackModel } from './attack-model.ts'

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
 * already where the best solution is, integer programs where it is not. `isOver` is asked before each bound; once it says
 * yes, the remaining bounds are undecided.
 */
export async function intervalsOf(model: AttackModel, isOver: () => boolean): Promise<CellInterval[]> {
  const highs = await solver()
  return highs.withModel(toSolver(model), program => {
    program.options.set({ output_flag: false, mip_rel_gap: 0, mip_abs_gap: 0, time_limit: secondsPerBound })
    return model.cells.map((cell, at) => ({
      ...cell,
      lowest: isOver() ? null : bound(highs, program, model, at, 1),
      highest: isOver() ? null : bound(highs, program, model, at, -1)
    }))
  })
}

const secondsPerBound = 10

/** The least (direction 1) or greatest (direction −1) whole value of a cell; null when undecided. */
function bound(highs: Highs, program: Model, { cells }: AttackModel, at: number, direction: 1 | -1): number | null {
  const all = { kind: 'range', from: 0, to: cells.length - 1 } as const
  const costs = new Float64Array(cells.length)
  costs[at] = direction
  program.changeColsCost(all, costs)
  const relaxed = solution(highs, program)
  if (relaxed === null) return null
  if (relaxed.every(isWhole)) return wholeAt(relaxed, at)
  const { integer, continuous } = highs.constants.variableType
  program.changeColsIntegrality(all, new Int32Array(cells.length).fill(integer))
  const whole = solution(highs, program)
  program.changeColsIntegrality(all, new Int32Array(cells.length).fill(continuous))
  return whole === null ? null : wholeAt(whole, at)
}

/** Adding 0 turns the solver's −0 into 0. */
const wholeAt = (values: Float64Array, at: number): number => Math.round(values[at] ?? Number.NaN) + 0

/** Null unless optimality was proved: whatever else the solver says counts as undecided. */
function solution(highs: Highs, program: Model): Float64Array | null {
  program.zeroAllClocks()
  program.run()
  return program.getModelStatus() === highs.constants.modelStatus.optimal ? program.getSolution().colValue : null
}

const isWhole = (value: number): boolean => Math.abs(value - Math.round(value)) < 1e-6

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
