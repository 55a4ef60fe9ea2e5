import { FyrError } from '../../shared/domain/errors.ts'
import type { DecodedFile } from '../sheets/decode.ts'
import type { IsHeading } from '../sheets/heading-row.ts'
import { separatorOf } from '../sheets/separator.ts'
import { readSheet, shapeOf } from '../sheets/sheet.ts'
import { readTable } from '../sheets/table.ts'
import { decodeNamed } from './file-text.ts'
import type { RowCollector } from './found-rows.ts'

/** A CSV file as rows of cells by their headings; cells with nothing in them are left out. */
export interface TableFile {
  readonly name: string
  readonly headings: readonly string[]
  readonly headingLine: number
  readonly rows: readonly TableFileRow[]
}

export interface TableFileRow {
  readonly line: number
  readonly cells: ReadonlyMap<string, string>
}

/**
 * Reads a CSV file of any separator and encoding. A row with more cells than headings blocks. Throws `directory.no-text`,
 * `import.no-rows`, `import.ambiguous-separator`, `import.too-many-columns`, and `directory.csv` where a quotation mark is not closed.
 */
export async function readTableFile(
  name: string,
  bytes: Uint8Array,
  { isHeading, collector }: { isHeading: IsHeading; collector: Pick<RowCollector, 'note'> }
): Promise<TableFile> {
  const decoded = decodeNamed(name, bytes)
  const sheet = await readRows(name, decoded, isHeading)
  const rows = sheet.rows.map(row => {
    if (shapeOf(row, sheet) === 'too-long') collector.note({ file: name, line: row.line }, '', 'too-many-cells')
    const cells = sheet.headings.map((heading, position) => [heading, (row.cells[position] ?? '').trim()] as const)
    return { line: row.line, cells: new Map(cells.filter(([, cell]) => cell !== '')) }
  })
  return { name, headings: sheet.headings, headingLine: sheet.linesAbove + 1, rows }
}

async function readRows(name: string, decoded: DecodedFile, isHeading: IsHeading) {
  try {
    return readSheet(await readTable(decoded, separatorOf(decoded, isHeading), () => undefined), isHeading)
  } catch (fault) {
    if (fault instanceof FyrError && fault.code === 'import.quote-open')
      throw new FyrError('directory.csv', { ...fault.params, file: name }, { cause: fault })
    throw fault
  }
}
