import { FyrError } from '../../shared/domain/errors.ts'
import { monthSchema } from '../../shared/domain/month.ts'
import { attackReleases } from '../disclosure/attack/attack.ts'
import { knownOf } from '../disclosure/suppress.ts'
import {
  FEWEST_CONTRIBUTORS,
  FEWEST_CONTRIBUTORS_SHOWN,
  totalMeasures,
  type SuppressedTable
} from '../disclosure/types.ts'
import type { SuppressedDescription } from './description.schema.ts'
import { PACKAGE_FILE } from './release-files.ts'
import type { ReleaseProblem } from './types.ts'

/** A release with withheld counts is of one month, and was not added up. */
export function suppressedPeriodProblems({ fyr }: SuppressedDescription): ReleaseProblem[] {
  const { period, sources, passedOver, carried } = fyr
  const isMonth = monthSchema.safeParse(period).success && sources.length === 0 && passedOver.length === 0
  const isInOrder = [...carried, period].every((month, at, all) => at === 0 || month > (all[at - 1] ?? ''))
  const isEnough = fyr.totals.visits >= FEWEST_CONTRIBUTORS_SHOWN && fyr.contributorsAtLeast === FEWEST_CONTRIBUTORS
  return isMonth && isInOrder && isEnough ? [] : [{ problem: 'differs', where: `${PACKAGE_FILE} period` }]
}

/** Attacks what is shown: nothing that is withheld may be told to fewer counts than was promised. */
export async function suppressedAttackProblems(
  { fyr }: SuppressedDescription,
  tables: readonly SuppressedTable[],
  budget: number
): Promise<ReleaseProblem[]> {
  const cells = tables.reduce((sum, table) => sum + table.cells.length, 0)
  const totals = totalMeasures.map(measure => ({
    measure,
    dimensions: [],
    cells: [{ codes: [], count: fyr.totals[measure] }]
  }))
  try {
    const report = await attackReleases(
      { releases: [knownOf(fyr.dimensions, [...totals, ...tables])], links: [] },
      { budget }
    )
    const { minWidth, cells: said, attack } = fyr.certificate
    const asCertified = minWidth === report.minWidth && said === cells && attack.cells === report.cells
    return [
      ...report.narrowed.map(({ name }): ReleaseProblem => ({ problem: 'narrowed', where: name })),
      ...report.undecided.map(({ name }): ReleaseProblem => ({ problem: 'undecided', where: name })),
      ...(asCertified ? [] : [{ problem: 'differs' as const, where: 'certificate' }])
    ]
  } catch (error) {
    if (error instanceof FyrError) return [{ problem: 'additive', where: PACKAGE_FILE }]
    throw error
  }
}
