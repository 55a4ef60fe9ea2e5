import { describe, expect, it } from 'vitest'
import { fieldReportSchema } from '../../../shared/features/imports/imports.schema.ts'
import { emptyMapping, mappingSchema } from '../../../shared/features/imports/mapping.schema.ts'
import {
  decisionForCodes,
  settlementOf,
  split,
  undecidedOf,
  withChoice,
  withColumn,
  withDecision,
  withKind,
  withUndecidedLeftOut,
  withUndecidedSeen
} from './mapping-edits.ts'

const value = (text: string, more: object = {}) => ({
  value: text,
  count: 1,
  how: 'none',
  codes: [],
  leaveOut: null,
  candidates: [],
  settled: false,
  ...more
})

const report = (field: string, required: boolean, values: readonly object[]) =>
  fieldReportSchema.parse({ field, required, several: false, values, distinct: values.length })

describe('editing a mapping', () => {
  it('keeps what was decided before, and stays a mapping', () => {
    let mapping = withColumn(emptyMapping, 'Språk', 'language')
    mapping = withColumn(mapping, 'Övrigt', 'ignore')
    mapping = withDecision(mapping, 'language', 'arab.', 'ara')
    mapping = withDecision(mapping, 'language', 'somalisk', 'som')
    mapping = withKind(mapping, 'Kyrkan', 'faith')
    mapping = withChoice(mapping, { dateOrder: 'day-month' })
    expect(mappingSchema.parse(mapping)).toEqual({
      columns: { Språk: 'language', Övrigt: 'ignore' },
      values: { language: { 'arab.': 'ara', somalisk: 'som' } },
      organisations: { Kyrkan: 'faith' },
      choices: { ...emptyMapping.choices, dateOrder: 'day-month' }
    })
    expect(emptyMapping.columns).toEqual({})
  })

  it('leaves every undecided value out, and only those', () => {
    const language = report('language', false, [value('?'), value('svenska', { settled: true, codes: ['swe'] })])
    expect(withUndecidedLeftOut(emptyMapping, language).values).toEqual({ language: { '?': { leaveOut: 'value' } } })
    expect(undecidedOf(language)).toHaveLength(1)
  })

  it('leaves the row out where the field cannot be empty', () => {
    const topic = report('topic', true, [value('diverse')])
    expect(withUndecidedLeftOut(emptyMapping, topic).values).toEqual({ topic: { diverse: { leaveOut: 'row' } } })
  })
})

describe('how a value is settled', () => {
  const [undecided, known, leftOut] = report('language', false, [
    value('constructor'),
    value('svenska', { settled: true, codes: ['swe'] }),
    value('-', { settled: true, leaveOut: 'value' })
  ]).values.map(each => each)

  it('is as the preview says', () => {
    if (undecided === undefined || known === undefined || leftOut === undefined)
      throw new Error('three values expected')
    expect(settlementOf(emptyMapping, 'language', undecided)).toEqual({ kind: 'undecided' })
    expect(settlementOf(emptyMapping, 'language', known)).toEqual({ kind: 'codes', codes: ['swe'] })
    expect(settlementOf(emptyMapping, 'language', leftOut)).toEqual({ kind: 'left-out', leaveOut: 'value' })
    const elsewhere = withDecision(emptyMapping, 'language', 'arab.', 'ara')
    expect(settlementOf(elsewhere, 'language', undecided)).toEqual({ kind: 'undecided' })
  })

  it('is what was just chosen', () => {
    if (undecided === undefined || known === undefined) throw new Error('three values expected')
    const chosen = withDecision(emptyMapping, 'language', 'constructor', ['ara', 'som'])
    expect(settlementOf(chosen, 'language', undecided)).toEqual({ kind: 'codes', codes: ['ara', 'som'] })
    const row = withDecision(emptyMapping, 'language', 'svenska', { leaveOut: 'row' })
    expect(settlementOf(row, 'language', known)).toEqual({ kind: 'left-out', leaveOut: 'row' })
  })
})

describe('codes that are ticked', () => {
  it('become a decision that the mapping takes', () => {
    expect(decisionForCodes(['informed'])).toBe('informed')
    expect(decisionForCodes(['informed', 'referred'])).toEqual(['informed', 'referred'])
    expect(decisionForCodes([])).toEqual({ leaveOut: 'value' })
  })
})

describe('the values in hand', () => {
  const language = report('language', false, [value('new'), value('b', { settled: true, codes: ['ara'] }), value('a')])

  it('keep their place when they are settled, with new ones behind', () => {
    const seen = withUndecidedSeen({ language: ['b', 'gone', 'a'] }, [language])
    expect(seen).toEqual({ language: ['b', 'gone', 'a', 'new'] })
    expect(split(language, seen.language ?? []).inHand.map(each => each.value)).toEqual(['b', 'a', 'new'])
  })

  it('are whatever is undecided, and the rest stands apart', () => {
    const { inHand, settled } = split(language, withUndecidedSeen({}, [language]).language ?? [])
    expect(inHand.map(each => each.value)).toEqual(['new', 'a'])
    expect(settled.map(each => each.value)).toEqual(['b'])
  })

  it('stay the same object while nothing is new', () => {
    const seen = withUndecidedSeen({}, [language])
    expect(withUndecidedSeen(seen, [language])).toBe(seen)
  })
})
