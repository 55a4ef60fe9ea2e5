import type { Database } from 'better-sqlite3'
import { assertSettings } from '../db/connection.ts'
import { assertBelongTogether } from './desk.ts'
import { codeOf } from './faults.ts'
import { readKeyring } from './keyring-file.ts'
import type { Vault } from './vault.ts'
import { brokenAudit } from './verify-audit.ts'

/** One thing that a full check looks at, and what it found wrong; nothing where all is well. */
export interface Check {
  readonly name: 'settings' | 'keyring' | 'pages' | 'references' | 'audit'
  readonly problems: readonly string[]
}

export interface Verification {
  readonly ok: boolean
  /** Of the desk file; every one has been read from the disk and authenticated. */
  readonly pages: number
  readonly checks: readonly Check[]
}

/** So many problems are named; a damaged file may have thousands. */
const MOST_PROBLEMS = 20

/**
 * Checks all of an open vault: the connection's settings, the keyring against the file, every page, index and constraint,
 * every reference, and the chain of the audit record. Damage is reported, not thrown.
 */
export function verifyVault(vault: Vault): Verification {
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
    check('pages', () => brokenPages(db)),
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

/** `integrity_check` answers with text rather than failing; only a lone `ok` is well. */
function brokenPages(db: Database): string[] {
  const answers = db
    .prepare<[], { integrity_check: string }>(`PRAGMA integrity_check(${MOST_PROBLEMS})`)
    .all()
    .map(row => row.integrity_check)
  return answers.length === 1 && answers[0] === 'ok' ? [] : answers
}

function danglingReferences(db: Database): string[] {
  const rows = db.prepare<[], { table: string; parent: string }>('PRAGMA foreign_key_check').all()
  return rows.map(row => `${row.table} → ${row.parent}`)
}
