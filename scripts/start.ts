/** `npm start`: builds what has changed and opens the app, in Electron where it can be had, else in the Chromium host. */
import { spawn } from 'node:child_process'
import path from 'node:path'
import { findChromium } from '../test/host/chromium.ts'
import { buildIfChanged } from './build.ts'
import { haveElectron } from './fetch-electron.ts'

const root = path.resolve(import.meta.dirname, '..')
const args = process.argv.slice(2)

const HOW_TO_GET_A_HOST =
  process.platform === 'linux'
    ? 'Electron cannot be fetched and there is no Chromium: run `apt-get install chromium` (on another Linux, install its package for Chromium), then `npm start` again.'
    : 'Electron cannot be fetched and there is no Chromium: install Chromium or Chrome, or name one in the variable CHROMIUM_PATH, then run `npm start` again.'
const HOW_TO_GET_A_DISPLAY =
  'There is no display to open a window on: run `xvfb-run -a npm start` (Debian: `apt-get install xvfb`), or start Fyr from a desktop.'

process.exitCode = await start()

async function start(): Promise<number> {
  const electron = await haveElectron(root, say)
  const missing = [
    ...(electron === null && findChromium() === null ? [HOW_TO_GET_A_HOST] : []),
    ...(hasDisplay() ? [] : [HOW_TO_GET_A_DISPLAY])
  ]
  if (missing.length > 0) return fail(missing.join('\n'))
  const problem = await buildIfChanged(root, say)
  if (problem !== null) return fail(`The build failed.\n${problem}`)

  if (electron === null) {
    say(
      'Starting Fyr in the Chromium host (test/host): Electron is not installed and its download page cannot be reached.'
    )
    return run(process.execPath, [path.join(root, 'test/host/run.ts'), ...args])
  }
  say('Starting Fyr in Electron.')
  // Chromium, inside Electron too, refuses to run its sandbox as root.
  const asRoot = process.getuid?.() === 0 ? ['--no-sandbox'] : []
  return run(electron, [...asRoot, root, ...args])
}

function hasDisplay(): boolean {
  return process.platform !== 'linux' || Boolean(process.env['DISPLAY']) || Boolean(process.env['WAYLAND_DISPLAY'])
}

function run(program: string, programArgs: readonly string[]): Promise<number> {
  return new Promise(resolve => {
    const app = spawn(program, programArgs, { cwd: root, stdio: 'inherit' })
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => app.kill(signal))
    app.on('error', error => resolve(fail(`The app could not be started: ${error.message}`)))
    app.on('exit', code => resolve(code ?? 1))
  })
}

function say(text: string): void {
  process.stderr.write(`${text}\n`)
}

function fail(text: string): number {
  say(text)
  return 1
}
