import { BASE, type PublishedFigures } from '../types.ts'
import { attackModel } from './attack-model.ts'
import { intervalsOf, type CellInterval } from './intervals.ts'

/** How an attack on a release went. The release is safe only when both lists are empty. */
export interface AttackReport {
  readonly cells: number
  /** Cells of which more can be told than rounding alone tells: guarantee G1 broken. */
  readonly narrowed: readonly CellInterval[]
  /** Cells that the attacker could not decide in time; that counts as a failure. */
  readonly undecided: readonly CellInterval[]
  /** The fewest whole numbers left possible in any cell. */
  readonly minWidth: number
}

/** Attacks published figures with everything that the attacker knows, every cell from below and from above. */
export async function attack(figures: PublishedFigures, isOver: () => boolean): Promise<AttackReport> {
  const intervals = await intervalsOf(attackModel(figures), isOver)
  const widths = intervals.map(({ lowest, highest }) =>
    lowest === null || highest === null ? 0 : highest - lowest + 1
  )
  return {
    cells: intervals.length,
    narrowed: intervals.filter(isNarrowed),
    undecided: intervals.filter(({ lowest, highest }) => lowest === null || highest === null),
    minWidth: Math.min(...widths)
  }
}

/** G1: every whole number from max(0, a − 4) to a + 4 stays possible. */
const isNarrowed = ({ published, lowest, highest }: CellInterval): boolean =>
  (lowest !== null && lowest > Math.max(0, published - (BASE - 1))) ||
  (highest !== null && highest < published + (BASE - 1))
