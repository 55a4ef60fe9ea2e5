import type { IsoDate } from '../../../shared/domain/month.ts'
import type { RowReport } from '../../../shared/features/imports/imports.schema.ts'
import type { ImportChoices } from '../../../shared/features/imports/mapping.schema.ts'
import { fold } from '../../sheets/fold.ts'
import { detailFields, type Details, type ReadRow } from './read-row.ts'
import type { Tally } from './tally.ts'

/** Rows that belong together, before it is looked at whether they make a visit. */
export interface RowGroup {
  readonly number: string
  /** Null only when the group is faulty. */
  readonly date: IsoDate | null
  readonly rows: ReadRow[]
  /** The line of the row for which the whole visit is not taken. */
  faultLine: number | null
}

export interface Grouping {
  readonly groups: readonly RowGroup[]
  /** Rows that the mapping leaves out; they stand in their groups too. */
  readonly notTaken: readonly RowReport[]
}

/**
 * Puts the rows of one visit together.
 *
 * With a visit number: rows of the same number and date, wherever they stand; a number that comes again on another day is another
 * visit. A row of the number above it that has no date goes on with that visit, and so does a row that holds nothing but its
 * question. Without a number: neighbouring rows of the same date and details, by the mapping's `rowsWithoutNumber`. A faulty row
 * stays with its visit, so that no visit is taken in part. A row that the mapping leaves out stays too, without a question: its
 * details are the visit's, and rows that go on from it are not taken for the visit above.
 */
export function groupRows(rows: Iterable<ReadRow>, rule: ImportChoices['rowsWithoutNumber'], tally: Tally): Grouping {
  const groups: RowGroup[] = []
  const notTaken: RowReport[] = []
  const byNumberAndDate = new Map<string, RowGroup>()
  let above: RowGroup | null = null

  const startGroup = (row: ReadRow): RowGroup => {
    const group: RowGroup = { number: row.number, date: row.date, rows: [], faultLine: null }
    groups.push(group)
    if (row.number !== '' && row.date !== null) byNumberAndDate.set(`${row.number} ${row.date}`, group)
    return group
  }

  for (const row of rows) {
    if (row.leftOut !== null) notTaken.push({ line: row.line, ...row.leftOut })
    const group: RowGroup = findGroup(row, above, byNumberAndDate, { rule, tally }) ?? startGroup(row)
    group.rows.push(row)
    if (row.leftOut === null && (row.fault !== null || group.date === null)) group.faultLine ??= row.line
    if (above !== null && above !== group && row.number !== '' && above.number === row.number)
      noteNeighbours(above, group, row, tally)
    above = group
  }
  return { groups, notTaken }
}

interface GroupingRule {
  readonly rule: ImportChoices['rowsWithoutNumber']
  readonly tally: Tally
}

function findGroup(
  row: ReadRow,
  above: RowGroup | null,
  byNumberAndDate: ReadonlyMap<string, RowGroup>,
  { rule, tally }: GroupingRule
): RowGroup | null {
  if (row.date === null) {
    const sameNumber = row.number !== '' && row.number === above?.number
    if (above === null || (!sameNumber && !(row.number === '' && row.goesOn))) return null
    if (row.fault === null && row.leftOut === null) tally.note('rows.continued', row.line)
    return above
  }
  if (row.number !== '') return byNumberAndDate.get(`${row.number} ${row.date}`) ?? null
  if (above === null || above.date !== row.date || rule === 'each-row' || !sameDetails(above, row.details)) return null
  if (row.details.time === null && rule === 'same-time') {
    tally.note('rows.alike-kept-apart', row.line)
    return null
  }
  tally.note(row.details.time === null ? 'rows.joined-by-details' : 'rows.joined-by-time', row.line)
  return above
}

const sameDetails = ({ rows: [first] }: RowGroup, details: Details): boolean =>
  first !== undefined && detailFields.every(field => sameDetail(first.details[field], details[field]))

/** Whether two details are the same; places that differ in spelling only are. */
export const sameDetail = (one: string | null, other: string | null): boolean =>
  one === other || (one !== null && other !== null && fold(one) === fold(other))

/** Neighbours of one number on two dates: a slip in one of them when its date cannot be read, otherwise worth a look. */
function noteNeighbours(above: RowGroup, group: RowGroup, row: ReadRow, tally: Tally): void {
  if (isLeftOut(above) || row.leftOut !== null) return
  if (above.date === null || group.date === null) {
    const faultLine = above.faultLine ?? row.line
    above.faultLine ??= faultLine
    group.faultLine ??= faultLine
  } else {
    tally.note('number.several-dates', row.line)
  }
}

const isLeftOut = ({ rows }: RowGroup): boolean => rows.every(({ leftOut }) => leftOut !== null)
