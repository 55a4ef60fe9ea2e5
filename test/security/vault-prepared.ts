import { writeFileSync } from 'node:fs'
import path from 'node:path'
import type { Migration } from '../../src/core/db/migration.ts'
import { createVault } from '../../src/core/vault/create-vault.ts'
import { newFolder, options } from '../db/vault-fixture.ts'

/** What `vault-child.ts` calls its first migration. */
export const notes: Migration = {
  version: 1,
  name: 'notes',
  up: db => db.exec('CREATE TABLE note (id TEXT PRIMARY KEY, text TEXT NOT NULL) STRICT')
}

/** A closed vault of version 1 with 200 notes for `vault-child.ts` to work on, and its recovery key in a file beside it. */
export async function newVaultForChild(): Promise<string> {
  const folder = path.join(newFolder(), 'vault')
  const { vault, recoveryKey } = await createVault(folder, { ...options, migrations: [notes] })
  const insert = vault.db.prepare('INSERT INTO note (id, text) VALUES (?, ?)')
  for (let number = 0; number < 200; number += 1) insert.run(`before ${number}`, 'x'.repeat(1000))
  vault.close()
  writeFileSync(`${folder}.recovery-key`, recoveryKey)
  return folder
}
