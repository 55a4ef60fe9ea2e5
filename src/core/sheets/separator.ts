import { FyrError } from '../../shared/domain/errors.ts'
import { separators, type Separator } from '../../shared/features/imports/mapping.schema.ts'
import type { DecodedFile } from './decode.ts'
import { findHeadingRow, type IsHeading } from './heading-row.ts'
import { readFirstRows, separatorCharacters } from './table.ts'

const charactersLookedAt = 64 * 1024
const rowsLookedAt = 12

/** `sep=;` on the first line, which Excel writes and reads. */
const SEPARATOR_LINE = /^sep=([;,\t])\r?\n?$/i

/** How web pages, XML, rich text, PDF, SYLK and JSON begin, which are saved and sent under the name of a spreadsheet. */
const NO_TABLE = /^[\s\ufeff]*(?:<(?:!doctype|\?xml|html|head|body|table|workbook)\b|\{\\rtf|%pdf-|id;p|[[{]\s*[[{"])/i

/**
 * What stands between a file's columns: what its first line declares or, where it declares nothing, what its first rows tell. Throws
 * `import.lines-quoted` where every line is one cell, `file.binary` for text that is another kind of file, `import.no-rows` for a file without text, and `import.ambiguous-separator` where two separators do equally well.
 */
export function separatorOf(file: DecodedFile, isHeading: IsHeading): Separator {
  const { value } = file.pieces().next()
  const start = value?.text.slice(0, charactersLookedAt) ?? ''
  if (start.trim() === '') throw new FyrError('import.no-rows')
  if (NO_TABLE.test(start)) throw new FyrError('file.binary')
  return declaredSeparator(start.split(/\r\n|\r|\n/, 1)[0] ?? '') ?? sniffSeparator(start, isHeading)
}

/** The separator that the first line declares, or undefined. */
function declaredSeparator(firstLine: string): Separator | undefined {
  const character = SEPARATOR_LINE.exec(firstLine)?.[1]
  return separators.find(separator => character === separatorCharacters[separator])
}

/** Whether a cell is a whole line of headings: a spreadsheet that does not know the separator puts each line in quotation marks. */
const holdsHeadings = (cell: string, isHeading: IsHeading): boolean =>
  separators.some(separator => (readFirstRows(cell, separator, 1)[0] ?? []).filter(isHeading).length > 1)

/** The separator with which most headings are known or, where none is, the most columns arise. */
function sniffSeparator(start: string, isHeading: IsHeading): Separator {
  const candidates = separators.map(separator => {
    const rows = readFirstRows(start, separator, rowsLookedAt)
    const heading = findHeadingRow(rows, isHeading)
    const cells = rows[heading.index] ?? []
    return { separator, known: heading.known, columns: cells.length, first: cells[0] ?? '' }
  })
  const [best, second] = candidates.toSorted((a, b) => b.known - a.known || b.columns - a.columns)
  if (best?.known === 0 && start.includes(`"${best.first}`) && holdsHeadings(best.first, isHeading))
    throw new FyrError('import.lines-quoted')
  if (best === undefined || best.columns < 2) return 'semicolon'
  if (second !== undefined && second.known === best.known && second.columns === best.columns) {
    throw new FyrError('import.ambiguous-separator')
  }
  return best.separator
}
