import { describe, expect, test } from 'vitest'
import { FyrError } from '../../shared/domain/errors.ts'
import { questionIdSchema, uuidv7, visitIdSchema } from '../../shared/domain/ids.ts'
import { isoDateSchema } from '../../shared/domain/month.ts'
import { type FormProblem, problemsLeft } from './form-problems.ts'
import { checkForm, type Problem, questionField } from './visit-body.ts'
import { changeForm, emptyForm, type FormChange } from './visit-form.ts'

const today = isoDateSchema.parse('2026-11-22')
const question = questionIdSchema.parse(uuidv7(2, new Uint8Array(10)))
const other = questionIdSchema.parse(uuidv7(3, new Uint8Array(10)))
const blank = emptyForm({ visit: visitIdSchema.parse(uuidv7(1, new Uint8Array(10))), question }, '14:05', {
  date: today,
  place: 'Biblioteket',
  channel: 'walk-in'
})
const topic = questionField(question, 'topic')
const actions = questionField(question, 'actions')

const triedOn = (form: typeof blank): readonly Problem[] => {
  const checked = checkForm(form, today)
  return checked.ok ? [] : checked.problems
}
const fieldsLeft = (problems: readonly FormProblem[], change: FormChange): string[] =>
  problemsLeft(problems, blank, changeForm(blank, change), today).map(({ field }) => field)

describe('problemsLeft', () => {
  test('drops what is mended and keeps the rest', () => {
    const tried = triedOn(blank)
    expect(tried.map(({ field }) => field)).toEqual([topic, actions])
    const chosen = { chosen: 'health.dental', typed: '' }
    expect(fieldsLeft(tried, { type: 'question', id: question, fields: { topic: chosen } })).toEqual([actions])
    expect(
      fieldsLeft(tried, { type: 'question', id: question, fields: { topic: chosen, actions: ['informed'] } })
    ).toEqual([])
  })

  test('adds nothing that the last try did not say', () => {
    expect(fieldsLeft([], { type: 'add-question', id: other })).toEqual([])
    expect(fieldsLeft(triedOn(blank), { type: 'add-question', id: other })).toEqual([topic, actions])
    expect(
      fieldsLeft(triedOn(blank), { type: 'question', id: question, fields: { topic: { chosen: null, typed: 'x' } } })
    ).toEqual([actions])
  })

  test('keeps what the bureau refused until its field says something else', () => {
    const error = new FyrError('internal')
    const refused: readonly FormProblem[] = [
      { field: 'place', error },
      { field: questionField(question, 'note'), error }
    ]
    expect(fieldsLeft(refused, { type: 'fields', fields: { time: '15:00' } })).toHaveLength(2)
    expect(fieldsLeft(refused, { type: 'fields', fields: { place: 'Skolan' } })).toEqual([
      questionField(question, 'note')
    ])
    expect(fieldsLeft(refused, { type: 'question', id: question, fields: { note: 'Ny' } })).toEqual(['place'])
  })
})
