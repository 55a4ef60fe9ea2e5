import { randomInt } from 'node:crypto'
import { mkdirSync, readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { describe, expect, it, vi } from 'vitest'
import { versionOf } from '../../src/core/db/migrate.ts'
import type { Migration } from '../../src/core/db/migration.ts'
import { createVault } from '../../src/core/vault/create-vault.ts'
import { openVault } from '../../src/core/vault/open-vault.ts'
import { probeVault } from '../../src/core/vault/probe-vault.ts'
import { verifyVault } from '../../src/core/vault/verify-vault.ts'
import type { Vault } from '../../src/core/vault/vault.ts'
import { codeOf, newFolder, options, passphrase } from '../db/vault-fixture.ts'
import { runs } from '../long-runs.ts'
import { newVaultForChild, notes } from './vault-prepared.ts'
import { copyInto, inTurns, killBeforeEveryChange, startChild } from './vault-process.ts'

// Many processes, one after another, on a machine that may be slow.
vi.setConfig({ testTimeout: runs(180_000, 1_800_000) })

const now = Date.now
/** Stands for the child's second migration: what matters here is how many there are. */
const later: Migration = { version: 2, name: 'titles', up: () => undefined }

const countNotes = (vault: Vault): unknown => vault.db.prepare('SELECT count(*) FROM note').pluck().get()

async function inVault<T>(folder: string, migrations: readonly Migration[], use: (vault: Vault) => T): Promise<T> {
  const vault = await openVault(folder, { passphrase, migrations, now })
  try {
    return use(vault)
  } finally {
    vault.close()
  }
}

describe('killed while a vault is made', () => {
  async function isWholeOrNothing(folder: string): Promise<string> {
    const probe = await probeVault(folder)
    expect(['absent', 'present']).toContain(probe.state)
    if (probe.state === 'absent') {
      const { vault } = await createVault(folder, { ...options, migrations: [notes] })
      vault.close()
    }
    await inVault(folder, [notes], vault => {
      expect(verifyVault(vault).ok).toBe(true)
      expect(countNotes(vault)).toBe(probe.state === 'absent' ? 0 : 5)
    })
    const names = readdirSync(folder).filter(name => !name.startsWith('remains-'))
    expect(names.toSorted()).toEqual(['desk-1.db', 'desk.mark', 'keyring.json', 'keyring.json.bak'])
    return probe.state
  }

  it('before every change of the file system: a whole vault or none', async () => {
    const home = newFolder()
    const kills = await killBeforeEveryChange('create', name => path.join(home, name), isWholeOrNothing)
    expect(kills).toBeGreaterThan(10)
  })

  it('at any moment: a whole vault or none', async () => {
    const home = newFolder()
    const found: string[] = []
    await inTurns(
      Array.from({ length: runs(8, 60) }, (_, index) => path.join(home, String(index))),
      async folder => {
        mkdirSync(folder)
        const child = startChild('create', folder)
        await child.says('started')
        await pause(randomInt(120))
        child.kill()
        await child.end
        found.push(await isWholeOrNothing(folder))
      }
    )
    expect(found).toHaveLength(runs(8, 60))
  })
})

describe('killed while a vault is migrated', () => {
  async function isOldOrNew(folder: string): Promise<number> {
    const version = await inVault(folder, [notes, later], vault => {
      const columns = vault.db.prepare(`SELECT name FROM pragma_table_info('note') ORDER BY cid`).pluck().all()
      expect(countNotes(vault)).toBe(200)
      expect(verifyVault(vault).ok).toBe(true)
      return columns.includes('title') ? 2 : 1
    })
    expect([1, 2]).toContain(version)
    expect(readdirSync(folder).filter(name => name.includes('before'))).toEqual([])
    return version
  }

  it('before every change of the file system: the old version or the new', async () => {
    const folder = await newVaultForChild()
    const home = newFolder()
    const kills = await killBeforeEveryChange('migrate', name => copyInto(home, name, folder), isOldOrNew)
    expect(kills).toBeGreaterThan(5)
  })

  it('at any moment: the old version or the new', async () => {
    const folder = await newVaultForChild()
    const home = newFolder()
    const found: number[] = []
    await inTurns(
      Array.from({ length: runs(8, 60) }, (_, index) => copyInto(home, String(index), folder)),
      async copy => {
        const child = startChild('migrate', copy)
        await child.says('started')
        await pause(randomInt(100))
        child.kill()
        await child.end
        found.push(await isOldOrNew(copy))
      }
    )
    expect(found).toHaveLength(runs(8, 60))
  })
})

describe('killed while the recovery key sets a new passphrase', () => {
  it('before every change of the file system: the old passphrase or the new', async () => {
    const folder = await newVaultForChild()
    const home = newFolder()
    const kills = await killBeforeEveryChange(
      'recover',
      name => copyInto(home, name, folder),
      async copy => {
        const opened = await Promise.allSettled(
          [passphrase, 'tre gröna broar i dimman'].map(word =>
            openVault(copy, { passphrase: word, migrations: [notes], now })
          )
        )
        const vaults = opened.flatMap(result => (result.status === 'fulfilled' ? [result.value] : []))
        expect(vaults).toHaveLength(1)
        for (const vault of vaults) {
          expect(countNotes(vault)).toBe(200)
          vault.close()
        }
        // What has been taken back must not live on in the copy.
        expect(
          readFileSync(path.join(copy, 'keyring.json.bak')).equals(readFileSync(path.join(copy, 'keyring.json')))
        ).toBe(true)
      }
    )
    expect(kills).toBeGreaterThan(8)
  })
})

describe('killed while commits are made', () => {
  it('every acknowledged commit is there afterwards', async () => {
    const folder = await newVaultForChild()
    const home = newFolder()
    let acknowledged = 0
    await inTurns(
      Array.from({ length: runs(10, 120) }, (_, index) => ({
        copy: copyInto(home, String(index), folder),
        // Later and later: a slow disk makes few commits in any given time.
        first: index % 10
      })),
      async ({ copy, first }) => {
        const child = startChild('commit', copy)
        await child.says(String(first))
        await pause(randomInt(150))
        child.kill()
        const { signal, said } = await child.end
        expect(signal).toBe('SIGKILL')
        const commits = said.filter(line => /^\d+$/.test(line))
        acknowledged += commits.length
        await inVault(copy, [notes], vault => {
          const found = new Set(vault.db.prepare('SELECT id FROM note').pluck().all())
          expect(commits.filter(number => !found.has(`note ${number}`))).toEqual([])
          expect(verifyVault(vault).ok).toBe(true)
        })
      }
    )
    expect(acknowledged).toBeGreaterThan(50)
  })
})

describe('a second process', () => {
  it('is refused while the first has the vault, and let in after', async () => {
    const folder = await newVaultForChild()
    const child = startChild('hold', folder)
    await child.says('open')
    expect(await codeOf(openVault(folder, { passphrase, migrations: [notes], now }))).toBe('vault.in-use')
    expect(await codeOf(createVault(folder, options))).toBe('vault.exists')
    child.stop()
    expect(await child.end).toMatchObject({ code: 0, errors: '' })
    await inVault(folder, [notes], vault => expect(countNotes(vault)).toBe(200))
  })

  it('is let in after the first was killed', async () => {
    const folder = await newVaultForChild()
    const child = startChild('hold', folder)
    await child.says('open')
    child.kill()
    await child.end
    await inVault(folder, [notes], vault => expect(versionOf(vault.db)).toBe(1))
  })
})
