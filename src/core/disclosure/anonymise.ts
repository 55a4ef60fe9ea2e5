import type { Month } from '../../shared/domain/month.ts'
import { attack, type AttackOptions } from './attack/attack.ts'
import { certificateOf, notCertified, showsOwn, shownAt } from './certificate.ts'
import { breachesOfPublished, breachesOfTruth, conditions } from './certify.ts'
import { countContributions } from './count.ts'
import { figuresOf } from './figures.ts'
import { protect } from './protect.ts'
import { loadSolver } from './solver.ts'
import {
  BASE,
  CAP,
  type Contribution,
  type ProtectedRelease,
  type Protection,
  type SecretUniform,
  type TablePlan
} from './types.ts'
import { warningsOf } from './warnings.ts'

export interface AnonymiseRequest {
  readonly bureau: ProtectedRelease['bureau']
  readonly period: Month
  readonly release: number
  readonly plan: TablePlan
  readonly contributions: readonly Contribution[]
  /** Earlier months that were passed over and are counted here. */
  readonly carried?: readonly Month[]
}

/** How a release's attack may go. */
export interface CheckOptions {
  /** How long the attack may take, in milliseconds. */
  readonly attackBudget?: number
  /** Hears now and then how much of the attack is done, from 0 to 1. */
  readonly onProgress?: AttackOptions['onProgress']
  /** Breaks the attack off: nothing is released, and it rejects with `disclosure.cancelled`. */
  readonly signal?: AttackOptions['signal']
}

export interface AnonymiseOptions extends CheckOptions {
  /** Where the secret numbers come from: in a bureau its keyed stream. */
  readonly uniform: SecretUniform
}

/** How long an attack may take that nobody has given a time, in milliseconds. */
export const ATTACK_BUDGET = 60_000

/**
 * Makes a period's release: counts under the cap, rounds, certifies every cell, and attacks the result before anybody sees it
 * (guarantee G5). What cannot be certified is refused.
 *
 * It draws, and several drawings of one period together tell more than one may. So a bureau gives it a {@link keyedUniform}, with
 * which the same contributions always draw the same, and keeps what it returns.
 */
export async function anonymise(request: AnonymiseRequest, options: AnonymiseOptions): Promise<Protection> {
  const records = countContributions(request.contributions)
  const { carried = [] } = request
  const rounded = protect(await loadSolver(), request.plan, records, options.uniform, carried)
  if ('code' in rounded) return { kind: 'refused', refusal: rounded }
  const figures = figuresOf(rounded, request.plan)
  const breaches = [...breachesOfPublished(figures), ...breachesOfTruth(figures, rounded.truth)]
  if (breaches.length > 0 || !showsOwn(figures.tables, carried))
    return { kind: 'refused', refusal: notCertified('certificate') }
  const { attackBudget = ATTACK_BUDGET, onProgress, signal } = options
  const report = await attack(figures, { budget: attackBudget, onProgress, signal })
  if (report.narrowed.length > 0 || report.undecided.length > 0)
    return { kind: 'refused', refusal: notCertified('attack') }
  const { bureau, period, release } = request
  return {
    kind: 'protected',
    release: {
      format: 1,
      bureau,
      period,
      release,
      method: { name: 'controlled-rounding', base: BASE, cap: CAP, error: BASE - 1 },
      sources: [],
      passedOver: [],
      carried,
      ...figures,
      late: shownAt(figures.tables, 'visits-by-recorded', 'late') ?? 0,
      shortened: shownAt(figures.tables, 'visits-by-counted', 'shortened') ?? 0,
      refused: rounded.choice.refused,
      warnings: warningsOf(figures.tables, figures.dimensions),
      certificate: certificateOf(figures.tables, conditions, report)
    }
  }
}
