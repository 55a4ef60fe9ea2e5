import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { chooseTables } from './ladder.ts'
import { madeUpLists } from './made-up-month.ts'
import { versionOnePlan } from './plan.ts'
import { thinnessOf, type Merging } from './thinness.ts'
import type { PublishedTable, TablePlan } from './types.ts'

const plan = versionOnePlan(madeUpLists(6))

/** The plan with some categories of a list counted as one. */
const merged = ({ dimension, codes }: Merging): TablePlan => ({
  ...plan,
  dimensions: plan.dimensions.map(one => {
    const coarsest = one.ladder.at(-1)
    if (one.name !== dimension || coarsest === undefined) return one
    const left = coarsest.codes.filter(({ code }) => !codes.includes(code))
    const joint = { code: 'joint', parent: null, title: { sv: 'joint', en: 'joint' } }
    return { ...one, ladder: [{ ...coarsest, codes: [...left, joint] }] }
  })
})

const hundreds = fc.integer({ min: 0, max: 60 }).map(fives => 5 * fives)
/** Neither visits nor referrals are more than questions. */
const totals = fc.tuple(hundreds, hundreds, hundreds).map(([visits, more, referrals]) => {
  const questions = visits + more
  return { visits, questions, referrals: Math.min(referrals, questions) }
})

describe('what would save a table that is too thin', () => {
  it('is the fewest categories of a list that have to be one', () => {
    fc.assert(
      fc.property(totals, shown => {
        const figures = { totals: shown, dimensions: [], tables: [] }
        const choices = (by: TablePlan) => new Set(chooseTables(by, shown).tables.map(({ name }) => name))
        for (const { table, reason } of chooseTables(plan, shown).refused) {
          const merge = reason === 'too-thin' ? thinnessOf(table, plan, figures)?.merge : null
          if (merge === null || merge === undefined) continue
          expect(choices(merged(merge))).toContain(table)
          expect(choices(merged({ ...merge, codes: merge.codes.slice(1) }))).not.toContain(table)
        }
      }),
      { numRuns: 200 }
    )
  })

  it('names those of which the release shows least, never by their true counts', () => {
    const codes = ['authority', 'municipality', 'region', 'association', 'legal-aid', 'faith', 'union', 'other']
    const table: PublishedTable = {
      name: 'referrals-by-organisation-kind',
      measure: 'referrals',
      dimensions: ['organisation_kind'],
      title: { sv: '', en: '' },
      cells: codes.map((code, at) => ({ codes: [code], count: at === 2 || at === 5 ? 0 : 5 }))
    }
    const shown = { visits: 100, questions: 100, referrals: 15 }
    const thin = thinnessOf('referrals-by-organisation-kind', plan, {
      totals: shown,
      dimensions: [],
      tables: [table]
    })
    expect(thin).toMatchObject({ categories: 8, carried: 7, needed: 20 })
    expect(thin?.merge).toMatchObject({ dimension: 'organisation_kind', codes: ['region', 'faith'] })
  })

  it('is nothing where even two categories would be too thin', () => {
    const figures = { totals: { visits: 20, questions: 20, referrals: 0 }, dimensions: [], tables: [] }
    expect(thinnessOf('referrals-by-way', plan, figures)).toMatchObject({ carried: 0, merge: null })
  })
})
