import { readDate } from './dates.ts'

/** What the rows of a file look like, learnt row by row, and whether a row has swallowed others. */
export interface RowShape {
  readonly learn: (cells: readonly string[]) => void
  readonly hasSwallowedRow: (cells: readonly string[]) => boolean
}

/** Enough rows to know where a file has its dates. */
const rowsToLearnFrom = 50

/**
 * A quotation mark that is never closed swallows the rows after it into one cell. Such a cell has a later line with as many
 * separators as a row; but so may an honest note, when the separator is a comma. A row has swallowed another only if it also has a
 * width that no row before it had, or if that line looks like a row: a date where rows have theirs (without dates: a number where
 * this row has its own), nothing in its first two cells, or a quotation mark where a cell begins.
 */
export function createRowShape(separator: string): RowShape {
  const widths = new Set<number>()
  const datePlaces = new Set<number>()
  let learnt = 0
  let widest = Number.POSITIVE_INFINITY

  const looksLikeRow = (line: readonly string[], row: readonly string[]): boolean => {
    if (line.some(cell => cell.startsWith('"')) || (line[0] === '' && line[1] === '')) return true
    const places = new Set([...datePlaces, ...placesOfDates(row)])
    if (places.size > 0) return [...places].some(place => isDate(line[place] ?? ''))
    return isNumber(row[0] ?? '') && isNumber(line[0] ?? '')
  }

  return {
    learn(cells) {
      widths.add(cells.length)
      widest = Math.max(...widths)
      if (learnt === rowsToLearnFrom) return
      learnt += 1
      for (const place of placesOfDates(cells)) datePlaces.add(place)
    },
    hasSwallowedRow(cells) {
      if (cells.length <= 2) return false
      const suspects = cells
        .flatMap(cell => cell.split(/\r\n|\r|\n/).slice(1))
        .map(line => line.split(separator))
        .filter(line => line.length >= Math.min(cells.length, widest))
      return suspects.length > 0 && (!widths.has(cells.length) || suspects.some(line => looksLikeRow(line, cells)))
    }
  }
}

const isDate = (cell: string): boolean => ['date', 'either-order', 'day-number'].includes(readDate(cell).kind)

const placesOfDates = (cells: readonly string[]): number[] =>
  [...cells.keys()].filter(place => isDate(cells[place] ?? ''))

const isNumber = (cell: string): boolean => /^\s*\d+\s*$/.test(cell)
