import { REFERRED, TOTAL, type PublishedFigures } from './types.ts'

/**
 * Where referrals, actions or barriers do not fit the questions beside them, in a topic group or in all: referrals ≤ questions
 * referred ≤ questions, each action and barrier ≤ questions ≤ all actions together.
 */
export function questionBreaches({ tables, dimensions, totals }: PublishedFigures): string[] {
  const counts = new Map([
    [nameOf('questions', TOTAL), totals.questions],
    [nameOf('referrals', TOTAL), totals.referrals]
  ])
  const codes = (name: string) => dimensions.find(dimension => dimension.name === name)?.codes.map(({ code }) => code)
  for (const { measure, dimensions: names, cells } of tables) {
    if (names[0] !== 'topic') continue
    const hasOther = names.length > 1
    for (const { codes: shown, count } of cells) {
      const [topic = TOTAL, other = TOTAL] = shown
      counts.set(nameOf(measure, topic, hasOther ? other : TOTAL), count)
    }
  }
  const breaches: string[] = []
  for (const group of [TOTAL, ...groupsIn(tables)]) {
    const questions = counts.get(nameOf('questions', group))
    if (questions === undefined) {
      breaches.push(`${group} without-questions`)
      continue
    }
    const referrals = counts.get(nameOf('referrals', group)) ?? 0
    const done = (codes('action') ?? []).flatMap(action => counts.get(nameOf('actions', group, action)) ?? [])
    const met = (codes('barrier') ?? []).flatMap(barrier => counts.get(nameOf('barriers', group, barrier)) ?? [])
    if (referrals > questions) breaches.push(`${group} referrals-above-questions`)
    if (referrals > (counts.get(nameOf('actions', group, REFERRED)) ?? Infinity))
      breaches.push(`${group} referrals-above-referred`)
    if ([...done, ...met].some(count => count > questions)) breaches.push(`${group} above-questions`)
    if (done.length > 0 && done.reduce((sum, count) => sum + count, 0) < questions)
      breaches.push(`${group} questions-above-actions`)
  }
  return breaches
}

const nameOf = (measure: string, topic: string, other: string = TOTAL): string => `${measure} ${topic} ${other}`

/** Every topic of a table that shows topics together with something else. */
const groupsIn = (tables: PublishedFigures['tables']): Set<string> =>
  new Set(
    tables
      .filter(({ dimensions }) => dimensions[0] === 'topic' && dimensions.length > 1)
      .flatMap(({ cells }) => cells.flatMap(({ codes }) => codes[0] ?? []))
      .filter(topic => topic !== TOTAL)
  )
