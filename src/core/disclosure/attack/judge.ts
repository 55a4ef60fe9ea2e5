import { BASE } from '../types.ts'
import type { CellInterval } from './intervals.ts'

/** How an attack went. What was attacked is safe only when both lists are empty. */
export interface AttackReport {
  readonly cells: number
  /** Cells of which more can be told than may be: G1 or G2 broken. */
  readonly narrowed: readonly CellInterval[]
  /** Cells that the attacker could not decide in time; that counts as a failure. */
  readonly undecided: readonly CellInterval[]
  /** The fewest whole numbers left possible in any cell that is not shown as it is. */
  readonly minWidth: number
}

/** Judges what the attacker found by what each cell's way of being shown promises. */
export function judge(intervals: readonly CellInterval[]): AttackReport {
  const judged = intervals.filter(({ shown }) => shown !== 'known')
  const widths = judged.filter(({ shown }) => shown !== 'exact' && shown !== 'added').map(widthOf)
  return {
    cells: judged.length,
    narrowed: judged.filter(cell => isNarrowed(cell)),
    undecided: judged.filter(({ lowest, highest }) => lowest === null || highest === null),
    minWidth: widths.length === 0 ? 0 : widths.reduce((least, width) => Math.min(least, width))
  }
}

const widthOf = ({ lowest, highest }: CellInterval): number =>
  lowest === null || highest === null ? 0 : highest - lowest + 1

function isNarrowed({ shown, least, most, lowest, highest }: CellInterval): boolean {
  const isSurelyFew = lowest !== null && lowest > 0 && highest !== null && highest < BASE
  if (shown === 'added') return isSurelyFew
  if (shown === 'known' || shown === 'latent') return false
  // G2: nobody is visible, and nobody's absence is.
  if (isSurelyFew || highest === 0) return true
  // G1, or what withholding promises in its place.
  if (shown === 'rounded') return (lowest !== null && lowest > least) || (highest !== null && highest < most)
  return shown === 'withheld' && lowest !== null && highest !== null && highest - lowest < BASE - 1
}
