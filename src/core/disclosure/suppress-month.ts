import type { AttackReport } from './attack/judge.ts'
import { ATTACK_BUDGET, type AnonymiseRequest, type CheckOptions } from './anonymise.ts'
import { cellNames } from './cell-names.ts'
import { certificateOf, notCertified, shownAt } from './certificate.ts'
import { countContributions } from './count.ts'
import { figuresOf } from './figures.ts'
import { chooseTables } from './ladder.ts'
import { planWithoutHours } from './plan.ts'
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
const suppressionMethod: SuppressedRelease['method'] = {
  name: 'suppression',
  threshold: FEWEST_SHOWN_EXACTLY,
  width: WITHHELD_WIDTH,
  cap: CAP
}

/** What a suppressed release's certificate states. */
const suppressionConditions = ['threshold', 'width'] as const

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
  const used = planWithoutHours(plan)
  const choice = chooseTables(used, { ...totals, referrals: referrals ?? 0 })
  const tables = choice.tables.map(table => tabulate(table, records[table.measure]))
  const { dimensions } = figuresOf({ totals, choice, tables, truth: { totals, tables } }, used)
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
  const head = { bureau, period, release, carried, totals: { ...totals, referrals }, refused: choice.refused }
  return suppressedRelease({ ...head, dimensions, tables: published }, suppression.report)
}

type SuppressedParts = Pick<
  SuppressedRelease,
  'bureau' | 'period' | 'release' | 'carried' | 'totals' | 'dimensions' | 'tables' | 'refused'
>

/** A month's release with all that follows from what it shows and from the attack on that. */
export function suppressedRelease(
  { bureau, period, release, carried, totals, dimensions, tables, refused }: SuppressedParts,
  attacked: Pick<AttackReport, 'cells' | 'minWidth'>
): SuppressedRelease {
  return {
    format: 1,
    bureau,
    period,
    release,
    method: suppressionMethod,
    sources: [],
    passedOver: [],
    carried,
    totals,
    late: shownAt(tables, 'visits-by-recorded', 'late'),
    shortened: shownAt(tables, 'visits-by-counted', 'shortened'),
    dimensions,
    tables,
    refused,
    warnings: suppressedWarnings(tables, dimensions),
    certificate: certificateOf(tables, suppressionConditions, attacked)
  }
}

/** Warnings from what is shown; what is withheld warns of nothing. */
const suppressedWarnings = (
  tables: readonly SuppressedTable[],
  dimensions: SuppressedRelease['dimensions']
): SuppressedRelease['warnings'] =>
  warningsOf(
    tables.map(table => ({ ...table, cells: table.cells.map(({ codes, count }) => ({ codes, count: count ?? 0 })) })),
    dimensions
  )
