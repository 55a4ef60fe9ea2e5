import { describe, expect, it } from 'vitest'
import { leavesOf } from './codings.ts'
import { chooseTables } from './ladder.ts'
import { madeUpLists } from './made-up-month.ts'
import { versionOnePlan } from './plan.ts'
import { mostPerVisit } from './relations.ts'

const plan = versionOnePlan(madeUpLists())
const codingOf = (visits: number, questions: number, name: string) =>
  [...chooseTables(plan, { visits, questions, referrals: 500 }).codings].find(([dimension]) => dimension === name)?.[1]
    .name

describe('the plan of version 1', () => {
  it('folds every code of every coding into a leaf of it', () => {
    for (const { ladder } of plan.dimensions) {
      for (const { codes, foldsTo } of ladder) {
        expect(new Set(foldsTo.values())).toEqual(new Set(leavesOf(codes)))
      }
    }
  })

  it('shows municipalities of the own county by name, and the others as one', () => {
    const [county, own] = plan.dimensions.find(({ name }) => name === 'municipality')?.ladder ?? []
    expect(county?.foldsTo.get('1235')).toBe('1235')
    expect(county?.foldsTo.get('0180')).toBe('elsewhere')
    expect(county?.foldsTo.get('none')).toBe('elsewhere')
    expect([own?.foldsTo.get('1235'), own?.foldsTo.get('1240'), own?.foldsTo.get('1480')]).toEqual([
      '1235',
      'rest-of-county',
      'elsewhere'
    ])
  })

  it('puts a question coded with a group alone under the group', () => {
    const [topics, groups] = plan.dimensions.find(({ name }) => name === 'topic')?.ladder ?? []
    expect([topics?.foldsTo.get('g2'), groups?.foldsTo.get('g2.t1')]).toEqual(['g2.unspecified', 'g2'])
  })

  it('knows how often a visit can count under a topic and a group', () => {
    const ladder = plan.dimensions.find(({ name }) => name === 'topic')?.ladder ?? []
    for (const coding of ladder)
      expect([mostPerVisit(coding).get('g0'), mostPerVisit(coding).get('g6')]).toEqual([2, 4])
    expect(ladder[0] && mostPerVisit(ladder[0]).get('g6.t0')).toBe(1)
  })

  it('takes the finest coding that holds two to a cell on average', () => {
    expect([codingOf(88, 200, 'language'), codingOf(85, 200, 'language')]).toEqual(['nested', 'nested-shortlist'])
    expect([codingOf(15, 15, 'language'), codingOf(15, 15, 'municipality'), codingOf(15, 15, 'gender')]).toEqual([
      'few',
      'own',
      'full'
    ])
  })

  it('leaves a table out when no coding is coarse enough, and says so', () => {
    const { tables, refused } = chooseTables(plan, { visits: 100, questions: 30, referrals: 5 })
    expect(tables.map(table => table.name)).not.toContain('questions-by-topic')
    expect(refused).toContainEqual(expect.objectContaining({ table: 'questions-by-topic', reason: 'too-thin' }))
  })

  it('leaves out what the bureau has switched off, and says so', () => {
    const off = versionOnePlan({ ...madeUpLists(), switchedOff: ['gender'] })
    expect(off.tables.map(table => table.name)).not.toContain('visits-by-gender')
    expect(off.excluded).toContainEqual(expect.objectContaining({ table: 'visits-by-gender', reason: 'switched-off' }))
  })

  it('goes as deep into two lists at once as the published total carries', () => {
    const innerCells = (visits: number, name: string) =>
      chooseTables(plan, { visits, questions: 2 * visits, referrals: 500 })
        .tables.find(table => table.name === name)
        ?.codings.map(({ codes }) => leavesOf(codes).length)
    const gender = 'visits-by-language-and-gender'
    expect([55, 60, 160, 430].map(visits => innerCells(visits, gender))).toEqual([undefined, [6, 5], [16, 5], [43, 5]])
    const municipality = 'visits-by-language-and-municipality'
    expect([60, 430, 435, 3_100].map(visits => innerCells(visits, municipality))).toEqual([
      [6, 5],
      [43, 5],
      [6, 36],
      [43, 36]
    ])
    expect([80, 85].map(visits => innerCells(visits, 'visits-by-weekday-and-hour'))).toEqual([undefined, [7, 6]])
  })

  it('says of every table of two things that is not released why', () => {
    expect(plan.excluded.map(table => table.reason)).toContain('linked-by-visits')
    const ofVisitors = ['language', 'municipality', 'age_band', 'gender', 'time_in_sweden']
    const others = plan.tables.filter(table => table.measure !== 'visits')
    expect(others.flatMap(table => table.dimensions).filter(name => ofVisitors.includes(name))).toEqual([])
  })
})
