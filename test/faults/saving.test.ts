import { readdirSync, renameSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import { deskMigrations } from '../../src/core/db/list.ts'
import { openVault } from '../../src/core/vault/open-vault.ts'
import { codeOf, emptyCore, openBureau, testPassphrase, valueOf, type Door } from '../bureau.ts'
import { canMount } from '../can-mount.ts'
import { newFolder } from '../db/vault-fixture.ts'
import { everyVisit, sentVisit } from '../visit-builder.ts'
import { makeSmallDisk, type SmallDisk } from './small-disk.ts'

const record = (door: Door, visit = sentVisit()) => door.core.call('visits.record', visit)
const countOf = async (door: Door): Promise<number> => valueOf(await door.core.call('visits.list', everyVisit)).total
const lock = (door: Door) => door.core.call('bureau.lock', { reason: 'asked' })
const unlock = (door: Door) => door.core.call('bureau.unlock', { passphrase: testPassphrase })

describe.runIf(canMount)('a disk that gives out while the bureau is open (skipped where none can be mounted)', () => {
  async function onSmallDisk(): Promise<{ door: Door; disk: SmallDisk }> {
    const disk = makeSmallDisk()
    const door = emptyCore({ dataDir: path.join(disk.folder, 'bureau') })
    onTestFinished(async () => {
      await door.close()
      disk.remove()
    })
    const bureau = { name: 'Provbyrån', municipality: '1280', language: 'sv' } as const
    valueOf(
      await door.core.call('bureau.create', { ...bureau, personName: 'Prov Provsson', passphrase: testPassphrase })
    )
    valueOf(await record(door))
    return { door, disk }
  }

  it('full: says so, and saves the same visit once there is room, without being opened again', async () => {
    const { door, disk } = await onSmallDisk()
    disk.fill()
    // The WAL has room for a little more, where commits were before.
    let visit = sentVisit()
    let saved = await record(door, visit)
    for (let left = 300; saved.ok && left > 0; left -= 1) {
      visit = sentVisit()
      saved = await record(door, visit)
    }
    expect(codeOf(saved)).toBe('vault.disk-full')
    const before = await countOf(door)
    disk.empty()
    valueOf(await record(door, visit))
    expect(await countOf(door)).toBe(before + 1)
    await lock(door)
    valueOf(await unlock(door))
    expect(await countOf(door)).toBe(before + 1)
  })

  it.each(['audit.export', 'directory.export'] as const)(
    'full: %s leaves no file of which the record does not know',
    async name => {
      const { door, disk } = await onSmallDisk()
      const target = newFolder()
      disk.fill()
      let saved = await record(door)
      for (let left = 300; saved.ok && left > 0; left -= 1) saved = await record(door)
      const folder = door.core.grant(target)
      const exported = await (name === 'audit.export'
        ? door.core.call(name, { folder, language: 'sv' })
        : door.core.call(name, { folder, format: 'hsds-json' }))
      expect(codeOf(exported)).toBe('vault.disk-full')
      expect(readdirSync(target)).toEqual([])
    }
  )

  it('full when it locks: nothing is lost, and there is no alarm when it is next opened', async () => {
    const { door, disk } = await onSmallDisk()
    disk.fill()
    await lock(door)
    disk.empty()
    valueOf(await unlock(door))
    expect(await countOf(door)).toBe(1)
  })

  it('taken away: nothing is said to be saved', async () => {
    const { door, disk } = await onSmallDisk()
    disk.remove()
    expect(codeOf(await record(door))).toBe('vault.desk-gone')
    expect(codeOf(await door.core.call('drafts.save', { kind: 'visit', body: 'halvskriven' }))).toBe('vault.desk-gone')
  })
})

describe('a folder that is moved while the bureau is open', () => {
  it('nothing is said to be saved, and the same visit is once it is back', async () => {
    const door = await openBureau()
    onTestFinished(door.close)
    valueOf(await record(door))
    const visit = sentVisit()
    renameSync(door.dataDir, `${door.dataDir}-moved`)
    expect(codeOf(await record(door, visit))).toBe('vault.desk-gone')
    expect(codeOf(await door.core.call('people.list', null))).toBe('vault.desk-gone')
    const passphrases = { ownPassphrase: testPassphrase, newPassphrase: 'tre gröna broar i dimman' }
    expect(codeOf(await door.core.call('people.changePassphrase', passphrases))).toBe('vault.desk-gone')
    renameSync(`${door.dataDir}-moved`, door.dataDir)
    valueOf(await record(door, visit))
    await lock(door)
    valueOf(await unlock(door))
    expect(await countOf(door)).toBe(2)
  })
})

describe('a clock that was set back', () => {
  it('loses nothing, raises no alarm, and keeps the order in which visits were recorded', async () => {
    const clock = { now: Date.UTC(2026, 8, 1, 9) }
    const platform = {
      now: () => clock.now,
      randomBytes: (length: number) => crypto.getRandomValues(new Uint8Array(length))
    }
    const door = await openBureau({ platform })
    onTestFinished(door.close)
    const first = sentVisit()
    valueOf(await record(door, first))
    clock.now -= 40 * 24 * 60 * 60 * 1000
    const second = sentVisit()
    valueOf(await record(door, second))
    await lock(door)
    valueOf(await unlock(door))
    expect(await countOf(door)).toBe(2)
    expect(valueOf(await door.core.call('visits.list', everyVisit)).visits.map(visit => visit.id)).toEqual([
      second.id,
      first.id
    ])
  })
})

describe('a second program', () => {
  it('is told that the bureau is open elsewhere, and the first goes on', async () => {
    const door = await openBureau()
    onTestFinished(door.close)
    const other = emptyCore({ dataDir: door.dataDir })
    onTestFinished(other.close)
    expect(codeOf(await unlock(other))).toBe('vault.in-use')
    valueOf(await record(door))
    const context = { passphrase: testPassphrase, migrations: deskMigrations, now: Date.now }
    await expect(openVault(door.dataDir, context)).rejects.toMatchObject({ code: 'vault.in-use' })
    expect(await countOf(door)).toBe(1)
  })
})
