import { FyrError } from '../../shared/domain/errors.ts'
import { separators, type Separator } from '../../shared/features/imports/mapping.schema.ts'
import { findHeadingRow, type IsHeading } from './heading-row.ts'
import { readFirstRows, separatorCharacters } from './table.ts'

const rowsLookedAt = 12

/** `sep=;` on the first line, which Excel writes and reads. */
const SEPARATOR_LINE = /^sep=([;,\t])\r?\n?$/i

/** The separator that the first line declares, or undefined. */
export function declaredSeparator(firstLine: string): Separator | undefined {
  const character = SEPARATOR_LINE.exec(firstLine)?.[1]
  return separators.find(separator => character === separatorCharacters[separator])
}

/**
 * Tells what stands between a file's columns: the separator with which most headings are known or, where none is, the most
 * columns arise. Throws `import.ambiguous-separator` when two do equally well.
 */
export function sniffSeparator(start: string, isHeading: IsHeading): Separator {
  const candidates = separators.map(separator => {
    const rows = readFirstRows(start, separator, rowsLookedAt)
    const heading = findHeadingRow(rows, isHeading)
    return { separator, known: heading.known, columns: rows[heading.index]?.length ?? 0 }
  })
  const [best, second] = candidates.toSorted((a, b) => b.known - a.known || b.columns - a.columns)
  if (best === undefined || best.columns < 2) return 'semicolon'
  if (second !== undefined && second.known === best.known && second.columns === best.columns) {
    throw new FyrError('import.ambiguous-separator')
  }
  return best.separator
}
