import { randomBytes } from 'node:crypto'
import { lstat, mkdir, open, readdir, readFile, rename, rm } from 'node:fs/promises'
import path from 'node:path'
import { FyrError } from '../../shared/domain/errors.ts'
import type { AnyRelease } from '../disclosure/types.ts'
import { makeFolder } from '../make-folder.ts'
import { codeOf } from '../vault/faults.ts'
import { releaseName } from './package-file.ts'
import { releaseFiles, releaseZip } from './release-files.ts'
import type { WrittenRelease } from './types.ts'

/**
 * Writes a release into `outDir` (made when it is missing) as a folder and as a zip file beside it. Both are written under
 * other names first and renamed when they are whole, so that a fault leaves nothing half-written.
 *
 * Where this very release stands already, it is left as it is. Throws `release.target-exists` where something else does, `release.target-unusable` where the folder cannot be written to,
 * and `vault.disk-full` when the disk is full.
 */
export async function writeRelease(release: AnyRelease, outDir: string): Promise<WrittenRelease> {
  const name = releaseName(release)
  const folder = path.join(outDir, name)
  const zip = `${folder}.zip`
  const unfinished = path.join(outDir, `.${name}-${randomBytes(4).toString('hex')}`)
  const files = releaseFiles(release)
  const zipped = releaseZip(release)
  const done: string[] = []
  try {
    makeFolder(outDir)
    const present = [await exists(folder), await exists(zip)]
    if (present.includes(true)) {
      if (present.includes(false) || !(await holdsAlready(folder, zip, files, zipped)))
        throw new FyrError('release.target-exists', { name })
      return { name, folder, zip, files: [...files.keys()] }
    }
    await mkdir(unfinished)
    for (const [file, bytes] of files) await writeWhole(path.join(unfinished, file), bytes)
    await writeWhole(`${unfinished}.zip`, zipped)
    await rename(`${unfinished}.zip`, zip)
    done.push(zip)
    await rename(unfinished, folder)
  } catch (error) {
    for (const leftover of [unfinished, `${unfinished}.zip`, ...done])
      await rm(leftover, { recursive: true, force: true }).catch(() => {})
    throw asFyrError(error, outDir)
  }
  return { name, folder, zip, files: [...files.keys()] }
}

async function writeWhole(file: string, bytes: Uint8Array): Promise<void> {
  const handle = await open(file, 'wx')
  try {
    await handle.writeFile(bytes)
    await handle.sync()
  } finally {
    await handle.close()
  }
}

/** Whether what stands at the target is this very release, to the byte: then there is nothing left to write. */
async function holdsAlready(
  folder: string,
  zip: string,
  files: ReadonlyMap<string, Uint8Array>,
  zipped: Uint8Array
): Promise<boolean> {
  const names = await readdir(folder)
  if (names.length !== files.size || !names.every(file => files.has(file))) return false
  const wanted: [string, Uint8Array][] = [
    [zip, zipped],
    ...[...files].map(([file, bytes]): [string, Uint8Array] => [path.join(folder, file), bytes])
  ]
  for (const [file, bytes] of wanted) {
    const { size } = await lstat(file)
    if (size !== bytes.length || !(await readFile(file)).equals(bytes)) return false
  }
  return true
}

async function exists(file: string): Promise<boolean> {
  try {
    await lstat(file)
    return true
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return false
    throw error
  }
}

function asFyrError(error: unknown, outDir: string): unknown {
  if (error instanceof FyrError) return error
  const code = codeOf(error)
  if (code === null) return error
  if (code === 'ENOSPC' || code === 'EDQUOT') return new FyrError('vault.disk-full', {}, { cause: error })
  return new FyrError('release.target-unusable', { folder: outDir, fault: code }, { cause: error })
}
