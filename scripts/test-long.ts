/**
 * `npm run test:long [-- a folder or a file]`: the tests of `vitest`, each with as many kills, draws and mutations as its promise
 * asks for. It ends in one line that counts what passed and what failed, like `npm test`.
 */
import path from 'node:path'
import { buildIfChanged } from './build.ts'
import { ensureChromium } from './ensure-chromium.ts'
import { notPossibleHere, runVitest } from './test-runners.ts'

const root = path.resolve(import.meta.dirname, '..')
const started = performance.now()

// The packed app is opened in it.
const problem = (await ensureChromium(root, say)) ?? (await buildIfChanged(root, say))
if (problem !== null) {
  say(problem)
  process.exit(1)
}
say('Long runs: this takes a while …')
const count = await runVitest(root, {
  only: process.argv.slice(2),
  env: { FYR_TEST_LONG: '1' }
})
const { passed, failed, details } = count
if (details !== '') say(details.trimEnd())
say(
  `${notPossibleHere([count])}${passed} passed, ${failed} failed (long runs, ${Math.round((performance.now() - started) / 1000)} s)`
)
process.exitCode = failed === 0 ? 0 : 1

function say(text: string): void {
  process.stdout.write(`${text}\n`)
}
