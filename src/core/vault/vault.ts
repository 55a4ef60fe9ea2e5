import type { Database } from 'better-sqlite3'
import type { Migration } from '../db/migration.ts'
import { closeCounted, commitLogOf } from './commit-log.ts'
import type { MissingCommits } from './missing-commits.ts'
import { recordNothing, type ChangeRecorder } from './people-change.ts'
import type { VaultPerson } from './people-table.ts'

/**
 * An open vault. It keeps no key of its own: SQLite holds the desk file's, and whatever needs another key asks for the
 * passphrase again.
 */
export interface Vault {
  readonly folder: string
  readonly vaultId: string
  /** Who opened it. */
  readonly person: VaultPerson
  /** The desk file, migrated, and held by this process alone. */
  readonly db: Database
  /** Writes down what changes about the people. */
  readonly record: ChangeRecorder
  /** What the desk file has lost, where a coordinator goes on with it; null for a file that has everything. */
  readonly missing: MissingCommits | null
  /** Called in the transaction that says who has gone on with a file that has lost commits: its commit ends the alarm for good. */
  endAlarm(): void
  readonly context: OpenContext
  /** Goes on with another desk file; the one before is closed already. */
  moveTo(db: Database): void
  /** Merges what was committed into the file, lets go of it, and forgets its key. May be called twice. */
  close(): void
}

/** What every way of opening needs to know. */
export interface OpenContext {
  readonly migrations: readonly Migration[]
  /** Milliseconds since 1970, UTC. */
  readonly now: () => number
  /** Writes down what changes about the people; nothing does unless told. */
  readonly record?: ChangeRecorder | undefined
  /** A folder outside the vault's, in which this computer also remembers how far the desk file has come. */
  readonly marksDir?: string | undefined
  /** High-water files of the vault whose place this one takes, by a restore: its next commit jumps past them, so that there is no alarm. */
  readonly leavesBehind?: readonly string[] | undefined
  /**
   * Opens a desk file that has lost commits all the same, for a coordinator. Whoever sets this says in the file who has gone on with
   * what, and ends the alarm with that (`endAlarm`).
   */
  readonly goOn?: boolean | undefined
}

/** The vault over a desk file that is open already. */
export function vaultOf(
  folder: string,
  vaultId: string,
  person: VaultPerson,
  db: Database,
  context: OpenContext
): Vault {
  let current = db
  return {
    folder,
    vaultId,
    person,
    get db() {
      return current
    },
    record: context.record ?? recordNothing,
    context,
    missing: commitLogOf(db)?.missing ?? null,
    endAlarm: () => commitLogOf(db)?.endAlarm(),
    moveTo(next) {
      current = next
    },
    close() {
      closeCounted(current)
    }
  }
}
