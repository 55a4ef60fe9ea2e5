import type { Highs } from 'highs'
import { FyrError } from '../../../shared/domain/errors.ts'
import type { AttackedCell, AttackModel } from './attack-model.ts'
import { BoundProgram, loadAttackSolver } from './bound-program.ts'
import { componentsOf } from './components.ts'
import { at, linearSystem, NO_LIMIT, rowsOf, type LinearSystem } from './linear-system.ts'
import { arePossible, PossibleCounts, type Bound } from './possible-counts.ts'
import { propagate } from './propagate.ts'

/** What the attacker can tell of one cell: that its true count lies from `lowest` to `highest`. */
export interface CellInterval extends AttackedCell {
  /** Null where time ran out before the bound was decided. */
  readonly lowest: number | null
  /** Infinite where nothing limits the cell. */
  readonly highest: number | null
}

export interface Pace {
  /** On the clock of `performance.now()`: what is not decided then stays undecided. */
  readonly deadline: number
  /** Hears how many bounds of how many are decided. */
  readonly onProgress?: (decided: number, of: number) => void
}

/**
 * The exact whole-number bounds of every cell under everything that the attacker knows. Bounds are drawn together row by row
 * first; then the system falls into parts; in each, possible counts are looked for that reach the bounds, and what is not
 * reached is decided by a linear program, or by an integer one where that has no whole solution.
 *
 * That a count is possible is never taken from the solver's word: it is so because whole counts were found that hold it and
 * keep every row. Throws `disclosure.not-additive` or `disclosure.impossible` where no counts fit what is shown.
 */
export async function intervalsOf(model: AttackModel, pace: Pace): Promise<CellInterval[]> {
  const highs = await loadAttackSolver()
  const whole = linearSystem(model.cells, model.rows)
  const broken = propagate(whole)
  if (broken !== null) throw contradiction(model.rows[broken]?.sumIn)
  const lowest = Array.from(whole.least, (least, cell): number | null =>
    least === at(whole.most, cell) ? least : null
  )
  const highest = [...lowest]
  const bounds = 2 * model.cells.filter(isAsked).length
  let decided = 2 * model.cells.filter((cell, number) => isAsked(cell) && lowest[number] !== null).length
  for (const { cells, system } of componentsOf(whole, model.rows)) {
    const asked = cells.flatMap((cell, place) => (isAsked(model.cells[cell]) ? [place] : []))
    const reached = reachBounds(highs, system, asked, {
      deadline: pace.deadline,
      onProgress: within => pace.onProgress?.(decided + within, bounds)
    })
    for (const [place, cell] of cells.entries()) {
      if (reached?.hasReached(place, 'least')) lowest[cell] = at(system.least, place)
      if (reached?.hasReached(place, 'most')) highest[cell] = unlimited(at(system.most, place))
    }
    decided += 2 * asked.length
  }
  return model.cells.flatMap((cell, number) =>
    isAsked(cell) ? [{ ...cell, lowest: lowest[number] ?? null, highest: highest[number] ?? null }] : []
  )
}

/** Cells that nobody shows only have to exist. */
const isAsked = (cell: AttackedCell | undefined): boolean => cell !== undefined && cell.shown !== 'latent'

const unlimited = (bound: number): number => (bound > NO_LIMIT / 2 ? Infinity : bound)

const contradiction = (sumIn: string | undefined): FyrError =>
  sumIn === undefined
    ? new FyrError('disclosure.impossible')
    : new FyrError('disclosure.not-additive', { table: sumIn })

/** Reaches every bound of a component, drawing those together that nothing reaches. Null when not even one set of counts was found. */
function reachBounds(
  highs: Highs,
  system: LinearSystem,
  asked: readonly number[],
  { deadline, onProgress }: { deadline: number; onProgress: (decided: number) => void }
): PossibleCounts | null {
  let made: BoundProgram | undefined
  const program = (): BoundProgram => (made ??= new BoundProgram(highs, system, deadline))
  const isOver = () => performance.now() >= deadline
  try {
    if (isOver()) return null
    const start = likelyCounts(system) ?? anyCounts(program())
    if (start === null) return null
    const found = new PossibleCounts(system, start)
    const open = unreachedBounds(found, asked, isOver)
    for (const [number, { cell, side }] of open.entries()) {
      onProgress(2 * asked.length - open.length + number)
      if (isOver()) return found
      if (!found.hasReached(cell, side) && !found.reach(cell, side))
        decideBound(program(), system, { cell, side }, found)
    }
    onProgress(2 * asked.length)
    return found
  } finally {
    made?.dispose()
  }
}

/** The middle of every cell's bounds, or nothing where nothing may be shown: rounded figures are themselves possible counts. */
function likelyCounts(system: LinearSystem): Float64Array | null {
  const counts = system.least.map((least, cell) => (least === 0 ? 0 : Math.floor((least + at(system.most, cell)) / 2)))
  return arePossible(system, counts) ? counts : null
}

function anyCounts(program: BoundProgram): Float64Array | null {
  const none = new Float64Array(program.size)
  const relaxed = program.relaxed(none)
  const found = relaxed.counts === null && !relaxed.isImpossible ? program.whole(none) : relaxed
  if (found.isImpossible) throw contradiction(undefined)
  return found.counts
}

/** How often a bound is tried to be reached by changing the counts at hand; each try goes another way. */
const mostTries = 6

/** The bounds that no change of the counts at hand reached. */
function unreachedBounds(found: PossibleCounts, asked: readonly number[], isOver: () => boolean): Bound[] {
  const isOpen = ({ cell, side }: Bound) => isOver() || !(found.hasReached(cell, side) || found.reach(cell, side))
  let open = asked.flatMap((cell): Bound[] => [
    { cell, side: 'least' },
    { cell, side: 'most' }
  ])
  for (let tried = 0; tried < mostTries; tried += 1) open = open.filter(isOpen)
  return open
}

/** Finds how far a cell goes. Where that is not to its bound, the bound is drawn to it, and others by it. */
function decideBound(program: BoundProgram, system: LinearSystem, { cell, side }: Bound, found: PossibleCounts): void {
  const costs = new Float64Array(system.cells)
  costs[cell] = side === 'least' ? 1 : -1
  const relaxed = program.relaxed(costs)
  const { counts } = relaxed.counts === null && relaxed.isSolved ? program.whole(costs) : relaxed
  if (counts === null) return
  const extreme = at(counts, cell)
  if (extreme !== at(system[side], cell)) {
    system[side][cell] = extreme
    propagate(system, rowsOf(system, cell))
    program.updateBounds()
  }
  found.saw(counts)
}
