import { describe, expect, test } from 'vitest'
import { organisationIdSchema, questionIdSchema, uuidv7, visitIdSchema } from '../../shared/domain/ids.ts'
import { repeatVisit } from './repeat-visit.ts'
import { changeForm, emptyForm, type VisitForm } from './visit-form.ts'

const id = (number: number): string => uuidv7(number, new Uint8Array(10))
const question = (number: number) => questionIdSchema.parse(id(number))
const organisation = organisationIdSchema.parse(id(99))

const sticky = { date: '2026-11-22', place: 'Biblioteket', channel: 'walk-in' } as const
const blank = (number: number): VisitForm =>
  emptyForm({ visit: visitIdSchema.parse(id(number)), question: question(number + 1) }, '14:05', sticky)

const last = changeForm(
  changeForm(blank(10), {
    type: 'fields',
    fields: {
      language: { chosen: 'ara', typed: '' },
      gender: 'woman',
      household: '3',
      interpreter: 'by-phone',
      minutes: 20
    }
  }),
  {
    type: 'question',
    id: question(11),
    fields: {
      topic: { chosen: 'housing.contract', typed: '' },
      actions: ['informed', 'referred'],
      organisation: { chosen: organisation, typed: '' },
      way: 'booked',
      outcome: 'reached',
      urgency: 'today',
      note: 'kommer tillbaka',
      keptIdentities: ['phone']
    }
  }
)

describe('repeatVisit', () => {
  test('fills an empty form with all but what belongs to one visit', () => {
    const repeated = repeatVisit(blank(1), last)
    expect(repeated).toMatchObject({
      id: id(1),
      language: { chosen: 'ara' },
      gender: 'woman',
      household: '3',
      interpreter: 'by-phone',
      minutes: null,
      questions: [
        {
          id: question(2),
          topic: { chosen: 'housing.contract' },
          actions: ['informed', 'referred'],
          organisation: { chosen: organisation },
          way: 'booked',
          urgency: 'today',
          outcome: null,
          note: '',
          keptIdentities: []
        }
      ]
    })
  })

  test('leaves what is written as it is, half-typed words and a question with a topic included', () => {
    const begun = changeForm(
      changeForm(blank(1), { type: 'fields', fields: { language: { chosen: null, typed: 'so' }, gender: 'declined' } }),
      { type: 'question', id: question(2), fields: { topic: { chosen: 'health', typed: '' } } }
    )
    const repeated = repeatVisit(begun, last)
    expect(repeated.language).toEqual({ chosen: null, typed: 'so' })
    expect(repeated.gender).toBe('declined')
    expect(repeated.questions).toEqual(begun.questions)
    expect(repeated.household).toBe('3')
  })
})
