import type { ColumnReport, OpenQuestion } from '../../../shared/features/imports/imports.schema.ts'
import { IGNORE, importFields, valueFields, type ImportField } from '../../../shared/features/imports/mapping.schema.ts'
import { readDate } from '../../sheets/dates.ts'
import { fold } from '../../sheets/fold.ts'
import { fieldOfHeading, mayMeanAnything } from './headings.ts'
import type { Lexicons } from './lexicons.ts'
import type { MappingLookup } from './mapping-lookup.ts'
import type { Sheet } from '../../sheets/sheet.ts'

/** Which column holds which field. */
export interface ColumnPlan {
  readonly reports: readonly ColumnReport[]
  /** By field; the first column when several claim it. */
  readonly positions: Readonly<Partial<Record<ImportField, number>>>
  readonly open: readonly OpenQuestion[]
}

/**
 * Matches columns with fields: as the mapping says, otherwise by name. A column with content and an unknown heading stays open,
 * with a proposal when its content looks like one field; so do a field that several columns claim, and a heading such as `No` over
 * values that are hardly visit numbers.
 */
export function planColumns(sheet: Sheet, lookup: MappingLookup, lexicons: Lexicons): ColumnPlan {
  const matched = sheet.headings.map((heading, position) => matchColumn(heading, lookup, filledIn(sheet, position)))
  const taken = new Set(matched.map(report => report.field))
  const reports = matched.map((report, position) => {
    if (report.field !== null || report.proposal !== null) return report
    const proposal = proposeField(sampleOf(sheet, position), lexicons, taken)
    return proposal === null ? report : { ...report, how: 'content' as const, proposal }
  })
  const columnsOf = (field: ImportField) =>
    reports.filter(report => report.field === field).map(report => report.heading)
  return {
    reports,
    positions: positionsOf(reports),
    open: [
      ...(['date', 'topic'] as const)
        .filter(field => !taken.has(field))
        .map(field => ({ about: 'field' as const, field })),
      ...reports.filter(report => report.field === null).map(({ heading }) => ({ about: 'column' as const, heading })),
      ...importFields
        .map(field => ({ about: 'columns' as const, field, headings: columnsOf(field) }))
        .filter(({ field, headings }) => headings.length > 1 && field !== 'volunteer')
    ]
  }
}

function positionsOf(reports: readonly ColumnReport[]): ColumnPlan['positions'] {
  const positions: Partial<Record<ImportField, number>> = {}
  for (const [position, { field }] of reports.entries()) {
    if (field !== null && field !== IGNORE) positions[field] ??= position
  }
  return positions
}

function matchColumn(heading: string, lookup: MappingLookup, cells: readonly string[]): ColumnReport {
  const base = { heading, proposal: null, filled: cells.length }
  const mapped = lookup.column(heading)
  if (mapped !== undefined) return { ...base, ...mapped }
  const named = fieldOfHeading(heading)
  if (named === 'number' && mayMeanAnything(heading) && cells.length > 0 && !lookLikeNumbers(cells))
    return { ...base, field: null, how: 'content', proposal: named }
  if (named !== undefined) return { ...base, field: named, how: 'name' }
  return { ...base, field: cells.length === 0 ? IGNORE : null, how: 'none' }
}

/** Whether a column's values are numbers that visits have: nearly all with a digit, and none coming back after another. */
function lookLikeNumbers(cells: readonly string[]): boolean {
  if (cells.filter(cell => /\p{Nd}/u.test(cell)).length < cells.length * 0.9) return false
  const seen = new Set<string>()
  let above = ''
  for (const cell of cells.map(fold)) {
    if (cell !== above && seen.has(cell)) return false
    seen.add(cell)
    above = cell
  }
  return true
}

const sampleSize = 200

/** The first distinct values of a column, folded. */
function sampleOf(sheet: Sheet, position: number): string[] {
  const sample = new Set<string>()
  for (const { cells } of sheet.rows) {
    const cell = cells[position]?.trim() ?? ''
    if (cell !== '') sample.add(cell)
    if (sample.size === sampleSize) break
  }
  return [...sample].map(fold)
}

const filledIn = (sheet: Sheet, position: number): string[] =>
  sheet.rows.map(({ cells }) => cells[position]?.trim() ?? '').filter(cell => cell !== '')

/** Bare numbers and "no" stand in many a column. */
const saysTooLittle: ReadonlySet<ImportField> = new Set(['household', 'minutes', 'urgency', 'outcome'])

/** The field that at least nine in ten of a column's values belong to, if no other column holds it. */
function proposeField(
  sample: readonly string[],
  lexicons: Lexicons,
  taken: ReadonlySet<string | null>
): ImportField | null {
  const mostOf = (fits: (value: string) => boolean) => sample.filter(fits).length >= Math.max(1, sample.length * 0.9)
  if (sample.length === 0) return null
  if (!taken.has('date') && mostOf(value => readDate(value).kind === 'date')) return 'date'
  return (
    valueFields.find(
      field => !taken.has(field) && !saysTooLittle.has(field) && mostOf(value => lexicons[field].find(value) !== null)
    ) ?? null
  )
}
