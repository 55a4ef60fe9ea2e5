import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { attack } from './attack/attack.ts'
import { breachesOfPublished } from './certify.ts'
import type { PublishedFigures, PublishedTable } from './types.ts'

const title = { sv: '', en: '' }
const actions = ['informed', 'referred']
const barriers = ['cost', 'other']

/** What a group's questions are shown with, in fives. */
interface Group {
  readonly questions: number
  /** By way. */
  readonly referrals: readonly [number, number]
  readonly actions: readonly [number, number]
  readonly barriers: readonly [number, number]
}

const list = (name: PublishedFigures['dimensions'][number]['name'], codes: readonly string[]) => ({
  name,
  title,
  coding: name === 'topic' ? 'groups' : 'full',
  codes: codes.map(code => ({
    code,
    parent: null,
    title,
    ...(name === 'topic' && { mostPerVisit: 4, topics: 5 })
  }))
})

const sum = (counts: readonly number[]): number => counts.reduce((total, count) => total + count, 0)

/** A table of groups and something else; with a total of the latter, or without. */
function table(
  measure: PublishedTable['measure'],
  other: PublishedTable['dimensions'][number],
  codes: readonly string[],
  groups: readonly (readonly number[])[],
  hasTotal: boolean
): PublishedTable {
  const rows = [groups[0]?.map((_, at) => sum(groups.map(group => group[at] ?? 0))) ?? [], ...groups]
  const cells = rows.flatMap((counts, at) => {
    const group = at === 0 ? '*' : `g${at - 1}`
    const all = hasTotal ? [{ codes: [group, '*'], count: sum(counts) * 5 }] : []
    return [...all, ...codes.map((code, position) => ({ codes: [group, code], count: (counts[position] ?? 0) * 5 }))]
  })
  return { name: `${measure}-by-topic`, measure, dimensions: ['topic', other], title, cells }
}

function figuresOf(visits: number, groups: readonly Group[]): PublishedFigures {
  const questions = sum(groups.map(group => group.questions)) * 5
  const referrals = groups.map(group => group.referrals)
  return {
    totals: { visits: visits * 5, questions, referrals: sum(referrals.flat()) * 5 },
    dimensions: [
      list(
        'topic',
        groups.map((_, at) => `g${at}`)
      ),
      list('way', ['booked', 'letter']),
      list('action', actions),
      list('barrier', barriers)
    ],
    tables: [
      {
        name: 'questions-by-topic',
        measure: 'questions',
        dimensions: ['topic'],
        title,
        cells: [
          { codes: ['*'], count: questions },
          ...groups.map((group, at) => ({ codes: [`g${at}`], count: group.questions * 5 }))
        ]
      },
      table('referrals', 'way', ['booked', 'letter'], referrals, true),
      table(
        'actions',
        'action',
        actions,
        groups.map(group => group.actions),
        false
      ),
      table(
        'barriers',
        'barrier',
        barriers,
        groups.map(group => group.barriers),
        false
      )
    ]
  }
}

const safe: Group = { questions: 3, referrals: [1, 0], actions: [3, 1], barriers: [0, 3] }
const other: Group = { questions: 1, referrals: [0, 0], actions: [1, 0], barriers: [1, 0] }

const narrowedCells = async (figures: PublishedFigures) => (await attack(figures)).narrowed.map(({ name }) => name)

describe('what came of questions, by topic', () => {
  it('passes the certificate and the attack where it fits', async () => {
    const figures = figuresOf(4, [safe, other])
    expect(breachesOfPublished(figures)).toEqual([])
    expect(await narrowedCells(figures)).toEqual([])
  })

  it.each<[string, Partial<Group>, string, string]>([
    [
      'more referrals than questions',
      { referrals: [2, 2], actions: [3, 4] },
      'referrals-above-questions',
      'questions topic:g0'
    ],
    [
      'more referrals than questions that were referred',
      { referrals: [2, 0] },
      'referrals-above-referred',
      'referrals topic:g0'
    ],
    ['an action above the questions', { actions: [4, 1] }, 'above-questions', 'actions action:informed topic:g0'],
    ['a barrier above the questions', { barriers: [4, 0] }, 'above-questions', 'questions topic:g0'],
    ['fewer actions than questions', { actions: [1, 1] }, 'questions-above-actions', 'questions topic:g0']
  ])('is not certified with %s, and the attack shows why', async (_, change, breach, narrowed) => {
    const figures = figuresOf(4, [{ ...safe, ...change }, other])
    expect(breachesOfPublished(figures)).toContainEqual({ condition: 'relations', where: `g0 ${breach}` })
    expect(await narrowedCells(figures)).toContain(narrowed)
  })

  it('is not certified without the questions beside it', () => {
    const figures = figuresOf(4, [safe, other])
    const tables = figures.tables.filter(({ measure }) => measure !== 'questions')
    expect(breachesOfPublished({ ...figures, tables })).toContainEqual({
      condition: 'relations',
      where: 'g0 without-questions'
    })
  })

  it('keeps every cell as wide as it must be wherever the certificate passes', async () => {
    const few = fc.nat(3)
    const group = fc.record({
      questions: few,
      referrals: fc.tuple(few, few),
      actions: fc.tuple(few, few),
      barriers: fc.tuple(few, few)
    })
    let certified = 0
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 3, max: 5 }), fc.tuple(group, group), async (visits, groups) => {
        const figures = figuresOf(visits, groups)
        if (breachesOfPublished(figures).length > 0) return
        certified += 1
        await expect(attack(figures)).resolves.toMatchObject({ narrowed: [], undecided: [] })
      }),
      { numRuns: 6_000, seed: 28 }
    )
    expect(certified).toBeGreaterThan(20)
  })
})
