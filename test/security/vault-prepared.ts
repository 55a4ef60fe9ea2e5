import { writeFileSync } from 'node:fs'
import path from 'node:path'
import type { Migration } from '../../src/core/db/migration.ts'
import { openVault } from '../../src/core/vault/open-vault.ts'
import { cheapestCost } from '../../src/core/vault/passphrase-cost.ts'
import { addPerson } from '../../src/core/vault/people.ts'
import { createVault } from '../../src/core/vault/create-vault.ts'
import { newFolder, options, passphrase } from '../db/vault-fixture.ts'

/** What `vault-child.ts` calls its first migration. */
export const notes: Migration = {
  version: 1,
  name: 'notes',
  up: db => db.exec('CREATE TABLE note (id TEXT PRIMARY KEY, text TEXT NOT NULL) STRICT')
}

export const ninas = 'en gul cykel utan klocka'
export const omars = 'fyra katter under trappan'

/** The same with a volunteer and a second coordinator in it. */
export async function newVaultWithPeople(): Promise<string> {
  const folder = await newVaultForChild()
  const vault = await openVault(folder, { passphrase, migrations: [notes], now: Date.now })
  const own = { ownPassphrase: passphrase, now: Date.now, names: [], cost: cheapestCost }
  await addPerson(vault, { ...own, name: 'Nina Prov', roles: ['coordinator'], newPassphrase: ninas })
  await addPerson(vault, { ...own, name: 'Omar Prov', roles: ['volunteer'], newPassphrase: omars })
  vault.close()
  return folder
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
