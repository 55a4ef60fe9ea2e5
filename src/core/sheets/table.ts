import { once } from 'node:events'
import { CsvError, parse, type Options } from 'csv-parse'
import { parse as parseAtOnce } from 'csv-parse/sync'
import { FyrError } from '../../shared/domain/errors.ts'
import { importLimits } from '../../shared/features/imports/imports.schema.ts'
import type { Separator } from '../../shared/features/imports/mapping.schema.ts'
import type { DecodedFile } from './decode.ts'
import { createRowShape } from './row-shape.ts'

export const separatorCharacters: Readonly<Record<Separator, string>> = { semicolon: ';', comma: ',', tab: '\t' }

export interface TableRow {
  /** Where the row begins in the file, counted from 1. */
  readonly line: number
  readonly cells: readonly string[]
}

/** A file as rows; lines with nothing but separators are left out and counted. */
export interface RawTable {
  readonly rows: readonly TableRow[]
  readonly blankLines: number
  readonly lines: number
  /** Whether the file ends with a line break, as a whole file does. */
  readonly endsWithLineBreak: boolean
}

/** More characters in a row than any sheet has: a quotation mark that was never closed swallows the rows after it. */
const longestRow = 300_000

const csvOptions = (separator: Separator): Options => ({
  delimiter: separatorCharacters[separator],
  record_delimiter: ['\r\n', '\n', '\r'],
  relax_column_count: true,
  relax_quotes: true,
  max_record_size: longestRow
})

/**
 * Reads a file's rows. Throws `file.too-many-rows` at the first row beyond the limit, `import.too-many-columns`, and
 * `import.quote-open` with the line where a quotation mark opens and is never closed, or closes only in another row.
 */
export async function readTable(
  file: DecodedFile,
  separator: Separator,
  progress: (share: number) => void
): Promise<RawTable> {
  const collector = createCollector(separator)
  const parser = parse({ ...csvOptions(separator), on_record: collector.take })
  const finished = once(parser.resume(), 'end')
  finished.catch(() => undefined)
  try {
    let endsWithLineBreak = false
    for (const { text, share } of file.pieces()) {
      endsWithLineBreak = /[\r\n]$/.test(text)
      if (!parser.write(text)) await Promise.race([once(parser, 'drain'), finished])
      progress(share)
    }
    parser.end()
    await finished
    return { ...collector.table(), endsWithLineBreak }
  } catch (fault) {
    parser.destroy()
    throw fault instanceof CsvError ? csvError(fault, collector.nextLine()) : fault
  }
}

/** The first rows of a text, or none when it cannot be read with this separator. */
export function readFirstRows(text: string, separator: Separator, count: number): string[][] {
  try {
    return parseAtOnce(text, { ...csvOptions(separator), skip_empty_lines: true, to: count })
  } catch (fault) {
    if (fault instanceof CsvError) return []
    throw fault
  }
}

function createCollector(separator: Separator) {
  const rows: TableRow[] = []
  const known = new Map<string, string>()
  const shape = createRowShape(separatorCharacters[separator])
  let line = 1
  let blankLines = 0

  const take = (cells: string[]): null => {
    const firstLine = line
    let blank = true
    line += 1
    for (const [position, cell] of cells.entries()) {
      if (cell === '') continue
      blank &&= cell.trim() === ''
      line += lineBreaksIn(cell)
      cells[position] = shared(known, cell)
    }
    if (blank) {
      blankLines += 1
      return null
    }
    // A spreadsheet may write as many empty cells as it has columns.
    if (cells.length > importLimits.columns && cells.slice(importLimits.columns).every(isBlank))
      cells.length = importLimits.columns
    if (cells.length > importLimits.columns)
      throw new FyrError('import.too-many-columns', { line: firstLine, limit: importLimits.columns })
    if (rows.length > importLimits.rows) throw new FyrError('file.too-many-rows', { limit: importLimits.rows })
    if (line > firstLine + 1 && shape.hasSwallowedRow(cells)) throw quoteOpen(firstLine)
    shape.learn(cells)
    rows.push({ line: firstLine, cells })
    return null
  }

  return { take, nextLine: () => line, table: () => ({ rows, blankLines, lines: line - 1 }) }
}

const isBlank = (cell: string): boolean => cell.trim() === ''

/** Keeps one copy of a text that stands in many cells, so that a large file fits in memory. */
function shared(known: Map<string, string>, cell: string): string {
  const copy = known.get(cell)
  if (copy !== undefined) return copy
  known.set(cell, cell)
  return cell
}

const lineBreaksIn = (cell: string): number => (/[\r\n]/.test(cell) ? (cell.match(/\r\n|\r|\n/g) ?? []).length : 0)

const quoteOpen = (line: number) => new FyrError('import.quote-open', { line })

function csvError(fault: CsvError, line: number): FyrError {
  if (fault.code === 'CSV_QUOTE_NOT_CLOSED' || fault.code === 'CSV_MAX_RECORD_SIZE') {
    return new FyrError('import.quote-open', { line }, { cause: fault })
  }
  return new FyrError('file.cut', { line }, { cause: fault })
}
