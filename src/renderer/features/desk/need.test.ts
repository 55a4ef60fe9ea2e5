import { describe, expect, test } from 'vitest'
import { organisationIdSchema, questionIdSchema, uuidv7, visitIdSchema } from '../../../shared/domain/ids.ts'
import { changeForm, emptyForm, type QuestionForm, type VisitFields } from '../../visit-form/visit-form.ts'
import { unmetNeeds } from './need.ts'

const id = (number: number): string => uuidv7(number, new Uint8Array(10))
const question = questionIdSchema.parse(id(2))
const sticky = { date: '2026-11-22', place: 'Biblioteket', channel: 'walk-in' } as const
const chosen = (code: string) => ({ chosen: code, typed: '' })

const form = (fields: Partial<QuestionForm>, visitor: Partial<VisitFields> = {}) => {
  const blank = emptyForm({ visit: visitIdSchema.parse(id(1)), question }, '14:05', sticky)
  const asked = changeForm(blank, { type: 'question', id: question, fields: { topic: chosen('housing'), ...fields } })
  return changeForm(asked, { type: 'fields', fields: visitor })
}

describe('unmetNeeds', () => {
  test('are those of a question that could not be helped, or was to be sent on, and was sent nowhere', () => {
    const needs = [{ topic: 'housing', municipality: null, language: null }]
    expect(unmetNeeds(form({ actions: ['could-not-help'] }))).toEqual(needs)
    expect(unmetNeeds(form({ actions: ['informed', 'referred'] }))).toEqual(needs)
    expect(unmetNeeds(form({ actions: ['informed'] }))).toEqual([])
    const organisation = { chosen: organisationIdSchema.parse(id(9)), typed: '' }
    expect(unmetNeeds(form({ actions: ['referred'], organisation }))).toEqual([])
    expect(unmetNeeds(form({ actions: ['referred'], topic: { chosen: null, typed: '' } }))).toEqual([])
  })

  test('take with them what is known about the visitor, and not what was declined', () => {
    const known = { language: chosen('ara'), municipality: chosen('1280') }
    expect(unmetNeeds(form({ actions: ['could-not-help'] }, known))).toMatchObject([
      { language: 'ara', municipality: '1280' }
    ])
    const declined = { language: chosen('declined'), municipality: chosen('none') }
    expect(unmetNeeds(form({ actions: ['could-not-help'] }, declined))).toMatchObject([
      { language: null, municipality: null }
    ])
  })
})
