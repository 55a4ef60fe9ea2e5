import { parseArgs } from 'node:util'

export interface SimulateOptions {
  readonly months: number
  readonly visits: number
  readonly seed: number
}

const limits = {
  months: { least: 1, most: 120, example: '--months 12' },
  visits: { least: 1, most: 5_000, example: '--visits 600' },
  seed: { least: 0, most: 2 ** 32 - 1, example: '--seed 7' }
} as const

export const usage = `npm run simulate -- --months N --visits M [--seed S]

Makes N months of a made-up bureau with about M visits each, releases every month, quarter and year,
attacks them all together, and says what it found. The same seed makes the same visits.

  --months N   1 to 120
  --visits M   1 to 5000 a month
  --seed S     a whole number; drawn when left out, and printed`

/** What was typed, or what is wrong with it in a sentence. */
export function readOptions(args: readonly string[], drawSeed: () => number): SimulateOptions | string {
  const known = { months: { type: 'string' }, visits: { type: 'string' }, seed: { type: 'string' } } as const
  let typed: Partial<Record<keyof typeof known, string>>
  try {
    typed = parseArgs({ args: [...args], options: known }).values
  } catch (error) {
    return error instanceof Error ? `${error.message.split('. ')[0] ?? ''}.` : 'The arguments cannot be read.'
  }
  const read = (name: keyof typeof limits, otherwise?: number): number | string => {
    const value = typed[name]
    const { least, most, example } = limits[name]
    if (value === undefined) return otherwise ?? `--${name} is missing. Type for example ${example}.`
    const number = /^\d{1,12}$/.test(value) ? Number(value) : Number.NaN
    if (number >= least && number <= most) return number
    return `--${name} is a whole number from ${least} to ${most}, such as ${example}; “${value}” is not.`
  }
  const [months, visits, seed] = [read('months'), read('visits'), read('seed', drawSeed())]
  for (const value of [months, visits, seed]) if (typeof value === 'string') return value
  return { months: Number(months), visits: Number(visits), seed: Number(seed) }
}
