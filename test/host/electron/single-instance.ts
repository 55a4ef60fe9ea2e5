import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, watch, writeFileSync } from 'node:fs'
import path from 'node:path'

/** How a second start presents itself to the first. */
export interface SecondStart {
  readonly argv: readonly string[]
  readonly workingDirectory: string
}

const LOCK = 'chromium-host.lock'
const KNOCK = /^chromium-host\.knock\.\d+$/

/**
 * One running app a data folder, without waiting, as Electron promises it: a file names the process that holds the folder, and
 * a later start leaves a note that the first one finds. Answers whether this process is the first.
 */
export function holdFolder(folder: string, onSecondStart: (start: SecondStart) => void): boolean {
  mkdirSync(folder, { recursive: true })
  const lock = path.join(folder, LOCK)
  if (!takeLock(lock)) {
    knock(folder)
    return false
  }
  const watcher = watch(folder, () => {
    for (const name of readdirSync(folder)) if (KNOCK.test(name)) onSecondStart(takeNote(path.join(folder, name)))
  })
  watcher.unref()
  process.on('exit', () => {
    watcher.close()
    rmSync(lock, { force: true })
  })
  return true
}

function takeLock(lock: string): boolean {
  try {
    writeFileSync(lock, String(process.pid), { flag: 'wx' })
    return true
  } catch {
    if (isRunning(Number(readFileSync(lock, 'utf8')))) return false
    rmSync(lock, { force: true })
    return takeLock(lock)
  }
}

/** Whether a process lives. Signal 0 asks without sending anything. */
function isRunning(pid: number): boolean {
  try {
    return process.kill(pid, 0)
  } catch {
    return false
  }
}

function knock(folder: string): void {
  const note: SecondStart = { argv: process.argv, workingDirectory: process.cwd() }
  const draft = path.join(folder, `chromium-host.draft.${process.pid}`)
  writeFileSync(draft, JSON.stringify(note))
  renameSync(draft, path.join(folder, `chromium-host.knock.${process.pid}`))
}

function takeNote(file: string): SecondStart {
  const note: SecondStart = JSON.parse(readFileSync(file, 'utf8'))
  rmSync(file)
  return note
}
