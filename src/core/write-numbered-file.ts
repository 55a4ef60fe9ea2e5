import { open, rm } from 'node:fs/promises'
import path from 'node:path'
import { FyrError } from '../shared/domain/errors.ts'
import { PRIVATE_FILE } from './vault/durable-file.ts'
import { codeOf, vaultFault } from './vault/faults.ts'

/**
 * Writes a new file that this account alone may read, with a number behind its name where one is there already; answers its name. Leaves
 * nothing half-written. Throws `release.target-unusable` or `vault.disk-full`.
 */
export async function writeNumberedFile(
  folder: string,
  { name, ending, content }: { name: string; ending: string; content: string | Uint8Array }
): Promise<string> {
  for (let number = 1; ; number += 1) {
    const file = number === 1 ? `${name}.${ending}` : `${name}-${number}.${ending}`
    if (await writeOnce(path.join(folder, file), content)) return file
  }
}

/**
 * Writes a file as `writeNumberedFile` does, then writes down that it was. Where that cannot be done the file goes again: nothing leaves
 * without an entry, and nobody who is told that it failed finds it there.
 */
export async function writeRecordedFile(
  folder: string,
  { record, ...file }: Parameters<typeof writeNumberedFile>[1] & { record: () => Promise<void> }
): Promise<string> {
  const written = await writeNumberedFile(folder, file)
  try {
    await record()
    return written
  } catch (error) {
    await rm(path.join(folder, written), { force: true }).catch(() => undefined)
    throw error
  }
}

/** False where there is such a file. */
async function writeOnce(file: string, content: string | Uint8Array): Promise<boolean> {
  try {
    const handle = await open(file, 'wx', PRIVATE_FILE)
    try {
      await handle.writeFile(content)
      await handle.sync()
    } catch (error) {
      await rm(file, { force: true })
      throw error
    } finally {
      await handle.close()
    }
    return true
  } catch (error) {
    if (codeOf(error) === 'EEXIST') return false
    if (vaultFault(error, '')?.code === 'vault.disk-full') throw new FyrError('vault.disk-full', {}, { cause: error })
    throw new FyrError('release.target-unusable', {}, { cause: error })
  }
}
