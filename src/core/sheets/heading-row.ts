/** Whether a cell names a column. */
export type IsHeading = (cell: string) => boolean

const rowsLookedAt = 10

/**
 * Finds the row of headings among the first rows: people put a title or the year above it. It is the first row with the most
 * known headings, at least two; otherwise the first row. `known` says how many headings of it are known.
 */
export function findHeadingRow(
  rows: readonly (readonly string[])[],
  isHeading: IsHeading
): { index: number; known: number } {
  const known = rows
    .slice(0, rowsLookedAt)
    .map(cells => cells.filter(cell => cell.trim() !== '' && isHeading(cell)).length)
  const most = Math.max(0, ...known)
  return most >= 2 ? { index: known.indexOf(most), known: most } : { index: 0, known: known[0] ?? 0 }
}
