import { describe, expect, it } from 'vitest'
import { uuidv7 } from '../../../shared/domain/ids.ts'
import { visitSchema } from '../../../shared/features/visits/visits.schema.ts'
import { formOf } from '../../visit-form/visit-body.ts'
import { bodyAt, readCorrection, saysTheSame, writeCorrection } from './correction-draft.ts'

const id = (number: number): string => uuidv7(1_790_000_000_000, new Uint8Array(10).fill(number))

const visit = visitSchema.parse({
  id: id(1),
  revision: 3,
  recordedAt: '2026-11-20T10:00:00.000Z',
  recordedBy: 'Ada',
  withdrawn: false,
  hasSlip: false,
  released: false,
  notesUntil: null,
  followUps: [],
  date: '2026-11-20',
  time: null,
  place: 'Biblioteket',
  channel: 'walk-in',
  language: 'ara',
  ageBand: null,
  gender: 'declined',
  municipality: null,
  timeInSweden: null,
  household: 2,
  questions: [11, 12].map(number => ({
    id: id(number),
    topic: 'housing.contract',
    actions: ['informed'],
    barriers: [],
    referral: null,
    note: null
  }))
})
const form = formOf(visit)

describe('a half-written correction', () => {
  it('comes back as it was written', () => {
    const correction = { id: visit.id, revision: 2, form }
    expect(readCorrection(writeCorrection(correction))).toEqual(correction)
  })

  it.each(['', '{', 'null', '{"format":2}', JSON.stringify({ format: 2, id: visit.id, revision: 0, form })])(
    'is none when it reads %s',
    body => {
      expect(readCorrection(body)).toBeNull()
    }
  )

  it('says the same whichever question stands open', () => {
    const [, second] = form.questions
    if (second === undefined) throw new Error('two questions expected')
    expect(saysTheSame(form, { ...form, open: second.id })).toBe(true)
    expect(saysTheSame(form, { ...form, place: 'Kyrkan' })).toBe(false)
  })
})

describe('the visit as it was', () => {
  const first = { ...visit, place: 'Kyrkan' }
  const second = { ...visit, place: 'Rådhuset' }
  const history = [
    { revision: 1, at: '', by: 'Ada', change: 'recorded', before: null },
    { revision: 2, at: '', by: 'Ada', change: 'corrected', before: first },
    { revision: 3, at: '', by: 'Bo', change: 'withdrawn', before: null },
    { revision: 4, at: '', by: 'Bo', change: 'corrected', before: second }
  ] as const

  it('stands before the next correction, or in the visit itself', () => {
    expect([1, 2, 3, 4].map(revision => bodyAt(visit, history, revision).place)).toEqual([
      'Kyrkan',
      'Rådhuset',
      'Rådhuset',
      'Biblioteket'
    ])
  })
})
