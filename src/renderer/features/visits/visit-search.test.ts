import { describe, expect, it } from 'vitest'
import { isoDateSchema } from '../../../shared/domain/month.ts'
import { PAGE_SIZE } from '../../app/pages.ts'
import {
  daysOfRange,
  isNarrowed,
  narrowed,
  pageOf,
  quickRangeOf,
  quickRanges,
  readVisitSearch,
  toVisitFilter
} from './visit-search.ts'

const day = (text: string) => isoDateSchema.parse(text)

describe('the address of the list', () => {
  it('keeps what it understands and drops the rest', () => {
    const search = readVisitSearch({
      from: '2026-11-01',
      to: '2026-13-01',
      topic: 'housing.rent-debt',
      language: 'arabiska',
      withdrawn: 'yes',
      page: -2
    })
    expect(search).toEqual({ from: '2026-11-01', topic: 'housing.rent-debt' })
  })

  it('becomes the filter of the call', () => {
    expect(toVisitFilter(readVisitSearch({ language: 'ara', withdrawn: true, page: 3 }))).toEqual({
      from: null,
      to: null,
      topic: null,
      language: 'ara',
      withdrawn: true,
      offset: 2 * PAGE_SIZE,
      limit: PAGE_SIZE
    })
  })

  it('starts at the first page when something is narrowed otherwise', () => {
    const search = narrowed(readVisitSearch({ page: 4, language: 'ara' }), { topic: 'housing' })
    expect(toVisitFilter(search)).toMatchObject({ offset: 0, topic: 'housing', language: 'ara' })
  })

  it('knows whether it narrows anything', () => {
    expect(isNarrowed(readVisitSearch({ page: 2, last: 'x' }))).toBe(false)
    expect(isNarrowed(readVisitSearch({ withdrawn: true }))).toBe(true)
  })
})

describe('quick ranges', () => {
  it('count a week from Monday', () => {
    expect(daysOfRange('this-week', day('2026-11-22'))).toEqual({ from: '2026-11-16', to: '2026-11-22' })
    expect(daysOfRange('this-week', day('2026-11-23'))).toEqual({ from: '2026-11-23', to: '2026-11-23' })
  })

  it('count a month from its first day', () => {
    expect(daysOfRange('this-month', day('2026-11-22'))).toEqual({ from: '2026-11-01', to: '2026-11-22' })
  })

  it.each(quickRanges)('are recognised again: %s', range => {
    const today = day('2026-11-19')
    expect(quickRangeOf(daysOfRange(range, today), today)).toBe(range)
  })

  it('are not claimed for days of one’s own', () => {
    expect(quickRangeOf({ from: day('2026-11-03') }, day('2026-11-19'))).toBeNull()
  })
})

describe('pages', () => {
  it('say which visits stand on them', () => {
    expect(pageOf({ page: 3 }, 2 * PAGE_SIZE + 7)).toEqual({
      page: 3,
      pages: 3,
      first: 2 * PAGE_SIZE + 1,
      last: 2 * PAGE_SIZE + 7
    })
    expect(pageOf({}, 0)).toEqual({ page: 1, pages: 1, first: 0, last: 0 })
  })
})
