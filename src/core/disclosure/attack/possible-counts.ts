import { at, type LinearSystem } from './linear-system.ts'

/** A cell's bound from below or from above. */
export interface Bound {
  readonly cell: number
  readonly side: 'least' | 'most'
}

/** How many rows one attempt may mend before it gives up. */
const mostMended = 400

/**
 * One set of possible counts, and all that has been seen to be possible by it. From it others are made by moving one cell and
 * mending each row that breaks by moving another of its cells: so are most bounds shown to be reached, at a small part of what a
 * linear program costs. It only ever finds what is possible; that something is not is left to the programs.
 */
export class PossibleCounts {
  readonly #isLeastReached: Uint8Array
  readonly #isMostReached: Uint8Array
  readonly #system: LinearSystem
  readonly #counts: Float64Array
  readonly #sums: Float64Array
  readonly #isMoved: Uint8Array
  readonly #moved: number[] = []
  #turn = 0

  /** `counts` keep every row and bound; {@link arePossible} says whether they do. */
  constructor(system: LinearSystem, counts: Float64Array) {
    this.#system = system
    this.#counts = counts.slice()
    this.#sums = sumsOf(system, counts)
    this.#isMoved = new Uint8Array(system.cells)
    this.#isLeastReached = new Uint8Array(system.cells)
    this.#isMostReached = new Uint8Array(system.cells)
    this.saw(counts)
  }

  /** Notes which cells these possible counts show at a bound. */
  saw(counts: Float64Array): void {
    for (let cell = 0; cell < this.#system.cells; cell += 1) this.#sawCell(cell, at(counts, cell))
  }

  hasReached(cell: number, side: Bound['side']): boolean {
    return (side === 'least' ? this.#isLeastReached : this.#isMostReached)[cell] === 1
  }

  /** Tries to find possible counts with the cell at its bound. False says nothing. */
  reach(cell: number, side: Bound['side']): boolean {
    const wanted = at(this.#system[side], cell)
    const before = new Map<number, number>()
    const mended = this.#isMended(cell, wanted, before)
    if (mended) for (const moved of before.keys()) this.#sawCell(moved, at(this.#counts, moved))
    for (const [moved, count] of before) this.#move(moved, count - at(this.#counts, moved))
    for (const moved of this.#moved) this.#isMoved[moved] = 0
    this.#moved.length = 0
    return mended
  }

  #sawCell(cell: number, count: number): void {
    if (count === at(this.#system.least, cell)) this.#isLeastReached[cell] = 1
    if (count === at(this.#system.most, cell)) this.#isMostReached[cell] = 1
  }

  #isMended(cell: number, wanted: number, before: Map<number, number>): boolean {
    const broken = [...this.#change(cell, wanted - at(this.#counts, cell), before)]
    this.#hold(cell)
    for (let mended = 0; broken.length > 0; mended += 1) {
      const row = broken.pop() ?? 0
      const gap = this.#gapOf(row, 0)
      if (gap === 0) continue
      const choice = mended < mostMended ? this.#bestMove(row, gap) : null
      if (choice === null) return false
      if (choice.step * choice.factor !== gap) broken.push(row)
      broken.push(...this.#change(choice.cell, choice.step, before))
      this.#hold(choice.cell)
    }
    return true
  }

  #hold(cell: number): void {
    this.#isMoved[cell] = 1
    this.#moved.push(cell)
  }

  /** Moves a cell and answers the rows that do not hold now. */
  #change(cell: number, step: number, before: Map<number, number>): number[] {
    if (!before.has(cell)) before.set(cell, at(this.#counts, cell))
    this.#move(cell, step)
    const { cellStart, cellRow } = this.#system
    const broken: number[] = []
    for (let place = at(cellStart, cell); place < at(cellStart, cell + 1); place += 1) {
      const row = at(cellRow, place)
      if (this.#gapOf(row, 0) !== 0) broken.push(row)
    }
    return broken
  }

  #move(cell: number, step: number): void {
    const { cellStart, cellRow, cellFactor } = this.#system
    this.#counts[cell] = at(this.#counts, cell) + step
    for (let place = at(cellStart, cell); place < at(cellStart, cell + 1); place += 1) {
      const row = at(cellRow, place)
      this.#sums[row] = at(this.#sums, row) + at(cellFactor, place) * step
    }
  }

  /** What the row's sum, after a change, lacks (above 0) or has too much (below 0). */
  #gapOf(row: number, change: number): number {
    const sum = at(this.#sums, row) + change
    const { rowLeast, rowMost } = this.#system
    if (sum < at(rowLeast, row)) return at(rowLeast, row) - sum
    return sum > at(rowMost, row) ? at(rowMost, row) - sum : 0
  }

  /** The move of another of the row's cells that mends most and breaks least; where several do, another one each time. */
  #bestMove(row: number, gap: number): { cell: number; step: number; factor: number } | null {
    const { rowStart, termCell, termFactor, least, most } = this.#system
    const start = at(rowStart, row)
    const length = at(rowStart, row + 1) - start
    let best: { cell: number; step: number; factor: number } | null = null
    let bestScore = Infinity
    this.#turn = (this.#turn * 31 + 7) % 1_000_003
    for (let step = 0; step < length; step += 1) {
      const term = start + ((step + this.#turn) % length)
      const cell = at(termCell, term)
      if (this.#isMoved[cell] === 1) continue
      const factor = at(termFactor, term)
      const needed = gap / factor
      const whole = needed > 0 ? Math.ceil(needed) : Math.floor(needed)
      const count = at(this.#counts, cell)
      const move = Math.max(at(least, cell) - count, Math.min(at(most, cell) - count, whole))
      if (move === 0) continue
      const score = this.#scoreOf(cell, move)
      if (score >= bestScore) continue
      bestScore = score
      best = { cell, step: move, factor }
    }
    return best
  }

  /** How much more the rows lack together after the move than before it. */
  #scoreOf(cell: number, step: number): number {
    const { cellStart, cellRow, cellFactor } = this.#system
    let score = 0
    for (let place = at(cellStart, cell); place < at(cellStart, cell + 1); place += 1) {
      const row = at(cellRow, place)
      const change = at(cellFactor, place) * step
      score += Math.abs(this.#gapOf(row, change)) - Math.abs(this.#gapOf(row, 0))
    }
    return score
  }
}

/** Whether the counts are whole and keep every bound and row, in exact arithmetic. */
export function arePossible(system: LinearSystem, counts: Float64Array): boolean {
  const { least, most, rowLeast, rowMost } = system
  if (!counts.every((count, cell) => Number.isInteger(count) && count >= at(least, cell) && count <= at(most, cell)))
    return false
  return sumsOf(system, counts).every((sum, row) => sum >= at(rowLeast, row) && sum <= at(rowMost, row))
}

function sumsOf({ rows, rowStart, termCell, termFactor }: LinearSystem, counts: Float64Array): Float64Array {
  const sums = new Float64Array(rows)
  for (let row = 0; row < rows; row += 1) {
    for (let term = at(rowStart, row); term < at(rowStart, row + 1); term += 1)
      sums[row] = at(sums, row) + at(termFactor, term) * at(counts, at(termCell, term))
  }
  return sums
}
