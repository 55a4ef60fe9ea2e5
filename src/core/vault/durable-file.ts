import {
  chmodSync,
  closeSync,
  fsyncSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync
} from 'node:fs'
import path from 'node:path'
import { codeOf } from './faults.ts'

/** Only the person whose account it is may read or write it. */
export const PRIVATE_FILE = 0o600
export const PRIVATE_FOLDER = 0o700

const RENAME_TRIES = 20
const RENAME_PAUSE_MS = 50

/**
 * Writes a file that must not exist yet, and returns once its bytes are on the disk and read back the same. Where that
 * fails, there is no file afterwards either.
 */
export function writeNewFile(file: string, bytes: Uint8Array): void {
  const handle = openSync(file, 'wx', PRIVATE_FILE)
  try {
    try {
      writeFileSync(handle, bytes)
      fsyncSync(handle)
    } finally {
      closeSync(handle)
    }
    if (!readFileSync(file).equals(bytes))
      throw new Error(`${path.basename(file)} does not read back as it was written`)
  } catch (error) {
    rmSync(file, { force: true })
    throw error
  }
}

/**
 * Replaces a file so that a crash, a full disk or a power cut at any point leaves either the old bytes or the new ones,
 * never a mixture: the new file is complete on the disk before it takes the old one's name. While that happens the old
 * bytes also stand in `<file>.bak`; afterwards the new ones do.
 */
export function replaceFile(file: string, bytes: Uint8Array): void {
  const next = `${file}.new`
  rmSync(next, { force: true })
  writeNewFile(next, bytes)
  try {
    copyDurably(file, `${file}.bak`)
    renameDurably(next, file)
  } catch (error) {
    rmSync(next, { force: true })
    throw error
  }
  keepCopy(file)
}

/**
 * Keeps a second copy of a file as `<file>.bak`, for the day on which a bit of it goes bad, and clears away what a crash
 * left of an earlier replacing. A copy that cannot be brought up to date is removed: what it says may have been taken back.
 */
export function keepCopy(file: string): void {
  for (const remains of [`${file}.new`, `${file}.bak.new`]) removeIfPossible(remains)
  try {
    if (!isSame(file, `${file}.bak`)) copyDurably(file, `${file}.bak`)
  } catch {
    removeIfPossible(`${file}.bak`)
  }
}

function removeIfPossible(file: string): void {
  try {
    rmSync(file, { force: true })
  } catch {
    // Somebody's folder of that name: the vault can do without a copy.
  }
}

/** Renames within a folder and returns once the folder itself is on the disk. */
export function renameDurably(from: string, to: string): void {
  for (let left = RENAME_TRIES; ; left -= 1) {
    try {
      renameSync(from, to)
      break
    } catch (error) {
      if (left === 0 || !isHeldOpenElsewhere(error)) throw error
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, RENAME_PAUSE_MS)
    }
  }
  syncFolder(path.dirname(to))
}

/** Brings the names in a folder to the disk. Windows does this by itself and offers no way to ask. */
export function syncFolder(folder: string): void {
  if (process.platform === 'win32') return
  const handle = openSync(folder, 'r')
  try {
    fsyncSync(handle)
  } finally {
    closeSync(handle)
  }
}

/** The size of a file in bytes, or null where there is none. */
export function fileSize(file: string): number | null {
  const found = statSync(file, { throwIfNoEntry: false })
  return found === undefined ? null : found.size
}

/** What tells a file from any other that has its name, before or after it; null where there is none. */
export function identityOfFile(file: string): string | null {
  const found = statSync(file, { bigint: true, throwIfNoEntry: false })
  return found === undefined ? null : `${found.dev}/${found.ino}`
}

/** Closes a file or folder to other accounts, where the file system knows of accounts. */
export function makePrivate(place: string, mode: typeof PRIVATE_FILE | typeof PRIVATE_FOLDER): void {
  try {
    chmodSync(place, mode)
  } catch {
    // A memory stick formatted for Windows has no modes to change.
  }
}

function isSame(file: string, other: string): boolean {
  return fileSize(file) === fileSize(other) && readFileSync(file).equals(readFileSync(other))
}

function copyDurably(from: string, to: string): void {
  const next = `${to}.new`
  rmSync(next, { force: true })
  try {
    writeNewFile(next, readFileSync(from))
    renameDurably(next, to)
  } catch (error) {
    rmSync(next, { force: true })
    throw error
  }
}

/** On Windows a virus scanner or indexer may hold a new file for a moment. */
function isHeldOpenElsewhere(error: unknown): boolean {
  return process.platform === 'win32' && ['EBUSY', 'EPERM', 'EACCES'].includes(codeOf(error) ?? '')
}
