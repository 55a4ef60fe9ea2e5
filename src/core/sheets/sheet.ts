import { FyrError } from '../../shared/domain/errors.ts'
import { findHeadingRow, type IsHeading } from './heading-row.ts'
import { readDate } from './dates.ts'
import { fold } from './fold.ts'
import type { RawTable, TableRow } from './table.ts'

export interface Sheet {
  /** Unique: a column without a heading is `#3`, a second one of the same heading ends in ` (2)`. */
  readonly headings: readonly string[]
  readonly rows: readonly TableRow[]
  readonly blankLines: number
  /** Rows above the headings: a title, a year. */
  readonly linesAbove: number
  /** Lines on which the headings stand once more, as above each month; they are no rows. */
  readonly headingsAgain: readonly number[]
  readonly lines: number
}

/**
 * Finds the headings and the rows under them. Throws `import.no-rows` for a file without rows, `import.no-header` when the
 * first row is a visit and no headings are known, and `file.cut` when the file ends in the middle of a row.
 */
export function readSheet(table: RawTable, isHeading: IsHeading): Sheet {
  const heading = findHeadingRow(
    table.rows.map(row => row.cells),
    isHeading
  )
  const headingRow = table.rows[heading.index]
  if (headingRow === undefined) throw new FyrError('import.no-rows')
  if (heading.known === 0 && headingRow.cells.some(cell => isDate(cell)))
    throw new FyrError('import.no-header', { line: headingRow.line })
  const again = repeats(headingRow.cells)
  const under = table.rows.slice(heading.index + 1)
  const headingsAgain = under.filter(({ cells }) => again(cells)).map(({ line }) => line)
  const below = headingsAgain.length === 0 ? under : under.filter(({ cells }) => !again(cells))
  const width = widthOf(headingRow.cells)
  refuseCut(table, below.at(-1)?.cells.length ?? width, width)
  if (below.length === 0) throw new FyrError('import.no-rows')
  return {
    headings: uniqueHeadings(headingRow.cells.slice(0, width)),
    rows: below,
    blankLines: table.blankLines,
    linesAbove: heading.index,
    headingsAgain,
    lines: table.lines
  }
}

const isDate = (cell: string): boolean => readDate(cell).kind === 'date'

/** Whether a row says what the headings say, two of them or more. */
function repeats(headings: readonly string[]): (cells: readonly string[]) => boolean {
  const folded = headings.map(fold)
  const longest = folded.reduce(
    (most, heading, place) => (heading.length > (folded[most] ?? '').length ? place : most),
    0
  )
  const shortest = folded[longest]?.length ?? 0
  if (folded.filter(heading => heading !== '').length < 2) return () => false
  return cells =>
    // Hardly any cell is as long as the longest heading, so hardly any has to be folded.
    (cells[longest] ?? '').length >= shortest && folded.every((heading, place) => fold(cells[place] ?? '') === heading)
}

/** The columns up to the last one that has a heading. */
const widthOf = (headings: readonly string[]): number => headings.findLastIndex(cell => cell.trim() !== '') + 1

function refuseCut(table: RawTable, lastWidth: number, width: number): void {
  if (!table.endsWithLineBreak && lastWidth < width)
    throw new FyrError('file.cut', { line: table.rows.at(-1)?.line ?? 1 })
}

/** Whether a row is as wide as the headings; empty cells beyond the last heading do no harm. */
export function shapeOf(
  { cells }: TableRow,
  { headings }: Pick<Sheet, 'headings'>
): 'whole' | 'too-short' | 'too-long' {
  if (cells.length < headings.length) return 'too-short'
  return cells.length > headings.length && cells.slice(headings.length).some(cell => cell.trim() !== '')
    ? 'too-long'
    : 'whole'
}

/** Enough to tell a column by. */
const longestHeading = 200

function uniqueHeadings(cells: readonly string[]): string[] {
  const used = new Set<string>()
  return cells.map((cell, position) => {
    const text = cell.normalize('NFC').replaceAll(/\s+/g, ' ').trim().slice(0, longestHeading)
    const base = text === '' ? `#${position + 1}` : text
    let heading = base
    for (let number = 2; used.has(heading); number += 1) heading = `${base} (${number})`
    used.add(heading)
    return heading
  })
}
