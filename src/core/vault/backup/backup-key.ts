import type { Database } from 'better-sqlite3'
import { z } from 'zod'
import { fromBase64, toBase64 } from '../keyring-format.ts'
import { newSigningKeys, signingPublicKey, wipe } from '../primitives.ts'

/**
 * The key that signs this vault's backups. Unlike the keyring's it stands inside the desk file, so that a backup needs no passphrase;
 * whoever can read it can read everything that a backup holds.
 */

const KEY = 'backup_signing_key'
const keySchema = z.string().regex(/^[\w-]{43}$/)

/** The vault's private key for backups, made when the first one is. To be wiped. */
export function backupKey(db: Database): Buffer {
  const found = findBackupKey(db)
  if (found !== null) return found
  const pair = newSigningKeys()
  db.prepare('INSERT INTO vault_meta (key, value) VALUES (?, ?)').run(KEY, toBase64(pair.privateKey))
  return pair.privateKey
}

/** The public half, as manifests name it; null for a desk file of which no backup was ever made. */
export function backupPublicKey(db: Database): string | null {
  const key = findBackupKey(db)
  if (key === null) return null
  try {
    return toBase64(signingPublicKey(key))
  } finally {
    wipe(key)
  }
}

function findBackupKey(db: Database): Buffer | null {
  const value: unknown = db.prepare('SELECT value FROM vault_meta WHERE key = ?').pluck().get(KEY)
  const parsed = keySchema.safeParse(value)
  return parsed.success ? fromBase64(parsed.data) : null
}
