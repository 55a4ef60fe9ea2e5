import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { countContributions, type CountedRecord } from './count.ts'
import { madeUpContributions, madeUpLists, seededUniform, withReturners } from './made-up-month.ts'
import { CAP, measures, type Contribution } from './types.ts'

const lists = madeUpLists(6)

const months = fc
  .record({
    visits: fc.integer({ min: 1, max: 60 }),
    returning: fc.double({ min: 0, max: 1, noNaN: true }),
    seed: fc.nat()
  })
  .map(({ visits, returning, seed }) => {
    const uniform = seededUniform(seed)
    return withReturners(madeUpContributions(lists, visits, uniform), returning, uniform)
  })

const sevenVisits = (contributor: string): Contribution[] =>
  madeUpContributions(lists, 7, seededUniform(7)).map((visit, at) => ({
    ...visit,
    visit: `${contributor} ${at}`,
    contributor,
    late: false,
    questions: ['t0', 't1', 't2'].map(topic => ({ topic, actions: ['informed'], barriers: ['cost'], referral: null }))
  }))

/** How many records have each code of what can be asked for several times, and how many there are. */
const fullestCell = (records: readonly CountedRecord[], dimension: 'action' | 'barrier' | null): number => {
  const cells = Map.groupBy(records, record => (dimension === null ? '' : record[dimension]))
  return [...cells.values()].reduce((most, { length }) => Math.max(most, length), 0)
}

const asText = (records: readonly CountedRecord[]) => records.map(record => JSON.stringify(record)).toSorted()

describe('one person in a release', () => {
  it('counts four times at most in every cell, whatever they came with and however often', () => {
    fc.assert(
      fc.property(months, contributions => {
        for (const own of Map.groupBy(contributions, ({ contributor }) => contributor).values()) {
          const counted = countContributions(own)
          // All visits, questions or referrals together are a cell; of actions and barriers each code is.
          for (const measure of ['visits', 'questions', 'referrals'] as const)
            expect(counted[measure].length).toBeLessThanOrEqual(CAP)
          expect(fullestCell(counted.actions, 'action')).toBeLessThanOrEqual(CAP)
          expect(fullestCell(counted.barriers, 'barrier')).toBeLessThanOrEqual(CAP)
        }
      }),
      { numRuns: 300 }
    )
  })

  it('leaves the relations true that the attacker knows, of visits, of questions and of people', () => {
    fc.assert(
      fc.property(months, contributions => {
        const { visits, questions, referrals, contributors } = countContributions(contributions)
        expect(contributors).toBe(new Set(contributions.map(({ contributor }) => contributor)).size)
        expect(contributors).toBeLessThanOrEqual(visits.length)
        expect(visits.length).toBeLessThanOrEqual(questions.length)
        expect(questions.length).toBeLessThanOrEqual(CAP * contributors)
        expect(referrals.length).toBeLessThanOrEqual(questions.length)
        for (const asked of Map.groupBy(questions, ({ topic }) => topic).values())
          expect(asked.length).toBeLessThanOrEqual(visits.length)
      }),
      { numRuns: 300 }
    )
  })

  it('brings the same in whatever order visits and questions come, and nothing of anybody else', () => {
    fc.assert(
      fc.property(months, fc.nat(), (contributions, seed) => {
        const uniform = seededUniform(seed)
        const shuffled = <T>(items: readonly T[]): T[] =>
          items
            .map(item => ({ item, at: uniform() }))
            .toSorted((one, other) => one.at - other.at)
            .map(({ item }) => item)
        const again = shuffled(contributions).map(one => ({ ...one, questions: shuffled(one.questions) }))
        const counted = countContributions(contributions)
        const apart = [...Map.groupBy(again, ({ contributor }) => contributor).values()].map(countContributions)
        for (const measure of measures) {
          expect(asText(apart.flatMap(one => one[measure]))).toEqual(asText(counted[measure]))
        }
      }),
      { numRuns: 300 }
    )
  })

  it('counts with four of seven visits and a question of each, and each of them says that something was left out', () => {
    const { visits, questions, contributors } = countContributions(sevenVisits('one'))
    expect(visits).toHaveLength(4)
    expect(questions).toHaveLength(4)
    expect(contributors).toBe(1)
    expect(new Set(visits.map(({ counted }) => counted))).toEqual(new Set(['shortened']))
  })

  it('keeps every visit and every topic with the same chance', () => {
    const times = 2_000
    const people = Array.from({ length: times }, (_, at) => `person ${at}`)
    const topics = Map.groupBy(countContributions(people.flatMap(sevenVisits)).questions, ({ topic }) => topic)
    const each = (4 * times) / 3
    for (const kept of topics.values()) expect(Math.abs(kept.length - each)).toBeLessThan(4 * Math.sqrt((each * 2) / 3))
  })
})
