import type { CellNames } from './cell-names.ts'
import type { TrueTable } from './tabulate.ts'
import { dimensionsWithoutTotal, TOTAL } from './types.ts'

/** A sum of a table: the names of the whole and of all its parts. */
export type SumRow = readonly string[]

/** The sums that a cell is in, in every table, as the whole or as a part. A sum is the same object wherever it is found. */
export type SumsThrough = (cell: string) => readonly SumRow[]

/** Goes through the tables once, so that asking for many cells takes no longer than for few. */
export function sumsThrough(tables: readonly TrueTable[], names: CellNames): SumsThrough {
  const sums = new Map<string, SumRow[]>()
  for (const table of tables) {
    const made = new Map<string, SumRow>()
    for (const { codes } of table.cells) {
      const cell = names.of(table, codes)
      sums.set(cell, [...(sums.get(cell) ?? []), ...sumsIn(table, codes, names, made)])
    }
  }
  return cell => sums.get(cell) ?? []
}

/** The sums of one table that the cell with these codes is in; `made` holds those that there are already. */
function sumsIn(table: TrueTable, codes: readonly string[], names: CellNames, made: Map<string, SumRow>): SumRow[] {
  return table.dimensions.flatMap((name, position) => {
    if (dimensionsWithoutTotal.has(name)) return []
    const entries = table.codings[position]?.codes ?? []
    const own = codes[position] ?? TOTAL
    const above = own === TOTAL ? [] : [entries.find(({ code }) => code === own)?.parent ?? TOTAL]
    return [own, ...above].flatMap(whole => {
      const key = [position, ...codes.with(position, whole)].join(' ')
      const known = made.get(key)
      if (known !== undefined) return [known]
      const parts = entries.filter(({ parent }) => (parent ?? TOTAL) === whole).map(({ code }) => code)
      if (parts.length === 0) return []
      const row = [whole, ...parts].map(code => names.of(table, codes.with(position, code)))
      made.set(key, row)
      return [row]
    })
  })
}
