import { mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { parse } from 'csv-parse/sync'
import { describe, expect, it, onTestFinished } from 'vitest'
import type { CoreOptions } from '../../src/core/create-core.ts'
import { systemPlatform } from '../../src/core/platform.ts'
import { codeOf, emptyCore, openBureau, testPassphrase, valueOf } from '../bureau.ts'
import { sentVisit } from '../visit-builder.ts'

async function newBureau(options: Partial<CoreOptions> = {}) {
  const bureau = await openBureau(options)
  onTestFinished(() => bureau.close())
  const list = async (
    filter: { kind?: 'door' | 'visits' | 'out'; month?: string; limit?: number; offset?: number } = {}
  ) =>
    valueOf(
      await bureau.core.call('audit.list', {
        kind: filter.kind ?? null,
        month: filter.month ?? null,
        offset: filter.offset ?? 0,
        limit: filter.limit ?? 200
      })
    )
  const actions = async () => (await list()).entries.map(entry => entry.action).toReversed()
  const lock = async () => valueOf(await bureau.core.call('bureau.lock', { reason: 'idle' }))
  const unlock = (passphrase = testPassphrase) => bureau.core.call('bureau.unlock', { passphrase })
  return { ...bureau, list, actions, lock, unlock }
}

describe('the audit record of a bureau', () => {
  it('begins with its making and names who opened and what locked it', async () => {
    const bureau = await newBureau()
    await bureau.lock()
    valueOf(await bureau.unlock())
    const { entries } = await bureau.list()
    expect(entries.toReversed().map(({ action, by, detail }) => ({ action, by, detail }))).toEqual([
      { action: 'bureau.created', by: 'Prov Provsson', detail: {} },
      { action: 'lock', by: 'Prov Provsson', detail: { reason: 'idle' } },
      { action: 'unlock', by: 'Prov Provsson', detail: {} }
    ])
  })

  it('tells of wrong passphrases, with their times and no name, once somebody is in', async () => {
    let now = Date.parse('2026-03-10T09:00:00Z')
    const bureau = await newBureau({ platform: { ...systemPlatform, now: () => now } })
    await bureau.lock()
    for (const wrong of ['fel ett', 'fel två']) {
      now += 60_000
      expect(codeOf(await bureau.unlock(wrong))).toBe('vault.wrong-passphrase')
    }
    now += 60_000
    valueOf(await bureau.unlock())
    const failed = (await bureau.list()).entries.find(entry => entry.action === 'unlock.failed')
    expect(failed).toMatchObject({
      by: null,
      detail: { count: 2, times: ['2026-03-10T09:01:00.000Z', '2026-03-10T09:02:00.000Z'] }
    })
    await bureau.lock()
    valueOf(await bureau.unlock())
    expect((await bureau.actions()).filter(action => action === 'unlock.failed')).toHaveLength(1)
  })

  it('tells of a wrong passphrase at the recovery key, and of the recovery', async () => {
    const bureau = await newBureau()
    expect(codeOf(await bureau.core.call('bureau.renewRecoveryKey', { passphrase: 'fel' }))).toBe(
      'vault.wrong-passphrase'
    )
    const { recoveryKey } = valueOf(await bureau.core.call('bureau.renewRecoveryKey', { passphrase: testPassphrase }))
    await bureau.lock()
    const recover = (key: string) =>
      bureau.core.call('bureau.recover', { recoveryKey: key, passphrase: 'sex röda äpplen faller mjukt' })
    expect(codeOf(await recover(bureau.recoveryKey))).toBe('vault.wrong-recovery-key')
    valueOf(await recover(recoveryKey))
    expect(await bureau.actions()).toEqual([
      'bureau.created',
      'recovery.renewed',
      'lock',
      'recovery.used',
      'unlock.failed'
    ])
  })

  it('tells of corrections, withdrawals, imports and exports, and not of plain recording', async () => {
    const bureau = await newBureau({ platform: { ...systemPlatform, now: () => Date.parse('2026-04-02T09:00:00Z') } })
    const visits = Array.from({ length: 40 }, () => sentVisit({ date: '2026-03-10' }))
    for (const visit of visits) valueOf(await bureau.core.call('visits.record', visit))
    const [visit = sentVisit()] = visits
    valueOf(await bureau.core.call('visits.correct', { ...visit, place: 'Kyrkan', revision: 1 }))
    valueOf(await bureau.core.call('visits.withdraw', { id: visit.id, revision: 2 }))
    valueOf(await bureau.core.call('visits.restore', { id: visit.id, revision: 3 }))
    valueOf(await bureau.core.call('bureau.changeSettings', { idleMinutes: 7, noteDays: 90 }))
    const home = path.dirname(bureau.dataDir)
    const sheet = path.join(home, 'hemligt namn.csv')
    writeFileSync(sheet, 'Datum;Plats;Språk;Fråga;Åtgärd\n2026-03-02;Huset;arabiska;CSN;Information\n')
    valueOf(await bureau.core.call('imports.run', { file: bureau.core.grant(sheet), mapping: null, hash: null }))
    const out = path.join(home, 'ut')
    mkdirSync(out)
    const folder = bureau.core.grant(out)
    valueOf(await bureau.core.call('months.export', { month: '2026-03', folder }))
    valueOf(await bureau.core.call('months.export', { month: '2026-03', folder }))
    const { entries } = await bureau.list()
    expect(
      entries
        .toReversed()
        .slice(1)
        .map(({ action, detail }) => ({ action, detail }))
    ).toEqual([
      { action: 'visit.corrected', detail: { visit: visit.id, revision: 2 } },
      { action: 'visit.withdrawn', detail: { visit: visit.id, revision: 3 } },
      { action: 'visit.restored', detail: { visit: visit.id, revision: 4 } },
      { action: 'settings.changed', detail: { setting: 'idleMinutes', before: 5, after: 7 } },
      { action: 'import', detail: { visits: 1, questions: 1, referrals: 0, organisations: 0 } },
      { action: 'export', detail: { month: '2026-03', number: 1, repeated: false } },
      { action: 'export', detail: { month: '2026-03', number: 1, repeated: true } }
    ])
    expect(JSON.stringify(entries)).not.toContain('hemligt')
  })

  it('is looked through by kind and by month in Stockholm, a page at a time', async () => {
    let now = Date.parse('2026-03-31T21:30:00Z')
    const bureau = await newBureau({ platform: { ...systemPlatform, now: () => now } })
    const visit = sentVisit()
    valueOf(await bureau.core.call('visits.record', visit))
    valueOf(await bureau.core.call('visits.withdraw', { id: visit.id, revision: 1 }))
    now += 60 * 60_000
    valueOf(await bureau.core.call('visits.restore', { id: visit.id, revision: 2 }))
    expect(await bureau.list({ kind: 'visits' })).toMatchObject({ total: 2, months: ['2026-04', '2026-03'] })
    expect(await bureau.list({ month: '2026-04' })).toMatchObject({ total: 1, entries: [{ action: 'visit.restored' }] })
    expect((await bureau.list({ month: '2026-03' })).entries.map(entry => entry.action)).toEqual([
      'visit.withdrawn',
      'bureau.created'
    ])
    expect(await bureau.list({ limit: 1, offset: 1 })).toMatchObject({
      total: 3,
      entries: [{ action: 'visit.withdrawn' }]
    })
  })
})

describe('the saved record', () => {
  it('holds every entry with its hash, is recorded itself, and overwrites nothing', async () => {
    const bureau = await newBureau({ platform: { ...systemPlatform, now: () => Date.parse('2026-04-02T09:00:00Z') } })
    const out = path.join(path.dirname(bureau.dataDir), 'ut')
    mkdirSync(out)
    const folder = bureau.core.grant(out)
    const first = valueOf(await bureau.core.call('audit.export', { folder, language: 'sv' }))
    const second = valueOf(await bureau.core.call('audit.export', { folder, language: 'en' }))
    expect([first, second]).toEqual([
      { file: 'fyr-audit-2026-04-02.csv', entries: 1 },
      { file: 'fyr-audit-2026-04-02-2.csv', entries: 2 }
    ])
    const rows: unknown = parse(readFileSync(path.join(out, second.file), 'utf8'), { columns: true, bom: true })
    expect(rows).toMatchObject([
      {
        number: '1',
        when: '2026-04-02 11:00',
        who: 'Prov Provsson',
        what: 'Made the bureau in Fyr',
        previous: '0'.repeat(64)
      },
      {
        number: '2',
        what: 'Saved this list as a file (events: 1)',
        detail: '{"entries":1}',
        hash: expect.stringMatching(/^[0-9a-f]{64}$/)
      }
    ])
    expect(await bureau.actions()).toEqual(['bureau.created', 'audit.exported', 'audit.exported'])
  })

  it('keeps a spreadsheet from reckoning a name', async () => {
    const file = await recordOf('=HYPERLINK("x")')
    expect(readFileSync(file, 'utf8')).toContain(`"'=HYPERLINK(""x"")"`)
  })

  it.skipIf(process.platform === 'win32')('is for this account only: names stand in it', async () => {
    const file = await recordOf('Nina Prov')
    expect(statSync(file).mode & 0o077).toBe(0)
  })

  it('says so when it cannot be written', async () => {
    const bureau = await newBureau()
    const folder = bureau.core.grant(path.join(bureau.dataDir, 'nowhere'))
    expect(codeOf(await bureau.core.call('audit.export', { folder, language: 'sv' }))).toBe('release.target-unusable')
    expect(await bureau.actions()).toEqual(['bureau.created'])
  })
})

/** The saved record of a bureau whose coordinator has this name. */
async function recordOf(personName: string): Promise<string> {
  const place = emptyCore()
  onTestFinished(() => place.close())
  valueOf(
    await place.core.call('bureau.create', {
      name: 'Provbyrån',
      municipality: '1280',
      language: 'sv',
      personName,
      passphrase: testPassphrase
    })
  )
  const out = path.dirname(place.dataDir)
  const { file } = valueOf(await place.core.call('audit.export', { folder: place.core.grant(out), language: 'sv' }))
  return path.join(out, file)
}
