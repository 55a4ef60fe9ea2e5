import type { Database } from 'better-sqlite3'
import type { Migration } from '../db/migration.ts'
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
}

export function vaultOf(
  folder: string,
  vaultId: string,
  person: VaultPerson,
  db: Database,
  record: ChangeRecorder = recordNothing
): Vault {
  return {
    folder,
    vaultId,
    person,
    db,
    record,
    close() {
      if (db.open) db.close()
    }
  }
}
