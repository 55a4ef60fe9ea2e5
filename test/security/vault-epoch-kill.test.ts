import { randomInt } from 'node:crypto'
import { cpSync, readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { describe, expect, it, vi } from 'vitest'
import { FyrError } from '../../src/shared/domain/errors.ts'
import { openVault } from '../../src/core/vault/open-vault.ts'
import { listPeople } from '../../src/core/vault/people-table.ts'
import { verifyVault } from '../../src/core/vault/verify-vault.ts'
import type { Vault } from '../../src/core/vault/vault.ts'
import { newFolder, passphrase } from '../db/vault-fixture.ts'
import { runs } from '../long-runs.ts'
import { newVaultWithPeople, ninas, notes, omars } from './vault-prepared.ts'
import { copyInto, inTurns, killBeforeEveryChange, startChild } from './vault-process.ts'

vi.setConfig({ testTimeout: runs(180_000, 1_800_000) })

const open = (folder: string, word: string): Promise<Vault> =>
  openVault(folder, { passphrase: word, migrations: [notes], now: Date.now })

/** Whether this passphrase opens the vault, or why not. */
async function answerTo(folder: string, word: string): Promise<string> {
  try {
    ;(await open(folder, word)).close()
    return 'open'
  } catch (error) {
    if (error instanceof FyrError) return error.code
    throw error
  }
}

const countNotes = (vault: Vault): number => Number(vault.db.prepare('SELECT count(*) FROM note').pluck().get())

/**
 * That the vault is whole in one epoch or the other, and which. Whoever opens it first after the crash finishes or clears away; it may be
 * a volunteer.
 */
async function epochAfter(folder: string, first: string): Promise<number> {
  const vault = await open(folder, first)
  expect(verifyVault(vault)).toMatchObject({ ok: true })
  const kept = countNotes(vault)
  const nina = listPeople(vault.db).find(person => person.name === 'Nina Prov')
  vault.close()

  const files = readdirSync(folder).filter(name => name.startsWith('desk-'))
  expect(files).toHaveLength(1)
  const epoch = Number(/\d+/.exec(files[0] ?? '')?.[0])
  expect([1, 2]).toContain(epoch)
  expect(kept).toBe(kept === 201 && epoch === 2 ? 201 : 200)
  expect(nina?.status).toBe(epoch === 1 ? 'active' : 'removed')

  for (const word of [passphrase, omars]) expect(await answerTo(folder, word)).toBe('open')
  expect(await answerTo(folder, ninas)).toBe(epoch === 1 ? 'open' : 'vault.wrong-passphrase')
  const [keyring, copy] = ['keyring.json', 'keyring.json.bak'].map(name =>
    readFileSync(path.join(folder, name), 'utf8')
  )
  expect(copy).toBe(keyring)
  return epoch
}

describe('killed while somebody is removed', () => {
  it('before every change of the file system: the old epoch or the new, whole, whoever opens next', async () => {
    const folder = await newVaultWithPeople()
    const home = newFolder()
    const found = new Set<number>()
    const kills = await killBeforeEveryChange(
      'remove',
      name => copyInto(home, name, folder),
      async (copy, round) => found.add(await epochAfter(copy, round % 2 === 0 ? passphrase : omars)),
      runs(3, 1)
    )
    expect(kills).toBeGreaterThan(15)
    expect(found).toEqual(new Set([1, 2]))
  })

  it('at any moment, within what SQLite does too', async () => {
    const folder = await newVaultWithPeople()
    const home = newFolder()
    const found: number[] = []
    await inTurns(
      Array.from({ length: runs(8, 200) }, (_, index) => copyInto(home, String(index), folder)),
      async copy => {
        const child = startChild('remove', copy)
        await child.says('removing')
        await pause(randomInt(400))
        child.kill()
        await child.end
        found.push(await epochAfter(copy, randomInt(2) === 0 ? passphrase : omars))
      }
    )
    expect(found).toHaveLength(runs(8, 200))
  })

  it('twice in a row: the second time with what the first has left', async () => {
    const folder = await newVaultWithPeople()
    const home = newFolder()
    await inTurns(
      Array.from({ length: runs(3, 40) }, (_, index) => copyInto(home, String(index), folder)),
      async copy => {
        for (const dieAt of [randomInt(20, 45), randomInt(20, 45)]) await startChild('remove', copy, dieAt).end
        // What the kills have left is taken to another computer, file by file.
        const moved = `${copy}-moved`
        cpSync(copy, moved, { recursive: true })
        expect([1, 2]).toContain(await epochAfter(moved, omars))
      }
    )
  })
})

describe('killed while somebody is suspended', () => {
  it('before every change of the file system: they get in and the list says so, or neither', async () => {
    const folder = await newVaultWithPeople()
    const home = newFolder()
    const found = new Set<string>()
    const kills = await killBeforeEveryChange(
      'suspend',
      name => copyInto(home, name, folder),
      async copy => {
        const vault = await open(copy, omars)
        const status = listPeople(vault.db).find(person => person.name === 'Nina Prov')?.status ?? 'missing'
        expect(verifyVault(vault)).toMatchObject({ ok: true })
        vault.close()
        expect(await answerTo(copy, ninas)).toBe(status === 'active' ? 'open' : 'vault.wrong-passphrase')
        found.add(status)
      },
      runs(3, 1)
    )
    expect(kills).toBeGreaterThan(10)
    expect(found).toEqual(new Set(['active', 'suspended']))
  })
})
