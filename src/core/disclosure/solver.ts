import { FyrError } from '../../shared/domain/errors.ts'
import loadHighs, { type Highs, type Model } from 'highs'

/** `lower ≤ Σ coefficients · z[indices] ≤ upper`; either bound may be infinite. */
export interface LinearRow {
  readonly indices: readonly number[]
  readonly coefficients: readonly number[]
  readonly lower: number
  readonly upper: number
}

/** How long one integer program may take before it is given up, in seconds. */
const secondsPerProgram = 10

let runtime: Promise<Highs> | undefined

/** The solver's WebAssembly, loaded once. */
export function loadSolver(): Promise<Highs> {
  runtime ??= loadHighs()
  return runtime
}

/**
 * A program over variables that are 0 or 1, kept in the solver between runs so that each starts from the last one's basis.
 * It holds memory outside the garbage collector: `dispose` it.
 */
export class BinaryProgram {
  readonly #highs: Highs
  readonly #model: Model
  readonly #size: number

  constructor(highs: Highs, size: number, rows: readonly LinearRow[], seconds = secondsPerProgram) {
    this.#highs = highs
    this.#size = size
    const starts = [0]
    for (const row of rows) starts.push((starts.at(-1) ?? 0) + row.indices.length)
    this.#model = highs.createModel({
      numCols: size,
      numRows: rows.length,
      colCost: new Float64Array(size),
      colLower: new Float64Array(size),
      colUpper: new Float64Array(size).fill(1),
      rowLower: rows.map(row => row.lower),
      rowUpper: rows.map(row => row.upper),
      matrix: {
        format: 'csr',
        numRows: rows.length,
        numCols: size,
        starts,
        indices: rows.flatMap(row => row.indices),
        values: rows.flatMap(row => row.coefficients)
      }
    })
    this.#model.options.set({ output_flag: false, mip_rel_gap: 0, mip_abs_gap: 0, time_limit: seconds })
  }

  /**
   * The values of least cost within the bounds, by the linear relaxation when its solution is whole and by the integer
   * program when not; null when there are none. Throws `release.not-certified` when there was no time to find out.
   */
  minimise(costs: Float64Array, lower: Float64Array, upper: Float64Array): Uint8Array | null {
    const all = { kind: 'range', from: 0, to: this.#size - 1 } as const
    this.#model.changeColsCost(all, costs)
    this.#model.changeColsBounds(all, lower, upper)
    const relaxed = this.#run()
    if (relaxed === null) return null
    if (relaxed.every(isWhole)) return Uint8Array.from(relaxed, Math.round)
    const { integer, continuous } = this.#highs.constants.variableType
    this.#model.changeColsIntegrality(
      all,
      Int32Array.from({ length: this.#size }, () => integer)
    )
    const whole = this.#run()
    this.#model.changeColsIntegrality(
      all,
      Int32Array.from({ length: this.#size }, () => continuous)
    )
    return whole === null ? null : Uint8Array.from(whole, Math.round)
  }

  dispose(): void {
    this.#model.dispose()
  }

  #run(): Float64Array | null {
    this.#model.zeroAllClocks()
    this.#model.run()
    const { optimal, timeLimit } = this.#highs.constants.modelStatus
    const status = this.#model.getModelStatus()
    if (status === timeLimit) throw new FyrError('release.not-certified', { by: 'time' })
    return status === optimal ? this.#model.getSolution().colValue : null
  }
}

const isWhole = (value: number): boolean => Math.abs(value - Math.round(value)) < 1e-7
