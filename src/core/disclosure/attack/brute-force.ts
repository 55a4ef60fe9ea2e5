import type { AttackedCell, AttackModel, AttackRow } from './attack-model.ts'

/**
 * Every value that each cell can have, by looking for a whole set of true counts with that value, one count after another and
 * back when stuck: for tests, on small systems. Shares the attacker's statement of what is known, and none of its solving.
 */
export function bruteForceValues(model: AttackModel): Map<string, number[]> {
  return new Map(
    model.cells.map((cell, at) => {
      const { least } = cell
      const most = triedUpTo(cell)
      const values = Array.from({ length: most - least + 1 }, (_, step) => least + step)
      return [cell.name, values.filter(value => isPossible(model, at, value))]
    })
  )
}

/** A cell that only other cells limit is tried up to more than any count that such a one can have in a test. */
const triedUpTo = ({ most }: AttackedCell): number => (most === Infinity ? 100 : most)

interface Bounds {
  readonly least: readonly number[]
  readonly most: readonly number[]
}

function isPossible({ cells, rows }: AttackModel, fixed: number, value: number): boolean {
  const search = (from: Bounds, at: number): boolean => {
    const bounds = narrow(rows, from)
    if (bounds === null) return false
    if (at === cells.length) return true
    for (let guess = bounds.least[at] ?? 0; guess <= (bounds.most[at] ?? -1); guess += 1) {
      if (search({ least: bounds.least.with(at, guess), most: bounds.most.with(at, guess) }, at + 1)) return true
    }
    return false
  }
  const least = cells.map(cell => cell.least).with(fixed, value)
  const most = cells.map(triedUpTo).with(fixed, value)
  return search({ least, most }, 0)
}

/** Draws the bounds together as far as each row by itself lets them; null when a row cannot hold any more. */
function narrow(rows: readonly AttackRow[], bounds: Bounds): Bounds | null {
  const least = [...bounds.least]
  const most = [...bounds.most]
  const lowOf = ([cell, factor]: AttackRow['terms'][number]) => factor * ((factor > 0 ? least[cell] : most[cell]) ?? 0)
  const highOf = ([cell, factor]: AttackRow['terms'][number]) => factor * ((factor > 0 ? most[cell] : least[cell]) ?? 0)
  for (let changed = true; changed;) {
    changed = false
    for (const row of rows) {
      const low = row.terms.reduce((sum, term) => sum + lowOf(term), 0)
      const high = row.terms.reduce((sum, term) => sum + highOf(term), 0)
      if (high < row.least || low > row.most) return null
      for (const term of row.terms) {
        const [cell, factor] = term
        const [from, to] = [(row.least - high + highOf(term)) / factor, (row.most - low + lowOf(term)) / factor]
        const tightest =
          factor > 0
            ? { least: Math.ceil(from), most: Math.floor(to) }
            : { least: Math.ceil(to), most: Math.floor(from) }
        if (tightest.least > (least[cell] ?? 0) || tightest.most < (most[cell] ?? 0)) {
          least[cell] = Math.max(least[cell] ?? 0, tightest.least)
          most[cell] = Math.min(most[cell] ?? 0, tightest.most)
          if ((least[cell] ?? 0) > (most[cell] ?? 0)) return null
          changed = true
          break
        }
      }
    }
  }
  return { least, most }
}
