import { spawn } from 'node:child_process'

const ARGUMENTS = [
  'ci',
  '--ignore-scripts',
  '--include=dev',
  '--include=optional',
  '--no-audit',
  '--no-fund',
  '--loglevel=error'
]
const SIGNALS = /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP'])

const NO_NPM =
  'npm was not found. It comes with Node: install Node from https://nodejs.org (Debian: apt-get install npm) and run the same command again.'
const NOT_FETCHED =
  'The packages could not be fetched; npm says why above. Check that this computer is connected (or that npm knows which registry to use) and run the same command again. Nothing was changed.'

/**
 * Runs `npm ci` in a folder. Nothing that a package brings is run.
 * @param {string} folder
 * @returns {Promise<string | null>} what went wrong and what to do about it, or null
 */
export function installInto(folder) {
  const { command, args, shell } = npmCommand()
  return new Promise(resolve => {
    // Both of npm's outputs go to standard error.
    const npm = spawn(command, args, { cwd: folder, stdio: ['ignore', 2, 2], shell })
    let isStopped = false
    const stop = () => {
      isStopped = true
      npm.kill()
    }
    for (const signal of SIGNALS) process.on(signal, stop)
    const settle = (/** @type {string | null} */ problem) => {
      for (const signal of SIGNALS) process.removeListener(signal, stop)
      resolve(isStopped ? 'Stopped. Nothing was changed.' : problem)
    }
    npm.on('error', () => settle(NO_NPM))
    npm.on('exit', code => settle(code === 0 ? null : NOT_FETCHED))
  })
}

/** The npm that started this, so that it need not be in the path; else whichever is. */
function npmCommand() {
  const running = process.env['npm_execpath']
  if (running?.endsWith('npm-cli.js')) return { command: process.execPath, args: [running, ...ARGUMENTS], shell: false }
  return { command: 'npm', args: ARGUMENTS, shell: process.platform === 'win32' }
}
