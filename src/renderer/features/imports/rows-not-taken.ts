import type { ImportPreview, RowReport } from '../../../shared/features/imports/imports.schema.ts'

/** How many rows are not taken only because a choice is still open. */
export const rowsWaiting = ({ notTakenByReason }: Pick<ImportPreview, 'notTakenByReason'>): number =>
  notTakenByReason.find(({ reason }) => reason === 'value.undecided')?.count ?? 0

/** The open values that rows wait for: without any other value a row is taken all the same. */
export function valuesWaitedFor({ open, fields }: Pick<ImportPreview, 'open' | 'fields'>) {
  const needed = new Set(fields.filter(({ required }) => required).map(({ field }) => field))
  return open.filter(question => question.about === 'value').filter(({ field }) => needed.has(field))
}

/** The rows that a choice does not bring in: they can only be mended in the file. */
export const rowsToMend = ({ notTaken }: Pick<ImportPreview, 'notTaken'>): readonly RowReport[] =>
  notTaken.filter(({ reason }) => reason !== 'value.undecided')

/** The lines that are not taken for the same reason, by the reason's words, in the order of their first line. */
export function linesByReason(
  rows: readonly RowReport[],
  words: (row: RowReport) => string
): readonly { readonly reason: string; readonly lines: readonly number[] }[] {
  const groups = Map.groupBy(rows, words)
  return [...groups].map(([reason, alike]) => ({ reason, lines: alike.map(({ line }) => line) }))
}
