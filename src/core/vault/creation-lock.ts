// oxlint-disable-next-line import/default -- the package is CommonJS: its one export is what an import by default gives
import Database from 'better-sqlite3'
import { closeSync, openSync, rmSync } from 'node:fs'
import { FyrError } from '../../shared/domain/errors.ts'
import { identityOfFile, PRIVATE_FILE } from './durable-file.ts'
import { codeOf } from './faults.ts'
import { creationLockFile } from './layout.ts'

/**
 * Runs a step while nobody else, in this process or another, makes a vault in the folder. The lock is one of the system's on an empty
 * file, held through SQLite; it ends with its process, so the file of one that was killed is in nobody's way. Fails with
 * `SQLITE_BUSY` or `vault.in-use` where the folder is taken.
 */
export async function whileCreatingAlone<T>(folder: string, step: () => Promise<T>): Promise<T> {
  const file = creationLockFile(folder)
  makeIfMissing(file)
  const made = identityOfFile(file)
  const lock = new Database(file, { timeout: 0 })
  try {
    // A journal on the disk would be one more file to leave behind, and one that a full disk has no room for.
    lock.pragma('journal_mode = MEMORY')
    lock.exec('BEGIN EXCLUSIVE')
    // Since `made` was read, its last holder may have removed the file that this lock is on.
    if (made === null || identityOfFile(file) !== made) throw new FyrError('vault.in-use', { folder })
  } catch (error) {
    lock.close()
    throw error
  }
  try {
    return await step()
  } finally {
    letGo(file, lock)
  }
}

/** Clears away the lock that a killed process left beside the vault that it had made. */
export function clearCreationLock(folder: string): void {
  try {
    rmSync(creationLockFile(folder), { force: true })
  } catch {
    // An empty file in the folder harms nobody.
  }
}

/** Never opens a file that is there: closing it again would end the lock that this process may hold on it. */
function makeIfMissing(file: string): void {
  try {
    closeSync(openSync(file, 'wx', PRIVATE_FILE))
  } catch (error) {
    if (codeOf(error) !== 'EEXIST') throw error
  }
}

/** The file goes while the lock still holds, so that nobody can take the lock on a file about to go; Windows removes no open file. */
function letGo(file: string, lock: Database.Database): void {
  const remove = () => {
    try {
      rmSync(file, { force: true })
    } catch {
      // Somebody else waits for it, or the disk went away: it stays, empty.
    }
  }
  if (process.platform !== 'win32') remove()
  lock.close()
  if (process.platform === 'win32') remove()
}
