import type { LinearRow } from './solver.ts'
import { CAP, type CodeEntry, type Coding } from './types.ts'

/**
 * How the measures relate, as conditions on published values in units of the base. They are stricter than the relations of the
 * true counts, just so much that the relations never narrow anybody's interval; docs/anonymisation.md has the proof.
 */

/** One published value is at most another: contributors and their visits. */
export const atMost = (cell: number, other: number): LinearRow => ({
  indices: [other, cell],
  coefficients: [1, -1],
  lower: 0,
  upper: Infinity
})

/** A published value, if there is one, is not 0. */
export const atLeastOne = (cell: number | undefined): LinearRow[] =>
  cell === undefined ? [] : [{ indices: [cell], coefficients: [1], lower: 1, upper: Infinity }]

/** The grand totals: visits ≤ questions ≤ 4 · visits − 3 (in fives) and referrals ≤ questions. */
export function totalRows(visits: number, questions: number, referrals: number): LinearRow[] {
  return [
    atMost(visits, questions),
    { indices: [visits, questions], coefficients: [CAP, -1], lower: CAP - 1, upper: Infinity },
    atMost(referrals, questions)
  ]
}

/** How many recorded topics count under each topic or group. */
export function topicsOf(coding: Coding): ReadonlyMap<string, number> {
  const parents = new Map(coding.codes.map(entry => [entry.code, entry.parent]))
  const topics = new Map<string, number>()
  for (const leaf of coding.foldsTo.values()) {
    for (let at: string | null = leaf; at !== null; at = parents.get(at) ?? null)
      topics.set(at, (topics.get(at) ?? 0) + 1)
  }
  return new Map(coding.codes.map(({ code }) => [code, topics.get(code) ?? 1]))
}

/** How often one visit counts at most under each topic or group: a topic once, a group as often as it has topics, four at most. */
export const mostPerVisit = (coding: Coding): ReadonlyMap<string, number> =>
  new Map([...topicsOf(coding)].map(([code, topics]) => [code, Math.min(CAP, topics)]))

/** The most that a topic may show beside a given total of visits, both in units of the base. */
const topicCeiling = (most: number, visits: number): number => most * visits - (most - 1)

/**
 * No topic or group above its ceiling, and two that stand at their ceilings only where one lies within the other. `cells` maps
 * each code to its cell, and `mayReach` says whether a cell may be rounded to a value.
 */
export function topicRows(
  coding: Coding,
  visits: number,
  cells: (code: string) => number,
  mayReach: (cell: number, value: number) => boolean
): LinearRow[] {
  const most = mostPerVisit(coding)
  const ceilingOf = (code: string) => topicCeiling(most.get(code) ?? CAP, visits)
  const high = coding.codes.filter(({ code }) => mayReach(cells(code), ceilingOf(code)))
  const rows: LinearRow[] = high.map(({ code }) => ({
    indices: [cells(code)],
    coefficients: [1],
    lower: -Infinity,
    upper: ceilingOf(code)
  }))
  for (const [at, one] of high.entries()) {
    for (const other of high.slice(at + 1)) {
      if (isWithin(one, other, coding.codes) || isWithin(other, one, coding.codes)) continue
      rows.push({
        indices: [cells(one.code), cells(other.code)],
        coefficients: [1, 1],
        lower: -Infinity,
        upper: ceilingOf(one.code) + ceilingOf(other.code) - 1
      })
    }
  }
  return rows
}

function isWithin(inner: CodeEntry, outer: CodeEntry, codes: readonly CodeEntry[]): boolean {
  const parents = new Map(codes.map(entry => [entry.code, entry.parent]))
  for (let at: string | null = inner.code; at !== null; at = parents.get(at) ?? null) if (at === outer.code) return true
  return false
}
