import { monthSchema } from '../../shared/domain/month.ts'
import { longPeriodSchema, monthsOf } from '../../shared/domain/period.ts'
import { showsOwn } from '../disclosure/certificate.ts'
import { BASE, CAP, FEWEST_CONTRIBUTORS_SHOWN, type PublishedFigures } from '../disclosure/types.ts'
import { sumMethod } from '../disclosure/sum-releases.ts'
import type { ReleaseDescription } from './description.schema.ts'
import { PACKAGE_FILE } from './release-files.ts'
import type { ReleaseProblem } from './types.ts'

type Said = ReleaseDescription['fyr']

/**
 * Whether what a release says of its period holds together: a month was rounded by itself; a quarter or a year adds up releases
 * of its own months, each of which had to keep the conditions, and names every month of it.
 */
export function periodProblems(said: Said, figures: PublishedFigures): ReleaseProblem[] {
  const month = monthSchema.safeParse(said.period)
  return [
    ...(month.success ? monthProblems(said) : sumProblems(said, figures)),
    ...(showsOwn(figures.tables, said.carried) ? [] : [differs('carried')])
  ]
}

const differs = (detail: string): ReleaseProblem => ({ problem: 'differs', where: `${PACKAGE_FILE} ${detail}` })

const inOrder = (periods: readonly string[]): boolean =>
  periods.every((period, at) => at === 0 || period > (periods[at - 1] ?? ''))

function monthProblems({ period, method, sources, passedOver, carried }: Said): ReleaseProblem[] {
  const earlier = [...carried, period]
  return [
    ...(method.name === 'controlled-rounding' && method.error === BASE - 1 ? [] : [differs('method')]),
    ...(sources.length === 0 ? [] : [differs('sources')]),
    ...(passedOver.length === 0 ? [] : [differs('passedOver')]),
    ...(inOrder(earlier) ? [] : [differs('carried')])
  ]
}

function sumProblems({ period, method, sources, passedOver, carried }: Said, figures: PublishedFigures) {
  const released = sources.map(source => source.period)
  const months = monthsOf(longPeriodSchema.parse(period))
  const last = released.at(-1) ?? ''
  const wanted = sumMethod(sources.length)
  return [
    ...(method.name === wanted.name && method.error === wanted.error ? [] : [differs('method')]),
    ...(released.length > 0 && inOrder(released) && inOrder(passedOver) ? [] : [differs('sources')]),
    ...([...released, ...passedOver].toSorted().join() === months.join() ? [] : [differs('passedOver')]),
    ...(inOrder(carried.toSorted()) && carried.every(month => month < last) ? [] : [differs('carried')]),
    ...totalProblems(figures, sources.length)
  ]
}

/** What the totals of so many months, each of them certified, cannot exceed. */
function totalProblems({ totals: { visits, questions } }: PublishedFigures, months: number): ReleaseProblem[] {
  const slack = (BASE - 1) * months
  return [
    ...(visits >= FEWEST_CONTRIBUTORS_SHOWN * months ? [] : [differs('totals visits')]),
    ...(questions <= CAP * (visits - slack) + slack ? [] : [differs('totals questions')])
  ]
}
