import type { Database } from 'better-sqlite3'

/**
 * One frozen step in the life of the desk file. Once released it never changes, and it imports no live code, so that
 * a file of any age takes the same road to the present as it took the first time.
 */
export interface Migration {
  /** 1, 2, 3 …, without gaps; stands in the file as `user_version` once the step is done. */
  readonly version: number
  readonly name: string
  /** Runs inside a transaction with foreign keys off; the runner checks them before it commits. */
  readonly up: (db: Database) => void
}
