import { readdirSync } from 'node:fs'
import path from 'node:path'
import { makeBackup, type MadeBackup, type MakeBackup } from '../../src/core/vault/backup/make-backup.ts'
import type { OpenBackup } from '../../src/core/vault/backup/open-backup.ts'
import { restoreBackup, type RestoreBackup } from '../../src/core/vault/backup/restore-backup.ts'
import type { Vault } from '../../src/core/vault/vault.ts'
import { inVault, migrations, newFolder, newVault, now, passphrase } from './vault-fixture.ts'

/** Makes a backup of an open vault as the desk does, with nobody else at the connection. */
export const backUp = (vault: Vault, target: string, changes: Partial<MakeBackup> = {}): Promise<MadeBackup> =>
  makeBackup(vault, {
    target,
    slug: 'provbyran',
    at: now(),
    app: '0.1.0',
    keep: 10,
    alone: async step => step(),
    ...changes
  })

export interface BackedUp {
  readonly folder: string
  readonly recoveryKey: string
  readonly target: string
  /** The backup's path. */
  readonly file: string
}

/** A closed vault with some notes in it, and one backup of it in a folder of its own. */
export async function backedUpVault(notes = 40): Promise<BackedUp> {
  const { folder, recoveryKey } = await newVault(notes)
  const target = newFolder()
  const made = await inVault(folder, vault => backUp(vault, target))
  return { folder, recoveryKey, target, file: path.join(target, made.name) }
}

export const openOptions: OpenBackup = { secret: { kind: 'passphrase', passphrase }, migrations, now }

export const restore = (folder: string, file: string, changes: Partial<RestoreBackup> = {}) =>
  restoreBackup(folder, file, { ...openOptions, prepare: async () => undefined, ...changes })

export const backupsIn = (target: string): string[] => readdirSync(target).toSorted()
