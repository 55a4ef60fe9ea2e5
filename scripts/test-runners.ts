import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { findElectron } from '../test/host/electron-binary.ts'
import { runTool } from './run-tool.ts'
import { readPlaywrightReport, readVitestReport, type Tally } from './test-reports.ts'

export interface Count {
  readonly passed: number
  readonly failed: number
  /** What went wrong; empty when nothing did. */
  readonly details: string
  /** Tests that this machine does not allow. */
  readonly notPossible?: readonly string[]
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
    return countOf(code, output, tallyOf(report, readVitestReport))
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
    return countOf(code, output, tallyOf(report, readPlaywrightReport))
  })

function countOf(code: number, output: string, tally: Tally | null): Count {
  const passed = tally?.passed ?? 0
  // A runner that fails without naming a test (a file that cannot be read, a crash) counts as one failure.
  const failed = Math.max(tally?.failed ?? 1, code === 0 ? 0 : 1)
  return { passed, failed, details: failed === 0 ? '' : output, notPossible: tally?.notPossible ?? [] }
}

function tallyOf(report: string, read: (text: string) => Tally): Tally | null {
  return existsSync(report) ? read(readFileSync(report, 'utf8')) : null
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

/** Names the tests that this machine does not allow, a line each; empty when it allows all. */
export function notPossibleHere(counts: readonly Count[]): string {
  const names = counts.flatMap(count => count.notPossible ?? [])
  if (names.length === 0) return ''
  return [`${names.length} not possible on this machine, and counted as neither:`, ...names].join('\n  ') + '\n'
}
