import { TOTAL } from '../types.ts'
import type { AttackedCell, AttackRow } from './attack-model.ts'
import type { KnownCell, KnownRelease, KnownTable } from './knowledge.ts'

/** What a cell counts, whatever table it stands in: its measure, and its codes other than totals by dimension. */
export interface CellKey {
  readonly measure: string
  readonly codes: ReadonlyMap<string, string>
}

/** The cells of one release; a cell that stands in several tables (a shared margin) is one cell. */
export interface CellIndex {
  readonly release: KnownRelease
  readonly keys: readonly CellKey[]
  /** The cell's number among those of all releases, if the release shows it. */
  readonly find: (key: CellKey) => number | undefined
}

/** The key as one word. Codes hold no blanks and no colons. */
export const nameOf = ({ measure, codes }: CellKey): string =>
  [measure, ...[...codes].map(([dimension, code]) => `${dimension}:${code}`).toSorted()].join(' ')

/** What a row of a table counts: its codes by their dimensions, without those that are totals. */
export function keyIn({ measure, dimensions }: KnownTable, codes: readonly string[]): CellKey {
  const named = dimensions.flatMap((name, at): [string, string][] => {
    const code = codes[at] ?? TOTAL
    return code === TOTAL ? [] : [[name, code]]
  })
  return { measure, codes: new Map(named) }
}

/** Puts a release's cells among those of all releases; what a further table says of a cell becomes a row. */
export function indexCells(release: KnownRelease, cells: AttackedCell[], rows: AttackRow[]): CellIndex {
  const index = new Map<string, number>()
  const keys: CellKey[] = []
  for (const table of release.tables) {
    for (const cell of table.cells) {
      const key = keyIn(table, cell.codes)
      const name = nameOf(key)
      const at = index.get(name)
      if (at === undefined) {
        keys.push(key)
        index.set(name, cells.length)
        const { least, most, shown } = cell
        cells.push({ name: release.name === '' ? name : `${release.name} ${name}`, shown, least, most })
      } else rows.push(...shownAgain(cells, at, cell))
    }
  }
  return { release, keys, find: key => index.get(nameOf(key)) }
}

function shownAgain(cells: AttackedCell[], at: number, again: KnownCell): AttackRow[] {
  const first = cells[at]
  if (first === undefined || (first.least >= again.least && first.most <= again.most)) return []
  if (again.shown === 'exact') cells[at] = { ...first, shown: 'exact' }
  return [{ terms: [[at, 1]], least: again.least, most: again.most }]
}
