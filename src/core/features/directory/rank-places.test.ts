import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { organisationIdSchema, recordIdSchema, uuidv7 } from '../../../shared/domain/ids.ts'
import { isoDateSchema, timeOfDaySchema } from '../../../shared/domain/month.ts'
import { readOpeningRule } from '../../../shared/domain/opening-rules.ts'
import { MOST_SUGGESTED, type Need } from '../../../shared/features/directory/suggest.schema.ts'
import { rankInTurn } from './rank-in-turn.ts'
import { rankPlaces, serves, type Candidate, type Moment, type Prospect } from './rank-places.ts'

const moment: Moment = {
  now: { date: isoDateSchema.parse('2026-11-16'), time: timeOfDaySchema.parse('10:00') },
  checkedSince: isoDateSchema.parse('2026-05-16')
}
const need: Need = { topic: 'housing.contract', municipality: '1293', language: 'ara' }

const ruleOf = (opens: string, closes: string) => {
  const rule = readOpeningRule({ freq: 'WEEKLY', byday: 'MO', opens_at: opens, closes_at: closes })
  return rule === null ? [] : [rule]
}
const open = ruleOf('09:00', '12:00')
const closed = ruleOf('17:00', '19:00')

const organisationId = organisationIdSchema.parse(uuidv7(0, new Uint8Array(10)))

const anyCandidate = fc.record({
  topics: fc.subarray(['housing.contract', 'housing', 'housing.evicted', 'health']),
  area: fc.constantFrom(
    null,
    { kind: 'everywhere' } as const,
    { kind: 'municipalities', codes: ['1293', '1290'] } as const,
    { kind: 'municipalities', codes: ['1280'] } as const
  ),
  languages: fc.subarray(['ara', 'som']),
  hasInterpreter: fc.boolean(),
  checkedOn: fc.constantFrom(null, isoDateSchema.parse('2026-11-01'), isoDateSchema.parse('2025-01-01')),
  outcomes: fc.record({ reached: fc.nat(10), failed: fc.nat(10) }),
  places: fc.array(
    fc.record({
      municipalities: fc.subarray(['1293', '1280']),
      rules: fc.constantFrom([], open, closed),
      phone: fc.constant(null)
    }),
    { minLength: 1, maxLength: 3 }
  )
})

const anyCandidatesUpTo = (maxLength: number) =>
  fc.array(anyCandidate, { maxLength }).map(candidates =>
    candidates.map((candidate, position): Candidate => ({
      ...candidate,
      serviceId: recordIdSchema.parse(`service-${position}`),
      service: `Service ${position % 4}`,
      organisationId,
      organisation: 'Made up',
      url: null,
      places: candidate.places.map((place, index) => ({
        ...place,
        place: { id: recordIdSchema.parse(`place-${position}-${index}`), name: '', address: '', city: '' }
      }))
    }))
  )

const anyCandidates = anyCandidatesUpTo(12)

const idsOf = (candidates: readonly Candidate[], asked: Need = need): string[] =>
  rankPlaces(candidates, asked, moment).map(({ serviceId }) => serviceId)

/** A place that is not among the best stands after all of them. */
const rankIn = (ids: readonly string[], id: string): number => (ids.includes(id) ? ids.indexOf(id) : MOST_SUGGESTED)

describe('ranking', () => {
  it('answers the same whatever the order, at most five, each service once', () => {
    fc.assert(
      fc.property(
        anyCandidates.chain(all => fc.tuple(fc.constant(all), fc.shuffledSubarray(all, { minLength: all.length }))),
        ([candidates, shuffled]) => {
          const ids = idsOf(candidates)
          expect(idsOf(shuffled)).toEqual(ids)
          expect(ids.length).toBeLessThanOrEqual(MOST_SUGGESTED)
          expect(new Set(ids).size).toBe(ids.length)
        }
      )
    )
  })

  it('never suggests who handles something else or serves others only', () => {
    fc.assert(
      fc.property(anyCandidates, candidates => {
        for (const id of idsOf(candidates)) {
          const candidate = candidates.find(({ serviceId }) => serviceId === id)
          expect(candidate?.topics.some(topic => ['housing.contract', 'housing'].includes(topic))).toBe(true)
          expect(candidate?.area?.kind === 'municipalities' && !candidate.area.codes.includes('1293')).toBe(false)
        }
      })
    )
  })

  /** Every pair of places that one candidate takes among the others: made better in one way, and made worse in it. */
  const ranksOf = (better: (candidate: Candidate) => Candidate, worse: (candidate: Candidate) => Candidate) =>
    fc
      .sample(
        fc.tuple(
          anyCandidates.filter(all => all.length > 0),
          fc.nat()
        ),
        200
      )
      .map(([candidates, seed]) => {
        const position = seed % candidates.length
        const rankAs = (change: (candidate: Candidate) => Candidate) =>
          rankIn(
            idsOf(candidates.map((candidate, index) => (index === position ? change(candidate) : candidate))),
            `service-${position}`
          )
        return { better: rankAs(better), worse: rankAs(worse) }
      })

  const withRules = (rules: Candidate['places'][number]['rules']) => (candidate: Candidate) => ({
    ...candidate,
    places: candidate.places.map(place => ({ ...place, rules }))
  })

  it('never ranks an open place below the same place closed', () => {
    for (const other of [closed, []])
      for (const ranks of ranksOf(withRules(open), withRules(other)))
        expect(ranks.better).toBeLessThanOrEqual(ranks.worse)
  })

  it.each([
    [
      'handles just that',
      (each: Candidate) => ({ ...each, topics: ['housing.contract'] }),
      (each: Candidate) => ({ ...each, topics: ['housing'] })
    ],
    [
      'speaks the language',
      (each: Candidate) => ({ ...each, languages: ['ara'] }),
      (each: Candidate) => ({ ...each, languages: [] })
    ],
    [
      'was checked',
      (each: Candidate) => ({ ...each, checkedOn: isoDateSchema.parse('2026-11-01') }),
      (each: Candidate) => ({ ...each, checkedOn: null })
    ],
    [
      'answers',
      (each: Candidate) => ({ ...each, outcomes: { reached: 9, failed: 0 } }),
      (each: Candidate) => ({ ...each, outcomes: { reached: 0, failed: 9 } })
    ],
    [
      'serves the municipality',
      (each: Candidate) => ({ ...each, area: { kind: 'municipalities', codes: ['1293'] } as const }),
      (each: Candidate) => ({ ...each, area: null })
    ]
  ])('never ranks one that %s below itself without', (_name, better, worse) => {
    for (const ranks of ranksOf(better, worse)) expect(ranks.better).toBeLessThanOrEqual(ranks.worse)
  })

  it('knows nothing of area and language where neither was asked', () => {
    fc.assert(
      fc.property(anyCandidates, candidates => {
        const asked = { ...need, municipality: null, language: null }
        const codes = rankPlaces(candidates, asked, moment).flatMap(({ reasons }) => reasons.map(({ code }) => code))
        for (const code of ['serves', 'serves-everywhere', 'located', 'area-unknown', 'speaks', 'interpreter'])
          expect(codes).not.toContain(code)
      })
    )
  })

  it('meets a need for a whole group with any of its topics', () => {
    fc.assert(
      fc.property(anyCandidates, candidates => {
        const some = candidates.map(each => ({ ...each, topics: ['housing.evicted'], area: null }))
        expect(idsOf(some, { ...need, topic: 'housing' })).toHaveLength(Math.min(MOST_SUGGESTED, some.length))
        expect(idsOf(some)).toEqual([])
      })
    )
  })
})

/** As they are loaded: without those that are for others, and of their topics those that may meet the need. */
const prospectsOf = (candidates: readonly Candidate[], { topic, municipality }: Need): Prospect[] =>
  candidates
    .filter(({ area }) => serves(area, municipality))
    .map(candidate => ({
      ...candidate,
      topics: candidate.topics.filter(
        own => own === topic || own.startsWith(`${topic}.`) || topic.startsWith(`${own}.`)
      ),
      municipalities: candidate.places.flatMap(({ municipalities }) => municipalities)
    }))

/** Ranks in turn, and answers what was loaded for it too. */
async function inTurn(candidates: readonly Candidate[], asked = need, atOnce?: number) {
  const loaded: string[] = []
  const ranked = await rankInTurn(
    prospectsOf(candidates, asked),
    { need: asked, moment },
    async ids => {
      loaded.push(...ids)
      return candidates.filter(({ serviceId }) => ids.includes(serviceId))
    },
    atOnce
  )
  return { ranked, loaded }
}

describe('ranking in turn', () => {
  it('answers just what ranking all of them answers', async () => {
    const anyNeed = fc.record({
      topic: fc.constantFrom('housing.contract', 'housing'),
      municipality: fc.constantFrom('1293', null),
      language: fc.constantFrom('ara', null)
    })
    await fc.assert(
      fc.asyncProperty(
        anyCandidatesUpTo(60),
        anyNeed,
        fc.integer({ min: 1, max: 12 }),
        async (candidates, asked, atOnce) => {
          expect((await inTurn(candidates, asked, atOnce)).ranked).toEqual(rankPlaces(candidates, asked, moment))
        }
      )
    )
  })

  it('loads no more than it needs', async () => {
    const [like] =
      fc.sample(
        anyCandidatesUpTo(1).filter(
          ([each]) => each?.topics.includes('housing.contract') === true && each.area === null
        ),
        1
      )[0] ?? []
    if (like === undefined) throw new Error('no candidate')
    const candidates = Array.from({ length: 1000 }, (_unused, at): Candidate => ({
      ...like,
      serviceId: recordIdSchema.parse(`service-${at}`),
      languages: at < 100 ? ['ara'] : [],
      hasInterpreter: false,
      service: `Service ${at}`
    }))
    const { ranked, loaded } = await inTurn(candidates)
    expect(ranked).toEqual(rankPlaces(candidates, need, moment))
    expect(loaded.length).toBeLessThanOrEqual(200)
  })
})
