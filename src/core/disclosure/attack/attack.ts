import type { PublishedFigures } from '../types.ts'
import { attackInThread } from './attack-thread.ts'
import type { AttackReport } from './judge.ts'
import { knownRelease, type AttackInput } from './knowledge.ts'

export interface AttackOptions {
  /** How long the attack may take, in milliseconds; what is undecided then stays so. */
  readonly budget?: number | undefined
  /** Hears now and then how much of the work is done, from 0 to 1. */
  readonly onProgress?: ((share: number) => void) | undefined
  /** Breaks the attack off: it rejects with `disclosure.cancelled`. */
  readonly signal?: AbortSignal | undefined
}

const defaultBudget = 60_000

/**
 * Attacks any number of releases together with everything that the attacker knows, every cell from below and from above, in a thread
 * of its own. Throws a FyrError (`disclosure.*`) where the input is no release or no counts fit it, and when it is cancelled.
 */
export function attackReleases(input: AttackInput, options: AttackOptions = {}): Promise<AttackReport> {
  return attackInThread({ input, budget: options.budget ?? defaultBudget }, options)
}

/** Attacks the figures of one release by themselves. */
export const attack = (figures: PublishedFigures, options: AttackOptions = {}): Promise<AttackReport> =>
  attackReleases({ releases: [knownRelease('', figures)], links: [] }, options)
