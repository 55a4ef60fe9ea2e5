import { randomInt } from 'node:crypto'
import { copyFileSync, cpSync, existsSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import { deskMigrations } from '../../src/core/db/list.ts'
import { commitLogOf } from '../../src/core/vault/commit-log.ts'
import type { OpenedBackup } from '../../src/core/vault/backup/open-backup.ts'
import { openVault } from '../../src/core/vault/open-vault.ts'
import { cheapestCost } from '../../src/core/vault/passphrase-cost.ts'
import { addPerson, suspendPerson } from '../../src/core/vault/people.ts'
import { verifyVault } from '../../src/core/vault/verify-vault.ts'
import type { Vault } from '../../src/core/vault/vault.ts'
import { createVault } from '../../src/core/vault/create-vault.ts'
import { FyrError, type ErrorCode } from '../../src/shared/domain/errors.ts'
import { openBureau, testPassphrase, valueOf, type Door } from '../bureau.ts'
import { backedUpVault, restore } from './backup-fixture.ts'
import { runs } from '../long-runs.ts'
import { sentVisit } from '../visit-builder.ts'
import {
  addNotes,
  codeOf,
  contentsOf,
  copyOf,
  countNotes,
  errorOf,
  inVault,
  migrations,
  newFolder,
  newVault,
  open,
  options,
  passphrase
} from './vault-fixture.ts'

const deskOf = (folder: string): string => path.join(folder, 'desk-1.db')
const walOf = (folder: string): string => path.join(folder, 'desk-1.db-wal')
const markOf = (folder: string): string => path.join(folder, 'desk.mark')

/** So many commits of one note each, every one by a clock that has gone on by a minute. */
function commitNotes(vault: Vault, count: number): void {
  for (let left = count; left > 0; left -= 1) addNotes(vault, 1)
}

/** A folder as a killed program leaves it: 5 commits merged into the file, and 6 more in its WAL. */
async function killed(): Promise<string> {
  const { folder } = await newVault(0)
  await inVault(folder, vault => commitNotes(vault, 5))
  const vault = await open(folder)
  commitNotes(vault, 6)
  const copy = copyOf(folder)
  vault.close()
  return copy
}

interface Spoiling {
  readonly name: string
  /** Spoils a folder; `older` is the same folder as it was before its last 6 commits, closed properly. */
  readonly spoil: (folder: string, older: string) => void
  readonly code: ErrorCode | null
}

/** What a killed vault's files may have been through before they are opened again. */
const spoilings: readonly Spoiling[] = [
  { name: 'nothing', spoil: () => undefined, code: null },
  { name: 'the WAL removed', spoil: folder => rmSync(walOf(folder)), code: 'vault.wal-missing' },
  { name: 'the WAL emptied', spoil: folder => truncateSync(walOf(folder), 0), code: 'vault.wal-damaged' },
  { name: 'the WAL cut', spoil: folder => truncateSync(walOf(folder), 12_000), code: 'vault.wal-damaged' },
  {
    name: 'the desk file replaced by an older one, the WAL removed',
    spoil(folder, older) {
      rmSync(walOf(folder))
      copyFileSync(deskOf(older), deskOf(folder))
    },
    code: 'vault.wal-missing'
  },
  { name: 'the mark removed', spoil: folder => rmSync(markOf(folder)), code: null },
  { name: 'the mark emptied', spoil: folder => truncateSync(markOf(folder), 0), code: null },
  {
    name: 'the mark replaced by an older one',
    spoil: (folder, older) => copyFileSync(markOf(older), markOf(folder)),
    code: null
  },
  {
    name: 'a mark that somebody has made up',
    spoil: folder =>
      writeFileSync(markOf(folder), readFileSync(markOf(folder), 'utf8').replaceAll('"commits":', '"commits":9')),
    code: null
  }
]

describe('what becomes of a vault whose program was killed', () => {
  async function spoiled({ spoil }: Spoiling): Promise<string> {
    const folder = await killed()
    const older = newFolder()
    cpSync(folder, older, { recursive: true })
    rmSync(walOf(older))
    spoil(folder, older)
    return folder
  }

  it.each(spoilings.filter(({ code }) => code !== null))('with $name: an alarm, and nothing is written', async each => {
    const folder = await spoiled(each)
    const before = contentsOf(folder)
    expect(await codeOf(open(folder))).toBe(each.code)
    const after = contentsOf(folder)
    after.delete('desk-1.db-shm')
    // An empty WAL is removed by whoever closes the file; there is nothing in it.
    if (before.get('desk-1.db-wal') === '') before.delete('desk-1.db-wal')
    expect(after).toEqual(before)
  })

  it.each(spoilings.filter(({ code }) => code === null))('with $name: everything is there', async each => {
    await inVault(await spoiled(each), vault => expect(countNotes(vault)).toBe(11))
  })

  it('counts in the file, whatever the mark says', async () => {
    const folder = await killed()
    expect(existsSync(markOf(folder))).toBe(true)
    await inVault(folder, vault => expect(commitLogOf(vault.db)?.progress().commits).toBe(12))
  })
})

describe('an older file put back', () => {
  async function replacedByOlder(): Promise<string> {
    const { folder } = await newVault(0)
    await inVault(folder, vault => commitNotes(vault, 2))
    const older = readFileSync(deskOf(folder))
    const day = 24 * 60 * 60 * 1000
    const later = await openVault(folder, { passphrase, migrations, now: () => Date.UTC(2026, 8, 1, 9) + day })
    commitNotes(later, 3)
    later.close()
    writeFileSync(deskOf(folder), older)
    return folder
  }

  it('is named with both dates and the number of changes that are missing, and stays as it is', async () => {
    const folder = await replacedByOlder()
    const before = contentsOf(folder)
    expect(await errorOf(open(folder))).toMatchObject({
      code: 'vault.desk-older',
      params: { file: 'desk-1.db', fileAt: Date.UTC(2026, 8, 1, 9), seenAt: Date.UTC(2026, 8, 2, 9), missing: 3 }
    })
    expect(contentsOf(folder)).toEqual(before)
    expect(await codeOf(open(folder))).toBe('vault.desk-older')
  })
})

describe('a bit flipped in the WAL', () => {
  it('anywhere: every commit is there, or the alarm is raised and the WAL stays as it is', async () => {
    const folder = await killed()
    const whole = readFileSync(walOf(folder))
    const places = runs(40, 400)
    const step = Math.floor(whole.length / places)
    let alarms = 0
    for (let place = 0; place < places; place += 1) {
      const copy = copyOf(folder)
      const bytes = Buffer.from(whole)
      const at = place * step + randomInt(step)
      bytes.writeUInt8(bytes.readUInt8(at) ^ (1 << randomInt(8)), at)
      writeFileSync(walOf(copy), bytes)
      const alarm = await open(copy).then(
        vault => {
          expect(countNotes(vault)).toBe(11)
          vault.close()
          return null
        },
        (error: unknown) => (error instanceof FyrError ? error.code : String(error))
      )
      if (alarm === null) continue
      alarms += 1
      expect(alarm).toBe('vault.wal-damaged')
      expect(readFileSync(walOf(copy)).equals(bytes)).toBe(true)
    }
    expect(alarms).toBeGreaterThan(places / 2)
  })
})

it('an older desk file from before a coordinator was suspended is named as that, and nobody goes on with it', async () => {
  const { folder } = await newVault(1)
  const asked = { ownPassphrase: passphrase, now: options.now, cost: cheapestCost }
  const newPassphrase = 'tre gröna broar i dimman'
  const person = await inVault(folder, vault =>
    addPerson(vault, { ...asked, name: 'Nina Prov', roles: ['coordinator'], newPassphrase, names: [] })
  )
  const older = readFileSync(deskOf(folder))
  await inVault(folder, vault => suspendPerson(vault, { ...asked, person }))
  writeFileSync(deskOf(folder), older)
  const before = contentsOf(folder)
  expect(await codeOf(open(folder))).toBe('vault.desk-older')
  // The keyring's new signer is unknown to that file, and could be anybody.
  const goingOn = openVault(folder, { passphrase, migrations, now: options.now, goOn: true })
  expect(await codeOf(goingOn)).toBe('vault.keyring-damaged')
  expect(contentsOf(folder)).toEqual(before)
})

describe('going on with a file that has lost commits', () => {
  const wrongRole = 'tre gröna broar i dimman'

  /** A bureau of which the whole folder was put back as it was three visits ago. */
  async function putBack(): Promise<Door & { marksDir: string }> {
    const marksDir = path.join(newFolder(), 'marks')
    const door = await openBureau({ marksDir })
    onTestFinished(door.close)
    valueOf(await door.core.call('visits.record', sentVisit()))
    await door.core.call('bureau.lock', { reason: 'asked' })
    const older = copyOf(door.dataDir)
    valueOf(await door.core.call('bureau.unlock', { passphrase: testPassphrase }))
    for (let left = 3; left > 0; left -= 1) valueOf(await door.core.call('visits.record', sentVisit()))
    await door.core.call('bureau.lock', { reason: 'asked' })
    rmSync(door.dataDir, { recursive: true })
    cpSync(older, door.dataDir, { recursive: true })
    return { ...door, marksDir }
  }
  const unlock = (door: Door, passphraseTyped: string, goOn = false) =>
    door.core.call('bureau.unlock', { passphrase: passphraseTyped, goOn })

  it('is for whoever confirms it; the alarm is over then, on this computer and on others, and the record says who did', async () => {
    const door = await putBack()
    const elsewhere = copyOf(door.marksDir)
    const alarm = await unlock(door, testPassphrase)
    expect(alarm).toMatchObject({ error: { code: 'vault.desk-older' } })
    valueOf(await unlock(door, testPassphrase, true))
    expect(valueOf(await door.core.call('visits.defaults', null)).lastPlace).toBe('Biblioteket')
    valueOf(await door.core.call('visits.record', sentVisit()))
    await door.core.call('bureau.lock', { reason: 'asked' })

    cpSync(elsewhere, door.marksDir, { recursive: true })
    valueOf(await unlock(door, testPassphrase))
    await door.core.call('bureau.lock', { reason: 'asked' })
    const vault = await openVault(door.dataDir, {
      passphrase: testPassphrase,
      migrations: deskMigrations,
      now: Date.now
    })
    expect(vault.db.prepare(`SELECT detail FROM audit WHERE action = 'rollback.accepted'`).pluck().all()).toHaveLength(
      1
    )
    vault.close()
  })

  it('is not for a volunteer', async () => {
    const folder = newFolder()
    const made = await createVault(folder, { ...options, roles: ['volunteer'], passphrase: wrongRole })
    made.vault.close()
    const older = readFileSync(deskOf(folder))
    const again = { passphrase: wrongRole, migrations, now: options.now }
    const later = await openVault(folder, again)
    commitNotes(later, 2)
    later.close()
    writeFileSync(deskOf(folder), older)
    expect(await codeOf(openVault(folder, { ...again, goOn: true }))).toBe('call.forbidden')
    expect(await codeOf(openVault(folder, again))).toBe('vault.desk-older')
  })

  it('killed before the choice was written down, asks again', async () => {
    const door = await putBack()
    const context = { passphrase: testPassphrase, migrations: deskMigrations, now: Date.now, marksDir: door.marksDir }
    const vault = await openVault(door.dataDir, { ...context, goOn: true })
    const crashed = copyOf(door.dataDir)
    vault.close()
    expect(await codeOf(openVault(crashed, context))).toBe('vault.desk-older')
    expect(await codeOf(openVault(door.dataDir, context))).toBe('vault.desk-older')
  })

  it('leaves a WAL of another day aside, and then nothing is missing', async () => {
    const { folder } = await newVault(0)
    const first = await open(folder)
    commitNotes(first, 60)
    const oldWal = readFileSync(walOf(folder))
    first.close()
    await inVault(folder, vault => commitNotes(vault, 200))
    writeFileSync(walOf(folder), oldWal)
    // Without the mark too: file and WAL alone tell it.
    rmSync(markOf(folder))
    const before = contentsOf(folder)
    expect(await codeOf(open(folder))).toBe('vault.wal-older')
    const after = contentsOf(folder)
    after.delete('desk-1.db-shm')
    expect(after).toEqual(before)
    const vault = await openVault(folder, { passphrase, migrations, now: options.now, goOn: true })
    expect(countNotes(vault)).toBe(260)
    expect(vault.missing).toBeNull()
    expect(verifyVault(vault).ok).toBe(true)
    vault.close()
    expect(readFileSync(`${walOf(folder)}.aside-1`).equals(oldWal)).toBe(true)
  })
})

describe('a restore', () => {
  /** A vault with a backup of its first note, and 9 commits since, which this computer remembers outside the folder too. */
  async function backedUp() {
    const marksDir = path.join(newFolder(), 'marks')
    const { folder, file } = await backedUpVault(1)
    const context = { passphrase, migrations, now: options.now, marksDir }
    const vault = await openVault(folder, context)
    commitNotes(vault, 9)
    vault.close()
    return { folder, file, context }
  }

  it('is no rollback: the older state opens without an alarm, and its marks hold from there', async () => {
    const { folder, file, context } = await backedUp()
    const prepare = async ({ vault }: OpenedBackup) => commitNotes(vault, 1)
    await restore(folder, file, { marksDir: context.marksDir, prepare })
    const vault = await openVault(folder, context)
    expect(countNotes(vault)).toBe(2)
    const older = readFileSync(deskOf(folder))
    commitNotes(vault, 1)
    vault.close()
    writeFileSync(deskOf(folder), older)
    expect(await codeOf(openVault(folder, context))).toBe('vault.desk-older')
  })

  it('that comes to nothing changes nothing of what is remembered', async () => {
    const { folder, file, context } = await backedUp()
    const prepare = async ({ vault }: OpenedBackup) => {
      commitNotes(vault, 1)
      throw new Error('stopped')
    }
    await expect(restore(folder, file, { marksDir: context.marksDir, prepare })).rejects.toThrow('stopped')
    const vault = await openVault(folder, context)
    expect(countNotes(vault)).toBe(10)
    vault.close()
  })
})
