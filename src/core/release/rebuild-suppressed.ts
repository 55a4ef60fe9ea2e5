import { tellsHours } from '../disclosure/plan.ts'
import { suppressedRelease } from '../disclosure/suppress-month.ts'
import type { SuppressedRelease, SuppressedTable } from '../disclosure/types.ts'
import type { SuppressedDescription } from './description.schema.ts'
import { orderedTables, rebuiltDimensions, refusedBeside } from './rebuild-release.ts'

/** The release with withheld counts that the program would have written from what was read; see `rebuiltRelease`. */
export function rebuiltSuppressed(
  { fyr: said }: SuppressedDescription,
  read: readonly SuppressedTable[],
  attacked: { readonly cells: number; readonly minWidth: number }
): SuppressedRelease {
  const { bureau, period, release, totals, carried } = said
  const carriers = { ...totals, referrals: totals.referrals ?? 0 }
  const shown = read.filter(table => !tellsHours(table))
  const tables = orderedTables<number | null>(shown, { dimensions: said.dimensions, totals: carriers }, false, null)
  const dimensions = rebuiltDimensions(said.dimensions, tables)
  const refused = refusedBeside(tables, said, { withoutHours: true })
  return suppressedRelease({ bureau, period, release, carried, totals, dimensions, tables, refused }, attacked)
}
