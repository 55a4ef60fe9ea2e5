import type { Database } from 'better-sqlite3'
import { closeSync, openSync, readSync, rmSync, statSync } from 'node:fs'
import path from 'node:path'
import { FyrError } from '../../shared/domain/errors.ts'
import { openDatabase, readWithoutWal } from '../db/connection.ts'
import { assertNotNewer, migrate } from '../db/migrate.ts'
import { clearCopies } from './backup/copy-desk.ts'
import { isRestoring } from './backup/restore-switch.ts'
import { closeCounted, commitLogOf, startCounting } from './commit-log.ts'
import { clearCreationLock } from './creation-lock.ts'
import { assertBelongTogether, findMeta, foundDesk, noteKeyring, removeMeta } from './desk.ts'
import { fileSize, keepCopy, makePrivate, PRIVATE_FILE, renameDurably } from './durable-file.ts'
import { assertMayGoOn, setWalAside } from './going-on.ts'
import type { Keyring } from './keyring-format.ts'
import { currentEpoch } from './keyring-slots.ts'
import {
  compartmentFile,
  compartmentMark,
  DESK,
  filesOfEpoch,
  keyringFile,
  MARK_BYTES,
  markFile,
  nextCompartmentFile,
  nextFilesIn,
  outsideMarkFile
} from './layout.ts'
import { isAnotherMark } from './mark-bits.ts'
import { alarmOf, findMissingCommits, type MissingCommits } from './missing-commits.ts'
import { upgradePeopleTable, type VaultPerson } from './people-table.ts'
import { readProgress } from './progress.ts'
import type { OpenContext } from './vault.ts'

/** The file in which the desk is kept now; where it has not got its name yet, see `nameDeskFile`. */
const currentDeskFile = (folder: string, keyring: Keyring): string =>
  compartmentFile(folder, DESK, currentEpoch(keyring, DESK))

/**
 * Gives the desk file of an epoch that has just come into force its name. Nothing to do where it has it. The vault must not be open.
 */
function nameDeskFile(folder: string, keyring: Keyring): void {
  const unnamed = unnamedDeskFile(folder, keyring)
  if (unnamed !== null) renameDurably(unnamed, currentDeskFile(folder, keyring))
}

/** The desk file of this keyring where the program was killed between putting it in force and naming it. */
function unnamedDeskFile(folder: string, keyring: Keyring): string | null {
  if (fileSize(currentDeskFile(folder, keyring)) !== null) return null
  const next = nextCompartmentFile(folder, DESK, currentEpoch(keyring, DESK))
  return fileSize(next) === null ? null : next
}

/**
 * Looks at the desk file without a key. Fails with `vault.desk-missing`, `vault.desk-empty` or `vault.desk-foreign`;
 * damage that only the key can show is found on opening.
 */
export function assertDeskFile(folder: string, keyring: Keyring): void {
  const file = unnamedDeskFile(folder, keyring) ?? currentDeskFile(folder, keyring)
  const params = { file: path.basename(file) }
  const size = fileSize(file)
  if (size === null) throw new FyrError('vault.desk-missing', params)
  if (size === 0) throw new FyrError('vault.desk-empty', params)
  if (!statSync(file).isFile() || size < MARK_BYTES) throw new FyrError('vault.desk-damaged', params)
  if (isAnotherMark(firstBytes(file), compartmentMark(keyring.vaultId, DESK)))
    throw new FyrError('vault.desk-foreign', params)
}

/**
 * Opens the desk file of this keyring for a user of it (null for the recovery key), migrates it, counts its commits from now on, and
 * sees that the copy of the keyring is the same as the keyring. SQLite's errors come through; a file that is damaged, foreign, newer or
 * has lost commits is left as it was found. The key is the caller's to wipe. To be closed with `closeCounted`.
 */
export function openDesk(
  folder: string,
  keyring: Keyring,
  key: Uint8Array,
  context: OpenContext,
  user: string | null
): Database {
  nameDeskFile(folder, keyring)
  const file = currentDeskFile(folder, keyring)
  makePrivate(file, PRIVATE_FILE)
  const opened = openUnlessMissing(folder, keyring, key, context, user)
  if (opened === 'without-wal') {
    setWalAside(file)
    return openDesk(folder, keyring, key, context, user)
  }
  const { db, missing } = opened
  try {
    // Whoever restores looks whether the file is held after writing the plan; here it is the other way round, so that one of the two sees it.
    if (isRestoring(folder)) throw new FyrError('vault.in-use', { folder })
    const commits = startCounting(db, context.now, missing ?? leftBehind(db, context))
    if (missing === null) commits.endAlarm()
    upgradePeopleTable(db)
    migrate(db, context.migrations)
    keepCopy(keyringFile(folder))
    clearCreationLock(folder)
    clearCopies(folder)
    noteKeyring(db, keyring)
    keepMarks(db, folder, keyring, context)
    clearOtherEpochs(folder, db)
    return db
  } catch (error) {
    closeCounted(db)
    throw error
  }
}

/** Opens the file where it has all its commits, or where a coordinator goes on with it; writes nothing before that is known. */
function openUnlessMissing(
  folder: string,
  keyring: Keyring,
  key: Uint8Array,
  context: OpenContext,
  user: string | null
): { readonly db: Database; readonly missing: MissingCommits | null } | 'without-wal' {
  const file = currentDeskFile(folder, keyring)
  const fileKey = fileKeyOf(keyring, key)
  const memory = {
    marks: markFilesOf(folder, keyring, context.marksDir),
    hadWal: fileSize(`${file}-wal`) !== null,
    withoutWal: readWithoutWal(file, fileKey, readProgress)
  }
  const looked: { missing: MissingCommits | null; isWalOlder: boolean } = { missing: null, isWalOlder: false }
  const check = (found: Database): void => {
    looked.missing ??= findMissingCommits(found, memory)
    try {
      assertBelongTogether(found, keyring)
    } catch (error) {
      const { missing } = looked
      if (missing === null || missing.reason === 'wal-older' || context.goOn === true || !isOfUnknownSigner(error))
        throw error
      throw alarmOf(missing, file)
    }
    assertNotNewer(found, context.migrations)
    if (looked.missing === null) return
    looked.isWalOlder = assertMayGoOn(found, looked.missing, context, user) === 'without-wal'
    if (looked.isWalOlder) throw alarmOf(looked.missing, file)
  }
  try {
    return { db: openDatabase(file, fileKey, { check }), missing: looked.missing }
  } catch (error) {
    if (looked.isWalOlder) return 'without-wal'
    throw error
  }
}

/**
 * Whether it was the signer of the keyring that the file does not know. An older file knows none of later keyrings; it is not gone on with,
 * since such a keyring could be anybody's.
 */
const isOfUnknownSigner = (error: unknown): boolean =>
  error instanceof FyrError && error.code === 'vault.keyring-damaged'

/** Makes a new desk file with its first person in it. */
export function createDesk(
  folder: string,
  keyring: Keyring,
  key: Uint8Array,
  { migrations, now }: OpenContext,
  person: VaultPerson,
  at: string
): Database {
  const file = currentDeskFile(folder, keyring)
  // SQLite gives the files that it adds the mode of this one, whatever the umask is.
  closeSync(openSync(file, 'wx', PRIVATE_FILE))
  const db = openDatabase(file, fileKeyOf(keyring, key))
  try {
    foundDesk(db, keyring, person, at)
    startCounting(db, now)
    migrate(db, migrations)
    return db
  } catch (error) {
    closeCounted(db)
    throw error
  }
}

/** What was seen of the vault that a restored one takes the place of. */
function leftBehind(db: Database, { leavesBehind = [] }: OpenContext): MissingCommits | null {
  return findMissingCommits(db, { marks: leavesBehind, hadWal: false, withoutWal: null })
}

/** Keeps the count outside the file too, from the moment when the vault is in force. */
export function keepMarks(db: Database, folder: string, keyring: Keyring, { marksDir }: OpenContext): void {
  commitLogOf(db)?.keepMarks(markFilesOf(folder, keyring, marksDir))
}

/** Every file in which the count of a vault is kept. */
export function markFilesOf(folder: string, { vaultId }: Keyring, marksDir: string | undefined): string[] {
  return [markFile(folder), ...(marksDir === undefined ? [] : [outsideMarkFile(marksDir, vaultId)])]
}

/**
 * Removes what the change to this epoch has left, or one that was cut short before it counted. A file of another epoch that nobody
 * here has left behind is somebody's, and stays.
 */
function clearOtherEpochs(folder: string, db: Database): void {
  const left = findMeta(db, 'left_epoch')
  const names = [...nextFilesIn(folder), ...(left === null ? [] : filesOfEpoch(folder, DESK, Number(left)))]
  try {
    for (const name of names) rmSync(path.join(folder, name), { recursive: true, force: true })
    if (left !== null) removeMeta(db, 'left_epoch')
  } catch {
    // A file that somebody holds open, or a full disk: it is tried again on the next opening.
  }
}

/** The key of the desk's file, with the mark that its first bytes bear. */
export function fileKeyOf(keyring: Keyring, key: Uint8Array): { key: Uint8Array; mark: Uint8Array } {
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
