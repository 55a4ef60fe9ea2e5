import { monthSchema, type Month } from '../../shared/domain/month.ts'
import type { LongPeriod } from '../../shared/domain/period.ts'
import { attack, type AttackOptions } from './attack/attack.ts'
import { certificateOf, notCertified } from './certificate.ts'
import { breachesOfPublished, conditions } from './certify.ts'
import { codesDownTo, levelsOf } from './codings.ts'
import { commonDimension } from './common-list.ts'
import { neverReleased, versionOneTables } from './plan.ts'
import { combinations, rowCodes } from './tabulate.ts'
import {
  BASE,
  CAP,
  dimensionNames,
  type DimensionName,
  type ProtectedRelease,
  type Protection,
  type PublishedCode,
  type PublishedDimension,
  type PublishedFigures,
  type PublishedTable,
  type RefusedTable,
  type SummedRelease,
  type TotalMeasure
} from './types.ts'
import { warningsOf } from './warnings.ts'

/** A month's release with what the sum says of it. */
export interface SumSource {
  readonly release: ProtectedRelease
  readonly fingerprint: string
}

export interface SumRequest {
  readonly bureau: ProtectedRelease['bureau']
  readonly period: LongPeriod
  /** The releases of the period's months, in their order; one at least. */
  readonly sources: readonly SumSource[]
  /** The months of the period that have no release, being passed over. */
  readonly passedOver: readonly Month[]
}

/** What a sum's certificate states. That each count is the sum of its months' stands in place of its distance from the truth. */
export const sumConditions = [...conditions.filter(name => name !== 'close'), 'sum'] as const

/**
 * The release of a quarter or a year: the sum of its months' releases. It is a function of published figures, so it tells
 * nothing that they do not; and it keeps the conditions that they keep (docs/anonymisation.md), which is checked here as it
 * is for a month. A table is in it where every month has it, down to the level that every month shows.
 */
export async function sumReleases(request: SumRequest, options: AttackOptions = {}): Promise<Protection> {
  const { bureau, period, passedOver } = request
  const figures = summedFigures(request)
  if (breachesOfPublished(figures).length > 0) return { kind: 'refused', refusal: notCertified('certificate') }
  const report = await attack(figures, options)
  if (report.narrowed.length > 0 || report.undecided.length > 0)
    return { kind: 'refused', refusal: notCertified('attack') }
  const sources = request.sources.map(({ release, fingerprint }): SummedRelease => {
    return { period: monthSchema.parse(release.period), release: release.release, fingerprint }
  })
  return {
    kind: 'protected',
    release: {
      format: 1,
      bureau,
      period,
      release: 1,
      method: sumMethod(sources.length),
      sources,
      passedOver,
      carried: request.sources.flatMap(({ release }) => release.carried),
      ...figures,
      late: sumOf(request.sources.map(({ release }) => release.late)),
      shortened: sumOf(request.sources.map(({ release }) => release.shortened)),
      refused: refusedBesideSum(figures.tables),
      warnings: warningsOf(figures.tables, figures.dimensions),
      certificate: certificateOf(figures.tables, sumConditions, report)
    }
  }
}

/** How a sum of so many months came about. */
export const sumMethod = (months: number): ProtectedRelease['method'] => ({
  name: 'sum-of-releases',
  base: BASE,
  cap: CAP,
  error: (BASE - 1) * months
})

/** The tables that a sum could hold and does not, in the order of the plan. */
export function refusedBesideSum(tables: readonly PublishedTable[]): RefusedTable[] {
  const present = new Set(tables.map(({ name }) => name))
  return [
    ...versionOneTables
      .filter(({ name }) => !present.has(name))
      .map(({ name, title }) => ({ table: name, title, reason: 'not-every-month' as const })),
    ...neverReleased
  ]
}

type Commons = ReadonlyMap<DimensionName, PublishedDimension>

function summedFigures({ sources }: SumRequest): PublishedFigures {
  const releases = sources.map(({ release }) => release)
  const commons = commonDimensions(releases)
  const tables = versionOneTables.flatMap(({ name, dimensions }) => {
    const found = releases.flatMap(release => release.tables.find(table => table.name === name) ?? [])
    const isInAll = found.length === releases.length && dimensions.every(dimension => commons.has(dimension))
    return isInAll ? [summedTable(found, commons)] : []
  })
  const used = new Set(tables.flatMap(table => table.dimensions))
  const totalOf = (measure: TotalMeasure) => sumOf(releases.map(({ totals }) => totals[measure]))
  return {
    totals: { visits: totalOf('visits'), questions: totalOf('questions'), referrals: totalOf('referrals') },
    dimensions: dimensionNames.flatMap(name => (used.has(name) ? (commons.get(name) ?? []) : [])),
    tables
  }
}

/** The dimensions that all releases have and that can be cut to one coding. */
function commonDimensions(releases: readonly ProtectedRelease[]): Commons {
  const commons = new Map<DimensionName, PublishedDimension>()
  for (const name of dimensionNames) {
    const lists = releases.flatMap(({ dimensions }) => dimensions.find(dimension => dimension.name === name) ?? [])
    const common = lists.length === releases.length ? commonDimension(lists) : null
    if (common !== null) commons.set(name, common)
  }
  return commons
}

/** One table of every release, added up cell by cell, zeros too, down to the level that all of them show of each list. */
function summedTable(tables: readonly PublishedTable[], commons: Commons): PublishedTable {
  const [first] = tables
  if (first === undefined) throw new Error('a sum has a table of no release')
  const { name, measure, dimensions, title } = first
  const counts = tables.map(({ cells }) => new Map(cells.map(({ codes, count }) => [codes.join(' '), count])))
  const lists = dimensions.map((dimension, at) => {
    const codes = commons.get(dimension)?.codes ?? []
    return rowCodes(dimension, codesDownTo(codes, levelInAll(tables, at, codes)))
  })
  const cells = combinations(lists).map(codes => {
    const key = codes.join(' ')
    return { codes, count: sumOf(counts.map(one => one.get(key) ?? 0)) }
  })
  return { name, measure, dimensions, title, cells }
}

interface WithCodes {
  readonly cells: readonly { readonly codes: readonly string[] }[]
}

/** The deepest level of a list that every table shows. */
export function levelInAll(tables: readonly WithCodes[], at: number, codes: readonly PublishedCode[]): number {
  const levels = levelsOf(codes)
  const deepestOf = ({ cells }: WithCodes) =>
    cells.reduce((deepest, cell) => Math.max(deepest, levels.get(cell.codes[at] ?? '') ?? 1), 1)
  return Math.min(...tables.map(deepestOf))
}

const sumOf = (counts: readonly number[]): number => counts.reduce((sum, count) => sum + count, 0)
