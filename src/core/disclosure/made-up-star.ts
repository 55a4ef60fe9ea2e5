import { seededUniform } from './made-up-month.ts'
import {
  TOTAL,
  type DimensionName,
  type Measure,
  type PublishedDimension,
  type PublishedFigures,
  type PublishedTable
} from './types.ts'

const title = { sv: '', en: '' }

/** How many codes each dimension of the made-up star has. */
export interface StarSizes {
  readonly language: number
  readonly municipality: number
  readonly age_band: number
  readonly gender: number
  readonly time_in_sweden: number
  readonly topic: number
}

/**
 * Published figures of about so many visits with two-way tables of visits around the language, as a correct rounding could show
 * them: the tables of made-up records that each stand for five visits, so that all add up and all are multiples of five.
 */
export function madeUpStar(sizes: StarSizes, visits: number, seed: number): PublishedFigures {
  const uniform = seededUniform(seed)
  const names = Object.keys(sizes).filter((name): name is keyof StarSizes => name in sizes)
  const pick = (name: keyof StarSizes): string => `${name}${Math.floor(uniform() ** 3 * sizes[name])}`
  const records = Array.from({ length: Math.round(visits / 5) }, () => new Map(names.map(name => [name, pick(name)])))
  // Every visit has one question, and every other visit a second one.
  const questions = records.flatMap((record, at) =>
    at % 2 === 0 ? [record, new Map([['topic', pick('topic')] as const])] : [record]
  )
  const dimensions = names.map(name => flat(name, sizes[name]))
  const tableOf = (measure: Measure, ...wanted: (keyof StarSizes)[]): PublishedTable => {
    const counted = measure === 'visits' ? records : questions
    const counts = new Map<string, number>()
    for (const record of counted) {
      for (const codes of combinations(wanted.map(name => [TOTAL, record.get(name) ?? '']))) {
        const word = codes.join(' ')
        counts.set(word, (counts.get(word) ?? 0) + 5)
      }
    }
    const lists = wanted.map(name => [TOTAL, ...flat(name, sizes[name]).codes.map(entry => entry.code)])
    const cells = combinations(lists).map(codes => ({ codes, count: counts.get(codes.join(' ')) ?? 0 }))
    return { name: `${measure}-by-${wanted.join('-and-')}`, measure, dimensions: wanted, title, cells }
  }
  return {
    totals: { visits: records.length * 5, questions: questions.length * 5, referrals: 0 },
    dimensions,
    tables: [
      tableOf('visits', 'language', 'municipality'),
      tableOf('visits', 'language', 'age_band'),
      tableOf('visits', 'language', 'gender'),
      tableOf('visits', 'language', 'time_in_sweden'),
      tableOf('questions', 'topic')
    ]
  }
}

const flat = (name: DimensionName, size: number): PublishedDimension => ({
  name,
  title,
  coding: 'full',
  codes: Array.from({ length: size }, (_, at) => ({ code: `${name}${at}`, parent: null, title }))
})

const combinations = (lists: readonly (readonly string[])[]): string[][] =>
  lists.reduce<string[][]>((rows, codes) => rows.flatMap(row => codes.map(code => [...row, code])), [[]])
