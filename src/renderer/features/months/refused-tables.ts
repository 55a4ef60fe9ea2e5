import type { ReleaseReport } from '../../../shared/features/months/months.schema.ts'

/** The refused tables under the reason that they share, in the order in which they are told. */
export function byReason(refused: ReleaseReport['refused']): { reason: string; tables: string[] }[] {
  const groups = Map.groupBy(refused, ({ reason }) => reason)
  return [...groups].map(([reason, tables]) => ({ reason, tables: tables.map(({ table }) => table) }))
}
