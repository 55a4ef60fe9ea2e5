import type { AttackModel } from './attack-model.ts'
import { at, linearSystem, type LinearSystem } from './linear-system.ts'
import { activityOf } from './propagate.ts'

/** A part of the system that nothing joins to the rest, with the numbers of its cells in the whole. */
export interface Component {
  readonly cells: readonly number[]
  readonly system: LinearSystem
}

/**
 * The parts of a system whose bounds have been drawn together: rows that hold whatever the cells are within their bounds say
 * nothing more, and cells that can be one count only join nothing.
 */
export function componentsOf(whole: LinearSystem, rows: AttackModel['rows']): Component[] {
  const isOpen = (cell: number) => at(whole.least, cell) < at(whole.most, cell)
  const root = Int32Array.from({ length: whole.cells }, (_none, cell) => cell)
  const rootOf = (cell: number): number => {
    let top = cell
    while (at(root, top) !== top) {
      root[top] = at(root, at(root, top))
      top = at(root, top)
    }
    return top
  }
  const telling: { row: AttackModel['rows'][number]; first: number }[] = []
  for (const [number, row] of rows.entries()) {
    const { low, high } = activityOf(whole, number)
    if (low >= row.least && high <= row.most) continue
    const open = row.terms.flatMap(([cell]) => (isOpen(cell) ? [cell] : []))
    const [first] = open
    if (first === undefined) continue
    telling.push({ row, first })
    for (const cell of open) root[rootOf(cell)] = rootOf(first)
  }
  const parts = new Map<number, { cells: number[]; rows: AttackModel['rows'][number][] }>()
  const partOf = (cell: number) => {
    const known = parts.get(rootOf(cell))
    if (known !== undefined) return known
    const part = { cells: [], rows: [] }
    parts.set(rootOf(cell), part)
    return part
  }
  const place = new Int32Array(whole.cells)
  for (let cell = 0; cell < whole.cells; cell += 1) if (isOpen(cell)) place[cell] = partOf(cell).cells.push(cell) - 1
  for (const { row, first } of telling) partOf(first).rows.push(row)
  return [...parts.values()].map(part => ({
    cells: part.cells,
    system: linearSystem(
      part.cells.map(cell => ({ least: at(whole.least, cell), most: at(whole.most, cell) })),
      part.rows.map(row => withinPart(row, whole, isOpen, place))
    )
  }))
}

/** The row about the open cells alone, the others being the one count that they can be. */
function withinPart(
  { terms, least, most }: AttackModel['rows'][number],
  whole: LinearSystem,
  isOpen: (cell: number) => boolean,
  place: Int32Array
): AttackModel['rows'][number] {
  const constant = terms.reduce((sum, [cell, factor]) => sum + (isOpen(cell) ? 0 : factor * at(whole.least, cell)), 0)
  return {
    terms: terms.flatMap(([cell, factor]) => (isOpen(cell) ? [[at(place, cell), factor] as const] : [])),
    least: least - constant,
    most: most - constant
  }
}
