import { ATTACK_BUDGET, type AnonymiseRequest, type CheckOptions } from './anonymise.ts'
import { cellNames } from './cell-names.ts'
import { certificateOf, notCertified, shownAt } from './certificate.ts'
import { countContributions } from './count.ts'
import { figuresOf } from './figures.ts'
import { chooseTables } from './ladder.ts'
import { suppress, suppressedCells } from './suppress.ts'
import { tabulate } from './tabulate.ts'
import {
  CAP,
  FEWEST_CONTRIBUTORS,
  FEWEST_CONTRIBUTORS_SHOWN,
  FEWEST_SHOWN_EXACTLY,
  type Refusal,
  type SuppressedRelease,
  type SuppressedTable
} from './types.ts'
import { warningsOf } from './warnings.ts'

/** The fewest counts that stay possible in a withheld cell. */
const WITHHELD_WIDTH = 5

/** How every suppressed release came about. */
export const suppressionMethod: SuppressedRelease['method'] = {
  name: 'suppression',
  threshold: FEWEST_SHOWN_EXACTLY,
  width: WITHHELD_WIDTH,
  cap: CAP
}

/** What a suppressed release's certificate states. */
export const suppressionConditions = ['threshold', 'width'] as const

/**
 * A month's release with exact counts in which small ones are withheld, for a receiver that refuses rounded ones. Nothing in it is drawn.
 * What the attacker can narrow, or did not decide in time, is refused.
 */
export async function suppressMonth(
  { bureau, period, release, plan, contributions, carried = [] }: AnonymiseRequest,
  { attackBudget = ATTACK_BUDGET, onProgress, signal }: CheckOptions
): Promise<SuppressedRelease | Refusal> {
  const records = countContributions(contributions)
  const totals = {
    visits: records.visits.length,
    questions: records.questions.length,
    referrals: records.referrals.length
  }
  if (totals.visits < FEWEST_CONTRIBUTORS_SHOWN || records.contributors < FEWEST_CONTRIBUTORS)
    return { code: 'release.too-few', params: { fewest: FEWEST_CONTRIBUTORS_SHOWN } }
  const referrals = totals.referrals < FEWEST_SHOWN_EXACTLY ? null : totals.referrals
  // A total that nobody sees decides nothing.
  const choice = chooseTables(plan, { ...totals, referrals: referrals ?? 0 })
  const tables = choice.tables.map(table => tabulate(table, records[table.measure]))
  const { dimensions } = figuresOf({ totals, choice, tables, truth: { totals, tables } }, plan)
  const suppression = await suppress({ totals, dimensions, tables }, { budget: attackBudget, onProgress, signal })
  if (suppression === null) return notCertified('attack')
  const names = cellNames(totals, tables)
  const published = tables.map(({ name, measure, dimensions: by, title, cells }): SuppressedTable => ({
    name,
    measure,
    dimensions: by,
    title,
    cells: suppressedCells({ measure, dimensions: by, cells }, suppression.withheld, names)
  }))
  const { report } = suppression
  return {
    format: 1,
    bureau,
    period,
    release,
    method: suppressionMethod,
    sources: [],
    passedOver: [],
    carried,
    totals: { ...totals, referrals },
    late: shownAt(published, 'visits-by-recorded', 'late'),
    shortened: shownAt(published, 'visits-by-counted', 'shortened'),
    dimensions,
    tables: published,
    refused: choice.refused,
    warnings: suppressedWarnings(published, dimensions),
    certificate: certificateOf(published, suppressionConditions, report)
  }
}

/** Warnings from what is shown; what is withheld warns of nothing. */
export const suppressedWarnings = (
  tables: readonly SuppressedTable[],
  dimensions: SuppressedRelease['dimensions']
): SuppressedRelease['warnings'] =>
  warningsOf(
    tables.map(table => ({ ...table, cells: table.cells.map(({ codes, count }) => ({ codes, count: count ?? 0 })) })),
    dimensions
  )
