/** `npm test`: everything that CI runs, a step at a time, ending in one line that counts what passed and what failed. */
import os from 'node:os'
import path from 'node:path'
import { build } from './build.ts'
import { ensureChromium } from './ensure-chromium.ts'
import { inParallel } from './in-parallel.ts'
import { staticChecks } from './static-checks.ts'
import { notPossibleHere, runPlaywright, runVitest, type Count } from './test-runners.ts'

const root = path.resolve(import.meta.dirname, '..')

// The packed app is opened in it too, so it comes before all tests.
const missingChromium = await ensureChromium(root, say)

const counts: Count[] = [
  ...(await inParallel(staticChecks, os.availableParallelism(), ({ name, run }) =>
    step(name, () => checked(run(root)))
  )),
  await step('build', () => checked(build(root))),
  await step('unit, database, security and packaging tests', () => runVitest(root)),
  await step('window tests', runWindowTests)
]
const passed = counts.reduce((sum, count) => sum + count.passed, 0)
const failed = counts.reduce((sum, count) => sum + count.failed, 0)
say(`${notPossibleHere(counts)}${passed} passed, ${failed} failed`)
process.exitCode = failed === 0 ? 0 : 1

async function runWindowTests(): Promise<Count> {
  return missingChromium === null ? runPlaywright(root) : { passed: 0, failed: 1, details: missingChromium }
}

async function checked(check: Promise<{ code: number; output: string }>): Promise<Count> {
  const { code, output } = await check
  return code === 0 ? { passed: 1, failed: 0, details: '' } : { passed: 0, failed: 1, details: output }
}

async function step(name: string, run: () => Promise<Count>): Promise<Count> {
  const started = performance.now()
  const count = await run()
  const seconds = ((performance.now() - started) / 1000).toFixed(1)
  const tally = count.passed + count.failed > 1 ? `: ${count.passed} passed, ${count.failed} failed` : ''
  say(`${count.failed === 0 ? '✓' : '✗'} ${name}${tally} (${seconds} s)`)
  if (count.details !== '') say(count.details.trimEnd().replaceAll(/^/gm, '    '))
  return count
}

function say(text: string): void {
  process.stdout.write(`${text}\n`)
}
