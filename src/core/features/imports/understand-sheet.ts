import type { IsoDate } from '../../../shared/domain/month.ts'
import type { FieldReport, OpenQuestion, RowReport } from '../../../shared/features/imports/imports.schema.ts'
import { valueFields, type ImportChoices } from '../../../shared/features/imports/mapping.schema.ts'
import { planColumns, type ColumnPlan } from './columns.ts'
import { createDateColumn } from './date-column.ts'
import { fold } from '../../sheets/fold.ts'
import { groupRows } from './group-rows.ts'
import type { Lexicons } from './lexicons.ts'
import type { MappingLookup } from './mapping-lookup.ts'
import { readName, readRow, type ReadRow, type RowReader, type ValueColumns } from './read-row.ts'
import { remembering } from '../../remembering.ts'
import type { Sheet } from '../../sheets/sheet.ts'
import { createTally, type Tally } from './tally.ts'
import { readTime } from '../../sheets/times.ts'
import { createValueColumn } from './value-column.ts'
import { visitOfGroup, type SheetVisit } from './visits-of-groups.ts'
import { wayOf } from './visit-body.ts'

/** A sheet, understood under a mapping, before it is compared with the vault. */
export interface Understanding {
  readonly columns: ColumnPlan
  readonly fields: readonly FieldReport[]
  readonly visits: readonly SheetVisit[]
  readonly notTaken: readonly RowReport[]
  readonly open: readonly OpenQuestion[]
  readonly tally: Tally
}

export interface SheetContext {
  readonly lookup: MappingLookup
  readonly lexicons: Lexicons
  readonly today: IsoDate
}

/** Understands a sheet: its columns, then its values and rows one by one, then which rows are one visit. */
export function understandSheet(sheet: Sheet, { lookup, lexicons, today }: SheetContext): Understanding {
  const tally = createTally()
  const columns = planColumns(sheet, lookup, lexicons)
  const values = valueColumns(lexicons, lookup)
  const { choices } = lookup.mapping
  const datePosition = columns.positions.date ?? -1
  const dates = createDateColumn(
    sheet.rows.map(row => row.cells[datePosition] ?? ''),
    choices,
    today,
    tally
  )
  const reader: RowReader = {
    headings: sheet.headings,
    positions: columns.positions,
    values,
    dates,
    fold: remembering(fold),
    timeKey: remembering(cell => readTime(fold(cell)) ?? fold(cell)),
    name: remembering(readName),
    defaultAction: choices.defaultAction
  }
  const rows = function* (): Generator<ReadRow> {
    for (const cells of sheet.rows) {
      const row = readRow(cells, reader)
      if (row.saysNobody && row.leftOut === null) tally.note('referral.nobody', row.line)
      if (row.timeOfDate !== null && row.leftOut === null)
        tally.note(row.timeOfDate === 'taken' ? 'time.from-date' : 'date.time-not-taken', row.line)
      yield row
    }
  }
  const grouping = groupRows(rows(), choices.rowsWithoutNumber, tally)
  const placeRequired = columns.positions.place !== undefined && choices.defaultPlace === null
  const outcomes = grouping.groups.map(group => visitOfGroup(group, { placeRequired, tally }))
  const visits = outcomes.map(outcome => outcome.visit).filter(visit => visit !== null)
  noteLines(sheet, tally)
  noteDefaults(visits, choices, columns.positions, tally)
  noteReferrals(visits, tally)
  return {
    columns,
    fields: reportedFields(values, columns.positions),
    visits,
    notTaken: [...grouping.notTaken, ...outcomes.flatMap(outcome => outcome.notTaken)],
    open: [
      ...columns.open,
      ...valueFields.flatMap(field => values[field].open()),
      ...dates.open,
      ...openDefaults(lookup, columns, sheet.rows.length)
    ],
    tally
  }
}

/** A choice that stands in for a column that is not there. */
function openDefaults(
  { mapping: { choices } }: MappingLookup,
  { positions }: ColumnPlan,
  count: number
): OpenQuestion[] {
  const open = [
    ...(positions.action !== undefined || choices.defaultAction !== null ? [] : (['defaultAction'] as const)),
    ...(positions.place !== undefined || choices.defaultPlace !== null ? [] : (['defaultPlace'] as const))
  ]
  return open.map(choice => ({ about: 'choice', choice, count }))
}

const reportedFields = (values: ValueColumns, positions: ColumnPlan['positions']): FieldReport[] =>
  valueFields.filter(field => positions[field] !== undefined).map(field => values[field].report())

function noteLines({ blankLines, linesAbove, headingsAgain }: Sheet, tally: Tally): void {
  for (const line of headingsAgain) tally.note('lines.headings-again', line)
  for (let count = 0; count < blankLines; count += 1) tally.note('lines.blank', null)
  for (let count = 0; count < linesAbove; count += 1) tally.note('lines.above-headings', null)
}

/** Notes each visit and question for which a choice of the mapping stands in. */
function noteDefaults(
  visits: readonly SheetVisit[],
  { defaultChannel: channel, defaultPlace: place, defaultAction: action }: ImportChoices,
  positions: ColumnPlan['positions'],
  tally: Tally
): void {
  for (const { details, lines } of visits) {
    const [firstLine = null] = lines
    if (details.channel === null) tally.note('channel.default', firstLine, { channel })
    if (details.place === null && place !== null) tally.note('place.default', firstLine, { place })
    if (positions.action !== undefined || action === null) continue
    for (const line of lines) tally.note('action.default', line, { action })
  }
}

/** Notes what a referral says less, or more, than the row it comes from. */
function noteReferrals(visits: readonly SheetVisit[], tally: Tally): void {
  for (const { questions, lines } of visits) {
    for (const [position, question] of questions.entries()) {
      const line = lines[position] ?? null
      const referred = question.actions.includes('referred')
      if (question.organisation === null) {
        if (referred) tally.note('referral.no-organisation', line)
        if (question.way !== null) tally.note('referral.way-without-organisation', line)
        if (question.outcome !== null) tally.note('referral.outcome-without-organisation', line)
        continue
      }
      if (!referred) tally.note('referral.action-added', line)
      if (question.way === null) tally.note('referral.way-default', line, { way: wayOf(question) })
    }
  }
}

const valueColumns = (lexicons: Lexicons, lookup: MappingLookup): ValueColumns => ({
  time: createValueColumn('time', lexicons.time, lookup),
  channel: createValueColumn('channel', lexicons.channel, lookup),
  language: createValueColumn('language', lexicons.language, lookup),
  ageBand: createValueColumn('ageBand', lexicons.ageBand, lookup),
  gender: createValueColumn('gender', lexicons.gender, lookup),
  municipality: createValueColumn('municipality', lexicons.municipality, lookup),
  timeInSweden: createValueColumn('timeInSweden', lexicons.timeInSweden, lookup),
  household: createValueColumn('household', lexicons.household, lookup),
  topic: createValueColumn('topic', lexicons.topic, lookup),
  action: createValueColumn('action', lexicons.action, lookup),
  barrier: createValueColumn('barrier', lexicons.barrier, lookup),
  referralWay: createValueColumn('referralWay', lexicons.referralWay, lookup),
  outcome: createValueColumn('outcome', lexicons.outcome, lookup),
  urgency: createValueColumn('urgency', lexicons.urgency, lookup),
  interpreter: createValueColumn('interpreter', lexicons.interpreter, lookup),
  minutes: createValueColumn('minutes', lexicons.minutes, lookup)
})
