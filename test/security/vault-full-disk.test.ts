import { spawnSync } from 'node:child_process'
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { kyselyOver } from '../../src/core/db/kysely.ts'
import { createVault } from '../../src/core/vault/create-vault.ts'
import { vaultFault } from '../../src/core/vault/faults.ts'
import { openVault } from '../../src/core/vault/open-vault.ts'
import { probeVault } from '../../src/core/vault/probe-vault.ts'
import { cheapestCost } from '../../src/core/vault/passphrase-cost.ts'
import { listPeople } from '../../src/core/vault/people-table.ts'
import { addPerson, removePerson } from '../../src/core/vault/people.ts'
import { recoverVault } from '../../src/core/vault/recovery.ts'
import { verifyVault } from '../../src/core/vault/verify-vault.ts'
import {
  addNotes,
  codeOf,
  contentsOf,
  countNotes,
  errorOf,
  migrations,
  newVault,
  now,
  open,
  options,
  passphrase
} from '../db/vault-fixture.ts'
import { canMount } from '../can-mount.ts'

describe.runIf(canMount)('on a disk that is full or read-only (skipped where this account may not mount one)', () => {
  let disk = ''
  beforeAll(() => {
    disk = mkdtempSync(path.join(os.tmpdir(), 'fyr-disk-'))
    spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=1m', 'tmpfs', disk])
  })
  afterAll(() => {
    spawnSync('umount', ['-l', disk])
    rmSync(disk, { recursive: true, force: true })
  })

  const filler = (): string => path.join(disk, 'filler')
  /** Leaves this many bytes free, in whole pages. */
  function fillUp(free: number): void {
    rmSync(filler(), { force: true })
    const { stdout } = spawnSync('df', ['--output=avail', '-B1', disk], { encoding: 'utf8' })
    writeFileSync(filler(), Buffer.alloc(Math.max(0, Number(stdout.split('\n')[1]) - free)))
  }
  async function vaultOnDisk(): Promise<{ folder: string; recoveryKey: string }> {
    rmSync(filler(), { force: true })
    const made = await newVault(20)
    const folder = path.join(disk, `vault-${readdirSync(disk).length}`)
    cpSync(made.folder, folder, { recursive: true })
    return { folder, recoveryKey: made.recoveryKey }
  }
  async function isIntact(folder: string): Promise<void> {
    rmSync(filler(), { force: true })
    const vault = await open(folder)
    expect(countNotes(vault)).toBe(20)
    expect(verifyVault(vault).ok).toBe(true)
    vault.close()
  }

  it.each([0, 4096, 8192, 16_384])('no vault is made with %i bytes left, and nothing of one stays', async free => {
    fillUp(free)
    const folder = path.join(disk, 'new')
    expect(await codeOf(createVault(folder, options))).toBe('vault.disk-full')
    expect(readdirSync(folder)).toEqual([])
    rmSync(folder, { recursive: true })
  })

  it('a vault opens, says that it cannot keep more, and keeps what it had', async () => {
    const { folder } = await vaultOnDisk()
    fillUp(0)
    const vault = await open(folder)
    expect(countNotes(vault)).toBe(20)
    expect(
      await codeOf(() => {
        throw vaultFault(
          thrownBy(() => addNotes(vault, 20)),
          folder
        )
      })
    ).toBe('vault.disk-full')
    vault.close()
    await isIntact(folder)
  })

  it('a transaction through Kysely says so too, though SQLite has rolled it back already', async () => {
    const { folder } = await vaultOnDisk()
    fillUp(0)
    const vault = await open(folder)
    const saving = kyselyOver(vault.db)
      .transaction()
      .execute(async within => {
        for (let left = 2000; left > 0; left -= 1)
          await sql`INSERT INTO note (text) VALUES (${'x'.repeat(4000)})`.execute(within)
      })
      .catch((error: unknown) => Promise.reject(vaultFault(error, folder) ?? error))
    expect(await codeOf(saving)).toBe('vault.disk-full')
    vault.close()
    await isIntact(folder)
  })

  it.each([0, 4096])('the keyring survives a new passphrase with %i bytes left', async free => {
    const { folder, recoveryKey } = await vaultOnDisk()
    const keyring = readFileSync(path.join(folder, 'keyring.json'))
    fillUp(free)
    const recovering = recoverVault(folder, {
      recoveryKey,
      newPassphrase: 'tre gröna broar i dimman',
      migrations,
      now,
      cost: cheapestCost
    })
    expect(await codeOf(recovering)).toBe('vault.disk-full')
    expect(readFileSync(path.join(folder, 'keyring.json')).equals(keyring)).toBe(true)
    await isIntact(folder)
  })

  it.each([0, 8192, 60_000, 75_000])('a removal with %i bytes left leaves the old epoch in force', async free => {
    const { folder } = await vaultOnDisk()
    const vault = await open(folder)
    const own = { ownPassphrase: passphrase, now }
    const nina = { name: 'Nina Prov', roles: ['volunteer'] as const, newPassphrase: 'en gul cykel utan klocka' }
    const person = await addPerson(vault, { ...own, ...nina, names: [], cost: cheapestCost })
    fillUp(free)
    expect(await codeOf(removePerson(vault, { ...own, person }))).toBe('vault.disk-full')
    expect(readdirSync(folder).filter(name => name.includes('.next'))).toEqual([])
    rmSync(filler(), { force: true })
    addNotes(vault, 1)
    expect(listPeople(vault.db).map(each => each.status)).toEqual(['active', 'active'])
    vault.close()
    const theirs = await open(folder, nina.newPassphrase)
    expect(countNotes(theirs)).toBe(21)
    await removePerson(theirs, { ...own, person }).catch(() => undefined)
    theirs.close()
    const again = await open(folder)
    await removePerson(again, { ...own, person })
    again.close()
    expect(await codeOf(open(folder, nina.newPassphrase))).toBe('vault.wrong-passphrase')
    rmSync(folder, { recursive: true })
  })

  it.each([0, 20_000])('a migration with %i bytes left changes nothing', async free => {
    const { folder } = await vaultOnDisk()
    fillUp(free)
    const later = { version: 2, name: 'later', up: () => undefined }
    const opening = openVault(folder, { passphrase, migrations: [...migrations, later], now })
    expect(await codeOf(opening)).toBe('vault.disk-full')
    expect(readdirSync(folder).filter(name => name.includes('before'))).toEqual([])
    await isIntact(folder)
  })

  it('a folder that may only be read is named so, and the vault in it is as it was', async () => {
    const { folder } = await vaultOnDisk()
    const before = contentsOf(folder)
    spawnSync('mount', ['-o', 'remount,ro', disk])
    try {
      expect(await errorOf(open(folder))).toMatchObject({ code: 'vault.folder-unusable', params: { folder } })
      expect(await codeOf(createVault(path.join(disk, 'other'), options))).toBe('vault.folder-unusable')
      expect(await probeVault(folder)).toMatchObject({ state: 'present' })
    } finally {
      spawnSync('mount', ['-o', 'remount,rw', disk])
    }
    expect(contentsOf(folder)).toEqual(before)
    await isIntact(folder)
  })
})

function thrownBy(action: () => void): unknown {
  try {
    action()
  } catch (error) {
    return error
  }
  return new Error('nothing was thrown')
}
