import type { AnonymiseRequest } from './anonymise.ts'
import { countContributions } from './count.ts'
import { figuresOf } from './figures.ts'
import { protect } from './protect.ts'
import { loadSolver } from './solver.ts'
import { thinnessOf, type Thinness } from './thinness.ts'
import {
  BASE,
  type DimensionName,
  type Refusal,
  type RefusalReason,
  type SecretUniform,
  type TablePlan,
  type Totals
} from './types.ts'

/** What rounding does to a month, for the eyes of those who may see its exact figures. */
export interface Preview {
  readonly totals: { readonly exact: Totals; readonly shown: Totals }
  readonly tables: readonly { readonly table: string; readonly cells: number }[]
  readonly effect: RoundingEffect
  /** What the limit of four and topics raised twice leave out. */
  readonly capped: { readonly visits: number; readonly questions: number }
  /** Dimensions that are shown coarser than they could be with more visits, each with the coding that is used. */
  readonly coarsened: readonly { readonly dimension: DimensionName; readonly coding: string }[]
  readonly refused: readonly PreviewedRefusal[]
}

/** How many figures rounding leaves, raises or lowers, and what becomes of the small ones. */
export interface RoundingEffect {
  readonly figures: number
  readonly kept: number
  readonly raised: number
  readonly lowered: number
  /** Figures of one to four that are shown as 0, and as 5. */
  readonly smallToZero: number
  readonly smallToBase: number
}

/** A table that is not released; one that is too thin says what would carry it. */
export interface PreviewedRefusal {
  readonly table: string
  readonly reason: RefusalReason
  readonly thin: Thinness | null
}

/**
 * Draws a month as its release will, without certifying, attacking or keeping it: with the bureau's keyed stream the figures are
 * those of the release. A query about exact figures, never to be published.
 */
export async function preview(
  plan: TablePlan,
  { contributions, carried }: Pick<AnonymiseRequest, 'contributions' | 'carried'>,
  uniform: SecretUniform
): Promise<Preview | Refusal> {
  const records = countContributions(contributions)
  const rounded = protect(await loadSolver(), plan, records, uniform, carried)
  if ('code' in rounded) return rounded
  const figures = figuresOf(rounded, plan)
  const exact = new Map(rounded.truth.tables.map(({ name, cells }) => [name, cells]))
  const pairs = figures.tables.flatMap(({ name, cells }) =>
    cells.map(({ count }, at) => ({ shown: count, exact: exact.get(name)?.[at]?.count ?? count }))
  )
  return {
    totals: { exact: rounded.truth.totals, shown: figures.totals },
    tables: figures.tables.map(({ name, cells }) => ({ table: name, cells: cells.length })),
    effect: effectOf(pairs),
    capped: {
      visits: contributions.length - records.visits.length,
      questions: contributions.reduce((sum, { questions }) => sum + questions.length, 0) - records.questions.length
    },
    coarsened: figures.dimensions.flatMap(({ name, coding }) => {
      const finest = plan.dimensions.find(dimension => dimension.name === name)?.ladder[0]?.name
      return finest === coding ? [] : [{ dimension: name, coding }]
    }),
    refused: rounded.choice.refused.map(({ table, reason }) => ({
      table,
      reason,
      thin: reason === 'too-thin' ? thinnessOf(table, plan, figures) : null
    }))
  }
}

function effectOf(pairs: readonly { readonly shown: number; readonly exact: number }[]): RoundingEffect {
  const count = (holds: (pair: { shown: number; exact: number }) => boolean) => pairs.filter(holds).length
  const isSmall = (exact: number) => exact > 0 && exact < BASE
  return {
    figures: pairs.length,
    kept: count(({ shown, exact }) => shown === exact),
    raised: count(({ shown, exact }) => shown > exact),
    lowered: count(({ shown, exact }) => shown < exact),
    smallToZero: count(({ shown, exact }) => isSmall(exact) && shown === 0),
    smallToBase: count(({ shown, exact }) => isSmall(exact) && shown === BASE)
  }
}
