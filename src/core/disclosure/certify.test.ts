import { describe, expect, it } from 'vitest'
import { breachesOfPublished, breachesOfTruth } from './certify.ts'
import { madeUpFigures, sharing, type MadeUpFigures } from './made-up-figures.ts'
import type { TrueTable } from './tabulate.ts'
import type { PublishedFigures, TotalMeasure } from './types.ts'

const title = { sv: '', en: '' }

const safe: MadeUpFigures = {
  visits: 20,
  languages: [15, 5, 0],
  genders: [10, 10],
  questions: 30,
  topics: [
    [10, 5],
    [15, 0]
  ],
  referrals: 10
}

const conditionsBroken = (figures: PublishedFigures) => [
  ...new Set(breachesOfPublished(figures).map(breach => breach.condition))
]

/** The figures with one cell's count changed. */
function withCount(figures: PublishedFigures, table: string, code: string, count: number): PublishedFigures {
  const tables = figures.tables.map(one =>
    one.name === table
      ? { ...one, cells: one.cells.map(cell => (cell.codes[0] === code ? { ...cell, count } : cell)) }
      : one
  )
  return { ...figures, tables }
}

describe('the certificate', () => {
  const figures = madeUpFigures(safe)

  it('passes safe figures', () => {
    expect(breachesOfPublished(figures)).toEqual([])
  })

  it('names a figure that is no multiple', () => {
    expect(breachesOfPublished(withCount(figures, 'visits-by-language', 'language0', 14))).toContainEqual({
      condition: 'base',
      where: 'visits-by-language language0'
    })
  })

  it('names a table that does not add up, at either level', () => {
    expect(breachesOfPublished(withCount(figures, 'visits-by-gender', 'gender0', 5))).toEqual([
      { condition: 'additive', where: 'visits-by-gender *' }
    ])
    expect(conditionsBroken(withCount(figures, 'questions-by-topic', 'g1.t0', 10))).toEqual(['additive'])
  })

  it('names tables that disagree about what they share', () => {
    const other = { ...figures, totals: { ...figures.totals, visits: 25 } }
    expect(conditionsBroken(other)).toEqual(['margins'])
  })

  it('names missing, repeated and unknown rows', () => {
    const [first, ...others] = figures.tables
    const [total, ...cells] = first?.cells ?? []
    if (first === undefined || total === undefined) throw new Error('the figures have no table')
    const withCells = (changed: typeof cells) =>
      conditionsBroken({ ...figures, tables: [{ ...first, cells: changed }, ...others] })
    expect(withCells(cells)).toEqual(['rows'])
    expect(withCells([total, total, ...cells])).toEqual(['rows'])
    expect(withCells([total, ...cells, { codes: ['gender0'], count: 0 }])).toEqual(['rows'])
    expect(withCells([total, ...cells.slice(1), { codes: ['language0', 'x'], count: 15 }])).toEqual(['rows'])
  })

  it('names a code list that goes round in a circle', () => {
    const circular = figures.dimensions.map(dimension =>
      dimension.name === 'topic'
        ? { ...dimension, codes: dimension.codes.map(entry => ({ ...entry, parent: entry.parent ?? 'g0.t0' })) }
        : dimension
    )
    expect(conditionsBroken({ ...figures, dimensions: circular })).toEqual(['rows'])
  })

  it('takes a table that stops at an upper level, and no other gap in its rows', () => {
    const language = figures.dimensions.find(({ name }) => name === 'language')
    const gender = figures.dimensions.find(({ name }) => name === 'gender')
    if (language === undefined || gender === undefined) throw new Error('the figures lack a list')
    const [first, second, third] = language.codes
    if (first === undefined || second === undefined || third === undefined) throw new Error('the list is too short')
    // The second language is the whole of two further ones.
    const parts = [
      { ...second, code: 'x', parent: second.code },
      { ...second, code: 'y', parent: second.code }
    ]
    const dimensions = figures.dimensions.map(one =>
      one.name === 'language' ? { ...one, codes: [first, second, ...parts, third] } : one
    )
    const tables = figures.tables.map(one =>
      one.name === 'visits-by-language'
        ? { ...one, cells: [...one.cells, { codes: ['x'], count: 5 }, { codes: ['y'], count: 0 }] }
        : one
    )
    const rows = [
      ['*', 20, 10, 10],
      [first.code, 15, 10, 5],
      [second.code, 5, 0, 5],
      [third.code, 0, 0, 0]
    ] as const
    const cells = rows.flatMap(([code, total, one, other]) => [
      { codes: [code, '*'], count: total },
      { codes: [code, 'gender0'], count: one },
      { codes: [code, 'gender1'], count: other }
    ])
    const twoThings = {
      name: 'both',
      measure: 'visits' as const,
      dimensions: ['language', 'gender'] as const,
      title,
      cells
    }
    expect(breachesOfPublished({ ...figures, dimensions, tables: [...tables, twoThings] })).toEqual([])
    const withRow = { ...twoThings, cells: [...cells, { codes: ['x', '*'], count: 5 }] }
    expect(conditionsBroken({ ...figures, dimensions, tables: [...tables, withRow] })).toEqual(['rows'])
    const other = cells.map(cell => (cell.codes.join(' ') === `${first.code} gender0` ? { ...cell, count: 5 } : cell))
    const changed = { ...twoThings, cells: other }
    expect(conditionsBroken({ ...figures, dimensions, tables: [...tables, changed] })).toEqual(['additive'])
  })

  it('names a cyclic set of tables', () => {
    const pair = (name: string, dimensions: PublishedFigures['tables'][number]['dimensions']) => {
      const lists = dimensions.map(one => [
        '*',
        ...(figures.dimensions.find(({ name: other }) => other === one)?.codes.map(entry => entry.code) ?? [])
      ])
      const cells = (lists[0] ?? []).flatMap(a => (lists[1] ?? []).map(b => ({ codes: [a, b], count: 0 })))
      return { name, measure: 'visits' as const, dimensions, title: { sv: '', en: '' }, cells }
    }
    const pairs = [pair('a', ['language', 'gender']), pair('b', ['gender', 'way']), pair('c', ['language', 'way'])]
    expect(conditionsBroken({ ...figures, tables: [...figures.tables, ...pairs] })).toContain('acyclic')
    expect(conditionsBroken({ ...figures, tables: [...figures.tables, ...pairs.slice(1)] })).not.toContain('acyclic')
  })

  it.each<[string, MadeUpFigures]>([
    [
      'too few visits',
      {
        ...safe,
        visits: 10,
        languages: [10, 0, 0],
        genders: [5, 5],
        questions: 15,
        topics: [
          [5, 5],
          [5, 0]
        ],
        referrals: 0
      }
    ],
    [
      'visits above questions',
      {
        ...safe,
        questions: 15,
        topics: [
          [5, 5],
          [5, 0]
        ]
      }
    ],
    [
      'nearly four questions a visit',
      {
        ...safe,
        questions: 70,
        topics: [
          [15, 15],
          [20, 20]
        ]
      }
    ],
    ['referrals above questions', { ...safe, referrals: 35 }],
    [
      'a topic above the visits',
      {
        ...safe,
        questions: 30,
        topics: [
          [25, 0],
          [5, 0]
        ]
      }
    ],
    [
      'two topics of every visit',
      {
        ...safe,
        questions: 40,
        topics: [
          [20, 0],
          [20, 0]
        ]
      }
    ]
  ])('names the relation that is broken by %s', (_, made) => {
    expect(conditionsBroken(madeUpFigures(made))).toEqual(['relations'])
  })

  it('names a table of questions and something that only referrals have: that is not proved', () => {
    const [, , topics] = figures.tables
    if (topics === undefined) throw new Error('the figures have no topics')
    const cells = topics.cells.flatMap(cell =>
      ['*', 'way0'].map(way => ({ codes: [...cell.codes, way], count: cell.count }))
    )
    const twoWay = { ...topics, name: 'two', dimensions: ['topic' as const, 'way' as const], cells }
    expect(breachesOfPublished({ ...figures, tables: [...figures.tables, twoWay] })).toEqual([
      { condition: 'relations', where: 'two unproved' }
    ])
  })

  it.each<[string, TotalMeasure, 'language' | 'topic', number[]]>([
    ['questions by language beside visits by language', 'questions', 'language', [30, 0, 0]],
    ['referrals by language beside visits by language', 'referrals', 'language', [0, 0, 10]],
    ['visits by topic beside questions by topic', 'visits', 'topic', [15, 10, 5, 5, 0, 5]],
    ['referrals by topic beside questions by topic', 'referrals', 'topic', [5, 5, 0, 5, 0, 5]]
  ])('names %s: they relate in every shared cell', (_, measure, dimension, counts) => {
    const table = sharing(figures, measure, dimension, counts)
    expect(breachesOfPublished({ ...figures, tables: [...figures.tables, table] })).toEqual([
      { condition: 'relations', where: `${table.name} unproved` }
    ])
  })

  it('knows every coding by its name, and believes no other', () => {
    for (const name of ['language', 'topic', 'way'] as const) {
      const dimensions = figures.dimensions.map(one => (one.name === name ? { ...one, coding: 'my-own' } : one))
      expect(breachesOfPublished({ ...figures, dimensions })).toContainEqual({
        condition: 'rows',
        where: `${name} coding`
      })
    }
  })

  it('believes the limit of a group only where it is that of its number of topics', () => {
    const grouped = (topics: number | undefined, mostPerVisit: number, code = 'g0') =>
      conditionsBroken({
        totals: { visits: 20, questions: 30, referrals: 0 },
        dimensions: [
          { name: 'topic', title, coding: 'groups', codes: [{ code, parent: null, title, topics, mostPerVisit }] }
        ],
        tables: [
          {
            name: 'questions-by-topic',
            measure: 'questions',
            dimensions: ['topic'],
            title,
            cells: [
              { codes: ['*'], count: 30 },
              { codes: [code], count: 30 }
            ]
          }
        ]
      })
    expect(grouped(2, 2)).toEqual([])
    expect(grouped(9, 4)).toEqual([])
    expect(grouped(2, 4)).toEqual(['relations'])
    expect(grouped(undefined, 4)).toEqual(['relations'])
    expect(grouped(2, 2, 'g0.t0')).toEqual(['relations'])
    expect(grouped(1, 1)).toEqual(['relations'])
  })

  it('believes no limit of a group that still shows its topics', () => {
    const dimensions = figures.dimensions.map(one => (one.name === 'topic' ? { ...one, coding: 'groups' } : one))
    expect(conditionsBroken({ ...figures, dimensions })).toEqual(['relations'])
  })

  it('names a topic list that understates how often a visit counts', () => {
    const dimensions = figures.dimensions.map(dimension => ({
      ...dimension,
      codes: dimension.codes.map(entry => ({ ...entry, mostPerVisit: 4 }))
    }))
    expect(conditionsBroken({ ...figures, dimensions })).toEqual(['relations'])
  })

  it('names a figure that is five or more from the truth', () => {
    const trueTables = (change: number): Pick<TrueTable, 'name' | 'cells'>[] =>
      figures.tables.map(table => ({
        ...table,
        cells: table.cells.map(cell => ({ ...cell, count: Math.max(0, cell.count + change) }))
      }))
    const totals = (change: number) => ({ visits: 20 + change, questions: 30 + change, referrals: 10 + change })
    expect(breachesOfTruth(figures, { totals: totals(4), tables: trueTables(4) })).toEqual([])
    expect(breachesOfTruth(figures, { totals: totals(-4), tables: trueTables(-4) })).toEqual([])
    expect(breachesOfTruth(figures, { totals: totals(5), tables: trueTables(0) })).toHaveLength(3)
    expect(breachesOfTruth(figures, { totals: totals(0), tables: trueTables(5) })).toHaveLength(
      figures.tables.flatMap(table => table.cells).length
    )
    expect(breachesOfTruth(figures, { totals: totals(0), tables: trueTables(0).slice(1) })).not.toEqual([])
  })
})
