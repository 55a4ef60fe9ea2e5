import { certificateOf, shownAt } from '../disclosure/certificate.ts'
import { suppressedWarnings, suppressionConditions, suppressionMethod } from '../disclosure/suppress-month.ts'
import { dimensionNames, type SuppressedRelease, type SuppressedTable } from '../disclosure/types.ts'
import type { SuppressedDescription } from './description.schema.ts'
import { orderedTables, rebuiltDimension, refusedBeside } from './rebuild-release.ts'

/** The release with withheld counts that the program would have written from what was read; see `rebuiltRelease`. */
export function rebuiltSuppressed(
  { fyr: said }: SuppressedDescription,
  read: readonly SuppressedTable[],
  attacked: { readonly cells: number; readonly minWidth: number }
): SuppressedRelease {
  const { bureau, period, release, totals, carried } = said
  const carriers = { ...totals, referrals: totals.referrals ?? 0 }
  const tables = orderedTables<number | null>(read, { dimensions: said.dimensions, totals: carriers }, false, null)
  const used = new Set(tables.flatMap(table => table.dimensions))
  const dimensions = dimensionNames
    .flatMap(name => said.dimensions.find(dimension => dimension.name === name) ?? [])
    .filter(dimension => used.has(dimension.name))
    .map(rebuiltDimension)
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
    refused: refusedBeside(tables, said),
    warnings: suppressedWarnings(tables, dimensions),
    certificate: certificateOf(tables, suppressionConditions, attacked)
  }
}
