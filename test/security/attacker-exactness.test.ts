import fc from 'fast-check'
import { expect, it } from 'vitest'
import { attackModel } from '../../src/core/disclosure/attack/attack-model.ts'
import { bruteForceValues } from '../../src/core/disclosure/attack/brute-force.ts'
import { intervalsOf } from '../../src/core/disclosure/attack/intervals.ts'
import {
  exactly,
  roundedTo,
  withheld,
  type AttackInput,
  type KnownCell,
  type KnownRelease,
  type KnownTable
} from '../../src/core/disclosure/attack/knowledge.ts'
import { runs } from '../long-runs.ts'

const lists = [
  {
    name: 'place',
    codes: [
      { code: 'here', parent: null },
      { code: 'here.east', parent: 'here' },
      { code: 'here.west', parent: 'here' },
      { code: 'away', parent: null }
    ]
  },
  {
    name: 'gender',
    codes: [
      { code: 'woman', parent: null },
      { code: 'man', parent: null }
    ]
  }
]
const leaves = ['here.east', 'here.west', 'away'].flatMap(place => ['woman', 'man'].map(gender => ({ place, gender })))
type Shape = readonly [measure: string, ...dimensions: ('place' | 'gender')[]]

/** True counts of each leaf, and how each figure of them is shown: enough to make one release. */
const month = fc.record({
  visits: fc.array(fc.nat(3), { minLength: leaves.length, maxLength: leaves.length }),
  more: fc.array(fc.nat(2), { minLength: leaves.length, maxLength: leaves.length }),
  ways: fc.array(fc.nat(9), { minLength: 8, maxLength: 8 })
})
type Month = ReturnType<typeof month.generate>['value']

const shapes = fc.constantFrom<Shape[]>(
  [['visits', 'place']],
  [['visits', 'place', 'gender']],
  [
    ['visits', 'place'],
    ['visits', 'gender']
  ],
  [
    ['visits', 'gender'],
    ['questions', 'gender']
  ],
  [
    ['visits', 'place'],
    ['questions', 'place']
  ]
)

function releaseOf(name: string, shown: readonly Shape[], made: Month): KnownRelease {
  let figure = 0
  const way = (): number => made.ways[(figure += 1) % made.ways.length] ?? 0
  const tables = shown.map(([measure, ...dimensions]): KnownTable => {
    const rows = combinations(
      dimensions.map(dimension => [
        '*',
        ...(lists.find(({ name: list }) => list === dimension)?.codes.map(({ code }) => code) ?? [])
      ])
    )
    return {
      measure,
      dimensions,
      cells: rows.map(codes => ({ codes, ...shownBy(way(), countOf(made, measure, dimensions, codes)) }))
    }
  })
  return { name, cap: 4, lists, tables }
}

/** How many of the month's visits, or of their questions, fall under the codes. */
function countOf(
  made: Month,
  measure: string,
  dimensions: readonly ('place' | 'gender')[],
  codes: readonly string[]
): number {
  return leaves.reduce((sum, leaf, at) => {
    const isIn = dimensions.every((dimension, position) => {
      const code = codes[position] ?? '*'
      return code === '*' || leaf[dimension] === code || leaf[dimension].startsWith(`${code}.`)
    })
    const visits = made.visits[at] ?? 0
    return isIn ? sum + (measure === 'visits' ? visits : visits + Math.min(made.more[at] ?? 0, 3 * visits)) : sum
  }, 0)
}

/** The count by one of the ways in which bureaux show counts: rounded to 5 or 3, up or down; hidden; as it is. */
function shownBy(way: number, count: number): Omit<KnownCell, 'codes'> {
  const nearby = (base: number, up: boolean) =>
    roundedTo(base, count % base === 0 ? count : count - (count % base) + (up ? base : 0))
  if (way < 6) return nearby(5, way % 2 === 0)
  if (way === 6) return nearby(3, true)
  if (way === 7) return count > 0 && count < 5 ? withheld(1, 4) : exactly(count)
  return way === 8 ? withheld(0, count + 3) : exactly(count)
}

const combinations = (codes: readonly (readonly string[])[]): string[][] =>
  codes.reduce<string[][]>((rows, list) => rows.flatMap(row => list.map(code => [...row, code])), [[]])

/** Every cell's bounds as the attacker finds them, and as trying everything does. */
async function boundsOf(input: AttackInput) {
  const model = attackModel(input)
  const tried = bruteForceValues(model)
  const intervals = await intervalsOf(model, { deadline: Infinity })
  return {
    attacked: intervals.map(({ name, lowest, highest }) => ({ name, lowest, highest })),
    tried: intervals.map(({ name }) => ({ name, lowest: tried.get(name)?.[0], highest: tried.get(name)?.at(-1) }))
  }
}

it('finds the bounds that trying everything finds, however the figures are shown', async () => {
  await fc.assert(
    fc.asyncProperty(shapes, month, async (shown, made) => {
      const { attacked, tried } = await boundsOf({ releases: [releaseOf('', shown, made)], links: [] })
      expect(attacked).toEqual(tried)
    }),
    { numRuns: runs(250, 5000) }
  )
})

it('finds them across two months and their sum, rounded by itself', async () => {
  const byGender: Shape[] = [['visits', 'gender']]
  await fc.assert(
    fc.asyncProperty(month, month, fc.array(fc.nat(9), { minLength: 8, maxLength: 8 }), async (one, other, ways) => {
      const both = { visits: one.visits.map((count, at) => count + (other.visits[at] ?? 0)), more: one.more, ways }
      const { attacked, tried } = await boundsOf({
        releases: [
          releaseOf('one', byGender, one),
          releaseOf('other', byGender, other),
          releaseOf('both', byGender, both)
        ],
        links: [{ kind: 'sum', whole: 'both', parts: ['one', 'other'] }]
      })
      expect(attacked).toEqual(tried)
    }),
    { numRuns: runs(150, 3000) }
  )
})

it('finds them where a month was released again with a few visits more', async () => {
  const byGender: Shape[] = [
    ['visits', 'gender'],
    ['questions', 'gender']
  ]
  const late = fc.array(fc.nat(1), { minLength: leaves.length, maxLength: leaves.length })
  await fc.assert(
    fc.asyncProperty(month, late, fc.nat(2), async (before, more, slack) => {
      const after = {
        ...before,
        visits: before.visits.map((count, at) => count + (more[at] ?? 0)),
        ways: before.ways.toReversed()
      }
      const added = more.reduce((sum, count) => sum + count, 0)
      const { attacked, tried } = await boundsOf({
        releases: [
          releaseOf('before', byGender, { ...before, more: [] }),
          releaseOf('after', byGender, { ...after, more: [] })
        ],
        links: [
          { kind: 'grew', before: 'before', after: 'after', least: Math.max(0, added - slack), most: added + slack }
        ]
      })
      expect(attacked).toEqual(tried)
    }),
    { numRuns: runs(60, 1000) }
  )
})
