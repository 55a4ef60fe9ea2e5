import { printable } from './printable.ts'

const GAP = '  '
const letters = new Intl.Segmenter()

/** Columns set under their heads; each cell is made safe for a terminal. */
export function tableLines(heads: readonly string[], rows: readonly (readonly string[])[]): string[] {
  const cells = [heads, ...rows].map(row => row.map(printable))
  const widths = heads.map((_, column) => Math.max(...cells.map(row => width(row[column] ?? ''))))
  return cells.map(row =>
    row
      .map((cell, column) => cell + ' '.repeat((widths[column] ?? 0) - width(cell)))
      .join(GAP)
      .trimEnd()
  )
}

/** In letters as a person counts them. */
const width = (text: string): number => [...letters.segment(text)].length
