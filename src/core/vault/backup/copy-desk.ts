import { rmSync } from 'node:fs'
import path from 'node:path'
import { assertBelongTogether } from '../desk.ts'
import { LARGEST_KEYRING, keyringDamaged, parseKeyring } from '../keyring-format.ts'
import { keyringFile } from '../layout.ts'
import { readRegularFile } from '../regular-file.ts'
import type { Vault } from '../vault.ts'
import { copyWhole, rowsIn } from '../whole-copy.ts'
import { damaged } from './backup-format.ts'

/** The desk file as it is copied before it goes into a backup, encrypted like the file itself. */
const copyFile = (folder: string): string => path.join(folder, 'backup-desk.part')

/** What of an open vault goes into a backup, all of one moment. */
export interface VaultCopy {
  readonly deskFile: string
  readonly keyring: Buffer
  /** How many rows each table has. */
  readonly rows: ReadonlyMap<string, number>
}

/**
 * Copies the desk file of an open vault beside it, with all that is committed, and reads the copy back: every page of it is authenticated
 * and every table has as many rows as the live one has at this moment. Runs in one go, so that nothing can be written in between.
 * SQLite's errors come through.
 */
export function copyVault(vault: Vault): VaultCopy {
  clearCopies(vault.folder)
  const deskFile = copyFile(vault.folder)
  if (!copyWhole(vault.db, deskFile)) throw damaged('pages')
  return { deskFile, keyring: currentKeyring(vault), rows: new Map(rowsIn(vault.db)) }
}

/** Removes the copy once it is in the backup, or after it was cut short; what has been erased since must not live on in it. */
export function clearCopies(folder: string): void {
  for (const remains of [copyFile(folder), `${copyFile(folder)}-journal`]) rmSync(remains, { force: true })
}

function currentKeyring({ folder, db }: Vault): Buffer {
  const bytes = readRegularFile(keyringFile(folder), LARGEST_KEYRING)
  if (typeof bytes === 'string') throw keyringDamaged(bytes === 'missing' ? 'empty' : bytes)
  assertBelongTogether(db, parseKeyring(bytes))
  return bytes
}
