import { randomBytes } from 'node:crypto'
import type { z } from 'zod'
import { uuidv7 } from '../src/shared/domain/ids.ts'
import type { visitBodySchema } from '../src/shared/features/visits/visits.schema.ts'
import type { CallInput } from '../src/shared/ipc/contract.ts'

/** A visit as it is sent: nothing in it is branded yet. */
export type SentVisit = z.input<typeof visitBodySchema> & { id: string }
export type SentQuestion = SentVisit['questions'][number]

export const newId = (): string => uuidv7(Date.now(), randomBytes(10))

export const sentQuestion = (changes: Partial<SentQuestion> = {}): SentQuestion => ({
  id: newId(),
  topic: 'housing.contract',
  actions: ['informed'],
  barriers: [],
  referral: null,
  note: null,
  ...changes
})

/** An ordinary visit, with whatever matters to a test put in. */
export const sentVisit = (changes: Partial<SentVisit> = {}): SentVisit => ({
  id: newId(),
  date: '2026-03-10',
  time: '10:30',
  place: 'Biblioteket',
  channel: 'walk-in',
  language: 'ara',
  ageBand: null,
  gender: null,
  municipality: null,
  timeInSweden: null,
  household: null,
  questions: [sentQuestion()],
  ...changes
})

/** What finds every visit that is not withdrawn, so many at most. */
export const everyVisit: CallInput<'visits.list'> = {
  from: null,
  to: null,
  topic: null,
  language: null,
  withdrawn: false,
  offset: 0,
  limit: 200
}
