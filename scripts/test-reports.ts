import { z } from 'zod'

/** What a runner's report says. */
export interface Tally {
  readonly passed: number
  /** Tests that failed, and tests that were skipped: a test that does not run proves nothing. */
  readonly failed: number
  /** Full names of the tests that this machine does not allow, and that say so in their name. They count as neither. */
  readonly notPossible: readonly string[]
}

/** A test that needs more than a machine may allow has this in its name, or in that of what it stands in. */
const CONDITION = /\(skipped where [^)]+\)/

const vitestReport = z.object({
  numPassedTests: z.number(),
  numFailedTests: z.number(),
  numTodoTests: z.number(),
  testResults: z.array(z.object({ assertionResults: z.array(z.object({ fullName: z.string(), status: z.string() })) }))
})

/** Reads the report of `vitest --reporter=json`. */
export function readVitestReport(text: string): Tally {
  const { numPassedTests, numFailedTests, numTodoTests, testResults } = vitestReport.parse(JSON.parse(text))
  const skipped = testResults
    .flatMap(file => file.assertionResults)
    .filter(({ status }) => status === 'skipped' || status === 'pending')
    .map(({ fullName }) => fullName)
  return withSkipped(numPassedTests, numFailedTests + numTodoTests, skipped)
}

interface Suite {
  readonly title: string
  readonly specs: readonly { readonly title: string; readonly tests: readonly { readonly status: string }[] }[]
  readonly suites?: readonly Suite[] | undefined
}

const suiteSchema: z.ZodType<Suite> = z.object({
  title: z.string(),
  specs: z.array(z.object({ title: z.string(), tests: z.array(z.object({ status: z.string() })) })),
  get suites() {
    return z.array(suiteSchema).optional()
  }
})

const playwrightReport = z.object({
  stats: z.object({ expected: z.number(), unexpected: z.number(), flaky: z.number() }),
  suites: z.array(suiteSchema)
})

/** Reads the report of `playwright test --reporter=json`. */
export function readPlaywrightReport(text: string): Tally {
  const { stats, suites } = playwrightReport.parse(JSON.parse(text))
  const skipped = suites.flatMap(suite => skippedIn(suite, ''))
  return withSkipped(stats.expected, stats.unexpected + stats.flaky, skipped)
}

function skippedIn(suite: Suite, above: string): string[] {
  const name = `${above}${suite.title} `
  const here = suite.specs.flatMap(spec =>
    spec.tests.filter(({ status }) => status === 'skipped').map(() => `${name}${spec.title}`)
  )
  return [...here, ...(suite.suites ?? []).flatMap(inner => skippedIn(inner, name))]
}

function withSkipped(passed: number, failed: number, skipped: readonly string[]): Tally {
  const notPossible = skipped.filter(name => CONDITION.test(name))
  return { passed, failed: failed + skipped.length - notPossible.length, notPossible }
}
