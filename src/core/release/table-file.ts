import type { PublishedTable, SuppressedTable } from '../disclosure/types.ts'

/** What can be the matter with a count: a release rounds every one, or shows them as they are and withholds some. */
export const countStatuses = ['rounded', 'exact', 'withheld'] as const

/** The columns of a table's file. */
export const columnsOf = (table: Pick<PublishedTable, 'dimensions'>): string[] => [
  ...table.dimensions,
  'count',
  'status'
]

/** A table as CSV after RFC 4180: UTF-8, commas, CRLF. Codes are of the code lists and need no quotes; see `codePattern`. */
export function tableFile(
  table: Pick<PublishedTable | SuppressedTable, 'dimensions' | 'cells'>,
  shown: 'rounded' | 'exact'
): string {
  const rows = table.cells.map(({ codes, count }) =>
    count === null ? [...codes, '', 'withheld'] : [...codes, String(count), shown]
  )
  return [columnsOf(table), ...rows].map(row => `${row.join(',')}\r\n`).join('')
}

/** What a code looks like: nothing that a CSV file would have to quote or a spreadsheet could take for a formula. */
export const codePattern = /^[a-z0-9-][a-z0-9.+-]{0,99}$/
