import type { Database } from 'better-sqlite3'
import { closeSync, openSync, readSync, statSync } from 'node:fs'
import path from 'node:path'
import { FyrError } from '../../shared/domain/errors.ts'
import { openDatabase } from '../db/connection.ts'
import { assertNotNewer, migrate } from '../db/migrate.ts'
import type { Migration } from '../db/migration.ts'
import { clearCopies } from './backup/copy-desk.ts'
import { isRestoring } from './backup/restore-switch.ts'
import { clearCreationLock } from './creation-lock.ts'
import { assertBelongTogether, foundDesk, noteKeyring } from './desk.ts'
import { fileSize, keepCopy, makePrivate, PRIVATE_FILE } from './durable-file.ts'
import type { Keyring } from './keyring-format.ts'
import { currentEpoch } from './keyring-slots.ts'
import { compartmentFile, compartmentMark, DESK, keyringFile, MARK_BYTES } from './layout.ts'
import { upgradePeopleTable, type VaultPerson } from './people-table.ts'

/** So many bits may differ before the first bytes of a file are another vault's mark rather than this one's, damaged. */
const DAMAGED_BITS = 24

/** The file in which the desk is kept now. */
const currentDeskFile = (folder: string, keyring: Keyring): string =>
  compartmentFile(folder, DESK, currentEpoch(keyring, DESK))

/**
 * Looks at the desk file without a key. Fails with `vault.desk-missing`, `vault.desk-empty` or `vault.desk-foreign`;
 * damage that only the key can show is found on opening.
 */
export function assertDeskFile(folder: string, keyring: Keyring): void {
  const file = currentDeskFile(folder, keyring)
  const params = { file: path.basename(file) }
  const size = fileSize(file)
  if (size === null) throw new FyrError('vault.desk-missing', params)
  if (size === 0) throw new FyrError('vault.desk-empty', params)
  if (!statSync(file).isFile() || size < MARK_BYTES) throw new FyrError('vault.desk-damaged', params)
  const difference = bitsThatDiffer(firstBytes(file), compartmentMark(keyring.vaultId, DESK))
  if (difference > DAMAGED_BITS) throw new FyrError('vault.desk-foreign', params)
}

/**
 * Opens the desk file of this keyring, migrates it, and sees that the copy of the keyring is the same as the keyring. SQLite's errors come through; a file that is damaged, foreign or
 * newer is left as it was found. The key is the caller's to wipe.
 */
export function openDesk(
  folder: string,
  keyring: Keyring,
  key: Uint8Array,
  migrations: readonly Migration[]
): Database {
  const file = currentDeskFile(folder, keyring)
  makePrivate(file, PRIVATE_FILE)
  const db = openDatabase(file, fileKeyOf(keyring, key), {
    check(found) {
      assertBelongTogether(found, keyring)
      assertNotNewer(found, migrations)
    }
  })
  try {
    // Whoever restores looks whether the file is held after writing the plan; here it is the other way round, so that one of the two sees it.
    if (isRestoring(folder)) throw new FyrError('vault.in-use', { folder })
    upgradePeopleTable(db)
    migrate(db, migrations)
    keepCopy(keyringFile(folder))
    clearCreationLock(folder)
    clearCopies(folder)
    noteKeyring(db, keyring)
    return db
  } catch (error) {
    db.close()
    throw error
  }
}

/** Makes a new desk file with its first person in it. */
export function createDesk(
  folder: string,
  keyring: Keyring,
  key: Uint8Array,
  migrations: readonly Migration[],
  person: VaultPerson,
  at: string
): Database {
  const file = currentDeskFile(folder, keyring)
  // SQLite gives the files that it adds the mode of this one, whatever the umask is.
  closeSync(openSync(file, 'wx', PRIVATE_FILE))
  const db = openDatabase(file, fileKeyOf(keyring, key))
  try {
    foundDesk(db, keyring, person, at)
    migrate(db, migrations)
    return db
  } catch (error) {
    db.close()
    throw error
  }
}

function fileKeyOf(keyring: Keyring, key: Uint8Array): { key: Uint8Array; mark: Uint8Array } {
  return { key, mark: compartmentMark(keyring.vaultId, DESK) }
}

function firstBytes(file: string): Buffer {
  const bytes = Buffer.alloc(MARK_BYTES)
  const handle = openSync(file, 'r')
  try {
    readSync(handle, bytes, 0, MARK_BYTES, 0)
    return bytes
  } finally {
    closeSync(handle)
  }
}

function bitsThatDiffer(a: Uint8Array, b: Uint8Array): number {
  let bits = 0
  for (const [index, byte] of a.entries()) {
    for (let rest = byte ^ (b[index] ?? 0); rest !== 0; rest &= rest - 1) bits += 1
  }
  return bits
}
