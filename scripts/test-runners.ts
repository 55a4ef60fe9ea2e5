import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { findElectron } from '../test/host/electron-binary.ts'
import { runTool } from './run-tool.ts'

export interface Count {
  readonly passed: number
  readonly failed: number
  /** What went wrong; empty when nothing did. */
  readonly details: string
}

interface VitestRun {
  /** Names of files, or parts of names; none means all. */
  readonly only?: readonly string[]
  readonly env?: Readonly<Record<string, string>>
}

/** Runs the unit, database, security and packaging tests. */
export const runVitest = (root: string, { only = [], env = {} }: VitestRun = {}): Promise<Count> =>
  withReport(async report => {
    const args = ['run', ...only, '--reporter=default', '--reporter=json', `--outputFile.json=${report}`]
    const { code, output } = await runTool(path.join(root, 'node_modules/vitest/vitest.mjs'), args, { cwd: root, env })
    return countOf(code, output, readVitest(report))
  })

/** Runs the tests that drive the window, in Electron where it can show one, else in the Chromium host. */
export const runPlaywright = (root: string): Promise<Count> =>
  withReport(async report => {
    const env = { PLAYWRIGHT_JSON_OUTPUT_FILE: report, ...(canShowElectron(root) ? {} : { E2E_HOST: 'chromium' }) }
    const args = ['test', '--reporter=list,json']
    const { code, output } = await runTool(path.join(root, 'node_modules/@playwright/test/cli.js'), args, {
      cwd: root,
      env
    })
    return countOf(code, output, readPlaywright(report))
  })

interface Tally {
  readonly passed: number
  /** Tests that failed, and tests that were skipped: a test that does not run proves nothing. */
  readonly failed: number
}

function countOf(code: number, output: string, tally: Tally | null): Count {
  const passed = tally?.passed ?? 0
  // A runner that fails without naming a test (a file that cannot be read, a crash) counts as one failure.
  const failed = Math.max(tally?.failed ?? 1, code === 0 ? 0 : 1)
  return { passed, failed, details: failed === 0 ? '' : output }
}

function readVitest(report: string): Tally | null {
  if (!existsSync(report)) return null
  const tally: Record<'numPassedTests' | 'numFailedTests' | 'numPendingTests', number> = JSON.parse(
    readFileSync(report, 'utf8')
  )
  return { passed: tally.numPassedTests, failed: tally.numFailedTests + tally.numPendingTests }
}

function readPlaywright(report: string): Tally | null {
  if (!existsSync(report)) return null
  const { stats }: { stats: Record<'expected' | 'unexpected' | 'flaky' | 'skipped', number> } = JSON.parse(
    readFileSync(report, 'utf8')
  )
  return { passed: stats.expected, failed: stats.unexpected + stats.flaky + stats.skipped }
}

async function withReport(run: (report: string) => Promise<Count>): Promise<Count> {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'fyr-report-'))
  try {
    return await run(path.join(folder, 'report.json'))
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** Whether Electron is installed and there is a display for its window. */
export function canShowElectron(root: string): boolean {
  const hasDisplay = process.platform !== 'linux' || Boolean(process.env['DISPLAY'])
  return findElectron(root) !== null && hasDisplay
}
