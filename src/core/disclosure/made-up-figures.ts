import type { PublishedDimension, PublishedFigures, PublishedTable, TotalMeasure } from './types.ts'

/** Small published figures for tests, written as a reader would say them. */
export interface MadeUpFigures {
  readonly visits: number
  /** The visits tables: by language, then by gender. */
  readonly languages: readonly number[]
  readonly genders?: readonly number[]
  readonly questions: number
  /** Topics by group; a group's own figure is their sum. */
  readonly topics: readonly (readonly number[])[]
  readonly referrals?: number
}

/** A table of another measure by a dimension that the figures show already, with a count for each code of its list. */
export function sharing(
  { dimensions, totals }: PublishedFigures,
  measure: TotalMeasure,
  dimension: PublishedDimension['name'],
  counts: readonly number[]
): PublishedTable {
  const codes = dimensions.find(({ name }) => name === dimension)?.codes ?? []
  return {
    name: `${measure}-by-${dimension}`,
    measure,
    dimensions: [dimension],
    title,
    cells: [
      { codes: ['*'], count: totals[measure] },
      ...codes.map(({ code }, at) => ({ codes: [code], count: counts[at] ?? 0 }))
    ]
  }
}

const title = { sv: '', en: '' }

/** The figures as a release would hold them, with the tables and lists that they need. */
export function madeUpFigures(made: MadeUpFigures): PublishedFigures {
  const referrals = made.referrals ?? 0
  return {
    totals: { visits: made.visits, questions: made.questions, referrals },
    dimensions: [
      flat('language', made.languages.length),
      ...(made.genders === undefined ? [] : [flat('gender', made.genders.length)]),
      topicList(made.topics),
      flat('way', 1)
    ],
    tables: [
      table('visits-by-language', 'visits', 'language', made.visits, made.languages),
      ...(made.genders === undefined ? [] : [table('visits-by-gender', 'visits', 'gender', made.visits, made.genders)]),
      topicTable(made),
      table('referrals-by-way', 'referrals', 'way', referrals, [referrals])
    ]
  }
}

const flat = (name: PublishedDimension['name'], size: number): PublishedDimension => ({
  name,
  title,
  coding: 'full',
  codes: Array.from({ length: size }, (_, at) => ({ code: `${name}${at}`, parent: null, title }))
})

function topicList(groups: readonly (readonly number[])[]): PublishedDimension {
  return {
    name: 'topic',
    title,
    coding: 'two-levels',
    codes: groups.flatMap((topics, group) => [
      { code: `g${group}`, parent: null, title, mostPerVisit: Math.min(4, topics.length) },
      ...topics.map((_, at) => ({ code: `g${group}.t${at}`, parent: `g${group}`, title, mostPerVisit: 1 }))
    ])
  }
}

function table(
  name: string,
  measure: PublishedTable['measure'],
  dimension: PublishedDimension['name'],
  total: number,
  counts: readonly number[]
): PublishedTable {
  return {
    name,
    measure,
    dimensions: [dimension],
    title,
    cells: [{ codes: ['*'], count: total }, ...counts.map((count, at) => ({ codes: [`${dimension}${at}`], count }))]
  }
}

function topicTable({ questions, topics }: MadeUpFigures): PublishedTable {
  return {
    name: 'questions-by-topic',
    measure: 'questions',
    dimensions: ['topic'],
    title,
    cells: [
      { codes: ['*'], count: questions },
      ...topics.flatMap((group, at) => [
        { codes: [`g${at}`], count: group.reduce((sum, count) => sum + count, 0) },
        ...group.map((count, topic) => ({ codes: [`g${at}.t${topic}`], count }))
      ])
    ]
  }
}
