import { describe, expect, it } from 'vitest'
import { figureSets } from '../../../shared/features/months/months.schema.ts'
import { figureGroups, inReadingOrder, largestOf } from './figure-groups.ts'

const codes = (figures: readonly { code: string }[]) => figures.map(figure => figure.code)

describe('the figures of a month', () => {
  it('show each set once', () => {
    expect(figureGroups.flatMap(group => [...group.sets]).toSorted()).toEqual([...figureSets].toSorted())
  })

  it('put the largest first', () => {
    const figures = [
      { code: 'som', count: 2 },
      { code: 'ara', count: 9 },
      { code: 'swe', count: 4 }
    ]
    expect(codes(inReadingOrder('language', figures))).toEqual(['ara', 'swe', 'som'])
  })

  it('keep ages in the order of life', () => {
    const figures = [
      { code: '65+', count: 9 },
      { code: '0-17', count: 1 },
      { code: '25-39', count: 30 }
    ]
    expect(codes(inReadingOrder('ageBand', figures))).toEqual(['0-17', '25-39', '65+'])
  })

  it('say last what nobody asked or answered', () => {
    const figures = [
      { code: 'not-asked', count: 40 },
      { code: 'declined', count: 20 },
      { code: '18-24', count: 1 }
    ]
    expect(codes(inReadingOrder('ageBand', figures))).toEqual(['18-24', 'declined', 'not-asked'])
    expect(codes(inReadingOrder('gender', [...figures.slice(0, 2), { code: 'man', count: 1 }]))).toEqual([
      'man',
      'declined',
      'not-asked'
    ])
  })

  it('draw against the largest', () => {
    expect(largestOf([{ code: 'a', count: 3 }])).toBe(3)
    expect(largestOf([])).toBe(0)
  })
})
