import { leavesOf } from './codings.ts'
import { FEWEST_PER_CELL, judgedBy } from './ladder.ts'
import {
  BASE,
  type CodeEntry,
  type DimensionName,
  type PublishedFigures,
  type TablePlan,
  type TotalMeasure
} from './types.ts'

/** What it would take to carry a table that is too thin. */
export interface Thinness {
  readonly measure: TotalMeasure
  /** The shown total, and the least one with which the table would be there. */
  readonly shown: number
  readonly needed: number
  /** How many boxes the table has at the least, and how many the shown total would carry. */
  readonly categories: number
  readonly carried: number
  /** The fewest categories of one list that would have to be counted as one; null where no merging would leave a table. */
  readonly merge: Merging | null
}

export interface Merging {
  readonly dimension: DimensionName
  readonly codes: readonly string[]
}

/**
 * What would carry a table in its coarsest coding. Everything here is a function of published figures and of the plan: whoever changes
 * a list by it tells nothing about the true counts.
 */
export function thinnessOf(name: string, plan: TablePlan, figures: PublishedFigures): Thinness | null {
  const table = plan.tables.find(one => one.name === name)
  if (table === undefined) return null
  const measure = judgedBy(table.measure)
  const shown = figures.totals[measure]
  const lists = table.dimensions.map(dimension => ({ dimension, leaves: coarsestLeaves(plan, dimension) }))
  const categories = lists.reduce((product, { leaves }) => product * leaves.length, 1)
  const carried = Math.floor(shown / FEWEST_PER_CELL)
  const mergings = lists.flatMap(({ dimension, leaves }) => {
    const left = Math.floor(carried / (categories / leaves.length))
    const merged = leaves.length - left + 1
    // One category alone says no more than the total.
    return left < 2 ? [] : [{ dimension, codes: leastShown(leaves, dimension, figures).slice(0, merged), of: leaves }]
  })
  const [fewest] = mergings.toSorted((one, other) => one.codes.length - other.codes.length)
  return {
    measure,
    shown,
    needed: Math.ceil((FEWEST_PER_CELL * categories) / BASE) * BASE,
    categories,
    carried,
    merge:
      fewest === undefined
        ? null
        : { dimension: fewest.dimension, codes: fewest.of.filter(code => fewest.codes.includes(code)) }
  }
}

/** The categories of a dimension where it is shown most coarsely. */
function coarsestLeaves(plan: TablePlan, name: DimensionName): string[] {
  const codes: readonly CodeEntry[] =
    plan.dimensions.find(dimension => dimension.name === name)?.ladder.at(-1)?.codes ?? []
  return leavesOf(codes)
}

/** The codes, those first that the release shows least of, by themselves or anywhere; a list's end before its beginning. */
function leastShown(codes: readonly string[], dimension: DimensionName, { tables }: PublishedFigures): string[] {
  const table = tables
    .filter(({ dimensions }) => dimensions.includes(dimension))
    .toSorted((one, other) => one.dimensions.length - other.dimensions.length)[0]
  const at = table?.dimensions.indexOf(dimension) ?? -1
  const shown = new Map<string, number>()
  for (const cell of table?.cells ?? []) {
    const code = cell.codes[at] ?? ''
    shown.set(code, (shown.get(code) ?? 0) + cell.count)
  }
  return codes.toReversed().toSorted((one, other) => (shown.get(one) ?? 0) - (shown.get(other) ?? 0))
}
