import { codesDownTo, cutAt, deepestLevel, leavesOf } from './codings.ts'
import { codingOf, type CodedTable, type Codings } from './tabulate.ts'
import type {
  CodeEntry,
  Coding,
  DimensionName,
  Measure,
  PlannedTable,
  RefusedTable,
  TablePlan,
  TotalMeasure,
  Totals
} from './types.ts'

/** A table is released only when its inner cells hold at least this many on average, judged from the published total. */
export const FEWEST_PER_CELL = 2

/** Which tables a release holds and how their dimensions are coded. */
export interface TableChoice {
  readonly codings: Codings
  readonly tables: readonly CodedTable[]
  readonly refused: readonly RefusedTable[]
}

/**
 * Chooses for each dimension the finest coding that the published totals can carry, for each table how deep it goes into its
 * codings, and leaves out the tables that cannot be carried at all. The choice is a function of published figures and of the
 * plan: whoever sees the release could have made it, so it tells nothing more.
 */
export function chooseTables(plan: TablePlan, publishedTotals: Totals): TableChoice {
  const codings = new Map<DimensionName, Coding>()
  for (const { name, ladder } of plan.dimensions) {
    const within = plan.tables.filter(table => table.dimensions.includes(name))
    const table = within.find(({ dimensions }) => dimensions.length === 1) ?? within[0]
    const finest = ladder.find(
      ({ codes }) => table !== undefined && isCarried(publishedTotals[judgedBy(table.measure)], [codes])
    )
    if (finest !== undefined) codings.set(name, finest)
  }
  const coded = plan.tables.map(table => ({
    table,
    coded: codedTable(table, codings, publishedTotals[judgedBy(table.measure)])
  }))
  return {
    codings,
    tables: coded.flatMap(({ coded: one }) => one ?? []),
    refused: [
      ...coded
        .filter(({ coded: one }) => one === null)
        .map(({ table: { name, title } }) => ({ table: name, title, reason: 'too-thin' as const })),
      ...plan.excluded
    ]
  }
}

function codedTable(table: PlannedTable, codings: Codings, total: number): CodedTable | null {
  if (!table.dimensions.every(name => codings.has(name))) return null
  const used = table.dimensions.map(name => codingOf(codings, name))
  const levels = carriedLevels(
    table,
    total,
    used.map(({ codes }) => codes)
  )
  return levels === null ? null : { ...table, codings: used.map((coding, at) => cutAt(coding, levels[at] ?? 1)) }
}

/**
 * How deep a table may go into each of its lists: as deep as leaves the most inner cells that the published total can carry, and
 * rather into the first list than into the second. A table of one thing goes all the way down, one of topics and something else
 * stops at the groups. Null when nothing is carried.
 */
export function carriedLevels(
  { dimensions }: Pick<PlannedTable, 'dimensions'>,
  total: number,
  lists: readonly (readonly CodeEntry[])[]
): number[] | null {
  const [first = [], second] = lists
  const depths = (codes: readonly CodeEntry[], at: number) =>
    dimensions[at] === 'topic' ? [1] : Array.from({ length: deepestLevel(codes) }, (_, above) => above + 1)
  const candidates =
    second === undefined
      ? [[deepestLevel(first)]]
      : depths(first, 0).flatMap(one => depths(second, 1).map(other => [one, other]))
  const innerCells = (levels: readonly number[]) =>
    cellsOf(lists.map((codes, at) => codesDownTo(codes, levels[at] ?? 1)))
  return (
    candidates
      .filter(levels => total >= FEWEST_PER_CELL * innerCells(levels))
      .toSorted((one, other) => innerCells(other) - innerCells(one) || (other[0] ?? 0) - (one[0] ?? 0))[0] ?? null
  )
}

/** The total by which a table is judged too thin: actions and barriers have none, and are judged by the questions. */
export const judgedBy = (measure: Measure): TotalMeasure =>
  measure === 'actions' || measure === 'barriers' ? 'questions' : measure

/** Whether a published total is enough for a table by these code lists, down to their last level. */
const isCarried = (total: number, lists: readonly (readonly CodeEntry[])[]): boolean =>
  total >= FEWEST_PER_CELL * cellsOf(lists)

const cellsOf = (lists: readonly (readonly CodeEntry[])[]): number =>
  lists.reduce((product, codes) => product * leavesOf(codes).length, 1)
