import { describe, expect, it } from 'vitest'
import { uuidv7 } from '../../../shared/domain/ids.ts'
import { type Question, type Visit, visitSchema } from '../../../shared/features/visits/visits.schema.ts'
import { changesBetween, historySteps } from './visit-changes.ts'

const id = (number: number): string => uuidv7(1_790_000_000_000, new Uint8Array(10).fill(number))

const question = (number: number, topic: string): unknown => ({
  id: id(number),
  topic,
  actions: ['informed', 'referred'],
  barriers: [],
  referral: { organisationId: id(90), way: 'signposted', outcome: null },
  note: null
})

const visit = (change: Partial<Record<keyof Visit, unknown>> = {}): Visit =>
  visitSchema.parse({
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
    time: '10:15',
    place: 'Biblioteket',
    channel: 'walk-in',
    language: 'ara',
    ageBand: null,
    gender: null,
    municipality: null,
    timeInSweden: null,
    household: null,
    questions: [question(11, 'housing.rent-debt'), question(12, 'work.job-search')],
    ...change
  })

const changed = (before: Visit, change: (question: Question) => Partial<Question>): Visit => ({
  ...before,
  questions: before.questions.map((each, index) => (index === 0 ? { ...each, ...change(each) } : each))
})

describe('what a correction changed', () => {
  it('is nothing between equal bodies', () => {
    expect(changesBetween(visit(), visit())).toEqual([])
  })

  it('names a letter or a promised call that is followed otherwise, wherever their questions stand', () => {
    const [first, second] = visit().questions
    if (first === undefined || second === undefined) throw new Error('two questions expected')
    const letter = {
      kind: 'letter',
      question: first.id,
      sender: 'court',
      letter: 'summons',
      due: null,
      promised: false
    }
    const call = { kind: 'call', question: second.id, due: '2026-11-25' }
    const followed = (...all: object[]): Visit => visit({ followUps: all.map(each => ({ ...each, outcome: null })) })
    const before = followed(letter, call)
    expect(changesBetween(before, followed(call, letter))).toEqual([])
    expect(changesBetween(before, followed({ ...letter, sender: 'police' }, call))).toMatchObject([
      { kind: 'follow-up', part: 'letter', question: first, before: letter, after: { sender: 'police' } }
    ])
    expect(changesBetween(before, followed(letter))).toMatchObject([
      { kind: 'follow-up', part: 'call', question: second, before: call, after: null }
    ])
    expect(changesBetween({ ...before, followUps: undefined }, followed())).toEqual([])
  })

  it('names parts in the order of the form', () => {
    const changes = changesBetween(visit(), visit({ household: 3, place: 'Kyrkan', language: 'declined' }))
    expect(changes).toMatchObject([
      { kind: 'part', part: 'place' },
      { kind: 'part', part: 'language' },
      { kind: 'part', part: 'household' }
    ])
  })

  it('tells questions apart by their number, not by where they stand', () => {
    const after = visit({ questions: [question(12, 'work.job-search'), question(13, 'residence')] })
    expect(changesBetween(visit(), after)).toMatchObject([
      { kind: 'question-removed', question: { topic: 'housing.rent-debt' } },
      { kind: 'question-added', question: { topic: 'residence' } }
    ])
  })

  it('names the part of a question', () => {
    const before = visit()
    const after = changed(before, each => ({
      note: 'Ring igen',
      referral: each.referral === null ? null : { ...each.referral, outcome: 'reached' }
    }))
    expect(changesBetween(before, after)).toMatchObject([
      { kind: 'question-part', part: 'referral' },
      { kind: 'question-part', part: 'note' }
    ])
  })

  it('takes codes ticked in another order for the same', () => {
    const before = visit()
    expect(
      changesBetween(
        before,
        changed(before, () => ({ actions: ['referred', 'informed'] }))
      )
    ).toEqual([])
    expect(
      changesBetween(
        before,
        changed(before, () => ({ actions: ['referred'] }))
      )
    ).toMatchObject([{ part: 'actions' }])
  })

  it('sees questions in another order', () => {
    const before = visit()
    const after = { ...before, questions: before.questions.toReversed() }
    expect(changesBetween(before, after)).toEqual([{ kind: 'order' }])
  })
})

describe('the history', () => {
  it('compares each correction with the next one, across a withdrawal, and the last with the visit', () => {
    const first = visit({ place: 'Kyrkan', language: 'swe' })
    const second = visit({ language: 'swe' })
    const steps = historySteps(visit(), [
      { revision: 1, at: '', by: 'Ada', change: 'recorded', before: null },
      { revision: 2, at: '', by: 'Ada', change: 'corrected', before: first },
      { revision: 3, at: '', by: 'Bo', change: 'withdrawn', before: null },
      { revision: 4, at: '', by: 'Bo', change: 'restored', before: null },
      { revision: 5, at: '', by: 'Bo', change: 'corrected', before: second }
    ])
    expect(steps.map(step => step.changes.map(change => (change.kind === 'part' ? change.part : change.kind)))).toEqual(
      [[], ['place'], [], [], ['language']]
    )
  })
})
