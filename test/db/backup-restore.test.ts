import { cpSync, existsSync, mkdirSync, readdirSync, rmSync, truncateSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { withOpenBackup } from '../../src/core/vault/backup/restore-backup.ts'
import { createVault } from '../../src/core/vault/create-vault.ts'
import { openVault } from '../../src/core/vault/open-vault.ts'
import { probeVault } from '../../src/core/vault/probe-vault.ts'
import { cheapestCost } from '../../src/core/vault/passphrase-cost.ts'
import { recoverVault } from '../../src/core/vault/recovery.ts'
import { verifyVault } from '../../src/core/vault/verify-vault.ts'
import {
  addNotes,
  codeOf,
  contentsOf,
  countNotes,
  inVault,
  migrations,
  newFolder,
  newVault,
  now,
  open,
  options,
  passphrase
} from './vault-fixture.ts'
import { backedUpVault, backUp, openOptions, restore } from './backup-fixture.ts'

const whole = ['desk-1.db', 'desk.mark', 'keyring.json', 'keyring.json.bak']
const aside = 'before-restore-2026-09-01'

describe('restoring', () => {
  it('on a machine that has no bureau: it is there, whole, and nothing else is', async () => {
    const { file } = await backedUpVault()
    const place = path.join(newFolder(), 'bureau')
    expect(await restore(place, file)).toMatchObject({ aside: null })
    expect(readdirSync(place).toSorted()).toEqual(whole)
    await inVault(place, vault => {
      expect(countNotes(vault)).toBe(40)
      expect(verifyVault(vault).ok).toBe(true)
    })
  })

  it('in place of a later state: that is kept to the byte in a folder of its own', async () => {
    const { folder, file } = await backedUpVault()
    await inVault(folder, vault => addNotes(vault, 7))
    const before = contentsOf(folder)
    expect(await restore(folder, file)).toMatchObject({ aside })
    expect(readdirSync(folder).toSorted()).toEqual([aside, ...whole])
    expect(contentsOf(path.join(folder, aside))).toEqual(before)
    await inVault(folder, vault => expect(countNotes(vault)).toBe(40))
    await inVault(path.join(folder, aside), vault => expect(countNotes(vault)).toBe(47))
  })

  it('twice on one day: each state has a folder of its own', async () => {
    const { folder, file } = await backedUpVault()
    await restore(folder, file)
    expect(await restore(folder, file)).toMatchObject({ aside: `${aside}-2` })
    expect(readdirSync(folder).toSorted()).toEqual([aside, `${aside}-2`, ...whole])
  })

  it('in place of another bureau: that is kept just the same', async () => {
    const { file } = await backedUpVault()
    const { folder, vaultId } = await newVault(3)
    await restore(folder, file)
    expect(await probeVault(path.join(folder, aside))).toMatchObject({ state: 'present', vaultId })
    await inVault(folder, vault => expect(countNotes(vault)).toBe(40))
  })

  it.each([
    ['an empty desk file', (folder: string) => truncateSync(path.join(folder, 'desk-1.db'), 0)],
    ['no desk file', (folder: string) => rmSync(path.join(folder, 'desk-1.db'))],
    ['no keyring', (folder: string) => rmSync(path.join(folder, 'keyring.json'))],
    ['a keyring that is nonsense', (folder: string) => writeFileSync(path.join(folder, 'keyring.json'), '{')],
    [
      'a bureau that was never finished',
      (folder: string) => cpSync(path.join(folder, 'keyring.json'), path.join(folder, 'keyring.json.creating'))
    ]
  ])('in place of %s: what was there is kept', async (_what, spoil) => {
    const { folder, file } = await backedUpVault()
    spoil(folder)
    const before = contentsOf(folder)
    await restore(folder, file)
    expect(contentsOf(path.join(folder, aside))).toEqual(before)
    await inVault(folder, vault => expect(countNotes(vault)).toBe(40))
  })

  it('leaves alone what is no part of a bureau, and the count of wrong passphrases', async () => {
    const { folder, file } = await backedUpVault()
    const others = ['tries.json', 'letter.txt', 'remains-1', 'backup.db']
    for (const name of others) writeFileSync(path.join(folder, name), '{}')
    await restore(folder, file)
    expect(readdirSync(folder).toSorted()).toEqual([...whole, ...others, aside].toSorted())
  })

  it('needs the passphrase of the time of the backup', async () => {
    const { folder, file, recoveryKey } = await backedUpVault()
    const newer = 'tre gröna broar i dimman'
    const vault = await recoverVault(folder, { recoveryKey, newPassphrase: newer, migrations, now, cost: cheapestCost })
    vault.close()
    const before = contentsOf(folder)
    const attempt = restore(folder, file, { secret: { kind: 'passphrase', passphrase: newer } })
    expect(await codeOf(attempt)).toBe('backup.wrong-passphrase')
    expect(contentsOf(folder)).toEqual(before)
    await restore(folder, file)
    expect(await codeOf(open(folder, newer))).toBe('vault.wrong-passphrase')
    await inVault(folder, restored => expect(countNotes(restored)).toBe(40))
  })

  it('works with the recovery key of that time too', async () => {
    const { file, recoveryKey } = await backedUpVault()
    const place = newFolder()
    expect(await codeOf(restore(place, file, { secret: { kind: 'recovery', recoveryKey: 'AAAA' } }))).toBe(
      'vault.wrong-recovery-key'
    )
    const { recoveryKey: other } = await newVault(1)
    expect(await codeOf(restore(place, file, { secret: { kind: 'recovery', recoveryKey: other } }))).toBe(
      'vault.wrong-recovery-key'
    )
    await restore(place, file, { secret: { kind: 'recovery', recoveryKey } })
    await inVault(place, vault => expect(countNotes(vault)).toBe(40))
  })

  it('changes nothing when its preparation fails', async () => {
    const { folder, file } = await backedUpVault()
    const before = contentsOf(folder)
    const failing = restore(folder, file, {
      ...openOptions,
      prepare: async () => Promise.reject(new Error('on purpose'))
    })
    await expect(failing).rejects.toThrow('on purpose')
    expect(contentsOf(folder)).toEqual(before)
  })

  it('is refused while the bureau is open, and changes nothing', async () => {
    const { folder, file } = await backedUpVault()
    const vault = await open(folder)
    expect(await codeOf(restore(folder, file))).toBe('vault.in-use')
    expect(
      readdirSync(folder)
        .filter(name => !name.endsWith('-wal'))
        .toSorted()
    ).toEqual(whole)
    addNotes(vault, 1)
    vault.close()
    await inVault(folder, again => expect(countNotes(again)).toBe(41))
  })

  it('is refused while a bureau is being made there', async () => {
    const { file } = await backedUpVault()
    const place = newFolder()
    const { vault } = await createVault(place, {
      ...options,
      prepare: async () => expect(await codeOf(restore(place, file))).toBe('vault.in-use')
    })
    vault.close()
  })

  it('brings a backup of an older program up to date, and refuses one of a newer', async () => {
    const { file } = await backedUpVault()
    const later = [...migrations, { version: 2, name: 'later', up: () => undefined }]
    const place = newFolder()
    await restore(place, file, { migrations: later })
    const vault = await openVault(place, { passphrase, migrations: later, now })
    const target = newFolder()
    const newer = await backUp(vault, target)
    vault.close()
    const other = newFolder()
    expect(await codeOf(restore(other, path.join(target, newer.name)))).toBe('vault.desk-newer')
    expect(readdirSync(other)).toEqual([])
  })
})

describe('looking into a backup', () => {
  it('shows what is in it, and leaves nothing behind', async () => {
    const { folder, file } = await backedUpVault()
    const before = contentsOf(folder)
    const notes = await withOpenBackup(folder, file, openOptions, async ({ vault, manifest }) => {
      expect(vault.person.name).toBe('Maja Ek')
      expect(manifest.madeAt).toBe('2026-09-01T09:00:00.000Z')
      return countNotes(vault)
    })
    expect(notes).toBe(40)
    expect(contentsOf(folder)).toEqual(before)
  })

  it('clears away what an earlier look left when it was killed', async () => {
    const { folder, file } = await backedUpVault()
    mkdirSync(path.join(folder, 'restoring'))
    writeFileSync(path.join(folder, 'restoring', 'desk-1.db'), 'half')
    await withOpenBackup(folder, file, openOptions, async ({ vault }) => expect(countNotes(vault)).toBe(40))
    expect(existsSync(path.join(folder, 'restoring'))).toBe(false)
  })
})

describe('a restore that was cut short', () => {
  /** The folder as it is after the plan was written and before the first file was moved. */
  async function decided(): Promise<string> {
    const { folder, file } = await backedUpVault()
    await inVault(folder, vault => addNotes(vault, 7))
    const ready = path.join(folder, 'restoring')
    await restore(ready, file)
    const plan = { aside, out: whole, in: ['desk-1.db', 'desk.mark', 'keyring.json.bak', 'keyring.json'] }
    writeFileSync(path.join(folder, 'restore.json'), JSON.stringify(plan))
    return folder
  }

  it.each([
    ['opened', async (folder: string) => (await open(folder)).close()],
    ['looked at', probeVault],
    ['made anew', async (folder: string) => codeOf(createVault(folder, options))]
  ])('is finished when the bureau is next %s', async (_how, next) => {
    const folder = await decided()
    await next(folder)
    expect(readdirSync(folder).toSorted()).toEqual([aside, ...whole])
    await inVault(folder, vault => expect(countNotes(vault)).toBe(40))
    await inVault(path.join(folder, aside), vault => expect(countNotes(vault)).toBe(47))
  })

  it('with a plan that is nonsense, or names files that are not the bureau’s, moves nothing', async () => {
    const folder = await decided()
    const plans = [
      '',
      '{}',
      JSON.stringify({ aside: '../elsewhere', out: whole, in: whole }),
      JSON.stringify({ aside, out: ['../keyring.json'], in: whole }),
      JSON.stringify({ aside, out: ['letter.txt'], in: whole })
    ]
    for (const plan of plans) {
      writeFileSync(path.join(folder, 'restore.json'), plan)
      const before = readdirSync(folder).toSorted()
      expect(await codeOf(open(folder))).toBe('vault.restore-unfinished')
      expect(await probeVault(folder)).toMatchObject({ state: 'damaged', error: { code: 'vault.restore-unfinished' } })
      expect(readdirSync(folder).toSorted()).toEqual(before)
    }
  })
})
