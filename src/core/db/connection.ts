// oxlint-disable-next-line import/default -- the package is CommonJS: its one export is what an import by default gives
import Database from 'better-sqlite3'
import { linkSync, mkdirSync, rmSync, statSync } from 'node:fs'
import path from 'node:path'
import { afterCrash, checkPages, quick } from './page-check.ts'

/** What opens one encrypted file. The caller wipes it. */
export interface FileKey {
  /** 32 random bytes. */
  readonly key: Uint8Array
  /** The 16 bytes with which the file begins. */
  readonly mark: Uint8Array
}

/** A setting of the connection: how it is asked for, and what must be read back before any data is touched. */
export interface Setting {
  readonly pragma: string
  readonly value: string
  readonly expected: string
}

/**
 * Everything that an open desk file relies on. Several of the build's defaults are wrong for it: WAL would lose
 * acknowledged commits in a power cut (`synchronous`), and sorting would write plain text to the temp folder (`temp_store`).
 */
export const deskSettings: readonly Setting[] = [
  { pragma: 'cipher', value: 'chacha20', expected: 'chacha20' },
  { pragma: 'hmac_check', value: '1', expected: '1' },
  { pragma: 'locking_mode', value: 'EXCLUSIVE', expected: 'exclusive' },
  { pragma: 'journal_mode', value: 'WAL', expected: 'wal' },
  { pragma: 'synchronous', value: 'FULL', expected: '2' },
  { pragma: 'fullfsync', value: '1', expected: '1' },
  { pragma: 'checkpoint_fullfsync', value: '1', expected: '1' },
  { pragma: 'temp_store', value: 'MEMORY', expected: '2' },
  { pragma: 'secure_delete', value: 'ON', expected: '1' },
  { pragma: 'trusted_schema', value: 'OFF', expected: '0' },
  { pragma: 'cell_size_check', value: 'ON', expected: '1' },
  { pragma: 'foreign_keys', value: 'ON', expected: '1' },
  { pragma: 'cache_size', value: '-65536', expected: '-65536' }
]

const PRIVATE_FOLDER = 0o700

/** How long to wait for another connection to let go, in milliseconds: an app that is just closing, not one in use. */
const BUSY_TIMEOUT_MS = 500

export interface OpenOptions {
  /** Looks at the file before anything is written to it, and throws where it must not be used. It only reads. */
  readonly check?: (db: Database.Database) => void
  readonly settings?: readonly Setting[]
}

/**
 * Opens an encrypted file that exists (an empty file becomes a new database), takes it for this process alone, and asserts
 * every setting. SQLite's own errors come through: `SQLITE_BUSY` from a second process, `SQLITE_NOTADB` and
 * `SQLITE_CORRUPT` for damage or a wrong key. A file that fails is left as it was found.
 */
export function openDatabase(
  file: string,
  fileKey: FileKey,
  { check = passes, settings = deskSettings }: OpenOptions = {}
): Database.Database {
  const isInspected = hasUnmergedCommits(file)
  if (isInspected) inspect(file, fileKey, check)
  const db = connect(file)
  try {
    unlock(db, fileKey)
    db.pragma('locking_mode = EXCLUSIVE')
    readSchema(db)
    check(db)
    assertComplete(db, file)
    if (!isInspected) checkPages(db, quick)
    for (const { pragma, value } of settings) db.pragma(`${pragma} = ${value}`)
    assertSettings(db, settings)
    db.pragma('wal_checkpoint(TRUNCATE)')
    rmSync(`${file}-shm`, { force: true })
    return db
  } catch (error) {
    db.close()
    throw error
  }
}

/**
 * Reads the file as it is without the commits that wait in its WAL, or answers null where that cannot be done: after a power cut the
 * file alone may be half-merged, and not every disk knows hard links.
 */
export function readWithoutWal<T>(file: string, fileKey: FileKey, read: (db: Database.Database) => T): T | null {
  if (!hasUnmergedCommits(file)) return null
  // SQLite looks for a WAL by the file's name, so under another name it finds none.
  const folder = `${file}.alone`
  try {
    rmSync(folder, { recursive: true, force: true })
    mkdirSync(folder, PRIVATE_FOLDER)
    const alone = path.join(folder, 'desk.db')
    linkSync(file, alone)
    return readOnly(alone, fileKey, read)
  } catch (error) {
    if (isInUse(error)) throw error
    return null
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/**
 * Encrypts a closed file anew, with another key of 32 bytes. It works on a copy that can be thrown away: one that was cut short is
 * neither of the two keys'.
 */
export function changeKey(file: string, from: FileKey, to: Uint8Array): void {
  if (to.length !== 32) throw new RangeError('a key has 32 bytes')
  const db = connect(file)
  try {
    unlock(db, from)
    db.pragma('temp_store = MEMORY')
    readSchema(db)
    const raw = rawKey({ key: to, mark: from.mark })
    db.rekey(raw)
    raw.fill(0)
  } finally {
    db.close()
  }
}

/** Fails, naming the setting, unless each reads back as expected. */
export function assertSettings(db: Database.Database, settings: readonly Setting[] = deskSettings): void {
  for (const { pragma, expected } of settings) {
    const found = String(db.pragma(pragma, { simple: true }))
    if (found !== expected)
      throw new Error(`the desk file is not opened safely: ${pragma} is ${found}, not ${expected}`)
  }
}

/**
 * Commits that a crash left in the WAL are merged into the file when it is opened or closed, even by a connection that
 * could not read it. So that a damaged or swapped file is left as it was found, it is read first without the right to write.
 */
function inspect(file: string, fileKey: FileKey, check: (db: Database.Database) => void): void {
  readOnly(file, fileKey, db => {
    check(db)
    checkPages(db, afterCrash)
  })
}

function readOnly<T>(file: string, fileKey: FileKey, read: (db: Database.Database) => T): T {
  const db = connect(file, { readonly: true })
  try {
    unlock(db, fileKey)
    readSchema(db)
    return read(db)
  } finally {
    db.close()
  }
}

/** A folder that is gone is a plain TypeError to better-sqlite3; here it is a file that cannot be opened, as to SQLite. */
function connect(file: string, options: Database.Options = {}): Database.Database {
  try {
    return new Database(file, { ...options, fileMustExist: true, timeout: BUSY_TIMEOUT_MS })
  } catch (error) {
    if (error instanceof TypeError) throw new Database.SqliteError(error.message, 'SQLITE_CANTOPEN')
    throw error
  }
}

const isInUse = (error: unknown): boolean =>
  error instanceof Database.SqliteError && /^SQLITE_(BUSY|LOCKED)/.test(error.code)

/** Without the prefix the library would silently take the bytes for a passphrase. */
const rawKey = ({ key, mark }: FileKey): Buffer => Buffer.concat([Buffer.from('raw:'), key, mark])

function unlock(db: Database.Database, fileKey: FileKey): void {
  db.pragma(`cipher = 'chacha20'`)
  const raw = rawKey(fileKey)
  db.key(raw)
  raw.fill(0)
}

/** The first read, and so the first moment at which a wrong key or a damaged first page shows. */
function readSchema(db: Database.Database): void {
  db.prepare('SELECT count(*) FROM sqlite_schema').get()
}

/** SQLite misses a last page that was cut short until somebody reads it. While commits are unmerged the file may be shorter. */
function assertComplete(db: Database.Database, file: string): void {
  if (hasUnmergedCommits(file)) return
  const bytes = Number(db.pragma('page_count', { simple: true })) * Number(db.pragma('page_size', { simple: true }))
  if (statSync(file).size < bytes) throw new Database.SqliteError('the file is shorter than it says', 'SQLITE_CORRUPT')
}

function passes(): void {}

function hasUnmergedCommits(file: string): boolean {
  return (statSync(`${file}-wal`, { throwIfNoEntry: false })?.size ?? 0) > 0
}
