import type { Database } from 'better-sqlite3'
import { FyrError } from '../../shared/domain/errors.ts'
import { personIdSchema } from '../../shared/domain/ids.ts'
import { z } from 'zod'
import { roleSchema, type Role } from '../../shared/domain/roles.ts'
import { keyringDamaged, type Keyring } from './keyring-format.ts'

/**
 * What the vault itself keeps inside the desk file, apart from the bureau's data: whose file it is, and the people who
 * hold a slot. Made before the first migration, and untouched by migrations.
 */

const vaultPersonSchema = z.object({ id: personIdSchema, name: z.string(), roles: z.array(roleSchema).min(1) })
export type VaultPerson = Readonly<z.infer<typeof vaultPersonSchema>>

const metaSchema = z.object({
  vault_id: z.string(),
  compartment: z.literal('desk'),
  epoch: z.coerce.number().int(),
  /** The public half of the coordinators' signing key: a keyring signed by any other key is a forgery. */
  signing_public_key: z.string(),
  /** The newest keyring that this file has seen: an older one has been put back. */
  keyring_generation: z.coerce.number().int()
})
type Meta = z.infer<typeof metaSchema>

/** Makes the vault's own tables in a new file. */
export function foundDesk(db: Database, keyring: Keyring, person: VaultPerson, at: string): void {
  const epoch = keyring.compartments.find(each => each.name === 'desk')?.epoch
  db.transaction(() => {
    db.exec(`
      CREATE TABLE vault_meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID;
      CREATE TABLE vault_person (
        id TEXT PRIMARY KEY,
        name TEXT NOT NULL,
        roles TEXT NOT NULL CHECK (json_valid(roles)),
        created_at TEXT NOT NULL
      ) STRICT, WITHOUT ROWID;
    `)
    writeMeta(db, 'vault_id', keyring.vaultId)
    writeMeta(db, 'compartment', 'desk')
    writeMeta(db, 'epoch', String(epoch))
    writeMeta(db, 'signing_public_key', keyring.signedBy)
    writeMeta(db, 'keyring_generation', String(keyring.generation))
    db.prepare('INSERT INTO vault_person (id, name, roles, created_at) VALUES (?, ?, ?, ?)').run(
      person.id,
      person.name,
      JSON.stringify(person.roles),
      at
    )
  })()
}

/**
 * Holds file and keyring against each other. Fails with `vault.desk-damaged` where the vault's own tables are not as they
 * must be, `vault.desk-foreign` for another vault's file, `vault.keyring-damaged` for a keyring that the bureau's coordinators
 * have not signed, and `vault.keyring-older` for one that has been replaced since. A newer one than the file knows is as it
 * should be: a crash came between writing it and noting it, or the file was put back from a backup.
 */
export function assertBelongTogether(db: Database, keyring: Keyring): void {
  const meta = readMeta(db)
  if (meta.vault_id !== keyring.vaultId) throw new FyrError('vault.desk-foreign')
  if (meta.epoch !== keyring.compartments.find(each => each.name === 'desk')?.epoch)
    throw new FyrError('vault.desk-foreign')
  if (meta.signing_public_key !== keyring.signedBy) throw keyringDamaged('not-this-vaults')
  if (keyring.generation < meta.keyring_generation) throw new FyrError('vault.keyring-older')
}

/**
 * Remembers inside the file that the keyring has changed. The keyring is in force by then, so a file that cannot be written
 * just now is no failure: it catches up when it is next opened.
 */
export function noteKeyring(db: Database, keyring: Keyring): void {
  if (readMeta(db).keyring_generation >= keyring.generation) return
  try {
    writeMeta(db, 'keyring_generation', String(keyring.generation))
  } catch {
    // A full disk, most likely; whoever saves next is told.
  }
}

/** The person behind a user of the keyring, or null. */
export function findPerson(db: Database, id: string): VaultPerson | null {
  const row = db.prepare<[string], PersonRow>('SELECT id, name, roles FROM vault_person WHERE id = ?').get(id)
  return row === undefined ? null : personFrom(row)
}

/** Everybody with a role, in the order in which they joined. */
export function listPeopleWithRole(db: Database, role: Role): VaultPerson[] {
  const rows = db.prepare<[], PersonRow>('SELECT id, name, roles FROM vault_person ORDER BY created_at, id').all()
  return rows.map(personFrom).filter(person => person.roles.includes(role))
}

interface PersonRow {
  readonly id: string
  readonly name: string
  readonly roles: string
}

function personFrom(row: PersonRow): VaultPerson {
  return vaultPersonSchema.parse({ ...row, roles: JSON.parse(row.roles) })
}

function readMeta(db: Database): Meta {
  const exists = db.prepare(`SELECT 1 FROM sqlite_schema WHERE type = 'table' AND name = 'vault_meta'`).get()
  const rows =
    exists === undefined
      ? []
      : db.prepare<[], { key: string; value: string }>('SELECT key, value FROM vault_meta').all()
  const meta = metaSchema.safeParse(Object.fromEntries(rows.map(row => [row.key, row.value])))
  if (!meta.success) throw new FyrError('vault.desk-damaged')
  return meta.data
}

function writeMeta(db: Database, key: keyof Meta, value: string): void {
  db.prepare(
    'INSERT INTO vault_meta (key, value) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value'
  ).run(key, value)
}
