import type { IdentityKind } from '../../../shared/domain/identity-guard.ts'
import { identityKindsIn } from '../../../shared/domain/identity-guard.ts'
import type { IsoDate, TimeOfDay } from '../../../shared/domain/month.ts'
import { normaliseText, textLimits, textProblem, type TextProblem } from '../../../shared/domain/text.ts'
import type { Action, Barrier, ReferralOutcome, ReferralWay, Urgency } from '../../../shared/domain/vocabulary.ts'
import type { RowReason, RowReport } from '../../../shared/features/imports/imports.schema.ts'
import { valueFields, type ImportField, type ValueField } from '../../../shared/features/imports/mapping.schema.ts'
import { isSheetError, tellsWho } from './cell-checks.ts'
import type { DateColumn } from './date-column.ts'
import type { ValueCodes } from './lexicons.ts'
import { shapeOf, type Sheet } from '../../sheets/sheet.ts'
import type { TableRow } from '../../sheets/table.ts'
import { longestValue, type SettledValue, type ValueColumn } from './value-column.ts'

/** What every row of a visit says alike. */
export const detailFields = [
  'time',
  'place',
  'channel',
  'language',
  'ageBand',
  'gender',
  'municipality',
  'timeInSweden',
  'household',
  'interpreter',
  'minutes'
] as const
export type DetailField = (typeof detailFields)[number]

type DetailCodes = Pick<ValueCodes, Exclude<DetailField, 'place'>> & { readonly place: string }
export type Details = { readonly [Field in DetailField]: DetailCodes[Field] | null }

export interface RowQuestion {
  readonly topic: string
  readonly actions: readonly Action[]
  readonly barriers: readonly Barrier[]
  readonly organisation: string | null
  readonly way: ReferralWay | null
  readonly outcome: ReferralOutcome | null
  readonly urgency: Urgency | null
  readonly note: string | null
  /** What the row's cells say, as typed, in one text: tells a question again. A note that is kept back leaves no trace in it. */
  readonly key: string
}

type Reason = Omit<RowReport, 'line'>

/** A row, understood as far as it can be by itself. */
export interface ReadRow {
  readonly line: number
  /** The visit number as it is compared; '' when there is none. */
  readonly number: string
  readonly date: IsoDate | null
  readonly details: Details
  /** The details' cells as they are compared, in the order of `detailFields`. */
  readonly typed: readonly string[]
  /** Nothing but the question is filled in: the row goes on with the visit above it. */
  readonly goesOn: boolean
  /** Null only with a `fault` or `leftOut`. */
  readonly question: RowQuestion | null
  readonly keptBack: readonly IdentityKind[]
  /** What became of a time that stands behind the date: it is the visit's, unless a column has that. */
  readonly timeOfDate: 'taken' | 'not-taken' | null
  /** The organisation's cell is filled in with something that means that there is none. */
  readonly saysNobody: boolean
  /** Why the row, and with it its visit, is not taken. */
  readonly fault: Reason | null
  /** Why this row alone is not taken: the mapping leaves it out or has not decided yet. */
  readonly leftOut: Reason | null
}

export type ValueColumns = { readonly [Field in ValueField]: ValueColumn<ValueCodes[Field]> }

export interface RowReader extends Pick<Sheet, 'headings'> {
  /** Where each field stands in a row; undefined when no column holds it. */
  readonly positions: Readonly<Partial<Record<ImportField, number>>>
  readonly values: ValueColumns
  readonly dates: DateColumn
  /** These remember what they have seen: most cells of a sheet come back again and again. */
  readonly fold: (cell: string) => string
  /** A time as it is compared: `9:05`, `09.05` and `09:05:00` are the same, whatever the mapping says. */
  readonly timeKey: (cell: string) => string
  readonly name: (cell: string) => NameReading
  /** What was done when no column says it. */
  readonly defaultAction: Action | null
}

type Values = { readonly [Field in ValueField]: SettledValue<ValueCodes[Field]> }

/** Reads one row, whatever stands in it: what cannot be understood is named in the answer and never thrown. */
export function readRow(row: TableRow, reader: RowReader): ReadRow {
  const { positions, fold } = reader
  // Most fields have no column, and an index outside an array is many times slower to read than one in it.
  const cellOf = (field: ImportField): string => {
    const position = positions[field]
    return position === undefined ? '' : (row.cells[position] ?? '')
  }
  const values = readValues(reader.values, cellOf)
  const nobodyNamed = isNobody(fold(cellOf('organisation')))
  const texts = readTexts({
    place: reader.name(cellOf('place')),
    organisation: nobodyNamed ? noName : reader.name(cellOf('organisation')),
    note: cellOf('note')
  })
  const day = reader.dates.read(cellOf('date'), row.line)
  const hasTime = cellOf('time').trim() !== ''
  const timeOfDate = hasTime ? null : day.time
  const typed = detailFields.map(field =>
    field === 'time' ? (timeOfDate ?? reader.timeKey(cellOf(field))) : fold(cellOf(field))
  )
  const actions =
    positions.action !== undefined || reader.defaultAction === null ? values.action.codes : [reader.defaultAction]
  const leftOut = leftOutBy(values, positions)
  const [topic] = values.topic.codes
  const cells = faultyCells(cellOf)
  const hasAction = actions.length > 0 || texts.organisation !== null
  return {
    line: row.line,
    number: fold(cellOf('number')),
    date: day.date,
    details: detailsOf(values, { place: texts.place, timeOfDate }),
    typed,
    timeOfDate: day.time === null ? null : hasTime ? 'not-taken' : 'taken',
    goesOn: typed.every(cell => cell === '') && cellOf('date').trim() === '',
    keptBack: texts.identities,
    saysNobody: nobodyNamed && cellOf('organisation').trim() !== '',
    leftOut,
    fault:
      leftOut === null
        ? faultOf({ shape: shapeOf(row, reader), day, texts, cells, hasTopic: topic !== undefined, hasAction })
        : null,
    question:
      topic === undefined || leftOut !== null
        ? null
        : {
            topic,
            actions,
            barriers: values.barrier.codes,
            organisation: texts.organisation,
            way: values.referralWay.codes[0] ?? null,
            outcome: values.outcome.codes[0] ?? null,
            urgency: values.urgency.codes[0] ?? null,
            note: texts.identities.length > 0 ? null : texts.note,
            key: JSON.stringify([
              ...questionFields.map(field => fold(cellOf(field))),
              texts.identities.length > 0 ? texts.identities : texts.note,
              ...laterQuestionFields.flatMap(field => (fold(cellOf(field)) === '' ? [] : [field, fold(cellOf(field))]))
            ])
          }
  }
}

/** The cells that tell a question again, beside its note. */
const questionFields = ['topic', 'action', 'barrier', 'organisation', 'referralWay'] as const
/** Those that sheets could not fill at first: where they are empty, the question is told by the same key as before. */
const laterQuestionFields = ['outcome', 'urgency'] as const

function leftOutBy(values: Values, positions: RowReader['positions']): Reason | null {
  const skipped = valueFields.find(field => values[field].leaveOut === 'row' && values[field].how !== 'none')
  if (skipped !== undefined) return { reason: 'row.left-out', params: { field: skipped } }
  const undecided = (['topic', 'action'] as const).find(
    field => positions[field] !== undefined && !values[field].settled
  )
  return undecided === undefined ? null : { reason: 'value.undecided', params: { field: undecided } }
}

function readValues(values: ValueColumns, cellOf: (field: ValueField) => string): Values {
  return {
    time: values.time.read(cellOf('time')),
    channel: values.channel.read(cellOf('channel')),
    language: values.language.read(cellOf('language')),
    ageBand: values.ageBand.read(cellOf('ageBand')),
    gender: values.gender.read(cellOf('gender')),
    municipality: values.municipality.read(cellOf('municipality')),
    timeInSweden: values.timeInSweden.read(cellOf('timeInSweden')),
    household: values.household.read(cellOf('household')),
    topic: values.topic.read(cellOf('topic')),
    action: values.action.read(cellOf('action')),
    barrier: values.barrier.read(cellOf('barrier')),
    referralWay: values.referralWay.read(cellOf('referralWay')),
    outcome: values.outcome.read(cellOf('outcome')),
    urgency: values.urgency.read(cellOf('urgency')),
    interpreter: values.interpreter.read(cellOf('interpreter')),
    minutes: values.minutes.read(cellOf('minutes'))
  }
}

const detailsOf = (
  read: Values,
  { place, timeOfDate }: { readonly place: string | null; readonly timeOfDate: TimeOfDay | null }
): Details => ({
  time: read.time.codes[0] ?? timeOfDate,
  place,
  channel: read.channel.codes[0] ?? null,
  language: read.language.codes[0] ?? null,
  ageBand: read.ageBand.codes[0] ?? null,
  gender: read.gender.codes[0] ?? null,
  municipality: read.municipality.codes[0] ?? null,
  timeInSweden: read.timeInSweden.codes[0] ?? null,
  household: read.household.codes[0] ?? null,
  interpreter: read.interpreter.codes[0] ?? null,
  minutes: read.minutes.codes[0] ?? null
})

/** A place or an organisation as typed, and what is wrong with it. */
export interface NameReading {
  readonly text: string
  readonly problem: RowReason | null
}

/** A name as it would be kept, and what is wrong with it. */
export const readName = (cell: string): NameReading => ({
  text: normaliseText(cell),
  problem: reasonOf(textProblem(cell, { max: textLimits.name, optional: true }))
})

const noName: NameReading = { text: '', problem: null }

/** Words in an organisation's cell that name none. */
const nobodyWords: ReadonlySet<string> = new Set([
  '-',
  '--',
  '---',
  'nej',
  'nix',
  'ej',
  'ej hänvisad',
  'ingen',
  'inget',
  'inga',
  'ingen hänvisning',
  'ingenstans',
  'saknas',
  'no',
  'nope',
  'none',
  'nobody',
  'nowhere',
  'not referred',
  'n/a',
  'na'
])

/** Whether a folded cell is empty, holds nothing that can be seen, or says that nobody is meant. */
const isNobody = (folded: string): boolean =>
  nobodyWords.has(folded.replace(/[ .!]+$/, '')) || !/[^\p{C}\p{M}\p{Z}\u115f\u1160\u3164\uffa0\u2800]/u.test(folded)

const reasonOf = (problem: TextProblem | null): RowReason | null =>
  problem === null || problem === 'empty' ? null : `text.${problem}`

interface RowTexts {
  readonly place: string | null
  readonly organisation: string | null
  readonly note: string | null
  /** What tells who somebody is, in the note. */
  readonly identities: readonly IdentityKind[]
  readonly problem: Reason | null
}

function readTexts({
  place,
  organisation,
  note
}: {
  place: NameReading
  organisation: NameReading
  note: string
}): RowTexts {
  const text = note === '' ? '' : normaliseText(note)
  return {
    place: textOrNull(place.text),
    organisation: textOrNull(organisation.text),
    note: textOrNull(text),
    identities: text === '' ? nobody : identityKindsIn(text),
    problem: problemOf({ place, organisation, note: text })
  }
}

const nobody: readonly IdentityKind[] = []

const textOrNull = (text: string): string | null => (text === '' ? null : text)

function problemOf({
  place,
  organisation,
  note
}: {
  place: NameReading
  organisation: NameReading
  note: string
}): Reason | null {
  if (place.problem !== null) return { reason: place.problem, params: { field: 'place', max: textLimits.name } }
  if (organisation.problem !== null)
    return { reason: organisation.problem, params: { field: 'organisation', max: textLimits.name } }
  const reason =
    note === '' ? null : reasonOf(textProblem(note, { max: textLimits.note, multiline: true, optional: true }))
  return reason === null ? null : { reason, params: { field: 'note', max: textLimits.note } }
}

/** Fields whose cells nobody guards but this; a note with a number in it is kept back instead. */
const guardedFields = ['number', 'place', 'organisation', ...valueFields] as const
const textFields = ['number', 'place', 'organisation', 'note'] as const

/** What is wrong with a row's cells before anything is understood of them. */
function faultyCells(cellOf: (field: ImportField) => string): Reason | null {
  const tooLong = valueFields.find(field => cellOf(field).length > longestValue)
  if (tooLong !== undefined) return { reason: 'text.too-long', params: { field: tooLong, max: longestValue } }
  const identified = guardedFields.find(field => tellsWho(cellOf(field)))
  if (identified !== undefined) return { reason: 'text.identifies', params: { field: identified } }
  const broken = textFields.find(field => isSheetError(cellOf(field)))
  return broken === undefined ? null : { reason: 'text.sheet-error', params: { field: broken } }
}

interface RowState {
  readonly shape: ReturnType<typeof shapeOf>
  readonly day: ReturnType<DateColumn['read']>
  readonly texts: RowTexts
  readonly cells: Reason | null
  readonly hasTopic: boolean
  readonly hasAction: boolean
}

/** The first thing wrong with a row, whatever its visit. A blank date is judged with the row above, not here. */
function faultOf({ shape, day, texts, cells, hasTopic, hasAction }: RowState): Reason | null {
  if (shape !== 'whole') return { reason: `row.${shape}`, params: {} }
  if (day.date === null && day.reason !== null) return { reason: day.reason, params: {} }
  if (cells !== null) return cells
  if (texts.problem !== null) return texts.problem
  if (!hasTopic) return { reason: 'topic.missing', params: {} }
  return hasAction ? null : { reason: 'action.missing', params: {} }
}
