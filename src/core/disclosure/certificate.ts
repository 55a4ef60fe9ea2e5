import type { AttackReport } from './attack/judge.ts'
import type { Certificate, Refusal, SuppressedCell } from './types.ts'

/** What was proved of a release's tables. */
export const certificateOf = (
  tables: readonly { readonly cells: readonly unknown[] }[],
  conditions: readonly string[],
  { cells, minWidth }: Pick<AttackReport, 'cells' | 'minWidth'>
): Certificate => ({
  cells: tables.reduce((sum, table) => sum + table.cells.length, 0),
  minWidth,
  conditions: [...conditions],
  attack: { cells, undecided: 0 }
})

/** Why nothing is released that the certificate or the attack has to stop. */
export const notCertified = (by: 'certificate' | 'attack'): Refusal => ({
  code: 'release.not-certified',
  params: { by }
})

/** The count that a table of one thing shows of a code; null where it is withheld, or the table is not there. */
export const shownAt = (
  tables: readonly { readonly name: string; readonly cells: readonly SuppressedCell[] }[],
  name: string,
  code: string
): number | null =>
  tables.find(table => table.name === name)?.cells.find(({ codes }) => codes[0] === code)?.count ?? null

/**
 * A month that counts passed-over months has a release only where somebody came in the month itself, so everybody knows that its visits
 * recorded in time are not none; shown as 0, they would surely be few.
 */
export const showsOwn = (tables: Parameters<typeof shownAt>[0], carried: readonly unknown[]): boolean =>
  carried.length === 0 || shownAt(tables, 'visits-by-recorded', 'in-time') !== 0
