import type { Database } from 'better-sqlite3'
import { FyrError } from '../../shared/domain/errors.ts'
import { keyringDamaged, keyringDigest, type Keyring } from './keyring-format.ts'
import { currentEpoch } from './keyring-slots.ts'
import { DESK } from './layout.ts'
import { createPeopleTable, insertPerson, type VaultPerson } from './people-table.ts'
import { z } from 'zod'

/**
 * What the vault itself keeps inside the desk file, apart from the bureau's data and the people (`people-table.ts`): whose file it is,
 * and what it has seen of its keyring. Made before the first migration, and untouched by migrations.
 */

const metaSchema = z.object({
  vault_id: z.string(),
  compartment: z.literal('desk'),
  epoch: z.coerce.number().int(),
  /** The public half of the coordinators' signing key: a keyring signed by any other key is a forgery. */
  signing_public_key: z.string(),
  /** The newest keyring that this file has seen: an older one has been put back. */
  keyring_generation: z.coerce.number().int(),
  /** The newest sealing of each slot that this file has seen; absent in files that are older than this line. */
  slot_revisions: z.preprocess(parseJson, z.record(z.string(), z.int()).default({}))
})
type Meta = z.infer<typeof metaSchema>
/** The planned ones are kept by `people-change.ts`, the left one by `epoch.ts`. */
type MetaKey = keyof Meta | 'planned_keyring' | 'planned_change' | 'left_epoch'

/** Makes the vault's own tables in a new file, with its first person. */
export function foundDesk(db: Database, keyring: Keyring, person: VaultPerson, at: string): void {
  db.transaction(() => {
    db.exec('CREATE TABLE vault_meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID')
    createPeopleTable(db)
    writeMeta(db, 'vault_id', keyring.vaultId)
    writeMeta(db, 'compartment', 'desk')
    takeUp(db, keyring)
    noteSeen(db, keyring)
    insertPerson(db, person, at)
  })()
}

/** Binds the file to this keyring's epoch and signer. */
export function takeUp(db: Database, keyring: Pick<Keyring, 'compartments' | 'signedBy'>): void {
  writeMeta(db, 'epoch', String(currentEpoch(keyring, DESK)))
  writeMeta(db, 'signing_public_key', keyring.signedBy)
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
  if (meta.epoch !== currentEpoch(keyring, DESK)) throw new FyrError('vault.desk-foreign')
  if (keyring.generation < meta.keyring_generation) throw new FyrError('vault.keyring-older')
  if (meta.signing_public_key !== keyring.signedBy && findMeta(db, 'planned_keyring') !== keyringDigest(keyring))
    throw keyringDamaged('not-this-vaults')
  if (keyring.slots.some(slot => slot.revision < (meta.slot_revisions[slot.id] ?? 0)))
    throw new FyrError('vault.keyring-older')
}

/**
 * Remembers inside the file that the keyring has changed. The keyring is in force by then, so a file that cannot be written
 * just now is no failure: it catches up when it is next opened.
 */
export function noteKeyring(db: Database, keyring: Keyring): void {
  const meta = readMeta(db)
  if (meta.keyring_generation >= keyring.generation && JSON.stringify(meta.slot_revisions) === revisionsOf(keyring))
    return
  try {
    db.transaction(() => noteSeen(db, keyring))()
  } catch {
    // A full disk, most likely; whoever saves next is told.
  }
}

function noteSeen(db: Database, keyring: Keyring): void {
  writeMeta(db, 'keyring_generation', String(keyring.generation))
  writeMeta(db, 'slot_revisions', revisionsOf(keyring))
}

const revisionsOf = ({ slots }: Keyring): string =>
  JSON.stringify(Object.fromEntries(slots.map(slot => [slot.id, slot.revision])))

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

/** Sets one of the file's own notes. */
export function writeMeta(db: Database, key: MetaKey, value: string): void {
  db.prepare(
    'INSERT INTO vault_meta (key, value) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value'
  ).run(key, value)
}

/** One of the file's own notes, or null. */
export function findMeta(db: Database, key: MetaKey): string | null {
  return db.prepare<[string], string>('SELECT value FROM vault_meta WHERE key = ?').pluck().get(key) ?? null
}

/** Forgets what the vault noted under a key. */
export function removeMeta(db: Database, key: MetaKey): void {
  db.prepare('DELETE FROM vault_meta WHERE key = ?').run(key)
}

function parseJson(text: unknown): unknown {
  if (typeof text !== 'string') return undefined
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}
