import type { IdentityKind } from '../../../shared/domain/identity-guard.ts'
import { findIdentities } from '../../../shared/domain/identity-guard.ts'
import type { IsoDate } from '../../../shared/domain/month.ts'
import { normaliseText, textLimits, textProblem } from '../../../shared/domain/text.ts'
import type { Action, Barrier, ReferralWay } from '../../../shared/domain/vocabulary.ts'
import type { RowReport } from '../../../shared/features/imports/imports.schema.ts'
import { valueFields, type ImportField, type ValueField } from '../../../shared/features/imports/mapping.schema.ts'
import type { DateColumn } from './date-column.ts'
import type { ValueCodes } from './lexicons.ts'
import type { SheetRow } from './sheet.ts'
import type { SettledValue, ValueColumn } from './value-column.ts'

/** What every row of a visit says alike. */
export const detailFields = ['time', 'place', 'channel', 'language', 'ageBand', 'gender', 'municipality', 'timeInSweden', 'household'] as const
export type DetailField = (typeof detailFields)[number]

type DetailCodes = Pick<ValueCodes, Exclude<DetailField, 'place'>> & { readonly place: string }
export type Details = { readonly [Field in DetailField]: DetailCodes[Field] | null }

export interface RowQuestion {
  readonly topic: string
  readonly actions: readonly Action[]
  readonly barriers: readonly Barrier[]
  readonly organisation: string | null
  readonly way: ReferralWay | null
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
  /** Why the row, and with it its visit, is not taken. */
  readonly fault: Reason | null
  /** Why this row alone is not taken: the mapping leaves it out or has not decided yet. */
  readonly leftOut: Reason | null
}

export type ValueColumns = { readonly [Field in ValueField]: ValueColumn<ValueCodes[Field]> }

export interface RowReader {
  readonly positions: ReadonlyMap<ImportField, number>
  readonly values: ValueColumns
  readonly dates: DateColumn
  /** `fold`, remembering what it has seen. */
  readonly fold: (cell: string) => string
  /** What was done when no column says it. */
  readonly defaultAction: Action | null
}

type Values = { readonly [Field in ValueField]: SettledValue<ValueCodes[Field]> }

export function readRow({ line, cells, shape }: SheetRow, { positions, values, dates, fold, defaultAction }: RowReader): ReadRow {
  const cellOf = (field: ImportField): string => cells[positions.get(field) ?? -1] ?? ''
  const read = readValues(values, cellOf)
  const texts = readTexts(cellOf)
  const day = dates.read(cellOf('date'), line)
  const typed = detailFields.map(field => fold(cellOf(field)))
  const actions = positions.has('action') || defaultAction === null ? read.action.codes : [defaultAction]
  const undecided = (['topic', 'action'] as const).find(field => positions.has(field) && !read[field].settled)
  const skipped = valueFields.find(field => read[field].leaveOut === 'row' && read[field].how !== 'none')
  const fault = faultOf({ shape, day, texts, hasTopic: read.topic.codes.length > 0, hasAction: actions.length > 0 || texts.organisation !== '' })
  const [topic] = read.topic.codes
  const question = topic === undefined ? null : { topic, actions, barriers: read.barrier.codes, way: read.referralWay.codes[0] ?? null, ...texts.kept }
  const base = {
    line,
    number: fold(cellOf('number')),
    date: day.date,
    details: detailsOf(read, texts.place),
    typed,
    goesOn: cellOf('date').trim() === '' && typed.every(cell => cell === ''),
    keptBack: texts.identities
  }
  if (skipped !== undefined) return { ...base, question: null, fault: null, leftOut: { reason: 'row.left-out', params: { field: skipped } } }
  if (undecided !== undefined) return { ...base, question: null, fault: null, leftOut: { reason: 'value.undecided', params: { field: undecided } } }
  return {
    ...base,
    question: question === null ? null : { ...question, key: questionKey(questionFields.map(field => fold(cellOf(field))), texts) },
    fault,
    leftOut: null
  }
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
    referralWay: values.referralWay.read(cellOf('referralWay'))
  }
}

const detailsOf = (read: Values, place: string): Details => ({
  time: read.time.codes[0] ?? null,
  place: place === '' ? null : place,
  channel: read.channel.codes[0] ?? null,
  language: read.language.codes[0] ?? null,
  ageBand: read.ageBand.codes[0] ?? null,
  gender: read.gender.codes[0] ?? null,
  municipality: read.municipality.codes[0] ?? null,
  timeInSweden: read.timeInSweden.codes[0] ?? null,
  household: read.household.codes[0] ?? null
})

interface RowTexts {
  readonly place: string
  readonly organisation: string
  readonly note: string
  readonly identities: readonly IdentityKind[]
  readonly problem: Reason | null
  readonly kept: { readonly organisation: string | null; readonly note: string | null }
}

const textRules = [
  { field: 'place', max: textLimits.name, multiline: false },
  { field: 'organisation', max: textLimits.name, multiline: false },
  { field: 'note', max: textLimits.note, multiline: true }
] as const

function readTexts(cellOf: (field: ImportField) => string): RowTexts {
  const texts = { place: normaliseText(cellOf('place')), organisation: normaliseText(cellOf('organisation')), note: normaliseText(cellOf('note')) }
  const identities = [...new Set(findIdentities(texts.note).map(finding => finding.kind))]
  return {
    ...texts,
    identities,
    problem: problemOf(texts),
    kept: {
      organisation: texts.organisation === '' ? null : texts.organisation,
      note: texts.note === '' || identities.length > 0 ? null : texts.note
    }
  }
}

function problemOf(texts: Readonly<Record<'place' | 'organisation' | 'note', string>>): Reason | null {
  for (const { field, max, multiline } of textRules) {
    const problem = textProblem(texts[field], { max, multiline, optional: true })
    if (problem !== null && problem !== 'empty') return { reason: `text.${problem}`, params: { field, max } }
  }
  return null
}

interface RowState {
  readonly shape: SheetRow['shape']
  readonly day: ReturnType<DateColumn['read']>
  readonly texts: RowTexts
  readonly hasTopic: boolean
  readonly hasAction: boolean
}

/** The first thing wrong with a row, whatever its visit. A blank date is judged with the row above, not here. */
function faultOf({ shape, day, texts, hasTopic, hasAction }: RowState): Reason | null {
  if (shape !== 'whole') return { reason: `row.${shape}`, params: {} }
  if (day.date === null && day.reason !== null) return { reason: day.reason, params: {} }
  if (texts.problem !== null) return texts.problem
  if (!hasTopic) return { reason: 'topic.missing', params: {} }
  return hasAction ? null : { reason: 'action.missing', params: {} }
}

const questionFields = ['topic', 'action', 'barrier', 'organisation', 'referralWay'] as const

const questionKey = (typed: readonly string[], texts: RowTexts): string =>
  JSON.stringify([...typed, texts.identities.length > 0 ? texts.identities : texts.note])
