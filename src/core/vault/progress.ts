import type { Database } from 'better-sqlite3'
import { randomBytes } from 'node:crypto'
import { z } from 'zod'
import { FyrError } from '../../shared/domain/errors.ts'

/**
 * How far a desk file has come: a count that every commit raises, in its own transaction. What is seen of it outside the file
 * (`high-water.ts`) tells a file that has lost commits from one that has all of them; see docs/adr/0040.
 */
export interface Progress {
  readonly commits: number
  /** When the last one was made, by the clock of the computer that made it: milliseconds since 1970, UTC. */
  readonly at: number
}

export interface FileProgress extends Progress {
  /** Authenticates what is remembered of the count outside this file. */
  readonly secret: Buffer
}

const SECRET_BYTES = 32

const rowSchema = z.object({
  commits: z.int().min(0),
  at: z.int(),
  secret: z.instanceof(Buffer).refine(bytes => bytes.length === SECRET_BYTES)
})

/** The file's progress, or null for a file that no program which counts has opened yet. Fails with `vault.desk-damaged`. */
export function readProgress(db: Database): FileProgress | null {
  if (db.prepare(`SELECT 1 FROM sqlite_schema WHERE name = 'vault_progress'`).get() === undefined) return null
  const row = rowSchema.safeParse(db.prepare('SELECT commits, at, secret FROM vault_progress').get())
  if (!row.success) throw new FyrError('vault.desk-damaged')
  return row.data
}

/** The file's progress; counting begins at zero in a file that has none. */
export function readOrFoundProgress(db: Database, now: number): FileProgress {
  const found = readProgress(db)
  if (found !== null) return found
  const founded = { commits: 0, at: now, secret: randomBytes(SECRET_BYTES) }
  db.transaction(() => {
    db.exec(
      'CREATE TABLE vault_progress (id INTEGER PRIMARY KEY CHECK (id = 1), commits INTEGER NOT NULL, at INTEGER NOT NULL, secret BLOB NOT NULL) STRICT'
    )
    db.prepare('INSERT INTO vault_progress (id, commits, at, secret) VALUES (1, ?, ?, ?)').run(
      founded.commits,
      founded.at,
      founded.secret
    )
  })()
  return founded
}

/** What sets the count, inside the transaction that it belongs to. */
export function progressWriter(db: Database): (progress: Progress) => void {
  const update = db.prepare<[number, number]>('UPDATE vault_progress SET commits = ?, at = ? WHERE id = 1')
  return ({ commits, at }) => void update.run(commits, at)
}
