import { attackReleases, type AttackOptions } from './attack/attack.ts'
import type { AttackReport } from './attack/judge.ts'
import { exactly, withheld, type KnownCell, type KnownRelease, type KnownTable } from './attack/knowledge.ts'
import { cellNames, type CellNames } from './cell-names.ts'
import { sumsThrough, type SumRow, type SumsThrough } from './sum-rows.ts'
import type { TrueTable } from './tabulate.ts'
import {
  CAP,
  dimensionsWithoutTotal,
  FEWEST_SHOWN_EXACTLY,
  TOTAL,
  totalMeasures,
  type PublishedDimension,
  type SuppressedCell,
  type Totals
} from './types.ts'

/** Exact tables in which some cells are withheld, by their names, and what an attack on the rest left. */
export interface Suppression {
  readonly withheld: ReadonlySet<string>
  readonly report: AttackReport
}

export interface SuppressionProblem {
  readonly totals: Totals
  readonly dimensions: readonly PublishedDimension[]
  readonly tables: readonly TrueTable[]
}

/** How many times complementary cells are added before the month is refused. */
const mostRounds = 40

/**
 * Cell suppression by attack and repair. Withheld first is every count under 5, zeros too. Then the attacker looks at what is left, and for
 * every cell of which fewer than five counts stay possible, or that is surely few or surely empty, a further cell is withheld in
 * a sum that gives it away: the smallest one shown. Until the attacker finds nothing; null where that cannot be had, or was not
 * decided in time.
 *
 * Which further cells are withheld follows from exact counts, and whoever knows this program may draw conclusions from it that no
 * attack here finds (docs/anonymisation.md): rounding does not have that weakness.
 */
export async function suppress(problem: SuppressionProblem, options: AttackOptions): Promise<Suppression | null> {
  const names = cellNames(problem.totals, problem.tables)
  const sums = sumsThrough(problem.tables, names)
  const hidden = new Set([...names.counts].filter(([, count]) => count < FEWEST_SHOWN_EXACTLY).map(([name]) => name))
  for (let round = 0; round < mostRounds; round += 1) {
    const report = await attackReleases(
      { releases: [knownSuppressed(problem, hidden, names)], links: [] },
      // Nobody knows how many rounds it takes: each is a smaller part of the way.
      { ...options, onProgress: share => options.onProgress?.(1 - 1 / (1 + round + share)) }
    )
    if (report.undecided.length > 0) return null
    if (report.narrowed.length === 0) return { withheld: hidden, report }
    const complements = complementsFor(
      report.narrowed.map(({ name }) => name),
      sums,
      hidden,
      names
    )
    if (complements.length === 0) return null
    for (const name of complements) hidden.add(name)
  }
  return null
}

/** A suppressed table as it is published: a withheld cell holds nothing. */
export const suppressedCells = (
  table: Pick<TrueTable, 'measure' | 'dimensions' | 'cells'>,
  hidden: ReadonlySet<string>,
  names: CellNames
): SuppressedCell[] =>
  table.cells.map(({ codes, count }) => ({ codes, count: hidden.has(names.of(table, codes)) ? null : count }))

function knownSuppressed(
  { totals, dimensions, tables }: SuppressionProblem,
  hidden: ReadonlySet<string>,
  names: CellNames
): KnownRelease {
  return knownOf(dimensions, [
    ...totalMeasures.map(measure => ({
      measure,
      dimensions: [],
      cells: [{ codes: [], count: hidden.has(measure) ? null : totals[measure] }]
    })),
    ...tables.map(table => ({ ...table, cells: suppressedCells(table, hidden, names) }))
  ])
}

/** What the attacker knows of suppressed tables: what is shown is exact, what is withheld can be anything. */
export function knownOf(
  dimensions: readonly PublishedDimension[],
  tables: readonly {
    readonly measure: string
    readonly dimensions: readonly string[]
    readonly cells: readonly SuppressedCell[]
  }[]
): KnownRelease {
  return {
    name: '',
    cap: CAP,
    lists: dimensions,
    tables: tables.map((table): KnownTable => ({
      measure: table.measure,
      dimensions: table.dimensions,
      cells: [
        ...table.cells.map(({ codes, count }) => ({ codes, ...(count === null ? withheld() : exactly(count)) })),
        ...unshownTotals(table)
      ]
    }))
  }
}

/** All actions of a topic together are shown nowhere; the attacker knows that there is one for each question. */
function unshownTotals({
  dimensions,
  cells
}: {
  readonly dimensions: readonly string[]
  readonly cells: readonly SuppressedCell[]
}): KnownCell[] {
  const without = new Set<string>(dimensionsWithoutTotal)
  const at = dimensions.findIndex(name => without.has(name))
  if (at === -1) return []
  const contexts = new Map(cells.map(({ codes }) => [codes.with(at, TOTAL).join(' '), codes.with(at, TOTAL)]))
  return [...contexts.values()].map(codes => ({ codes, least: 0, most: Infinity, shown: 'latent' }))
}

/**
 * For each cell that is told too exactly, the smallest shown cell of a sum that it is in; one cell for each sum. Where no sum has
 * one left, it is another measure that gives the cell away: then the smallest shown cell with one of its codes, or of all.
 */
function complementsFor(
  narrowed: readonly string[],
  sums: SumsThrough,
  hidden: ReadonlySet<string>,
  names: CellNames
): string[] {
  const chosen = new Set<string>()
  for (const name of narrowed) {
    const rows = sums(name).toSorted((one, other) => hiddenIn(one, hidden) - hiddenIn(other, hidden))
    if (rows.some(row => row.some(cell => chosen.has(cell)))) continue
    const [inSum] = rows.flatMap(row => smallestShown(row, hidden, names) ?? [])
    const complement = inSum ?? nearestShown(name, sums, hidden, names)
    if (complement !== null) chosen.add(complement)
  }
  return [...chosen]
}

/**
 * The smallest shown cell that is nearest by way of sums: a whole block of withheld cells can follow from the sums around it, though no single
 * sum gives one away. Where no sum leads to one, another measure is to blame: then the smallest that shares a code, or of all.
 */
function nearestShown(name: string, sums: SumsThrough, hidden: ReadonlySet<string>, names: CellNames): string | null {
  const reached = new Set([name])
  const passed = new Set<SumRow>()
  let frontier = [name]
  while (frontier.length > 0) {
    const rows = [...new Set(frontier.flatMap(sums))].filter(row => !passed.has(row))
    frontier = [...new Set(rows.flat())].filter(cell => !reached.has(cell))
    const nearest = smallestShown(frontier, hidden, names)
    if (nearest !== null) return nearest
    for (const row of rows) passed.add(row)
    for (const cell of frontier) reached.add(cell)
  }
  const codes = name.split(' ').slice(1)
  const all = [...names.counts.keys()]
  const related = all.filter(other => codes.some(code => other.split(' ').includes(code)))
  return smallestShown(related, hidden, names) ?? smallestShown(all, hidden, names)
}

const hiddenIn = (row: readonly string[], hidden: ReadonlySet<string>): number =>
  row.filter(name => hidden.has(name)).length

/** Grand totals stay: a release that does not say how many visits there were says nothing. */
function smallestShown(row: readonly string[], hidden: ReadonlySet<string>, names: CellNames): string | null {
  const grand = new Set<string>(totalMeasures)
  const shown = row.filter(name => !hidden.has(name) && !grand.has(name))
  const countOf = (name: string) => names.counts.get(name) ?? 0
  return shown.toSorted((one, other) => countOf(one) - countOf(other) || (one < other ? -1 : 1))[0] ?? null
}
