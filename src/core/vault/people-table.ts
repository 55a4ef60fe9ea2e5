import type { Database } from 'better-sqlite3'
import { z } from 'zod'
import { personIdSchema, type PersonId } from '../../shared/domain/ids.ts'
import { personStatusSchema, type PersonStatus } from '../../shared/domain/person-status.ts'
import { roleSchema, type Role } from '../../shared/domain/roles.ts'

/**
 * The people of the vault, as they stand inside the desk file. A row stays for good, since visits name who recorded them. Who gets
 * in is decided by the keyring alone; the status here says the same in words that can be listed.
 */

export interface VaultPerson {
  readonly id: PersonId
  readonly name: string
  readonly roles: readonly Role[]
}

export interface ListedPerson extends VaultPerson {
  readonly status: PersonStatus
  /** When they joined, or when their status last changed. ISO 8601, UTC. */
  readonly since: string
}

const rowSchema = z.object({
  id: personIdSchema,
  name: z.string(),
  roles: z.string().transform(text => z.array(roleSchema).min(1).parse(JSON.parse(text))),
  status: personStatusSchema,
  since: z.string()
})

const STATUS_COLUMN = `status TEXT NOT NULL DEFAULT 'active' CHECK (status IN ('active', 'suspended', 'removed'))`

/** Makes the table of a new vault. */
export function createPeopleTable(db: Database): void {
  db.exec(`
    CREATE TABLE vault_person (
      id TEXT PRIMARY KEY,
      name TEXT NOT NULL,
      roles TEXT NOT NULL CHECK (json_valid(roles)),
      created_at TEXT NOT NULL,
      ${STATUS_COLUMN},
      status_at TEXT
    ) STRICT, WITHOUT ROWID
  `)
}

/**
 * Brings the table of a file that was made before people had a status to what it is now. It may run on every opening: it does
 * nothing where nothing is to do, and all or nothing where there is. The vault's own tables are apart from the desk's migrations.
 */
export function upgradePeopleTable(db: Database): void {
  const columns = db.prepare<[], string>(`SELECT name FROM pragma_table_info('vault_person')`).pluck().all()
  if (columns.includes('status')) return
  db.transaction(() => {
    db.exec(`ALTER TABLE vault_person ADD COLUMN ${STATUS_COLUMN}`)
    db.exec('ALTER TABLE vault_person ADD COLUMN status_at TEXT')
  }).immediate()
}

/** Everybody who ever had a slot, in the order in which they joined. */
export function listPeople(db: Database): ListedPerson[] {
  const rows = db
    .prepare(
      'SELECT id, name, roles, status, coalesce(status_at, created_at) AS since FROM vault_person ORDER BY created_at, id'
    )
    .all()
  return rows.map(row => rowSchema.parse(row))
}

/** The person behind a user of the keyring, or null; removed ones too. */
export const findPerson = (db: Database, id: string): ListedPerson | null =>
  listPeople(db).find(person => person.id === id) ?? null

/** The first who is a coordinator now, or null. There always is one in a bureau: nobody takes it from themselves. */
export const findFirstCoordinator = (db: Database): ListedPerson | null =>
  listPeople(db).find(person => person.status === 'active' && person.roles.includes('coordinator')) ?? null

/** Adds somebody, active from `at` on. */
export function insertPerson(db: Database, { id, name, roles }: VaultPerson, at: string): void {
  db.prepare('INSERT INTO vault_person (id, name, roles, created_at) VALUES (?, ?, ?, ?)').run(
    id,
    name,
    JSON.stringify(roles),
    at
  )
}

/** Sets somebody's name, which stands here alone. */
export const updateName = (db: Database, id: PersonId, name: string): void =>
  void db.prepare('UPDATE vault_person SET name = ? WHERE id = ?').run(name, id)

/** Sets somebody's roles in the desk's list; who gets in is decided by the keyring alone. */
export const updateRoles = (db: Database, id: PersonId, roles: readonly Role[]): void =>
  void db.prepare('UPDATE vault_person SET roles = ? WHERE id = ?').run(JSON.stringify(roles), id)

/** Sets whether somebody is active, suspended or removed, since `at`. */
export const updateStatus = (db: Database, id: PersonId, status: PersonStatus, at: string): void =>
  void db.prepare('UPDATE vault_person SET status = ?, status_at = ? WHERE id = ?').run(status, at, id)
