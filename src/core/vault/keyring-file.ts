import type { Database } from 'better-sqlite3'
import path from 'node:path'
import { FyrError } from '../../shared/domain/errors.ts'
import {
  keyringDamaged,
  LARGEST_KEYRING,
  parseKeyring,
  signKeyring,
  type Keyring,
  type KeyringContent
} from './keyring-format.ts'
import { keyringFile, survey } from './layout.ts'
import { readRegularFile } from './regular-file.ts'

/**
 * The folder's keyring, held to its own signature. Fails with `vault.absent`, `vault.keyring-missing` (a desk file is
 * there without it), `vault.keyring-damaged` or `vault.keyring-newer`.
 */
export function readKeyring(folder: string): Keyring {
  const found = readRegularFile(keyringFile(folder), LARGEST_KEYRING)
  if (found === 'missing')
    throw new FyrError(survey(folder) === 'something' ? 'vault.keyring-missing' : 'vault.absent', { folder })
  if (typeof found === 'string') throw keyringDamaged(found)
  return parseKeyring(found)
}

/**
 * The keyring of a vault that is open. Fails as `readKeyring` does, and with `vault.desk-gone` where nothing of the vault is in its folder
 * any more: a stick was pulled.
 */
export function readOwnKeyring({ folder, db }: { readonly folder: string; readonly db: Database }): Keyring {
  try {
    return readKeyring(folder)
  } catch (error) {
    if (!(error instanceof FyrError && error.code === 'vault.absent')) throw error
    throw new FyrError('vault.desk-gone', { file: path.basename(db.name) })
  }
}

/** The keyring that comes after the one that this content was made from, signed. */
export const nextKeyring = (
  content: KeyringContent,
  signingKey: Uint8Array
): { readonly keyring: Keyring; readonly bytes: Buffer } =>
  signKeyring({ ...content, generation: content.generation + 1 }, signingKey)
