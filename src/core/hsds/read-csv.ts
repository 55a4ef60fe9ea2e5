import { CsvError, parse } from 'csv-parse/sync'
import { FyrError } from '../../shared/domain/errors.ts'
import { decodeFile } from '../sheets/decode.ts'
import { directoryLimits, type RowCollector } from './found-rows.ts'
import { hsdsTableNames, tableOf, type HsdsTableName } from './hsds-tables.ts'

/** The table that a file of a data package holds, or undefined. */
export const tableOfFile = (name: string): HsdsTableName | undefined =>
  hsdsTableNames.find(table => tableOf(table).file === name)

/** Reads a file of a data package into rows. Throws the errors of decoding, `import.too-many-columns` and `import.quote-open`. */
export function readCsv(name: string, table: HsdsTableName, bytes: Uint8Array, collector: RowCollector): void {
  if (bytes.length === 0) return
  const text = [...decodeFile(Buffer.from(bytes)).pieces()].map(piece => piece.text).join('')
  const [headings, ...rows] = rowsOf(name, text)
  if (headings === undefined) return
  if (headings.cells.length > directoryLimits.columns)
    throw new FyrError('import.too-many-columns', { line: 1, limit: directoryLimits.columns })
  const columns = headings.cells.map(heading => heading.trim().slice(0, 100))
  for (const { cells, line } of rows) {
    const values = new Map(
      columns.flatMap((column, position) => (column === '' ? [] : [[column, cells[position] ?? ''] as const]))
    )
    collector.take(table, values, { file: name, line, again: false })
  }
}

interface CsvRow {
  readonly cells: readonly string[]
  readonly line: number
}

function rowsOf(file: string, text: string): CsvRow[] {
  const rows: CsvRow[] = []
  let line = 1
  try {
    parse(text, {
      bom: true,
      relax_column_count: true,
      skip_empty_lines: true,
      max_record_size: 1_000_000,
      on_record: (cells: string[], { lines }) => {
        rows.push({ cells, line })
        line = lines + 1
        return null
      }
    })
    return rows
  } catch (fault) {
    if (fault instanceof CsvError) throw new FyrError('directory.csv', { file, line }, { cause: fault })
    throw fault
  }
}
