import { questionBreaches } from './certify-questions.ts'
import type { Breach } from './certify.ts'
import {
  BASE,
  CAP,
  FEWEST_CONTRIBUTORS_SHOWN,
  type DimensionName,
  type PublishedCode,
  type PublishedDimension,
  type PublishedFigures,
  type PublishedTable
} from './types.ts'

const ofVisits: ReadonlySet<DimensionName> = new Set([
  'language',
  'municipality',
  'age_band',
  'gender',
  'time_in_sweden',
  'channel',
  'weekday',
  'hour',
  'recorded',
  'counted'
])

/** What the tables of the other measures may show. */
const ofOthers: ReadonlySet<string> = new Set([
  'questions topic',
  'referrals organisation_kind',
  'referrals way',
  'referrals outcome',
  'referrals topic organisation_kind',
  'referrals topic way',
  'referrals topic outcome',
  'actions topic action',
  'barriers topic barrier'
])

/**
 * Whether the proof covers a table. Where visits and another measure are shown by one thing, they relate again in every shared cell,
 * and that is not proved: five visits in a language beside no question in it say that nobody was there.
 */
const isProved = ({ measure, dimensions }: PublishedTable): boolean =>
  measure === 'visits' ? dimensions.every(name => ofVisits.has(name)) : ofOthers.has([measure, ...dimensions].join(' '))

/**
 * The published conditions under which the relations between measures narrow no interval, in the form in which
 * docs/anonymisation.md proves them. They assume that no measure but visits is shown by anything of the visitors'.
 */
export function relationBreaches(figures: PublishedFigures): Breach[] {
  const { visits, questions, referrals } = figures.totals
  const room = visits - (BASE - 1)
  return [
    ...(visits >= FEWEST_CONTRIBUTORS_SHOWN ? [] : [breach('too-few-visits')]),
    ...(visits <= questions ? [] : [breach('visits-above-questions')]),
    ...(questions <= CAP * room + (BASE - 1) ? [] : [breach('questions-above-visits')]),
    ...(referrals <= questions ? [] : [breach('referrals-above-questions')]),
    ...figures.tables.filter(table => !isProved(table)).map(table => breach(`${table.name} unproved`)),
    ...topicBreaches(figures, room).map(breach),
    ...questionBreaches(figures).map(breach)
  ]
}

const breach = (where: string): Breach => ({ condition: 'relations', where })

/**
 * `room` is the fewest visits but one base: what must stay possible. A topic may stand above its part of it by less than a
 * base, and all that do lie within one another, so that lowering one topic makes room for all of them.
 */
function topicBreaches({ tables, dimensions }: PublishedFigures, room: number): string[] {
  const table = tables.find(({ measure, dimensions: names }) => measure === 'questions' && names.join() === 'topic')
  const topic = dimensions.find(dimension => dimension.name === 'topic')
  if (table === undefined || topic === undefined) return []
  const { codes } = topic
  const counts = new Map(table.cells.map(cell => [cell.codes[0] ?? '', cell.count]))
  const breaches: string[] = []
  const tight: PublishedCode[] = []
  for (const entry of codes) {
    const most = entry.mostPerVisit
    if (most === undefined || !isPlausible(most, entry, topic)) {
      breaches.push(`${entry.code} most-per-visit`)
      continue
    }
    const excess = (counts.get(entry.code) ?? 0) - most * room
    if (excess > BASE - 1) breaches.push(`${entry.code} above-visits`)
    else if (excess > 0) tight.push(entry)
  }
  return isChain(tight, codes) ? breaches : [...breaches, 'topics-near-visits']
}

/**
 * A group counts as often in a visit as its parts together, four at most, and a topic of the finest list once. Where groups are
 * shown without their topics, their list says how many topics each has, and nothing in it is a topic.
 */
function isPlausible(most: number, entry: PublishedCode, { codes, coding }: PublishedDimension): boolean {
  const { code, parent, topics } = entry
  if (coding === 'groups')
    return parent === null && !code.includes('.') && topics !== undefined && most === Math.min(CAP, topics)
  if (coding !== 'two-levels' || topics !== undefined) return false
  const parts = codes.filter(part => part.parent === code)
  if (parts.length > 0)
    return (
      most ===
      Math.min(
        CAP,
        parts.reduce((sum, part) => sum + (part.mostPerVisit ?? 0), 0)
      )
    )
  return most === 1
}

/** Whether the codes lie within one another: sorted by depth, each is above the next. */
function isChain(entries: readonly PublishedCode[], codes: readonly PublishedCode[]): boolean {
  const parents = new Map(codes.map(entry => [entry.code, entry.parent]))
  const pathOf = (code: string): string[] => {
    const parent = parents.get(code) ?? null
    return parent === null ? [code] : [...pathOf(parent), code]
  }
  const paths = entries.map(entry => pathOf(entry.code)).toSorted((a, b) => a.length - b.length)
  return paths.every((path, at) => at === 0 || path.includes(paths[at - 1]?.at(-1) ?? ''))
}
