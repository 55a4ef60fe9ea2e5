import type {
  OrganisationReport,
  ImportPreview,
  RowReason,
  RowReport
} from '../../../shared/features/imports/imports.schema.ts'
import { listLimits } from '../../../shared/features/imports/imports.schema.ts'
import type { Comparison } from './compare-known.ts'
import type { Reading } from './read-spreadsheet.ts'
import type { SheetVisit } from './visits-of-groups.ts'

/** What there is to say of a spreadsheet: the confirmation screen's text, and the report of a run. */
export function describeImport(
  reading: Reading,
  comparison: Comparison,
  organisations: readonly OrganisationReport[]
): ImportPreview {
  const { understanding } = reading
  const fresh = comparison.fresh.map(({ visit }) => visit)
  const taken = [...fresh, ...comparison.importedBefore]
  const notTaken = [...understanding.notTaken, ...comparison.notTaken].toSorted((one, other) => one.line - other.line)
  const keptBack = taken.flatMap(visit => visit.keptBack).toSorted((one, other) => one.line - other.line)
  return {
    file: reading.file,
    mapping: reading.mapping,
    remembered: reading.remembered,
    columns: [...understanding.columns.reports],
    fields: [...understanding.fields],
    organisations: organisations.slice(0, listLimits.organisations),
    organisationsNew: organisations.filter(({ how }) => how !== 'known').length,
    dates: rangeOf(taken),
    counts: {
      rows: reading.rows,
      rowsTaken: rowsOf(fresh),
      rowsNotTaken: notTaken.length,
      rowsImportedBefore: rowsOf(comparison.importedBefore),
      visitsNew: fresh.length,
      visitsImportedBefore: comparison.importedBefore.length,
      questions: rowsOf(fresh),
      referrals: fresh.reduce(
        (sum, { questions }) => sum + questions.filter(({ organisation }) => organisation !== null).length,
        0
      ),
      notesKeptBack: keptBack.length
    },
    notTaken: notTaken.slice(0, listLimits.rows),
    notTakenByReason: byReason(notTaken),
    keptBack: keptBack.slice(0, listLimits.keptBack).map(({ line, kinds }) => ({ line, kinds: [...kinds] })),
    notices: understanding.tally.notices(),
    open: [...understanding.open],
    ready: understanding.open.length === 0
  }
}

const rowsOf = (visits: readonly SheetVisit[]): number => visits.reduce((sum, { lines }) => sum + lines.length, 0)

function rangeOf(visits: readonly SheetVisit[]): ImportPreview['dates'] {
  const [first] = visits
  if (first === undefined) return null
  let { date: from, date: to } = first
  for (const { date } of visits) {
    if (date < from) from = date
    if (date > to) to = date
  }
  return { from, to }
}

function byReason(notTaken: readonly RowReport[]): ImportPreview['notTakenByReason'] {
  const counts = new Map<RowReason, number>()
  for (const { reason } of notTaken) counts.set(reason, (counts.get(reason) ?? 0) + 1)
  return [...counts].map(([reason, count]) => ({ reason, count })).toSorted((one, other) => other.count - one.count)
}
