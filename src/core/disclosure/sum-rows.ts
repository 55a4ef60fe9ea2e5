import type { CellNames } from './cell-names.ts'
import type { TrueTable } from './tabulate.ts'
import { dimensionsWithoutTotal, TOTAL } from './types.ts'

/** The sums of a table that a cell is in, as the whole or as a part: each the names of the whole and of all parts. */
export function rowsThrough(cell: string, table: TrueTable, names: CellNames): string[][] {
  const at = table.cells.find(({ codes }) => names.of(table, codes) === cell)
  if (at === undefined) return []
  return table.dimensions.flatMap((name, position) => {
    if (dimensionsWithoutTotal.has(name)) return []
    const entries = table.codings[position]?.codes ?? []
    const own = at.codes[position] ?? TOTAL
    const above = own === TOTAL ? [] : [entries.find(({ code }) => code === own)?.parent ?? TOTAL]
    return [own, ...above].flatMap(whole => {
      const parts = entries.filter(({ parent }) => (parent ?? TOTAL) === whole).map(({ code }) => code)
      return parts.length === 0 ? [] : [[whole, ...parts].map(code => names.of(table, at.codes.with(position, code)))]
    })
  })
}
