import { TOTAL, totalMeasures, type Totals } from './types.ts'

interface NamedTable {
  readonly measure: string
  readonly dimensions: readonly string[]
}

/** Cells by what they count, whatever table they stand in: a shared margin has one name. The names are the attacker's. */
export interface CellNames {
  readonly of: (table: NamedTable, codes: readonly string[]) => string
  /** The exact count of every cell. */
  readonly counts: ReadonlyMap<string, number>
}

const nameOf: CellNames['of'] = ({ measure, dimensions }, codes) =>
  [
    measure,
    ...dimensions.flatMap((name, at) => (codes[at] === TOTAL ? [] : [`${name}:${codes[at] ?? ''}`])).toSorted()
  ].join(' ')

/** Names every cell of the tables, and the totals. */
export function cellNames(
  totals: Totals,
  tables: readonly (NamedTable & {
    readonly cells: readonly { readonly codes: readonly string[]; readonly count: number }[]
  })[]
): CellNames {
  const counts = new Map<string, number>(totalMeasures.map(measure => [measure, totals[measure]]))
  for (const table of tables) for (const { codes, count } of table.cells) counts.set(nameOf(table, codes), count)
  return { of: nameOf, counts }
}
