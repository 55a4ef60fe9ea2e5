import type { RoundingCell } from './rounding-problem.ts'
import { TOTAL, type CodeEntry } from './types.ts'

/** The total's fraction before it was drawn, and whether it was rounded up. */
export interface DrawnTotal {
  readonly fraction: number
  readonly up: boolean
}

/**
 * The starting point of a one-way table's draw once its total is drawn: fractions that add up to the drawn total and whose mean
 * over the total's two outcomes is the cells' own fractions, so that drawing the total first leaves every cell unbiased.
 *
 * The total moved by d = 1 − f (up) or −f (down); each code takes a share of the move. Shares are proportional to
 * min((1 − pᵢ)/(1 − f), pᵢ/f), which is how far code i can move both ways within 0 … 1, and go down the tree from parent to
 * parts. Those reaches add up to at least 1 over the total's parts and to at least the parent's own over a parent's parts, so
 * no code leaves 0 … 1, and none reaches 0 or 1 unless it must.
 */
export function startGivenTotal(
  codes: readonly CodeEntry[],
  cellOf: (code: string) => RoundingCell | undefined,
  total: DrawnTotal
): ReadonlyMap<string, number> {
  const fractionOf = (code: string) => cellOf(code)?.fraction ?? 0
  const start = new Map(codes.map(({ code }) => [code, fractionOf(code)]))
  if (total.fraction === 0) return start
  const reachOf = (code: string) =>
    Math.min((1 - fractionOf(code)) / (1 - total.fraction), fractionOf(code) / total.fraction)
  const move = total.up ? 1 - total.fraction : -total.fraction
  const spread = (whole: string, share: number): void => {
    const parts = codes.filter(entry => (entry.parent ?? TOTAL) === whole)
    const reach = parts.reduce((sum, { code }) => sum + reachOf(code), 0)
    if (reach === 0) return
    for (const { code } of parts) {
      const own = (share * reachOf(code)) / reach
      start.set(code, fractionOf(code) + move * own)
      spread(code, own)
    }
  }
  spread(TOTAL, 1)
  return start
}
