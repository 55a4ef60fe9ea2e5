import { spawn } from 'node:child_process'
import { globSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { findElectron } from '../test/host/electron-binary.ts'

/** A download that does not grow for this long (ms) will not come, nor will one that takes longer than the second. */
const PATIENCE = { stalled: 15_000, inAll: 600_000 }
/** How long (ms) to leave an unreachable download page alone. */
const TRY_AGAIN_AFTER = 24 * 60 * 60 * 1000

/**
 * Electron's program, fetched by Electron's own installer when it is not there yet; null when it cannot be had. It says nothing
 * about a failure, remembers it for a day, and tries no longer than the network gives it reason to.
 */
export async function haveElectron(root: string, say: (text: string) => void): Promise<string | null> {
  const installed = findElectron(root)
  if (installed !== null) return installed
  const failure = path.join(root, 'node_modules', '.electron-unreachable')
  if (wasTriedLately(failure)) return null
  say('Fetching Electron (once) …')
  await runInstaller(root)
  const fetched = findElectron(root)
  if (fetched === null) writeFileSync(failure, '')
  return fetched
}

function wasTriedLately(failure: string): boolean {
  const noted = statSync(failure, { throwIfNoEntry: false })
  return noted !== undefined && Date.now() - noted.mtimeMs < TRY_AGAIN_AFTER
}

async function runInstaller(root: string): Promise<void> {
  const downloads = mkdtempSync(path.join(os.tmpdir(), 'fyr-electron-'))
  const installer = spawn(process.execPath, [path.join(root, 'node_modules/electron/install.js')], {
    stdio: 'ignore',
    env: { ...process.env, TMPDIR: downloads, TEMP: downloads, TMP: downloads }
  })
  const ended = new Promise(resolve => {
    installer.on('exit', resolve).on('error', resolve)
  })
  const started = Date.now()
  let grownAt = started
  let size = 0
  const watch = setInterval(() => {
    const now = sizeOf(downloads)
    if (now !== size) grownAt = Date.now()
    size = now
    if (Date.now() - grownAt > PATIENCE.stalled || Date.now() - started > PATIENCE.inAll) installer.kill()
  }, 500)
  await ended
  clearInterval(watch)
  rmSync(downloads, { recursive: true, force: true })
}

function sizeOf(folder: string): number {
  return globSync('**/*', { cwd: folder }).reduce(
    (sum, name) => sum + (statSync(path.join(folder, name), { throwIfNoEntry: false })?.size ?? 0),
    0
  )
}
