import type { Database } from 'better-sqlite3'
import type { CheckedPart } from '../../shared/features/checks/checks.schema.ts'
import { assertSettings } from '../db/connection.ts'
import { assertBelongTogether } from './desk.ts'
import { codeOf } from './faults.ts'
import { readKeyring } from './keyring-file.ts'
import type { Vault } from './vault.ts'
import { brokenAudit } from './verify-audit.ts'

/** One thing that a full check looks at, and what it found wrong; nothing where all is well. */
export interface Check {
  readonly name: CheckedPart
  readonly problems: readonly string[]
}

export interface Verification {
  readonly ok: boolean
  /** Of the desk file. Every one that holds anything has been read from the disk and authenticated. */
  readonly pages: number
  readonly checks: readonly Check[]
}

/** So many problems are named; a damaged file may have thousands. */
const MOST_PROBLEMS = 20

/** How much of the file has been looked at, out of how much. */
export type CheckProgress = (done: number, total: number) => void

/**
 * Checks all of an open vault: the connection's settings, the keyring against the file, every page, index and constraint,
 * every reference, and the chain of the audit record. Damage is reported, not thrown. Runs in one go: nothing else happens meanwhile.
 */
export function verifyVault(vault: Vault, progress: CheckProgress = () => undefined): Verification {
  const { db } = vault
  // What the disk holds counts, not what the cache remembers of it.
  db.pragma('wal_checkpoint(TRUNCATE)')
  db.pragma('shrink_memory')
  const checks = [
    check('settings', () => {
      assertSettings(db)
      return []
    }),
    check('keyring', () => {
      assertBelongTogether(db, readKeyring(vault.folder))
      return []
    }),
    check('pages', () => brokenPages(db, progress)),
    check('references', () => danglingReferences(db)),
    check('audit', () => brokenAudit(db))
  ]
  return {
    ok: checks.every(each => each.problems.length === 0),
    pages: Number(db.pragma('page_count', { simple: true })),
    checks
  }
}

function check(name: Check['name'], look: () => string[]): Check {
  try {
    return { name, problems: look().slice(0, MOST_PROBLEMS) }
  } catch (error) {
    return { name, problems: [codeOf(error) ?? (error instanceof Error ? error.message : String(error))] }
  }
}

/** Table by table, so that it can be told how far it has come; then what no table knows of: pages that are used twice or not at all. */
function brokenPages(db: Database, progress: CheckProgress): string[] {
  const tables = sizesOfTables(db)
  const whole = { pragma: `quick_check(${MOST_PROBLEMS})`, size: tables.reduce((sum, { size }) => sum + size, 1) }
  const steps = [...tables.map(({ name, size }) => ({ pragma: `integrity_check(${quoted(name)})`, size })), whole]
  const total = steps.reduce((sum, { size }) => sum + size, 0)
  let done = 0
  return steps.flatMap(({ pragma, size }) => {
    progress(done, total)
    done += size
    return problemsFoundBy(db, pragma)
  })
}

/** The check answers with text rather than failing; only a lone `ok` is well. */
function problemsFoundBy(db: Database, pragma: string): string[] {
  const answers = db.prepare<[], string>(`PRAGMA ${pragma}`).pluck().all()
  return answers.length === 1 && answers[0] === 'ok' ? [] : answers
}

/** About how many rows each table has, found without reading them. */
function sizesOfTables(db: Database): { name: string; size: number }[] {
  const tables = db
    .prepare<[], { name: string; wr: number }>(
      `SELECT name, wr FROM pragma_table_list WHERE schema = 'main' AND type IN ('table', 'shadow')`
    )
    .all()
  return tables.map(({ name, wr }) => {
    const last =
      wr === 0
        ? db
            .prepare(`SELECT max(rowid) FROM ${quoted(name)}`)
            .pluck()
            .get()
        : 0
    return { name, size: Number(last ?? 0) + 1 }
  })
}

const quoted = (name: string): string => `"${name.replaceAll('"', '""')}"`

function danglingReferences(db: Database): string[] {
  const rows = db.prepare<[], { table: string; parent: string }>('PRAGMA foreign_key_check').all()
  return rows.map(row => `${row.table} → ${row.parent}`)
}
