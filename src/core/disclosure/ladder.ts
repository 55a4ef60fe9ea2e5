import { leavesOf } from './codings.ts'
import { codingOf, type Codings } from './tabulate.ts'
import type { CodeEntry, Coding, DimensionName, Measure, PlannedTable, RefusedTable, TablePlan } from './types.ts'

/** A table is released only when its inner cells hold at least this many on average, judged from the published total. */
const FEWEST_PER_CELL = 2

/** Which tables a release holds and how their dimensions are coded. */
export interface TableChoice {
  readonly codings: Codings
  readonly tables: readonly PlannedTable[]
  readonly refused: readonly RefusedTable[]
}

/**
 * Chooses for each dimension the finest coding that the published totals can carry, and leaves out the tables that none can
 * carry. The choice is a function of published figures and of the plan: whoever sees the release could have made it, so it
 * tells nothing more.
 */
export function chooseTables(plan: TablePlan, publishedTotals: Readonly<Record<Measure, number>>): TableChoice {
  const codings = new Map<DimensionName, Coding>()
  for (const dimension of plan.dimensions) {
    const alone = plan.tables.find(table => table.dimensions.length === 1 && table.dimensions[0] === dimension.name)
    if (alone === undefined) continue
    const finest = dimension.ladder.find(coding => isCarried(publishedTotals[alone.measure], [coding.codes]))
    if (finest !== undefined) codings.set(dimension.name, finest)
  }
  const isThick = (table: PlannedTable) =>
    table.dimensions.every(name => codings.has(name)) &&
    isCarried(
      publishedTotals[table.measure],
      table.dimensions.map(name => codingOf(codings, name).codes)
    )
  return {
    codings,
    tables: plan.tables.filter(isThick),
    refused: [
      ...plan.tables
        .filter(table => !isThick(table))
        .map(({ name, title }) => ({ table: name, title, reason: 'too-thin' as const })),
      ...plan.excluded
    ]
  }
}

/** Whether a published total is enough for a table by these code lists. */
export function isCarried(total: number, lists: readonly (readonly CodeEntry[])[]): boolean {
  const innerCells = lists.reduce((product, codes) => product * leavesOf(codes).length, 1)
  return total >= FEWEST_PER_CELL * innerCells
}
