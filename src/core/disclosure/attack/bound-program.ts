import loadHighs, { type Highs, type Model } from 'highs'
import { at, type LinearSystem } from './linear-system.ts'
import { arePossible } from './possible-counts.ts'

let runtime: Promise<Highs> | undefined

/** The attacker's own solver, loaded once in each thread. */
export const loadAttackSolver = (): Promise<Highs> => (runtime ??= loadHighs())

/** How long one program may take, in seconds, before its bound counts as undecided. */
const secondsPerBound = 10

/** What a program said. */
export interface Extreme {
  /** Whole counts of least cost, checked here to be possible; null where the best solution was not whole. */
  readonly counts: Float64Array | null
  /** Whether the solver proved its solution to be the best. */
  readonly isSolved: boolean
  /** Whether the solver proved that no counts fit. */
  readonly isImpossible: boolean
}

/**
 * A component as a program that is kept in the solver between runs, so that each starts from the last one's basis. It holds
 * memory outside the garbage collector: `dispose` it.
 */
export class BoundProgram {
  readonly #highs: Highs
  readonly #model: Model
  readonly #system: LinearSystem
  readonly #deadline: number

  /** No program runs past the deadline, on the clock of `performance.now()`. */
  constructor(highs: Highs, system: LinearSystem, deadline: number) {
    this.#highs = highs
    this.#deadline = deadline
    this.#system = system
    this.#model = highs.createModel({
      numCols: system.cells,
      numRows: system.rows,
      colCost: new Float64Array(system.cells),
      colLower: system.least,
      colUpper: system.most,
      rowLower: system.rowLeast,
      rowUpper: system.rowMost,
      matrix: {
        format: 'csr',
        numRows: system.rows,
        numCols: system.cells,
        starts: system.rowStart,
        indices: system.termCell,
        values: system.termFactor
      }
    })
    this.#model.options.set({ output_flag: false, mip_rel_gap: 0, mip_abs_gap: 0 })
  }

  get size(): number {
    return this.#system.cells
  }

  /** Counts of least cost by the linear relaxation. */
  relaxed(costs: Float64Array): Extreme {
    this.#model.changeColsCost(this.#all, costs)
    return this.#solve()
  }

  /** The same in whole numbers. */
  whole(costs: Float64Array): Extreme {
    this.#model.changeColsCost(this.#all, costs)
    const { integer, continuous } = this.#highs.constants.variableType
    this.#model.changeColsIntegrality(this.#all, new Int32Array(this.#system.cells).fill(integer))
    const found = this.#solve()
    this.#model.changeColsIntegrality(this.#all, new Int32Array(this.#system.cells).fill(continuous))
    return found
  }

  /** Tells the solver of bounds that were drawn together in the system. */
  updateBounds(): void {
    this.#model.changeColsBounds(this.#all, this.#system.least, this.#system.most)
  }

  dispose(): void {
    this.#model.dispose()
  }

  get #all() {
    return { kind: 'range', from: 0, to: this.#system.cells - 1 } as const
  }

  #solve(): Extreme {
    this.#model.zeroAllClocks()
    const secondsLeft = (this.#deadline - performance.now()) / 1000
    this.#model.options.set('time_limit', Math.max(0, Math.min(secondsPerBound, secondsLeft)))
    this.#model.run()
    const status = this.#model.getModelStatus()
    const { optimal, infeasible, unboundedOrInfeasible } = this.#highs.constants.modelStatus
    if (status !== optimal)
      return { counts: null, isSolved: false, isImpossible: status === infeasible || status === unboundedOrInfeasible }
    const solution = this.#model.getSolution().colValue
    // Adding 0 turns the solver's −0 into 0.
    const rounded = Float64Array.from(solution, value => Math.round(value) + 0)
    const isWhole = rounded.every((count, cell) => Math.abs(count - at(solution, cell)) < 1e-6)
    return {
      counts: isWhole && arePossible(this.#system, rounded) ? rounded : null,
      isSolved: true,
      isImpossible: false
    }
  }
}
