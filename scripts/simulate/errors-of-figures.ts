import { contributionsOf } from '../../src/core/features/months/contributions.ts'
import { releaseCodeLists } from '../../src/core/features/months/code-lists.ts'
import { exactTables } from '../../src/core/disclosure/exact-tables.ts'
import { versionOnePlan } from '../../src/core/disclosure/plan.ts'
import type { Contribution, PublishedFigures } from '../../src/core/disclosure/types.ts'
import { readReferenceLists } from '../../src/core/reference-lists.ts'
import { resourcesDir } from '../../test/bureau.ts'
import type { Counted, LivedBureau } from './bureau-life.ts'

/** A figure beside the count that it was made from. */
export interface Compared {
  readonly shown: number
  readonly exact: number
}

/** Every published figure of a month beside its count after the cap, by table and codes. */
export function comparedMonth(bureau: LivedBureau, counted: Counted, figures: PublishedFigures): Map<string, Compared> {
  const { topics, municipality } = bureau
  const plan = versionOnePlan(releaseCodeLists(readReferenceLists(resourcesDir), topics, municipality))
  const exact = exactTables(figures, plan, contributionsIn(bureau, counted))
  const compared = new Map<string, Compared>()
  for (const [at, table] of figures.tables.entries()) {
    for (const [row, { codes, count }] of table.cells.entries()) {
      const truth = exact[at]?.cells[row]
      if (truth?.codes.join(' ') !== codes.join(' ')) throw new Error(`rows of ${table.name} do not match`)
      compared.set(`${table.name} ${codes.join(' ')}`, { shown: count, exact: truth.count })
    }
  }
  return compared
}

/** Every figure of a sum beside the sum of its months' counts. */
export function comparedSum(
  months: readonly ReadonlyMap<string, Compared>[],
  figures: PublishedFigures
): Map<string, Compared> {
  const compared = new Map<string, Compared>()
  for (const { name, cells } of figures.tables) {
    for (const { codes, count } of cells) {
      const key = `${name} ${codes.join(' ')}`
      const exact = months.reduce((sum, month) => sum + (month.get(key)?.exact ?? 0), 0)
      compared.set(key, { shown: count, exact })
    }
  }
  return compared
}

function contributionsIn({ kinds }: LivedBureau, { month, carried, visits }: Counted): Contribution[] {
  return contributionsOf(
    month,
    carried,
    visits.map((visit, seq) => ({ ...visit, seq, returnCode: visit.slip })),
    visits.flatMap(({ questions }, visitSeq) =>
      questions.map(({ topic, actions, barriers, referral }) => ({
        visitSeq,
        topic,
        actions: ` ${actions.join(' ')} `,
        barriers: ` ${barriers.join(' ')} `,
        way: referral?.way ?? null,
        outcome: referral?.outcome ?? null,
        organisationKind: referral === null ? null : (kinds.get(referral.organisationId) ?? null)
      }))
    )
  )
}

export interface ErrorSummary {
  readonly figures: number
  readonly meanAbsolute: number
  readonly mean: number
  readonly percentile95: number
  readonly largest: number
}

/** How far the figures shown are from the exact ones: on average, at most, and in which direction. */
export function errorSummary(compared: Iterable<Compared>): ErrorSummary {
  const errors = [...compared].map(({ shown, exact }) => shown - exact)
  const sizes = errors.map(Math.abs).toSorted((a, b) => a - b)
  const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length)
  return {
    figures: errors.length,
    meanAbsolute: mean(sizes),
    mean: mean(errors),
    percentile95: sizes[Math.max(0, Math.ceil(0.95 * sizes.length) - 1)] ?? 0,
    largest: sizes.at(-1) ?? 0
  }
}
