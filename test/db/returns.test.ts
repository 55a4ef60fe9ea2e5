import { randomBytes } from 'node:crypto'
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import { deskMigrations } from '../../src/core/db/list.ts'
import { systemPlatform } from '../../src/core/platform.ts'
import { openVault } from '../../src/core/vault/open-vault.ts'
import { codeOf, openBureau, resourcesDir, testPassphrase, valueOf, type Door } from '../bureau.ts'
import { newId, sentQuestion, sentVisit } from '../visit-builder.ts'
import { backUp, lock, newBureau as newRestorable, restore } from './restore-fixture.ts'

const words = readFileSync(path.join(resourcesDir, 'return-words.txt'), 'utf8').trim().split('\n')

async function newBureau(now = Date.now) {
  const door = await openBureau({ platform: { ...systemPlatform, now } })
  onTestFinished(door.close)
  return desk(door)
}

const desk = (door: Door) => ({
  ...door,
  record: async (visit = sentVisit(), returnId: string | null = null) => {
    valueOf(await door.core.call('visits.record', { ...visit, returnId }))
    return visit
  },
  issue: async (visit: string) => valueOf(await door.core.call('returns.issue', { visit })),
  open: (code: string) => door.core.call('returns.open', { code })
})

/** A code that nobody has. */
const anyCode = (): string => Array.from(randomBytes(6), byte => words[byte]).join(' ')

describe('a slip', () => {
  it('opens what was asked before, latest first, and joins the next visit to it', async () => {
    const { core, record, issue, open } = await newBureau()
    const first = await record(
      sentVisit({ date: '2026-03-02', questions: [sentQuestion({ topic: 'housing', note: 'Hyran höjdes' })] })
    )
    await record()
    const { code, replaced } = await issue(first.id)
    expect(code.split(' ')).toHaveLength(6)
    expect(replaced).toBe(false)

    const opened = valueOf(await open(code.toUpperCase().replaceAll(' ', '-')))
    expect(opened.visits.map(visit => visit.id)).toEqual([first.id])
    const second = await record(sentVisit({ date: '2026-03-09' }), opened.returnId)
    const again = valueOf(await open(code))
    expect(again.returnId).toBe(opened.returnId)
    expect(again.visits.map(visit => visit.id)).toEqual([second.id, first.id])
    expect(again.visits[1]?.questions).toMatchObject([{ topic: 'housing', hasNote: true }])
    expect(JSON.stringify(again)).not.toContain('Hyran')

    valueOf(await core.call('visits.withdraw', { id: second.id, revision: 1 }))
    expect(valueOf(await open(code)).visits.map(visit => visit.id)).toEqual([first.id])
  })

  it('is not known once its visit got another, and every visit of it follows', async () => {
    const { record, issue, open } = await newBureau()
    const first = await record()
    const { code: lost } = await issue(first.id)
    const { returnId } = valueOf(await open(lost))
    const second = await record(sentVisit({ date: '2026-03-12' }), returnId)
    const { code, replaced } = await issue(second.id)
    expect(replaced).toBe(true)
    expect(codeOf(await open(lost))).toBe('return.unknown')
    expect(valueOf(await open(code)).visits.map(visit => visit.id)).toEqual([second.id, first.id])
  })

  it('joins a visit that is sent twice once, and none to a slip that is not there', async () => {
    const { core, record, issue, open } = await newBureau()
    const { code } = await issue((await record()).id)
    const { returnId } = valueOf(await open(code))
    const visit = sentVisit()
    await record(visit, returnId)
    await record(visit, returnId)
    expect(valueOf(await open(code)).visits).toHaveLength(2)
    expect(codeOf(await core.call('visits.record', { ...sentVisit(), returnId: newId() }))).toBe('return.unknown')
    expect(codeOf(await core.call('returns.issue', { visit: newId() }))).toBe('visit.unknown')
  })

  it('says what is wrong with a code that cannot be one, which counts as no try', async () => {
    const { open } = await newBureau()
    for (let left = 20; left > 0; left -= 1) {
      expect(codeOf(await open('hus bil'))).toBe('return.word-unknown')
      expect(codeOf(await open(words.slice(0, 5).join(' ')))).toBe('return.words')
    }
    expect(codeOf(await open(anyCode()))).toBe('return.unknown')
  })
})

describe('guessing', () => {
  it('costs growing waits from the fifth unknown code on, over a restart, and the record knows', async () => {
    let now = Date.parse('2026-11-22T10:00:00Z')
    const { core, record, issue, open, ...door } = await newBureau(() => now)
    const { code } = await issue((await record()).id)
    for (let left = 5; left > 0; left -= 1) expect(codeOf(await open(anyCode()))).toBe('return.unknown')
    const refused = await open(code)
    expect(refused).toMatchObject({ ok: false, error: { code: 'return.too-many-tries', params: { seconds: 5 } } })
    await lock({ ...door, core })
    valueOf(await core.call('bureau.unlock', { passphrase: testPassphrase }))
    expect(codeOf(await open(code))).toBe('return.too-many-tries')
    now += 5_000
    expect(codeOf(await open(anyCode()))).toBe('return.unknown')
    now += 9_000
    expect(codeOf(await open(code))).toBe('return.too-many-tries')
    now += 1_000
    valueOf(await open(code))
    for (let left = 4; left > 0; left -= 1) expect(codeOf(await open(anyCode()))).toBe('return.unknown')
    valueOf(await open(code))
    const { entries } = valueOf(await core.call('audit.list', { kind: 'visits', month: null, offset: 0, limit: 50 }))
    expect(entries.map(entry => entry.action)).toContain('return.guessed')
  })
})

describe('a slip that is cut', () => {
  it('opens nothing, leaves the visits, and is cut again after a restore', async () => {
    const door = await newRestorable()
    const { core, record, issue, open } = desk(door)
    const first = await record()
    const { code } = await issue(first.id)
    const second = await record(sentVisit(), valueOf(await open(code)).returnId)
    const { code: other } = await issue((await record()).id)
    const file = await backUp(door)
    expect(valueOf(await core.call('returns.forget', { visit: second.id }))).toEqual({ visits: 2 })
    expect(valueOf(await core.call('returns.forget', { visit: second.id }))).toEqual({ visits: 0 })
    expect(codeOf(await open(code))).toBe('return.unknown')
    valueOf(await core.call('visits.open', { id: first.id }))
    await lock(door)
    valueOf(await restore(door, file))
    valueOf(await core.call('bureau.unlock', { passphrase: testPassphrase }))
    expect(codeOf(await open(code))).toBe('return.unknown')
    expect(valueOf(await open(other)).visits).toHaveLength(1)
  })

  it('is gone with the last visit that is erased', async () => {
    const { core, record, issue, open, dataDir } = await newBureau()
    const first = await record()
    const { code } = await issue(first.id)
    const second = await record(sentVisit(), valueOf(await open(code)).returnId)
    valueOf(await core.call('visits.erase', { id: first.id, revision: 1 }))
    expect(valueOf(await open(code)).visits.map(visit => visit.id)).toEqual([second.id])
    valueOf(await core.call('visits.erase', { id: second.id, revision: 1 }))
    expect(codeOf(await open(code))).toBe('return.unknown')
    await lock({ core, dataDir, close: core.close })
    const vault = await openVault(dataDir, { passphrase: testPassphrase, migrations: deskMigrations, now: Date.now })
    onTestFinished(() => vault.close())
    expect(vault.db.prepare('SELECT * FROM return_code').all()).toEqual([])
  })
})

it('leaves no code in the file, whatever was done with it', async () => {
  const { core, record, issue, open, dataDir, close } = await newBureau()
  const { code } = await issue((await record()).id)
  const { code: another } = await issue((await record()).id)
  valueOf(await open(code))
  await open(anyCode())
  const form = { returnId: valueOf(await open(another)).returnId }
  valueOf(await core.call('drafts.save', { kind: 'visit', body: JSON.stringify(form) }))
  await lock({ core, dataDir, close })
  const vault = await openVault(dataDir, { passphrase: testPassphrase, migrations: deskMigrations, now: Date.now })
  onTestFinished(() => vault.close())
  const pages = vault.db.serialize()
  for (const each of [code, another]) {
    const together = each.split(' ')
    expect(together.filter((word, at) => at > 0 && pages.includes(`${together[at - 1]} ${word}`))).toEqual([])
  }
  expect(pages.includes(form.returnId)).toBe(true)
})
