import type { Breach } from './certify.ts'
import {
  BASE,
  CAP,
  FEWEST_CONTRIBUTORS_SHOWN,
  type PublishedCode,
  type PublishedDimension,
  type PublishedFigures
} from './types.ts'

/**
 * The published conditions under which the relations between measures narrow no interval, in the form in which
 * docs/anonymisation.md proves them. They assume that questions are shown by topic alone.
 */
export function relationBreaches(figures: PublishedFigures): Breach[] {
  const { visits, questions, referrals } = figures.totals
  const room = visits - (BASE - 1)
  return [
    ...(visits >= FEWEST_CONTRIBUTORS_SHOWN ? [] : [breach('too-few-visits')]),
    ...(visits <= questions ? [] : [breach('visits-above-questions')]),
    ...(questions <= CAP * room + (BASE - 1) ? [] : [breach('questions-above-visits')]),
    ...(referrals <= questions ? [] : [breach('referrals-above-questions')]),
    ...figures.tables
      .filter(table => table.measure !== 'visits' && table.dimensions.length > 1)
      .map(table => breach(`${table.name} unproved`)),
    ...topicBreaches(figures, room).map(breach)
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

/** A group counts as often in a visit as its parts together, four at most, and a topic of the finest list once. */
function isPlausible(most: number, { code }: PublishedCode, { codes, coding }: PublishedDimension): boolean {
  const parts = codes.filter(entry => entry.parent === code)
  if (parts.length > 0)
    return (
      most ===
      Math.min(
        CAP,
        parts.reduce((sum, part) => sum + (part.mostPerVisit ?? 0), 0)
      )
    )
  return coding === 'two-levels' ? most === 1 : Number.isSafeInteger(most) && most >= 1 && most <= CAP
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
