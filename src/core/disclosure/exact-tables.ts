import { cutAt } from './codings.ts'
import { countContributions } from './count.ts'
import { levelInAll } from './sum-releases.ts'
import { tabulate, type TrueTable } from './tabulate.ts'
import type { Coding, Contribution, PublishedFigures, PublishedTable, TablePlan } from './types.ts'

/**
 * The counts that a release's tables were made from, cell by cell in the same order: for the bureau's own eyes and for measuring,
 * never for publishing. Throws when the figures were not made by the plan.
 */
export function exactTables(
  figures: PublishedFigures,
  plan: TablePlan,
  contributions: readonly Contribution[]
): TrueTable[] {
  const records = countContributions(contributions)
  return figures.tables.map(table => {
    const codings = table.dimensions.map((_, at) => codingOf(table, at, figures, plan))
    return tabulate({ ...table, codings }, records[table.measure])
  })
}

function codingOf(table: PublishedTable, at: number, figures: PublishedFigures, plan: TablePlan): Coding {
  const name = table.dimensions[at]
  const published = figures.dimensions.find(dimension => dimension.name === name)
  const coding = plan.dimensions
    .find(dimension => dimension.name === name)
    ?.ladder.find(one => one.name === published?.coding)
  if (published === undefined || coding === undefined) throw new Error(`the plan has no coding for ${table.name}`)
  return cutAt(coding, levelInAll([table], at, published.codes))
}
