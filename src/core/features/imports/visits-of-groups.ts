import type { IdentityKind } from '../../../shared/domain/identity-guard.ts'
import type { IsoDate } from '../../../shared/domain/month.ts'
import type { RowReport } from '../../../shared/features/imports/imports.schema.ts'
import { maxQuestions } from '../../../shared/features/visits/visits.schema.ts'
import type { RowGroup } from './group-rows.ts'
import { sameDetail } from './group-rows.ts'
import { detailFields, type DetailField, type Details, type ReadRow, type RowQuestion } from './read-row.ts'
import type { Tally } from './tally.ts'

/** A visit as the sheet tells it. */
export interface SheetVisit {
  readonly number: string
  readonly date: IsoDate
  readonly details: Details
  /** The details as typed, each from the first row that says it. */
  readonly typed: readonly string[]
  readonly questions: readonly RowQuestion[]
  readonly lines: readonly number[]
  /** The questions' notes that are kept back. */
  readonly keptBack: readonly KeptBack[]
}

export interface KeptBack {
  readonly line: number
  readonly kinds: readonly IdentityKind[]
}

/** A visit, or the reasons why its rows are not taken. */
export interface GroupOutcome {
  readonly visit: SheetVisit | null
  readonly notTaken: readonly RowReport[]
}

/**
 * Makes a visit of a group: the details that its rows say alike, filled in where a row leaves them empty, and a question a row. Not
 * taken, all of it: a group with a faulty row, with rows that contradict each other, without a place where one must be said, or with
 * more questions than a visit has.
 */
export function visitOfGroup(
  group: RowGroup,
  { placeRequired, tally }: { readonly placeRequired: boolean; readonly tally: Tally }
): GroupOutcome {
  const { date, rows, faultLine } = group
  if (rows.every(({ leftOut }) => leftOut !== null)) return { visit: null, notTaken: [] }
  if (date === null || faultLine !== null) return { visit: null, notTaken: faultReports(group) }
  const conflict = findConflict(rows)
  if (conflict !== null) return refuse(rows, 'visit.conflict', conflict)
  const details = mergedDetails(rows)
  if (placeRequired && details.place === null) return refuse(rows, 'place.missing', {})
  const { taken, repeated } = withoutRepeated(rows)
  if (taken.length > maxQuestions)
    return refuse(rows, 'visit.too-many-questions', { limit: maxQuestions, count: taken.length })
  if (
    rows.some(
      row =>
        row.leftOut === null &&
        !row.goesOn &&
        detailFields.some(field => row.details[field] === null && details[field] !== null)
    )
  ) {
    tally.note('details.filled-from-visit', rows[0]?.line ?? null)
  }
  const visit = {
    number: group.number,
    date,
    details,
    typed: detailFields.map((_, position) => rows.find(row => row.typed[position] !== '')?.typed[position] ?? ''),
    questions: taken.map(({ question }) => question),
    lines: taken.map(({ line }) => line),
    keptBack: taken
      .filter(({ keptBack }) => keptBack.length > 0)
      .map(({ line, keptBack }) => ({ line, kinds: keptBack }))
  }
  return { visit, notTaken: repeated }
}

function faultReports({ rows, faultLine, date }: RowGroup): RowReport[] {
  return notLeftOut(rows).map(({ line, fault }) => {
    if (fault !== null) return { line, ...fault }
    if (date === null && line === faultLine) return { line, reason: 'date.missing', params: {} }
    return { line, reason: 'visit.faulty-row', params: { otherLine: faultLine ?? line } }
  })
}

const refuse = (rows: readonly ReadRow[], reason: RowReport['reason'], params: RowReport['params']): GroupOutcome => ({
  visit: null,
  notTaken: notLeftOut(rows).map(({ line }) => ({ line, reason, params }))
})

/** The rows that have no reason of their own yet. */
const notLeftOut = (rows: readonly ReadRow[]): ReadRow[] => rows.filter(({ leftOut }) => leftOut === null)

function findConflict(rows: readonly ReadRow[]): RowReport['params'] | null {
  for (const field of detailFields) {
    const first = rows.find(row => row.details[field] !== null)
    const other =
      first && rows.find(row => row.details[field] !== null && !sameDetail(row.details[field], first.details[field]))
    if (first !== undefined && other !== undefined) return { field, firstLine: first.line, otherLine: other.line }
  }
  return null
}

type QuestionRow = Pick<ReadRow, 'line' | 'keptBack'> & { readonly question: RowQuestion }

/** The same question with the same words twice in a visit was typed twice. */
function withoutRepeated(rows: readonly ReadRow[]): { taken: QuestionRow[]; repeated: RowReport[] } {
  const first = new Map<string, number>()
  const taken: QuestionRow[] = []
  const repeated: RowReport[] = []
  for (const { line, keptBack, question } of rows) {
    if (question === null) continue
    const otherLine = first.get(question.key)
    if (otherLine !== undefined) {
      repeated.push({ line, reason: 'row.repeated', params: { otherLine } })
      continue
    }
    first.set(question.key, line)
    taken.push({ line, keptBack, question })
  }
  return { taken, repeated }
}

function mergedDetails(rows: readonly ReadRow[]): Details {
  const said = <Field extends DetailField>(field: Field): Details[Field] | null =>
    rows.find(row => row.details[field] !== null)?.details[field] ?? null
  return {
    time: said('time'),
    place: said('place'),
    channel: said('channel'),
    language: said('language'),
    ageBand: said('ageBand'),
    gender: said('gender'),
    municipality: said('municipality'),
    timeInSweden: said('timeInSweden'),
    household: said('household'),
    interpreter: said('interpreter'),
    minutes: said('minutes')
  }
}
