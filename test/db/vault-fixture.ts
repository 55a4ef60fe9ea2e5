import { randomBytes } from 'node:crypto'
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { onTestFinished } from 'vitest'
import type { Migration } from '../../src/core/db/migration.ts'
import { inCountedTransaction } from '../../src/core/vault/commit-log.ts'
import { createVault, type CreateVaultOptions } from '../../src/core/vault/create-vault.ts'
import { openVault } from '../../src/core/vault/open-vault.ts'
import { cheapestCost } from '../../src/core/vault/passphrase-cost.ts'
import type { Vault } from '../../src/core/vault/vault.ts'
import { FyrError, type ErrorCode } from '../../src/shared/domain/errors.ts'

export const passphrase = 'lampan sjunger om havet'
export const migrations: readonly Migration[] = [
  {
    version: 1,
    name: 'notes',
    up: db => db.exec('CREATE TABLE note (id INTEGER PRIMARY KEY, text TEXT NOT NULL) STRICT')
  }
]
export const now = (): number => Date.UTC(2026, 8, 1, 9)
export const options: CreateVaultOptions = {
  passphrase,
  personName: 'Maja Ek',
  roles: ['coordinator', 'volunteer'],
  migrations,
  now,
  cost: cheapestCost
}

/** An empty folder of the test's own, gone when the test is. */
export function newFolder(): string {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'fyr-vault-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  return folder
}

/** A closed vault with some notes in it, and no unused pages. */
export async function newVault(notes = 40): Promise<{ folder: string; recoveryKey: string; vaultId: string }> {
  const folder = newFolder()
  const { vault, recoveryKey } = await createVault(folder, options)
  addNotes(vault, notes)
  vault.close()
  return { folder, recoveryKey, vaultId: vault.vaultId }
}

export function addNotes(vault: Vault, count: number): void {
  const insert = vault.db.prepare('INSERT INTO note (text) VALUES (?)')
  inCountedTransaction(vault.db, () => {
    for (let left = count; left > 0; left -= 1) insert.run(randomBytes(400).toString('hex'))
  })
}

export const countNotes = (vault: Vault): number => {
  const row = vault.db.prepare<[], { count: number }>('SELECT count(*) AS count FROM note').get()
  return row?.count ?? -1
}

export const open = (folder: string, word = passphrase): Promise<Vault> =>
  openVault(folder, { passphrase: word, migrations, now })

/** Opens, runs, closes. */
export async function inVault<T>(folder: string, use: (vault: Vault) => T | Promise<T>): Promise<T> {
  const vault = await open(folder)
  try {
    return await use(vault)
  } finally {
    vault.close()
  }
}

/** A second folder with the same files. */
export function copyOf(folder: string): string {
  const copy = newFolder()
  cpSync(folder, copy, { recursive: true })
  return copy
}

/** The code of the error that the project throws on purpose; anything else thrown, or nothing, fails the test. */
export async function codeOf(action: Promise<unknown> | (() => unknown)): Promise<ErrorCode> {
  return (await errorOf(action)).code
}

export async function errorOf(action: Promise<unknown> | (() => unknown)): Promise<FyrError> {
  try {
    await (typeof action === 'function' ? action() : action)
  } catch (error) {
    if (error instanceof FyrError) return error
    throw error
  }
  throw new Error('nothing was thrown')
}

/** What a folder holds, name by name, to show that nothing in it was touched. */
export function contentsOf(folder: string): Map<string, string> {
  return new Map(
    readdirSync(folder)
      .toSorted()
      .map(name => [name, readFileSync(path.join(folder, name)).toString('base64')])
  )
}
