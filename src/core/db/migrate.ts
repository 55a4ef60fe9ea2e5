import type { Database } from 'better-sqlite3'
import { closeSync, fsyncSync, openSync, readdirSync, renameSync, rmSync } from 'node:fs'
import path from 'node:path'
import { FyrError } from '../../shared/domain/errors.ts'
import { vaultFault } from '../vault/faults.ts'
import type { Migration } from './migration.ts'

const PRIVATE_FILE = 0o600

export interface Migrated {
  readonly from: number
  readonly to: number
}

/**
 * Brings an open file to the newest version: one transaction a step, so that a crash leaves the version before a step or
 * the one after it. Before the first step a copy of a file that holds data is put beside it (`<file>.before-<version>`,
 * encrypted with the same key); it goes when all steps are done and stays when one fails.
 *
 * Fails with `vault.desk-newer`, before touching anything, for a file from a newer program, and with
 * `vault.migration-failed` when a step throws or leaves a reference that points nowhere; that step is undone.
 */
export function migrate(db: Database, migrations: readonly Migration[]): Migrated {
  assertOrdered(migrations)
  assertNotNewer(db, migrations)
  const from = versionOf(db)
  const to = migrations.length
  if (from < to) {
    const copy = from > 0 ? copyBeside(db, from) : null
    db.pragma('foreign_keys = OFF')
    try {
      for (const migration of migrations.slice(from)) step(db, migration, copy)
    } finally {
      db.pragma('foreign_keys = ON')
    }
  }
  removeCopies(db)
  return { from, to }
}

/** Fails with `vault.desk-newer` for a file that a newer program has migrated. */
export function assertNotNewer(db: Database, migrations: readonly Migration[]): void {
  const found = versionOf(db)
  if (found > migrations.length) throw new FyrError('vault.desk-newer', { found, known: migrations.length })
}

/** The version of the last migration that the file has been through; 0 for none. */
export function versionOf(db: Database): number {
  return Number(db.pragma('user_version', { simple: true }))
}

function step(db: Database, migration: Migration, copy: string | null): void {
  try {
    db.transaction(() => {
      migration.up(db)
      assertReferences(db)
      db.pragma(`user_version = ${migration.version}`)
    }).immediate()
  } catch (error) {
    const failed = { version: migration.version, copy: copy === null ? '' : path.basename(copy) }
    throw vaultFault(error, path.dirname(db.name)) ?? new FyrError('vault.migration-failed', failed, { cause: error })
  }
}

function assertReferences(db: Database): void {
  const dangling = db.prepare<[], { table: string }>('PRAGMA foreign_key_check').all()
  if (dangling.length > 0) throw new Error(`${dangling.length} references from ${dangling[0]?.table} point nowhere`)
}

/** `backup()` does not work on encrypted files; `VACUUM INTO` does, and keeps the key. */
function copyBeside(db: Database, version: number): string {
  const copy = `${db.name}.before-${version}`
  const unfinished = `${copy}.part`
  rmSync(unfinished, { force: true })
  try {
    closeSync(openSync(unfinished, 'wx', PRIVATE_FILE))
    db.prepare('VACUUM INTO ?').run(unfinished)
    syncFile(unfinished)
    assertReadable(db, unfinished, version)
    renameSync(unfinished, copy)
    return copy
  } catch (error) {
    rmSync(unfinished, { force: true })
    throw error
  }
}

/** Attached without a key of its own, the copy is read with the file's. */
function assertReadable(db: Database, copy: string, version: number): void {
  db.prepare('ATTACH ? AS copy').run(copy)
  try {
    const found = Number(db.pragma('copy.user_version', { simple: true }))
    const check = db.pragma('copy.quick_check(1)', { simple: true })
    if (found !== version || check !== 'ok')
      throw new Error(`the copy before migrating does not read back: ${String(check)}`)
  } finally {
    db.exec('DETACH copy')
  }
}

/** Removes copies of versions that the file has left behind, and copies that were cut short. */
function removeCopies(db: Database): void {
  const folder = path.dirname(db.name)
  const prefix = `${path.basename(db.name)}.before-`
  const names = readdirSync(folder).filter(name => name.startsWith(prefix))
  const useless = names.filter(name => name.endsWith('.part') || Number(name.slice(prefix.length)) < versionOf(db))
  for (const name of useless) rmSync(path.join(folder, name), { force: true })
}

function syncFile(file: string): void {
  const handle = openSync(file, 'r+')
  try {
    fsyncSync(handle)
  } finally {
    closeSync(handle)
  }
}

function assertOrdered(migrations: readonly Migration[]): void {
  const wrong = migrations.find((migration, index) => migration.version !== index + 1)
  if (wrong !== undefined) throw new Error(`migration ${wrong.name} stands at the wrong place`)
}
