import type { Database } from 'better-sqlite3'
import { CHAIN_START, entryHash, type ChainedEntry } from '../audit/chain.ts'

type StoredEntry = ChainedEntry & { readonly hash: string }

/** What holds the audit record as it is; without one of them an entry could be changed with one plain statement. */
const guards = [
  'audit_appended',
  'audit_counted',
  'audit_unchanged',
  'audit_kept',
  'audit_head_follows',
  'audit_head_alone',
  'audit_head_kept'
]

/**
 * Goes through the audit record from its first entry and names the first that is not as it was written: changed, moved, or after
 * one that is missing. Then that the record is as long as its head says, and that its triggers are there. Answers nothing where
 * all is well, and for a file without a desk in it, which has no record.
 *
 * What it cannot show: that whoever holds the key has written the whole record and its head anew.
 */
export function brokenAudit(db: Database): string[] {
  if (!hasTable(db, 'audit')) return hasTable(db, 'visit') ? ['the record is missing'] : []
  const missing = missingGuards(db)
  const { problem, last } = walk(db)
  const problems = problem === null ? wrongHead(db, last) : [problem]
  return [...problems, ...missing.map(name => `the trigger ${name} is missing`)]
}

const hasTable = (db: Database, name: string): boolean =>
  db.prepare(`SELECT 1 FROM sqlite_schema WHERE type = 'table' AND name = ?`).get(name) !== undefined

interface Walked {
  readonly problem: string | null
  readonly last: { readonly seq: number; readonly hash: string }
}

function walk(db: Database): Walked {
  const entries = db.prepare<[], StoredEntry>(
    'SELECT seq, at, person_id AS personId, action, detail, previous, hash FROM audit ORDER BY seq'
  )
  let last = { seq: 0, hash: CHAIN_START }
  for (const entry of entries.iterate()) {
    const expected = last.seq + 1
    if (entry.seq !== expected) return { problem: `entry ${expected} is missing`, last }
    if (entry.hash !== entryHash(entry)) return { problem: `entry ${expected} was changed`, last }
    if (entry.previous !== last.hash) return { problem: `entry ${expected} does not follow the one before`, last }
    last = entry
  }
  return { problem: null, last }
}

function wrongHead(db: Database, last: Walked['last']): string[] {
  const head = db.prepare<[], { seq: number; hash: string }>('SELECT seq, hash FROM audit_head').get()
  if (head === undefined) return ['the head of the record is missing']
  if (head.seq > last.seq) return [`entry ${last.seq + 1} is missing, and so is what came after`]
  return head.seq === last.seq && head.hash === last.hash ? [] : [`the head of the record is not its last entry`]
}

function missingGuards(db: Database): string[] {
  const found = new Set(
    db
      .prepare<[], { name: string }>(`SELECT name FROM sqlite_schema WHERE type = 'trigger'`)
      .all()
      .map(row => row.name)
  )
  return guards.filter(name => !found.has(name))
}
