import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addMonths, monthSchema, type Month } from '../../shared/domain/month.ts'
import { quarterSchema, yearSchema } from '../../shared/domain/period.ts'
import { anonymise } from './anonymise.ts'
import { attack } from './attack/attack.ts'
import { breachesOfPublished } from './certify.ts'
import { madeUpContributions, madeUpLists, seededUniform } from './made-up-month.ts'
import { versionOnePlan, type CodeLists } from './plan.ts'
import { sumReleases, type SumSource } from './sum-releases.ts'
import type { ProtectedRelease, PublishedTable } from './types.ts'

const bureau = { slug: 'test-bureau', name: 'Testbyrån', municipality: '1235' }
const january = monthSchema.parse('2026-01')

async function monthOf(period: Month, visits: number, seed: number, lists: CodeLists): Promise<SumSource> {
  const contributions = madeUpContributions(lists, visits, seededUniform(seed))
  const protection = await anonymise(
    { bureau, period, release: 1, plan: versionOnePlan(lists), contributions },
    { uniform: seededUniform(seed + 1) }
  )
  if (protection.kind === 'refused') throw new Error(protection.refusal.code)
  return { release: protection.release, fingerprint: 'f'.repeat(64) }
}

async function quarterOf(visits: readonly number[], seed = 1, lists: readonly CodeLists[] = [madeUpLists()]) {
  const sources: SumSource[] = []
  for (const [at, count] of visits.entries()) {
    const list = lists[at % lists.length] ?? madeUpLists()
    sources.push(await monthOf(addMonths(january, at), count, seed + at, list))
  }
  const protection = await sumReleases({ bureau, period: quarterSchema.parse('2026-Q1'), sources, passedOver: [] })
  if (protection.kind === 'refused') throw new Error(protection.refusal.code)
  return { sum: protection.release, months: sources.map(({ release }) => release) }
}

const tableOf = (release: ProtectedRelease, name: string): PublishedTable | undefined =>
  release.tables.find(table => table.name === name)
const countOf = (table: PublishedTable | undefined, code: string): number | undefined =>
  table?.cells.find(({ codes }) => codes.join(' ') === code)?.count
const codingOf = (release: ProtectedRelease, name: string) =>
  release.dimensions.find(dimension => dimension.name === name)?.coding

describe('the sum of a quarter', () => {
  it('adds up what the months show, in every table that all of them have', async () => {
    const { sum, months } = await quarterOf([300, 320, 310])
    expect(sum.totals.visits).toBe(months.reduce((total, month) => total + month.totals.visits, 0))
    expect(sum.method).toEqual({ name: 'sum-of-releases', base: 5, cap: 4, error: 12 })
    for (const table of sum.tables) {
      for (const { codes, count } of table.cells) {
        const parts = months.map(month => countOf(tableOf(month, table.name), codes.join(' ')) ?? Number.NaN)
        expect(count).toBe(parts.reduce((total, part) => total + part, 0))
      }
    }
    expect(sum.tables.map(({ name }) => name)).toContain('questions-by-topic')
  })

  it('goes down to the level that every month shows', async () => {
    const { sum, months } = await quarterOf([400, 60, 400])
    expect(months.map(month => codingOf(month, 'language'))).toEqual(['nested', 'nested-shortlist', 'nested'])
    expect(codingOf(sum, 'language')).toBe('nested-shortlist')
    for (const code of ['*', 'ara', 'outside-few', 'outside-shortlist']) {
      const parts = months.map(month => countOf(tableOf(month, 'visits-by-language'), code) ?? Number.NaN)
      expect(countOf(tableOf(sum, 'visits-by-language'), code)).toBe(parts.reduce((total, part) => total + part, 0))
    }
    expect(breachesOfPublished(sum)).toEqual([])
  })

  it('leaves out, with the reason, what some month does not show', async () => {
    const { sum, months } = await quarterOf([400, 18, 400], 4)
    const missing = months.flatMap(({ refused }) =>
      refused.filter(({ reason }) => reason === 'too-thin').map(({ table }) => table)
    )
    expect(missing.length).toBeGreaterThan(0)
    for (const table of missing) {
      expect(tableOf(sum, table)).toBeUndefined()
      expect(sum.refused).toContainEqual(expect.objectContaining({ table, reason: 'not-every-month' }))
    }
  })

  it('keeps a topic that is new in a later month', async () => {
    const lists = madeUpLists()
    const group = 'g4'
    const added = { code: `${group}.added`, parent: group, title: { sv: 'ny', en: 'new' } }
    const grown = { ...lists, topics: [...lists.topics, added] }
    const { sum, months } = await quarterOf([400, 400, 400], 7, [lists, lists, grown])
    expect(codingOf(sum, 'topic')).toBe('two-levels')
    expect(countOf(tableOf(sum, 'questions-by-topic'), added.code)).toBe(
      countOf(months[2] && tableOf(months[2], 'questions-by-topic'), added.code)
    )
    expect(breachesOfPublished(sum)).toEqual([])
  })

  it('goes down to groups where a topic of its own became a group', async () => {
    const lists = madeUpLists()
    const plain = { code: 'plain', parent: null, title: { sv: 'p', en: 'p' } }
    const part = { code: 'plain.part', parent: 'plain', title: { sv: 'p', en: 'p' } }
    const [before, after] = [[plain], [plain, part]].map(more => ({ ...lists, topics: [...lists.topics, ...more] }))
    if (before === undefined || after === undefined) throw new Error('two lists expected')
    const { sum } = await quarterOf([400, 400, 400], 9, [before, before, after])
    expect(codingOf(sum, 'topic')).toBe('groups')
    expect(breachesOfPublished(sum)).toEqual([])
  })

  it('leaves out municipalities of two different counties', async () => {
    const lists = madeUpLists()
    const { sum } = await quarterOf([400, 400, 400], 11, [lists, lists, { ...lists, ownMunicipality: '1480' }])
    expect(tableOf(sum, 'visits-by-municipality')).toBeUndefined()
  })

  it('is certified and attacked like a month, whatever the months were', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.integer({ min: 25, max: 260 }), { minLength: 1, maxLength: 5 }),
        fc.nat(10_000),
        async (visits, seed) => {
          const { sum, months } = await quarterOf(visits, seed, [madeUpLists(4)])
          expect(breachesOfPublished(sum)).toEqual([])
          const report = await attack(sum)
          expect([report.narrowed, report.undecided]).toEqual([[], []])
          expect(sum.certificate.minWidth).toBeGreaterThanOrEqual(5)
          expect(sum.method.error).toBe(4 * months.length)
        }
      ),
      { numRuns: 15 }
    )
  })

  it('names the months that are missing for want of visits', async () => {
    const source = await monthOf(january, 100, 3, madeUpLists())
    const passedOver = [addMonths(january, 1), addMonths(january, 2)]
    const period = yearSchema.parse('2026')
    const protection = await sumReleases({ bureau, period, sources: [source], passedOver })
    expect(protection).toMatchObject({ kind: 'protected', release: { passedOver, period: '2026' } })
  })
})
