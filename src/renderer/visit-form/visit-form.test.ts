import { describe, expect, test } from 'vitest'
import {
  organisationIdSchema,
  questionIdSchema,
  recordIdSchema,
  uuidv7,
  visitIdSchema
} from '../../shared/domain/ids.ts'
import { changeForm, emptyForm, firstField, type FormChange, isUntouched, type VisitForm } from './visit-form.ts'

const id = (number: number): string => uuidv7(number, new Uint8Array(10))
const question = (number: number) => questionIdSchema.parse(id(number))
const organisation = organisationIdSchema.parse(id(99))

const blank = emptyForm({ visit: visitIdSchema.parse(id(1)), question: question(2) }, '14:05', {
  date: '2026-11-22',
  place: 'Biblioteket',
  channel: 'walk-in'
})

const after = (...changes: readonly FormChange[]): VisitForm =>
  changes.reduce((form, change) => changeForm(form, change), blank)

describe('changeForm', () => {
  test('choosing an organisation says that the question was referred', () => {
    const form = after({
      type: 'question',
      id: question(2),
      fields: { organisation: { chosen: organisation, typed: '' } }
    })
    expect(form.questions[0]?.actions).toEqual(['referred'])
  })

  test('a question that was not referred after all has no organisation', () => {
    const form = after(
      { type: 'question', id: question(2), fields: { organisation: { chosen: organisation, typed: '' } } },
      { type: 'question', id: question(2), fields: { actions: ['informed'] } }
    )
    expect(form.questions[0]?.organisation.chosen).toBeNull()
    expect(form.questions[0]?.actions).toEqual(['informed'])
  })

  test('a service goes with the organisation that it was chosen with', () => {
    const serviceId = recordIdSchema.parse(id(77))
    const chosen = after({
      type: 'question',
      id: question(2),
      fields: { organisation: { chosen: organisation, typed: '' }, serviceId }
    })
    expect(chosen.questions[0]?.serviceId).toBe(serviceId)
    const retyped = { organisation: { chosen: null, typed: 'K' } }
    const changed = changeForm(chosen, { type: 'question', id: question(2), fields: retyped })
    expect(changed.questions[0]?.serviceId).toBeNull()
  })

  test('a new question is the open one; removing it opens the last that is left', () => {
    const added = after({ type: 'add-question', id: question(3) })
    expect(added.open).toBe(question(3))
    const removed = changeForm(added, { type: 'remove-question', id: question(3) })
    expect(removed.open).toBe(question(2))
    expect(removed.questions).toHaveLength(1)
  })

  test('the last question stays', () => {
    expect(after({ type: 'remove-question', id: question(2) })).toBe(blank)
  })
})

test('an empty form after another visit has ids of its own, and of that visit only what belongs to the shift', () => {
  const next = emptyForm({ visit: visitIdSchema.parse(id(5)), question: question(6) }, '15:00', {
    ...after({ type: 'fields', fields: { place: 'Skolan', channel: 'phone', minutes: 20, household: '2' } })
  })
  expect(next).toEqual({
    ...blank,
    id: id(5),
    time: '15:00',
    place: 'Skolan',
    placeKept: 'Skolan',
    channel: 'phone',
    questions: [{ ...blank.questions[0], id: id(6) }],
    open: id(6)
  })
})

describe('isUntouched', () => {
  test('what belongs to the shift does not count as written', () => {
    expect(isUntouched(blank)).toBe(true)
    expect(isUntouched(after({ type: 'fields', fields: { date: '2026-11-20', place: 'Skolan', time: '' } }))).toBe(true)
  })

  test.each<FormChange>([
    { type: 'fields', fields: { language: { chosen: null, typed: 'a' } } },
    { type: 'fields', fields: { gender: 'declined' } },
    { type: 'fields', fields: { household: '2' } },
    { type: 'question', id: question(2), fields: { note: 'x' } },
    { type: 'question', id: question(2), fields: { barriers: ['cost'] } },
    { type: 'add-question', id: question(3) }
  ])('%j does', change => {
    expect(isUntouched(after(change))).toBe(false)
  })
})

test('a visit is begun at the language, or at the place while there is none', () => {
  expect(firstField(blank)).toBe('language')
  expect(firstField(after({ type: 'fields', fields: { place: ' ' } }))).toBe('place')
})
