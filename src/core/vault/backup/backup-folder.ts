import { constants, realpathSync, statSync } from 'node:fs'
import { access, lstat, open, readdir, rm } from 'node:fs/promises'
import path from 'node:path'
import { bureauClock } from '../../../shared/domain/month.ts'
import { FyrError } from '../../../shared/domain/errors.ts'
import { codeOf } from '../faults.ts'
import { BACKUP_ENDING, isUnfinishedHead, parseHead } from './backup-format.ts'
import { readHead, withBackupFile } from './backup-file.ts'

/** The folder in which a person wants backups to be: a memory stick, most often. */

/**
 * Fails with `backup.folder-missing`, `backup.inside-bureau` (a backup that is lost together with what it is for), or
 * `backup.folder-unusable`.
 */
export async function assertUsable(target: string, vaultFolder: string): Promise<void> {
  await inTarget(target, async () => {
    const found = statSync(target, { throwIfNoEntry: false })
    if (found === undefined) throw new FyrError('backup.folder-missing', { folder: target })
    if (!found.isDirectory()) throw unusable(target, 'ENOTDIR')
    const inside = path.relative(realpathSync(vaultFolder), realpathSync(target))
    if (!inside.startsWith('..') && !path.isAbsolute(inside))
      throw new FyrError('backup.inside-bureau', { folder: target })
    await access(target, constants.R_OK | constants.W_OK)
  })
}

/** Runs a step on the target; what the file system says against it comes out named. */
export async function inTarget<T>(target: string, step: () => Promise<T>): Promise<T> {
  try {
    return await step()
  } catch (error) {
    const code = codeOf(error)
    if (error instanceof FyrError || code === null || code.startsWith('ERR_')) throw error
    if (code === 'ENOSPC' || code === 'EDQUOT')
      throw new FyrError('backup.disk-full', { folder: target }, { cause: error })
    if (statSync(target, { throwIfNoEntry: false }) === undefined)
      throw new FyrError('backup.folder-missing', { folder: target }, { cause: error })
    throw unusable(target, code, error)
  }
}

/**
 * A name that nothing in the folder has: the bureau, the day and the time by the bureau's clock. A second backup of the same second gets
 * a number.
 */
export async function freeName(target: string, slug: string, at: number): Promise<string> {
  const { date, time } = bureauClock(at)
  const seconds = new Date(at).toISOString().slice(17, 19)
  const stem = `fyr-${slug}-${date}-${time.replace(':', '')}${seconds}`
  const taken = new Set((await readdir(target)).map(name => name.toLowerCase()))
  for (let number = 1; ; number += 1) {
    const name = `${stem}${number === 1 ? '' : `-${number}`}${BACKUP_ENDING}`
    if (!taken.has(name) && !taken.has(unfinishedName(name))) return name
  }
}

/** What a backup is called until it is whole. */
export const unfinishedName = (name: string): string => `${name}.part`

interface FoundBackup {
  readonly name: string
  readonly madeAt: string
  readonly bytes: number
}

/**
 * The finished backups of this vault in a folder, newest first: those that this vault's own key has signed. Everything else, and whatever
 * cannot be read, is somebody else's.
 */
async function listBackups(target: string, vault: { vaultId: string; signedBy: string }): Promise<FoundBackup[]> {
  const found: FoundBackup[] = []
  for (const name of await regularFiles(target, BACKUP_ENDING)) {
    const file = path.join(target, name)
    const manifest = await withBackupFile(file, async backup => backup.manifest).catch(() => null)
    if (manifest?.vaultId === vault.vaultId && manifest.signedBy === vault.signedBy)
      found.push({ name, madeAt: manifest.madeAt, bytes: statSync(file).size })
  }
  return found.toSorted((one, other) => (one.madeAt < other.madeAt ? 1 : -1))
}

/**
 * Removes the oldest backups of this vault beyond the newest `keep`, and what was left unfinished of others; answers how many backups went.
 * The one that was made just now always stays. Those that say that they are of a later time were made while the computer's date was ahead,
 * and go first. One that cannot be removed stays.
 */
export async function rotateBackups(
  target: string,
  vault: { vaultId: string; signedBy: string },
  { made, at, keep }: { readonly made: string; readonly at: number; readonly keep: number }
): Promise<number> {
  for (const name of await unfinishedBackups(target, vault.vaultId)) await removeIfPossible(path.join(target, name))
  const earlier = (await listBackups(target, vault)).filter(({ name }) => name !== made)
  const isAhead = ({ madeAt }: FoundBackup): boolean => Date.parse(madeAt) > at
  const superfluous = earlier.toSorted((one, other) => Number(isAhead(one)) - Number(isAhead(other))).slice(keep - 1)
  let removed = 0
  for (const { name } of superfluous) removed += (await removeIfPossible(path.join(target, name))) ? 1 : 0
  return removed
}

async function unfinishedBackups(target: string, vaultId: string): Promise<string[]> {
  const names: string[] = []
  for (const name of await regularFiles(target, unfinishedName(BACKUP_ENDING))) {
    if (await isOurs(path.join(target, name), vaultId).catch(() => false)) names.push(name)
  }
  return names
}

/** A file that was cut short while it was written, or before it got its name. */
async function isOurs(file: string, vaultId: string): Promise<boolean> {
  const handle = await open(file, 'r')
  try {
    const head = await readHead(handle)
    return isUnfinishedHead(head, vaultId) || parseHead(head, (await handle.stat()).size).vaultId === vaultId
  } finally {
    await handle.close()
  }
}

/** Links are not followed: what they point to may lie anywhere. */
async function regularFiles(target: string, ending: string): Promise<string[]> {
  const names = (await readdir(target)).filter(name => name.startsWith('fyr-') && name.endsWith(ending))
  const kinds = await Promise.all(names.map(name => lstat(path.join(target, name)).catch(() => null)))
  return names.filter((_name, index) => kinds[index]?.isFile() === true)
}

async function removeIfPossible(file: string): Promise<boolean> {
  try {
    await rm(file)
    return true
  } catch {
    return false
  }
}

const unusable = (folder: string, reason: string, cause?: unknown): FyrError =>
  new FyrError('backup.folder-unusable', { folder, reason }, { cause })
