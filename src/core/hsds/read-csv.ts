import { CsvError, parse } from 'csv-parse/sync'
import { FyrError } from '../../shared/domain/errors.ts'
import { separators } from '../../shared/features/imports/mapping.schema.ts'
import { goThrough, type Pace } from '../pace.ts'
import { readFirstRows, separatorCharacters } from '../sheets/table.ts'
import { textOf } from './file-text.ts'
import { ofTextCell } from './formula-cells.ts'
import { directoryLimits, type RowCollector } from './found-rows.ts'
import { hsdsTableNames, tableOf, type HsdsTableName } from './hsds-tables.ts'

/** The table that a file of a data package holds by its name: the specification's, or the table's own, in any letter case. */
export function tableOfFile(name: string): HsdsTableName | undefined {
  const file = name.toLowerCase()
  return hsdsTableNames.find(table => tableOf(table).file === file || `${table}.csv` === file)
}

/**
 * Reads a file of a data package into rows, whatever stands between its columns. A row with more cells than headings blocks; columns of
 * one heading are told and joined. Throws `directory.no-text`, `import.too-many-columns` and `directory.csv`.
 */
export async function readCsv(
  name: string,
  bytes: Uint8Array,
  { table, collector, pace }: { table: HsdsTableName; collector: RowCollector; pace: Pace }
): Promise<void> {
  if (bytes.length === 0) return
  const text = textOf(name, bytes)
  const [headings, ...rows] = rowsOf(name, text, delimiterOf(text, table))
  if (headings === undefined) return
  if (headings.cells.length > directoryLimits.columns)
    throw new FyrError('import.too-many-columns', { line: 1, limit: directoryLimits.columns })
  const columns = headings.cells.map(heading => columnOf(heading, table))
  for (const column of new Set(columns.filter((each, position) => each !== '' && columns.indexOf(each) < position)))
    collector.note({ file: name, line: headings.line }, column, 'columns-joined')
  await goThrough(rows, pace, ({ cells, line }) => {
    if (cells.slice(columns.length).some(cell => cell.trim() !== ''))
      collector.note({ file: name, line }, '', 'too-many-cells')
    collector.take(table, valuesOf(columns, cells), { file: name, line, again: false })
  })
}

/** What a heading names: a column of the table in any letter case, otherwise what it says. */
function columnOf(heading: string, table: HsdsTableName): string {
  const said = ofTextCell(heading.trim()).slice(0, 100)
  const folded = said.toLowerCase()
  return isOf(table, folded) ? folded : said
}

function valuesOf(columns: readonly string[], cells: readonly string[]): Map<string, string> {
  const values = new Map<string, string>()
  for (const [position, column] of columns.entries()) {
    const cell = ofTextCell(cells[position] ?? '')
    const before = values.get(column) ?? ''
    if (column !== '') values.set(column, before === '' || cell === '' ? before + cell : `${before}\n${cell}`)
  }
  return values
}

/** A package has commas; what a spreadsheet has saved again may have semicolons or tabs: whichever shows most columns of the table. */
function delimiterOf(text: string, table: HsdsTableName): string {
  const start = text.slice(0, charactersLookedAt)
  const shown = separators.map(separator => {
    const [headings = []] = readFirstRows(start, separator, 1)
    const known = headings.map(heading => columnOf(heading, table)).filter(column => isOf(table, column))
    return { separator, known: known.length }
  })
  const most = Math.max(...shown.map(({ known }) => known))
  const best = shown.find(({ separator, known }) => separator === 'comma' && known === most)
  return separatorCharacters[(best ?? shown.find(({ known }) => known === most))?.separator ?? 'comma']
}

const charactersLookedAt = 64 * 1024

const isOf = (table: HsdsTableName, column: string): boolean =>
  column === 'id' || Object.hasOwn(tableOf(table).columns, column)

interface CsvRow {
  readonly cells: readonly string[]
  readonly line: number
}

function rowsOf(file: string, text: string, delimiter: string): CsvRow[] {
  const rows: CsvRow[] = []
  let line = 1
  try {
    parse(text, {
      bom: true,
      delimiter,
      relax_column_count: true,
      skip_empty_lines: true,
      max_record_size: 1_000_000,
      on_record: (cells: string[], { lines }) => {
        if (cells.some(cell => cell.trim() !== '')) rows.push({ cells, line })
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
