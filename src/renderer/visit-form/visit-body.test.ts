import { describe, expect, test } from 'vitest'
import { questionIdSchema, uuidv7, visitIdSchema } from '../../shared/domain/ids.ts'
import { isoDateSchema } from '../../shared/domain/month.ts'
import { textLimits } from '../../shared/domain/text.ts'
import { followUpsOf } from './follow-ups-of.ts'
import { checkForm, formOf } from './visit-body.ts'
import { changeForm, emptyForm, type QuestionForm, type VisitFields, type VisitForm } from './visit-form.ts'

const today = isoDateSchema.parse('2026-11-22')
const question = questionIdSchema.parse(uuidv7(2, new Uint8Array(10)))
const blank = emptyForm({ visit: visitIdSchema.parse(uuidv7(1, new Uint8Array(10))), question }, '14:05', {
  date: today,
  place: 'Biblioteket',
  channel: 'walk-in'
})

/** The commonest visit, with other values in some of its fields. */
function written(fields: Partial<VisitFields> = {}, ofQuestion: Partial<QuestionForm> = {}): VisitForm {
  const filled = { topic: { chosen: 'housing.contract', typed: '' }, actions: ['informed' as const], ...ofQuestion }
  const withQuestion = changeForm(blank, { type: 'question', id: question, fields: filled })
  return changeForm(withQuestion, { type: 'fields', fields })
}

const problemsOf = (form: VisitForm): string[] => {
  const checked = checkForm(form, today)
  return checked.ok ? [] : checked.problems.map(({ field, code }) => `${field}: ${code}`)
}

describe('checkForm', () => {
  test('makes the visit that the form describes', () => {
    const checked = checkForm(
      written({ language: { chosen: 'ara', typed: '' }, household: ' 4 ', gender: 'declined', minutes: 20 }),
      today
    )
    expect(checked).toMatchObject({
      ok: true,
      body: {
        time: '14:05',
        language: 'ara',
        household: 4,
        minutes: 20,
        interpreter: null,
        gender: 'declined',
        ageBand: null,
        questions: [{ referral: null, note: null }]
      }
    })
  })

  test('names what is missing in an empty form, in the order of the form', () => {
    expect(problemsOf({ ...blank, place: '' })).toEqual([
      'place: text-empty',
      `${question}.topic: topic-missing`,
      `${question}.actions: actions-missing`
    ])
  })

  test.each<[Partial<VisitFields>, string]>([
    [{ date: '2026-11-23' }, 'date: date-future'],
    [{ date: '1999-12-31' }, 'date: date-too-early'],
    [{ date: 'tomorrow' }, 'date: date-unreadable'],
    [{ time: '25:00' }, 'time: time-unreadable'],
    [{ place: 'a\u0007b' }, 'place: text-control-character'],
    [{ place: 'a\u202eb' }, 'place: text-direction-override'],
    [{ language: { chosen: null, typed: 'klingon' } }, 'language: language-unmatched'],
    [{ municipality: { chosen: null, typed: 'Atlantis' } }, 'municipality: municipality-unmatched'],
    [{ household: '0' }, 'household: household-unreadable'],
    [{ household: '31' }, 'household: household-unreadable'],
    [{ household: '=1+1' }, 'household: household-unreadable']
  ])('finds what is wrong with %j', (fields, problem) => {
    expect(problemsOf(written(fields))).toEqual([problem])
  })

  test.each<[Partial<QuestionForm>, string]>([
    [{ topic: { chosen: null, typed: 'xyz' } }, 'topic: topic-unmatched'],
    [{ actions: [] }, 'actions: actions-missing'],
    [{ organisation: { chosen: null, typed: 'Någon' } }, 'organisation: organisation-unmatched'],
    [{ note: 'x'.repeat(textLimits.note + 1) }, 'note: text-too-long']
  ])('finds what is wrong with a question’s %j', (fields, problem) => {
    expect(problemsOf(written({}, fields))).toEqual([`${question}.${problem}`])
  })

  test.each(["'; DROP TABLE visit", '<script>alert(1)</script>', '=cmd()', '👩‍👧', 'سلام', 'a\nb'])(
    'takes the note %j as it is',
    note => {
      const checked = checkForm(written({}, { note }), today)
      expect(checked.ok && checked.body.questions[0]?.note).toBe(note)
    }
  )
})

test('the form of a visit makes the same visit again', () => {
  const checked = checkForm(written({ municipality: { chosen: 'none', typed: '' }, time: '' }, { note: 'n' }), today)
  if (!checked.ok) throw new Error('the form should be right')
  expect(checkForm(formOf({ ...checked.body, id: blank.id, followUps: [] }), today)).toEqual(checked)
})

test.each([
  { sender: 'court', kind: 'summons', due: '2026-12-01', promised: true } as const,
  { sender: 'school', kind: 'information', due: '', promised: false } as const
])('the form of a visit holds its letter %j and its promised call', letter => {
  const form = written({}, { actions: ['explained-letter', 'called-booked'], letter, callBy: '2026-11-30' })
  const checked = checkForm(form, today)
  if (!checked.ok) throw new Error('the form should be right')
  const again = formOf({ ...checked.body, id: blank.id, followUps: followUpsOf(form) })
  expect(again.questions[0]).toMatchObject({ letter, callBy: '2026-11-30' })
})
