import { describe, expect, it } from 'vitest'
import { countContributions } from './count.ts'
import { madeUpContributions, madeUpLists, seededUniform } from './made-up-month.ts'
import type { Contribution } from './types.ts'

const referral = { organisationKind: 'authority', way: 'booked', outcome: 'reached' }

const visit = (id: string, topics: readonly string[]): Contribution => ({
  visit: id,
  contributor: id,
  late: false,
  language: 'ara',
  municipality: '1280',
  ageBand: '25-39',
  gender: 'woman',
  timeInSweden: '1-2',
  channel: 'walk-in',
  weekday: 'mon',
  hour: '9-to-12',
  questions: topics.map(topic => ({ topic, actions: ['informed'], barriers: [], referral: null }))
})

describe('counting contributions', () => {
  it('counts at most four questions of a visit, and says that it was shortened', () => {
    const counted = countContributions([visit('a', ['t1', 't2', 't3', 't4', 't5', 't6', 't7'])])
    expect(counted.questions).toHaveLength(4)
    expect(counted.visits).toMatchObject([{ counted: 'shortened' }])
  })

  it('counts a topic raised twice once, with its referral', () => {
    const repeated = {
      ...visit('a', ['t1', 't2']),
      questions: [
        { topic: 't1', actions: ['informed'], barriers: ['cost'], referral: null },
        { topic: 't1', actions: ['filled-form'], barriers: ['cost', 'no-id'], referral },
        { topic: 't2', actions: ['informed', 'referred'], barriers: [], referral: null }
      ]
    }
    const counted = countContributions([repeated])
    expect(counted.questions.map(question => question.topic)).toEqual(['t1', 't2'])
    expect(counted.referrals).toMatchObject([{ topic: 't1', way: 'booked' }])
    // A referred question counts as referred, whoever forgot to tick it.
    expect(counted.actions.map(({ topic, action }) => `${topic} ${action}`).toSorted()).toEqual([
      't1 filled-form',
      't1 informed',
      't1 referred',
      't2 informed',
      't2 referred'
    ])
    expect(counted.barriers.map(({ topic, barrier }) => `${topic} ${barrier}`).toSorted()).toEqual([
      't1 cost',
      't1 no-id'
    ])
    expect(counted.visits).toMatchObject([{ counted: 'shortened' }])
  })

  it('leaves a visit of four topics whole', () => {
    expect(countContributions([visit('a', ['t1', 't2', 't3', 't4'])]).visits).toMatchObject([{ counted: 'whole' }])
  })

  it('keeps the same questions in whatever order they were typed', () => {
    const topics = ['t1', 't2', 't3', 't4', 't5', 't6', 't7']
    const kept = (order: readonly string[]) =>
      new Set(countContributions([visit('a', order)]).questions.map(question => question.topic))
    expect(kept(topics.toReversed())).toEqual(kept(topics))
  })

  it('gives every topic the same chance to be kept', () => {
    const topics = ['t1', 't2', 't3', 't4', 't5', 't6', 't7', 't8']
    const times = 2_000
    const counted = countContributions(Array.from({ length: times }, (_, at) => visit(`visit ${at}`, topics)))
    for (const [, kept] of Map.groupBy(counted.questions, question => question.topic)) {
      expect(Math.abs(kept.length / times - 0.5)).toBeLessThan(4 * Math.sqrt(0.25 / times))
    }
  })

  it('refuses a visit that comes twice and a visit without a question', () => {
    expect(() => countContributions([visit('a', ['t1']), visit('a', ['t2'])])).toThrow('twice')
    expect(() => countContributions([visit('a', [])])).toThrow('no question')
  })

  it('keeps visits ≤ questions ≤ 4 × visits and referrals ≤ questions', () => {
    const { visits, questions, referrals } = countContributions(
      madeUpContributions(madeUpLists(), 500, seededUniform(1))
    )
    expect(visits.length).toBeLessThanOrEqual(questions.length)
    expect(questions.length).toBeLessThanOrEqual(4 * visits.length)
    expect(referrals.length).toBeLessThanOrEqual(questions.length)
  })
})
