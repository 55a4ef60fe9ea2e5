import { randomInt } from 'node:crypto'
import { cpSync, readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { describe, expect, it, vi } from 'vitest'
import { openVault } from '../../src/core/vault/open-vault.ts'
import { listPeople } from '../../src/core/vault/people-table.ts'
import { verifyVault } from '../../src/core/vault/verify-vault.ts'
import type { Vault } from '../../src/core/vault/vault.ts'
import { codeOf, newFolder, passphrase } from '../db/vault-fixture.ts'
import { runs } from '../long-runs.ts'
import { newVaultWithPeople, ninas, notes, omars } from './vault-prepared.ts'
import { copyInto, inTurns, killBeforeEveryChange, startChild } from './vault-process.ts'

vi.setConfig({ testTimeout: runs(180_000, 1_800_000) })

const open = (folder: string, word: string): Promise<Vault> =>
  openVault(folder, { passphrase: word, migrations: [notes], now: Date.now })

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

  for (const word of [passphrase, omars]) (await open(folder, word)).close()
  if (epoch === 1) (await open(folder, ninas)).close()
  else expect(await codeOf(open(folder, ninas))).toBe('vault.wrong-passphrase')
  const [keyring, copy] = ['keyring.json', 'keyring.json.bak'].map(name =>
    readFileSync(path.join(folder, name), 'utf8')
  )
  expect(copy).toBe(keyring)
  return epoch
}

describe('killed while somebody is removed', () => {
  it.each([
    ['a coordinator', passphrase],
    ['a volunteer', omars]
  ])(
    'before every change of the file system: the old epoch or the new, whole, whoever opens next: %s',
    async (_who, word) => {
      const folder = await newVaultWithPeople()
      const home = newFolder()
      const found = new Set<number>()
      const kills = await killBeforeEveryChange(
        'remove',
        name => copyInto(home, name, folder),
        async copy => found.add(await epochAfter(copy, word))
      )
      expect(kills).toBeGreaterThan(15)
      expect(found).toEqual(new Set([1, 2]))
    }
  )

  it('at any moment, within what SQLite does too', async () => {
    const folder = await newVaultWithPeople()
    const home = newFolder()
    const found: number[] = []
    await inTurns(
      Array.from({ length: runs(10, 200) }, (_, index) => copyInto(home, String(index), folder)),
      async copy => {
        const child = startChild('remove', copy)
        await child.says('removing')
        await pause(randomInt(250))
        child.kill()
        await child.end
        found.push(await epochAfter(copy, randomInt(2) === 0 ? passphrase : omars))
      }
    )
    expect(found).toHaveLength(runs(10, 200))
  })

  it('twice in a row: the second time with what the first has left', async () => {
    const folder = await newVaultWithPeople()
    const home = newFolder()
    await inTurns(
      Array.from({ length: runs(4, 40) }, (_, index) => copyInto(home, String(index), folder)),
      async copy => {
        for (const dieAt of [randomInt(8, 20), randomInt(8, 24)]) {
          await startChild('remove', copy, dieAt).end
        }
        // What the kill has left is taken to another computer, file by file.
        const moved = `${copy}-moved`
        cpSync(copy, moved, { recursive: true })
        await epochAfter(moved, omars)
      }
    )
  })
})
