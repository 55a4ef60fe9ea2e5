import { closeSync, fsyncSync, openSync, readdirSync } from 'node:fs'
import path from 'node:path'
import { makeFolder } from '../../make-folder.ts'
import { whileCreatingAlone } from '../creation-lock.ts'
import { PRIVATE_FOLDER, syncFolder } from '../durable-file.ts'
import { withVaultFaults } from '../faults.ts'
import { restoringFolder } from '../layout.ts'
import type { Manifest } from './backup-format.ts'
import { asBackupFault, openBackup, type OpenBackup, type OpenedBackup } from './open-backup.ts'
import { clearRestoring, finishRestore, switchVaults } from './restore-switch.ts'

export interface RestoreBackup extends OpenBackup {
  /** Works on the restored vault before it is put in force: if it fails, nothing is. */
  readonly prepare: (opened: OpenedBackup) => Promise<void>
}

/**
 * Opens a backup beside the vault in a folder, runs something with it, and takes it away again. The vault that is there is not touched.
 * Fails as `openBackup` does.
 */
export async function withOpenBackup<T>(
  folder: string,
  file: string,
  options: OpenBackup,
  use: (opened: OpenedBackup) => Promise<T>
): Promise<T> {
  return besideVault(folder, async () => {
    const opened = await openTakenOut(folder, file, options)
    try {
      return await use(opened)
    } finally {
      opened.vault.close()
      clearRestoring(folder)
    }
  })
}

/**
 * Puts a backup in the place of the vault in a folder, or of none. The old vault is kept, in the folder that is answered (see `switchVaults`).
 * Killed at any point, the folder holds the old vault or the restored one. Fails as `openBackup` does, and with `vault.in-use`.
 */
export async function restoreBackup(
  folder: string,
  file: string,
  options: RestoreBackup
): Promise<{ aside: string | null; manifest: Manifest }> {
  return besideVault(folder, async () => {
    const opened = await openTakenOut(folder, file, { ...options, takesPlaceIn: folder })
    try {
      await options.prepare(opened)
      opened.vault.close()
      bringToDisk(restoringFolder(folder))
      return { aside: switchVaults(folder, options.now()), manifest: opened.manifest }
    } finally {
      opened.vault.close()
      clearRestoring(folder)
    }
  })
}

/** One at a time in a folder, which is made where it is missing; first an earlier restore that was cut short is finished. */
async function besideVault<T>(folder: string, step: () => Promise<T>): Promise<T> {
  return withVaultFaults(folder, async () => {
    makeFolder(folder, PRIVATE_FOLDER)
    await finishRestore(folder)
    return whileCreatingAlone(folder, step)
  })
}

async function openTakenOut(folder: string, file: string, options: OpenBackup): Promise<OpenedBackup> {
  clearRestoring(folder)
  try {
    return await openBackup(file, restoringFolder(folder), options)
  } catch (error) {
    throw asBackupFault(error)
  }
}

function bringToDisk(folder: string): void {
  for (const name of readdirSync(folder)) {
    const handle = openSync(path.join(folder, name), 'r+')
    try {
      fsyncSync(handle)
    } finally {
      closeSync(handle)
    }
  }
  syncFolder(folder)
}
