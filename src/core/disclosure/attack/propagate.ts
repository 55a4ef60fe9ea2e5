import { at, type LinearSystem } from './linear-system.ts'

/** How often each row is looked at, on average, at most. Bounds are right whenever it stops; chains of inequalities can creep. */
const looksPerRow = 100

/**
 * Draws the bounds of all cells together as far as each row by itself lets them, in whole numbers, again and again until nothing
 * moves. Answers the number of a row that cannot hold, or null.
 */
export function propagate(system: LinearSystem, from?: Iterable<number>): number | null {
  const { rows, rowLeast, rowMost, rowStart, termCell, termFactor, least, most, cellStart, cellRow } = system
  const queue = [...(from ?? Array.from({ length: rows }, (_none, row) => row))]
  const isQueued = new Uint8Array(rows)
  for (const row of queue) isQueued[row] = 1
  const limit = looksPerRow * rows
  for (let next = 0; next < queue.length && next < limit; next += 1) {
    const row = queue[next] ?? 0
    isQueued[row] = 0
    const { low, high } = activityOf(system, row)
    const [rowLow, rowHigh] = [at(rowLeast, row), at(rowMost, row)]
    if (high < rowLow || low > rowHigh) return row
    if (low >= rowLow && high <= rowHigh) continue
    for (let term = at(rowStart, row); term < at(rowStart, row + 1); term += 1) {
      const cell = at(termCell, term)
      const factor = at(termFactor, term)
      const [lowTerm, highTerm] = [
        factor * at(factor > 0 ? least : most, cell),
        factor * at(factor > 0 ? most : least, cell)
      ]
      const [one, other] = [(rowLow - high + highTerm) / factor, (rowHigh - low + lowTerm) / factor]
      const floor = Math.ceil(Math.min(one, other))
      const ceiling = Math.floor(Math.max(one, other))
      if (floor <= at(least, cell) && ceiling >= at(most, cell)) continue
      least[cell] = Math.max(at(least, cell), floor)
      most[cell] = Math.min(at(most, cell), ceiling)
      if (at(least, cell) > at(most, cell)) return row
      for (let place = at(cellStart, cell); place < at(cellStart, cell + 1); place += 1) {
        const touched = at(cellRow, place)
        if (isQueued[touched] === 1) continue
        isQueued[touched] = 1
        queue.push(touched)
      }
    }
  }
  return null
}

/** The least and the greatest that the row's sum can be within the cells' bounds. */
export function activityOf({ rowStart, termCell, termFactor, least, most }: LinearSystem, row: number) {
  let low = 0
  let high = 0
  for (let term = at(rowStart, row); term < at(rowStart, row + 1); term += 1) {
    const cell = at(termCell, term)
    const factor = at(termFactor, term)
    low += factor * at(factor > 0 ? least : most, cell)
    high += factor * at(factor > 0 ? most : least, cell)
  }
  return { low, high }
}
