import { mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { systemPlatform } from '../../src/core/platform.ts'
import { verifyRelease } from '../../src/core/release/verify-release.ts'
import { codeOf, openBureau, valueOf, type Door } from '../bureau.ts'
import { exportTo, recordAll, sumTo, visitsIn } from './release-fixture.ts'

/** A bureau in which it is 22 January 2027. */
const platform = { ...systemPlatform, now: () => Date.parse('2027-01-22T12:00:00Z') }

let out: string
let bureau: Door
const newFolder = () => mkdtempSync(path.join(out, 'to-'))
const passOver = (month: string) => bureau.core.call('months.passOver', { month })

beforeAll(async () => {
  out = mkdtempSync(path.join(os.tmpdir(), 'fyr-periods-'))
  bureau = await openBureau({ platform })
  for (const [month, visits] of [
    ['2026-01', 60],
    ['2026-02', 80],
    ['2026-03', 7],
    ['2026-04', 45]
  ] as const)
    await recordAll(bureau, visitsIn(month, visits))
})
afterAll(async () => {
  await bureau.close()
  rmSync(out, { recursive: true, force: true })
})

const descriptionIn = (folder: string, name: string) =>
  JSON.parse(readFileSync(path.join(folder, name, 'datapackage.json'), 'utf8'))

describe('a quarter', () => {
  it('is refused while months of it are not closed, and names them', async () => {
    valueOf(await exportTo(bureau, '2026-01', newFolder()))
    const folder = newFolder()
    expect(await sumTo(bureau, '2026-Q1', folder)).toMatchObject({
      ok: false,
      error: { code: 'month.not-closed', params: { period: '2026-Q1', months: '2026-02, 2026-03', count: 2 } }
    })
    expect(readdirSync(folder)).toEqual([])
    expect(valueOf(await bureau.core.call('months.periods', null))).toMatchObject([
      { period: '2026', state: 'waiting' },
      { period: '2026-Q1', state: 'waiting', missing: ['2026-02', '2026-03'] }
    ])
  })

  it('closes a month with too few visits without a summary, and no other', async () => {
    valueOf(await exportTo(bureau, '2026-02', newFolder()))
    expect(codeOf(await exportTo(bureau, '2026-03', newFolder()))).toBe('release.too-few')
    expect(codeOf(await passOver('2026-04'))).toBe('month.not-too-few')
    expect(codeOf(await passOver('2026-02'))).toBe('month.closed')
    expect(codeOf(await passOver('2027-01'))).toBe('month.not-over')
    valueOf(await passOver('2026-03'))
    expect(codeOf(await passOver('2026-03'))).toBe('month.closed')
    expect(codeOf(await exportTo(bureau, '2026-03', newFolder()))).toBe('month.closed')
    const months = valueOf(await bureau.core.call('months.list', null))
    expect(months.find(({ month }) => month === '2026-03')).toMatchObject({ state: 'passed-over' })
  })

  it('is the sum of its released months, is verified from its folder alone and is the same each time', async () => {
    const folder = newFolder()
    const report = valueOf(await sumTo(bureau, '2026-Q1', folder))
    expect(report).toMatchObject({ period: '2026-Q1', number: 1, repeated: false })
    expect(report.totals.visits % 5).toBe(0)
    expect(Math.abs(report.totals.visits - 140)).toBeLessThanOrEqual(8)
    const { checks, passed } = await verifyRelease(path.join(folder, report.folderName))
    expect(checks.filter(check => !check.passed)).toEqual([])
    expect(passed).toBe(true)
    const { fyr } = descriptionIn(folder, report.folderName)
    expect(fyr).toMatchObject({
      period: '2026-Q1',
      passedOver: ['2026-03'],
      method: { name: 'sum-of-releases', error: 8 },
      sources: [{ period: '2026-01' }, { period: '2026-02' }]
    })
    const page = readFileSync(path.join(folder, report.folderName, 'privacy.html'), 'utf8')
    expect(page).toContain('kvartal 1 2026')
    expect(page).toContain('mars 2026 har ingen egen sammanställning')
    const again = newFolder()
    expect(valueOf(await sumTo(bureau, '2026-Q1', again))).toMatchObject({ repeated: true })
    const zip = report.zipName
    expect(readFileSync(path.join(again, zip)).equals(readFileSync(path.join(folder, zip)))).toBe(true)
  })

  it('leaves the visits of a passed-over month to the next one, which says so, and does not call them late', async () => {
    const folder = newFolder()
    const report = valueOf(await exportTo(bureau, '2026-04', folder))
    expect(Math.abs(report.totals.visits - 52)).toBeLessThan(5)
    const { fyr } = descriptionIn(folder, report.folderName)
    expect(fyr).toMatchObject({ carried: ['2026-03'], late: 0 })
    expect((await verifyRelease(path.join(folder, report.folderName))).passed).toBe(true)
  })

  it('calls a visit late that was recorded once its passed-over month had been counted', async () => {
    await recordAll(bureau, [...visitsIn('2026-03', 12), ...visitsIn('2026-05', 40)])
    const folder = newFolder()
    const report = valueOf(await exportTo(bureau, '2026-05', folder))
    expect(Math.abs(report.totals.visits - 52)).toBeLessThan(5)
    const { fyr } = descriptionIn(folder, report.folderName)
    expect([10, 15]).toContain(fyr.late)
    expect(fyr.carried).toEqual([])
  })

  it('of a year is refused until every month is closed; an empty month can be passed over too', async () => {
    for (const month of ['2026-06', '2026-07', '2026-08', '2026-09', '2026-10', '2026-11'])
      valueOf(await passOver(month))
    expect(await sumTo(bureau, '2026', newFolder())).toMatchObject({
      ok: false,
      error: { code: 'month.not-closed', params: { months: '2026-12' } }
    })
    valueOf(await passOver('2026-12'))
    const folder = newFolder()
    const { totals, folderName } = valueOf(await sumTo(bureau, '2026', folder))
    expect(Math.abs(totals.visits - (60 + 80 + 52 + 52))).toBeLessThanOrEqual(16)
    expect((await verifyRelease(path.join(folder, folderName))).passed).toBe(true)
    expect(codeOf(await sumTo(bureau, '2026-Q3', newFolder()))).toBe('release.too-few')
    const periods = valueOf(await bureau.core.call('months.periods', null))
    expect(periods.find(({ period }) => period === '2026-Q3')).toMatchObject({ state: 'empty', missing: [] })
  })
})

describe('before a month is closed', () => {
  it('its preview shows the very figures that its release will hold, however often one looks', async () => {
    const door = await openBureau({ platform })
    await recordAll(door, visitsIn('2026-02', 63))
    const look = async () => valueOf(await door.core.call('months.preview', { month: '2026-02' }))
    const first = await look()
    expect(await look()).toEqual(first)
    expect(first).toMatchObject({ outcome: 'ready', carried: [], late: 0, totals: { exact: { visits: 63 } } })
    const report = valueOf(await exportTo(door, '2026-02', newFolder()))
    expect(first).toMatchObject({ totals: { shown: report.totals }, tables: report.tables })
    expect(first.outcome === 'ready' ? first.refused.map(({ table }) => table) : []).toEqual(
      report.refused.map(({ table }) => table)
    )
    expect(codeOf(await door.core.call('months.preview', { month: '2026-02' }))).toBe('month.closed')
    await door.close()
  })

  it('its preview says that there are too few, and tells what would carry a table', async () => {
    const door = await openBureau({ platform })
    await recordAll(door, [...visitsIn('2026-02', 30), ...visitsIn('2026-03', 4)])
    const look = async (month: string) => valueOf(await door.core.call('months.preview', { month }))
    expect(await look('2026-03')).toMatchObject({ outcome: 'too-few' })
    const previewed = await look('2026-02')
    const thin =
      previewed.outcome === 'ready' ? previewed.refused.find(({ table }) => table === 'referrals-by-way') : null
    expect(thin).toMatchObject({
      reason: 'too-thin',
      thin: { measure: 'referrals', shown: 0, categories: 4, needed: 10 }
    })
    await door.close()
  })

  it('its export tells how far it has come, up to the end', async () => {
    const told: number[] = []
    const door = await openBureau({ platform })
    door.core.onEvent(event => {
      if (event.name === 'job.progress' && event.payload.job === 'export') told.push(event.payload.done)
    })
    await recordAll(door, visitsIn('2026-02', 60))
    valueOf(await exportTo(door, '2026-02', newFolder()))
    expect([told.at(0), told.at(-1)]).toEqual([0, 100])
    expect(told).toEqual(told.toSorted((one, other) => one - other))
    await door.close()
  })

  it('its export can be stopped, and then nothing is closed or written', async () => {
    const door = await openBureau({ platform })
    await recordAll(door, visitsIn('2026-02', 60))
    const folder = newFolder()
    const stops: Promise<unknown>[] = []
    door.core.onEvent(event => {
      if (event.name === 'job.progress' && event.payload.job === 'export' && stops.length === 0)
        stops.push(door.core.call('months.cancelExport', null))
    })
    expect(codeOf(await exportTo(door, '2026-02', folder))).toBe('disclosure.cancelled')
    expect(await Promise.all(stops)).toEqual([{ ok: true, value: null }])
    expect(readdirSync(folder)).toEqual([])
    expect(valueOf(await exportTo(door, '2026-02', folder))).toMatchObject({ repeated: false, number: 1 })
    await door.close()
  })
})
