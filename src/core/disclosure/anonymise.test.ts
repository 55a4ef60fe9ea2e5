import fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import type { Highs } from 'highs'
import { monthSchema } from '../../shared/domain/month.ts'
import { anonymise } from './anonymise.ts'
import { countContributions } from './count.ts'
import { keyedUniform } from './keyed-uniform.ts'
import { madeUpContributions, madeUpLists, seededUniform, withReturners } from './made-up-month.ts'
import { versionOnePlan } from './plan.ts'
import { protect } from './protect.ts'
import { loadSolver } from './solver.ts'
import type { Contribution, ProtectedRelease, Protection } from './types.ts'

const lists = madeUpLists(6)
const plan = versionOnePlan(lists)
const bureau = { slug: 'test', name: 'Test', municipality: '1235' }

const release = (contributions: readonly Contribution[], seed: number): Promise<Protection> =>
  anonymise(
    { bureau, period: monthSchema.parse('2026-09'), release: 1, plan, contributions },
    { uniform: seededUniform(seed) }
  )

const month = (visits: number, seed: number) => madeUpContributions(lists, visits, seededUniform(seed))

function released(protection: Protection): ProtectedRelease {
  if (protection.kind === 'refused') throw new Error(protection.refusal.code)
  return protection.release
}

let highs: Highs
beforeAll(async () => {
  highs = await loadSolver()
})

describe('a month made safe', () => {
  it('passes certificate and attack whatever the month was', async () => {
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 40, max: 300 }), fc.nat(), async (visits, seed) => {
        // One visit in five is by somebody who has been here before, but for half of the months.
        const contributions = withReturners(month(visits, seed), seed % 2 === 0 ? 0 : 0.2, seededUniform(seed))
        const made = released(await release(contributions, seed + 1))
        expect(made.certificate).toMatchObject({ minWidth: 5, attack: { undecided: 0 } })
        const codes = new Map(
          made.dimensions.map(({ name, codes: listed }) => [name, new Set(['*', ...listed.map(entry => entry.code)])])
        )
        for (const table of made.tables) {
          for (const cell of table.cells)
            for (const [at, name] of table.dimensions.entries()) expect(codes.get(name)).toContain(cell.codes[at])
        }
      }),
      { numRuns: 25, seed: 3 }
    )
  })

  it('is never drawn so that the certificate or the attack has to stop it, however one-sided the month', async () => {
    const topics = lists.topics.filter(topic => topic.parent !== null).map(topic => topic.code)
    const oneSided = fc.record({
      visits: fc.integer({ min: 11, max: 60 }),
      usual: fc.subarray(topics, { minLength: 1, maxLength: 4 }),
      others: fc.nat(4),
      exceptions: fc.nat(3),
      seed: fc.nat()
    })
    await fc.assert(
      fc.asyncProperty(oneSided, async ({ visits, usual, others, exceptions, seed }) => {
        const uniform = seededUniform(seed)
        const contributions = month(visits, seed).map((visit, at) => {
          const more = Array.from({ length: others }, () => topics[Math.floor(uniform() * topics.length)] ?? '')
          const raised = at < exceptions ? [more[0] ?? topics[0] ?? ''] : [...usual, ...more]
          return {
            ...visit,
            questions: raised.map(topic => ({ topic, actions: ['informed'], barriers: [], referral: null }))
          }
        })
        const outcome = await release(contributions, seed + 1)
        expect(outcome).not.toMatchObject({ refusal: { code: 'release.not-certified' } })
      }),
      { numRuns: 40, seed: 4 }
    )
  })

  it('is the same in whatever order the visits come', async () => {
    const contributions = month(80, 2)
    const reordered = contributions.toReversed().map(visit => ({ ...visit, questions: visit.questions.toReversed() }))
    expect(await release(reordered, 9)).toEqual(await release(contributions, 9))
  })

  it('is another draw in each bureau, and the same one each time in one', async () => {
    const period = monthSchema.parse('2026-09')
    const request = { bureau, period, release: 1, plan, contributions: month(80, 2) }
    const drawnIn = (secret: number) =>
      anonymise(request, { uniform: keyedUniform(new Uint8Array(32).fill(secret), period, request.contributions) })
    const [one, again, other] = await Promise.all([drawnIn(1), drawnIn(1), drawnIn(2)])
    expect(again).toEqual(one)
    expect(one).not.toEqual(other)
  })

  it('holds nothing of the contributions but counts of codes', async () => {
    const secret = month(60, 4).map(visit => ({
      ...visit,
      visit: `secret-${visit.visit}`,
      contributor: `secret-${visit.visit}`,
      note: 'secret'
    }))
    expect(JSON.stringify(await release(secret, 1))).not.toContain('secret')
  })

  it('is refused for fewer than ten contributors, and never released for fewer than eleven', async () => {
    for (let visits = 1; visits <= 20; visits += 1) {
      const outcomes = await Promise.all([1, 2, 3, 4].map(seed => release(month(visits, visits), seed)))
      const shown = outcomes.map(outcome =>
        outcome.kind === 'refused' ? outcome.refusal.code : outcome.release.totals.visits
      )
      const allowed = ['release.too-few', ...(visits <= 10 ? [] : [15, 20])]
      expect(shown.filter(outcome => !allowed.includes(outcome))).toEqual([])
    }
  })

  it('is refused for fewer than ten people, however often each of them came', async () => {
    const outcomesOf = (people: number) => {
      const often = month(people * 6, people).map((visit, at) => ({ ...visit, contributor: `person ${at % people}` }))
      return Promise.all([1, 2, 3, 4].map(seed => release(often, seed)))
    }
    const few = (await Promise.all([8, 9, 10].map(outcomesOf))).flat()
    for (const outcome of few) expect(outcome).toMatchObject({ refusal: { code: 'release.too-few' } })
    // Six visits of each of fifteen people are four that count.
    for (const outcome of await outcomesOf(15)) expect(released(outcome).totals.visits).toBe(60)
  })

  it('ends in an error where a list goes round in a circle', async () => {
    const circle = (code: string, parent: string) => ({ code, parent, title: { sv: code, en: code } })
    const dimensions = plan.dimensions.map(one => {
      const [coding] = one.ladder
      if (one.name !== 'gender' || coding === undefined) return one
      return { ...one, ladder: [{ ...coding, codes: [circle('woman', 'man'), circle('man', 'woman')] }] }
    })
    const request = { bureau, period: monthSchema.parse('2026-09'), release: 1, contributions: month(40, 1) }
    await expect(
      anonymise({ ...request, plan: { ...plan, dimensions } }, { uniform: seededUniform(1) })
    ).rejects.toMatchObject({ code: 'disclosure.not-a-tree' })
  })

  it('is refused when the attack has no time', async () => {
    const request = { bureau, period: monthSchema.parse('2026-09'), release: 1, plan, contributions: month(40, 1) }
    await expect(anonymise(request, { attackBudget: 0, uniform: seededUniform(1) })).resolves.toEqual({
      kind: 'refused',
      refusal: { code: 'release.not-certified', params: { by: 'attack' } }
    })
  })

  it('shows visits recorded in time wherever it counts passed-over months, since everybody knows of somebody then', () => {
    const records = countContributions(month(63, 8).map((visit, at) => ({ ...visit, late: at > 1 })))
    const uniform = seededUniform(7)
    const carried = [monthSchema.parse('2026-08')]
    const inTime = (months: typeof carried) =>
      Array.from({ length: 30 }, () => {
        const rounded = protect(highs, plan, records, uniform, months)
        if ('code' in rounded) throw new Error(rounded.code)
        return rounded.tables.find(({ name }) => name === 'visits-by-recorded')?.cells[1]
      })
    expect(new Set(inTime([]).map(cell => cell?.count))).toEqual(new Set([0, 5]))
    for (const cell of inTime(carried)) expect(cell).toEqual({ codes: ['in-time'], count: 5 })
  })

  it('is refused where every visit has the same three topics and more', async () => {
    const topics = lists.topics.filter(topic => topic.parent !== null).slice(0, 4)
    const contributions = month(50, 3).map(visit => ({
      ...visit,
      questions: topics.map(topic => ({ topic: topic.code, actions: ['informed'], barriers: [], referral: null }))
    }))
    await expect(release(contributions, 1)).resolves.toEqual({
      kind: 'refused',
      refusal: { code: 'release.no-rounding', params: {} }
    })
  })

  it('can be made when every visit is about one and the same topic', async () => {
    const [topic] = lists.topics.filter(entry => entry.parent !== null)
    const contributions = month(50, 3).map(visit => ({
      ...visit,
      questions: [{ topic: topic?.code ?? '', actions: ['informed'], barriers: [], referral: null }]
    }))
    expect(released(await release(contributions, 1)).totals).toEqual({ visits: 50, questions: 50, referrals: 0 })
  })

  it('is right on average: no cell is pulled up or down', () => {
    const records = countContributions(month(63, 8))
    const times = 250
    const uniform = seededUniform(99)
    const sums = new Map<string, { error: number; draws: number; fraction: number }>()
    for (let draw = 0; draw < times; draw += 1) {
      const rounded = protect(highs, plan, records, uniform)
      if ('code' in rounded) throw new Error(rounded.code)
      for (const table of rounded.tables) {
        const truth = rounded.truth.tables.find(other => other.name === table.name)
        for (const [at, cell] of table.cells.entries()) {
          const count = truth?.cells[at]?.count ?? 0
          const key = `${table.name} ${cell.codes.join(' ')}`
          const sum = sums.get(key) ?? { error: 0, draws: 0, fraction: (count % 5) / 5 }
          sums.set(key, { ...sum, error: sum.error + cell.count - count, draws: sum.draws + 1 })
        }
      }
    }
    expect(sums.size).toBeGreaterThan(80)
    for (const [key, { error, draws, fraction }] of sums) {
      const standardError = 5 * Math.sqrt((fraction * (1 - fraction)) / draws)
      expect({ key, deviation: Math.abs(error / draws) > 4.5 * standardError }).toEqual({ key, deviation: false })
    }
  })

  it('warns, by published figures, where nearly all of a group share something', async () => {
    const contributions = month(60, 3).map(visit => ({ ...visit, gender: 'woman' }))
    expect(released(await release(contributions, 1)).warnings).toContainEqual({
      table: 'visits-by-gender',
      group: '*',
      code: 'woman'
    })
  })

  it('keeps no month of a code that the plan does not know', async () => {
    const contributions = month(60, 3).map(visit => ({ ...visit, gender: 'unheard-of' }))
    await expect(release(contributions, 1)).rejects.toThrow('outside the plan')
  })
})
