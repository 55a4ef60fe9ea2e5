/** One line of the benchmark: what was measured, and the aim that the project has set for it. */
export interface Finding {
  readonly what: string
  readonly measured: string
  readonly aim: string
  readonly met: boolean
}

export const atMost = (what: string, measured: number, aim: number, unit: string, digits = 2): Finding => ({
  what,
  measured: `${measured.toFixed(digits)} ${unit}`,
  aim: `≤ ${aim} ${unit}`,
  met: measured <= aim
})

export const atLeast = (what: string, measured: number, aim: number, unit: string): Finding => ({
  what,
  measured: `${Math.round(measured).toLocaleString('en')} ${unit}`,
  aim: `≥ ${aim.toLocaleString('en')} ${unit}`,
  met: measured >= aim
})

/** The findings as a table for a terminal. */
export function tableOf(findings: readonly Finding[]): string {
  const wide = Math.max(...findings.map(finding => finding.what.length))
  const middle = Math.max(...findings.map(finding => finding.measured.length))
  return findings
    .map(
      ({ what, measured, aim, met }) => `${met ? '✓' : '✗'} ${what.padEnd(wide)}  ${measured.padStart(middle)}  ${aim}`
    )
    .join('\n')
}
