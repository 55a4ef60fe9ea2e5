import { TOTAL } from '../types.ts'
import { indexCells, keyIn, type CellIndex } from './cell-index.ts'
import { checkKnowledge } from './check-knowledge.ts'
import { ruleRows } from './counting-rules.ts'
import { jointRows } from './joint-cells.ts'
import type { AttackInput, KnownRelease, KnownTable, Shown } from './knowledge.ts'
import { additionsOf, linkRows } from './links.ts'

/** A cell as the attacker first sees it: the true counts that the way in which it is shown leaves possible by itself. */
export interface AttackedCell {
  readonly name: string
  readonly shown: Shown
  readonly least: number
  readonly most: number
}

/** `least ≤ Σ factor · cell ≤ most` over true counts. */
export interface AttackRow {
  readonly terms: readonly (readonly [cell: number, factor: number])[]
  readonly least: number
  readonly most: number
  /** Where a table adds up: its measure and dimensions, for whoever gave tables that do not. */
  readonly sumIn?: string
}

export interface AttackModel {
  readonly cells: readonly AttackedCell[]
  readonly rows: readonly AttackRow[]
}

/**
 * Everything that the attacker knows of the true counts, as one system: whole and not negative, what each figure says of its own
 * count, adding up in every table, hanging together across releases, and related across measures as the counting rules say.
 * Written from the threat, not from the rounding, and shares nothing with it. Throws a FyrError where the input is no release.
 */
export function attackModel({ releases, links }: AttackInput): AttackModel {
  checkKnowledge({ releases, links })
  const cells: AttackedCell[] = []
  const rows: AttackRow[] = []
  const indices = new Map<string, CellIndex>()
  for (const release of [...releases, ...additionsOf({ releases, links })]) {
    const index = indexCells(release, cells, rows)
    indices.set(release.name, index)
    rows.push(...release.tables.flatMap(table => sumRows(table, release, index)))
    rows.push(...ruleRows(index), ...jointRows(index, cells))
  }
  for (const link of links) rows.push(...linkRows(link, indices))
  return { cells, rows }
}

/** In each dimension, every total and every parent is the sum of its parts; at least that of those parts that the table has. */
function sumRows(table: KnownTable, { lists }: KnownRelease, index: CellIndex): AttackRow[] {
  const sumIn = [table.measure, ...table.dimensions].join(' ')
  return table.dimensions.flatMap((name, at) => {
    const codes = lists.find(list => list.name === name)?.codes ?? []
    const parents = new Map(codes.map(({ code, parent }) => [code, parent ?? TOTAL]))
    const sums = new Map<string, { of: string; terms: (readonly [number, number])[] }>()
    for (const cell of table.cells) {
      const of = parents.get(cell.codes[at] ?? TOTAL)
      if (of === undefined) continue
      const wholeCodes = cell.codes.with(at, of)
      const [whole, part] = [index.find(keyIn(table, wholeCodes)), index.find(keyIn(table, cell.codes))]
      if (whole === undefined || part === undefined) continue
      const word = wholeCodes.join('|')
      const sum = sums.get(word) ?? { of, terms: [[whole, 1]] }
      sum.terms.push([part, -1])
      sums.set(word, sum)
    }
    return [...sums.values()].map(({ of, terms }): AttackRow => {
      const parts = codes.filter(({ parent }) => (parent ?? TOTAL) === of).length
      return { terms, least: 0, most: terms.length - 1 === parts ? 0 : Infinity, sumIn }
    })
  })
}
