import type { Highs } from 'highs'
import type { Month } from '../../shared/domain/month.ts'
import { cellSystem, type CellSystem } from './cell-system.ts'
import type { CountedRecords } from './count.ts'
import { codesDownTo } from './codings.ts'
import { drawRounding } from './draw.ts'
import { chooseTables, type TableChoice } from './ladder.ts'
import { questionRows } from './question-rows.ts'
import { atLeastOne, atMost, topicRows, totalRows } from './relations.ts'
import { roundingCell } from './rounding-problem.ts'
import { tabulate, type TrueTable } from './tabulate.ts'
import {
  BASE,
  FEWEST_CONTRIBUTORS,
  FEWEST_CONTRIBUTORS_SHOWN,
  totalMeasures,
  type DimensionName,
  type PublishedTable,
  type Refusal,
  type SecretUniform,
  type TablePlan,
  type TotalMeasure
} from './types.ts'

type PerMeasure<T> = Readonly<Record<TotalMeasure, T>>

/** Tables after rounding, with the counts that they were made from for the certificate to compare. */
export interface RoundedTables {
  readonly totals: PerMeasure<number>
  readonly choice: TableChoice
  readonly tables: readonly PublishedTable[]
  readonly truth: { readonly totals: PerMeasure<number>; readonly tables: readonly TrueTable[] }
}

/** How often a draw whose totals leave no rounding of the tables is begun afresh before the month is refused. */
const mostDraws = 20

/**
 * Randomised, zero-restricted controlled rounding over all tables of all measures. First the grand totals are drawn; they
 * decide which tables there are and how fine; then every cell of those tables at once, within the drawn totals. Where passed-over
 * months are `carried`, the visits recorded in time are not shown as 0 (condition 7 in docs/anonymisation.md).
 */
export function protect(
  highs: Highs,
  plan: TablePlan,
  records: CountedRecords,
  uniform: SecretUniform,
  carried: readonly Month[] = []
): RoundedTables | Refusal {
  const truth = byMeasure(measure => records[measure].length)
  for (let draw = 0; draw < mostDraws; draw += 1) {
    const drawn = drawTotals(highs, truth, records.contributors, uniform)
    if (drawn === null) break
    const { totals, contributors } = drawn
    if (contributors < FEWEST_CONTRIBUTORS_SHOWN)
      return { code: 'release.too-few', params: { fewest: FEWEST_CONTRIBUTORS_SHOWN } }
    const choice = chooseTables(plan, totals)
    const trueTables = choice.tables.map(table => tabulate(table, records[table.measure]))
    const tables = drawTables(highs, trueTables, { truth, totals, carried }, uniform)
    if (tables !== null) return { totals, choice, tables, truth: { totals: truth, tables: trueTables } }
  }
  return { code: 'release.no-rounding', params: {} }
}

interface RoundedTotals {
  readonly totals: PerMeasure<number>
  /** At most the visits; decides whether there is a release, and is published nowhere. */
  readonly contributors: number
}

/**
 * Draws the grand totals under the relations; null when no rounding of them keeps those. Where every visit is a contributor of its own,
 * their numbers are one and the same.
 */
function drawTotals(
  highs: Highs,
  truth: PerMeasure<number>,
  contributors: number,
  uniform: SecretUniform
): RoundedTotals | null {
  // With so few, both roundings of their number are refused.
  if (contributors < FEWEST_CONTRIBUTORS) return { totals: byMeasure(() => 0), contributors: 0 }
  const [visits, questions, referrals] = [
    totalMeasures.indexOf('visits'),
    totalMeasures.indexOf('questions'),
    totalMeasures.indexOf('referrals')
  ]
  const ofTotals = totalMeasures.map(measure => roundingCell(truth[measure]))
  const rows = totalRows(visits, questions, referrals)
  const returned = contributors < truth.visits
  const problem = returned
    ? { cells: [...ofTotals, roundingCell(contributors)], rows: [...rows, atMost(ofTotals.length, visits)] }
    : { cells: ofTotals, rows }
  const values = drawRounding(highs, problem, uniform)
  if (values === null) return null
  return {
    totals: byMeasure(measure => (values[totalMeasures.indexOf(measure)] ?? 0) * BASE),
    contributors: (values[returned ? ofTotals.length : visits] ?? 0) * BASE
  }
}

interface DrawnTotals {
  readonly truth: PerMeasure<number>
  readonly totals: PerMeasure<number>
  readonly carried: readonly Month[]
}

function drawTables(
  highs: Highs,
  tables: readonly TrueTable[],
  { truth, totals, carried }: DrawnTotals,
  uniform: SecretUniform
): PublishedTable[] | null {
  const system = cellSystem(
    tables,
    byMeasure(measure => roundingCell(truth[measure]))
  )
  const rows = [
    ...system.rows,
    ...(carried.length > 0 ? atLeastOne(system.find('visits', ['recorded'], ['in-time'])) : []),
    ...tables.flatMap(table => topicLimits(table, system, totals.visits / BASE)),
    ...questionRows(system, {
      groups: codesIn(tables, 'topic', 1),
      actions: codesIn(tables, 'action', 1),
      barriers: codesIn(tables, 'barrier', 1)
    })
  ]
  const drawn = new Map(totalMeasures.flatMap(measure => found(system.find(measure, [], []), totals[measure] / BASE)))
  const values = drawRounding(highs, { cells: system.cells, rows, drawn }, uniform)
  if (values === null) return null
  return tables.map(({ name, measure, dimensions, title, cells }) => ({
    name,
    measure,
    dimensions,
    title,
    cells: cells.map(({ codes }) => ({
      codes,
      count: (values[system.find(measure, dimensions, codes) ?? -1] ?? 0) * BASE
    }))
  }))
}

function topicLimits(table: TrueTable, system: CellSystem, visits: number) {
  const [name, ...others] = table.dimensions
  const [coding] = table.codings
  if (table.measure !== 'questions' || name !== 'topic' || coding === undefined || others.length > 0) return []
  const cellOf = (code: string) => system.find(table.measure, table.dimensions, [code]) ?? -1
  return topicRows(coding, visits, cellOf, (cell, value) => {
    const { floor, fraction } = system.cells[cell] ?? { floor: 0, fraction: 0 }
    return floor + Math.ceil(fraction) >= value
  })
}

/** The codes of a dimension, down to a level, wherever it is shown. */
function codesIn(tables: readonly TrueTable[], name: DimensionName, level: number): string[] {
  const coding = tables.flatMap(table => table.codings[table.dimensions.indexOf(name)] ?? [])[0]
  return coding === undefined ? [] : codesDownTo(coding.codes, level).map(({ code }) => code)
}

const found = (cell: number | undefined, value: number): [number, number][] =>
  cell === undefined ? [] : [[cell, value]]

const byMeasure = <T>(value: (measure: TotalMeasure) => T): PerMeasure<T> => ({
  visits: value('visits'),
  questions: value('questions'),
  referrals: value('referrals')
})
