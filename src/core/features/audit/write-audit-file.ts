import { open, rm } from 'node:fs/promises'
import path from 'node:path'
import { FyrError } from '../../../shared/domain/errors.ts'
import { codeOf, vaultFault } from '../../vault/faults.ts'

/** Writes a new file of that name, with a number behind it where one is there already; answers its name. Leaves nothing half-written. */
export async function writeAuditFile(folder: string, name: string, text: string): Promise<string> {
  for (let number = 1; ; number += 1) {
    const file = number === 1 ? `${name}.csv` : `${name}-${number}.csv`
    if (await writeNew(path.join(folder, file), text)) return file
  }
}

/** False where there is such a file. */
async function writeNew(file: string, text: string): Promise<boolean> {
  try {
    const handle = await open(file, 'wx')
    try {
      await handle.writeFile(text)
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
