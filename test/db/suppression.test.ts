import { createHash } from 'node:crypto'
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { systemPlatform } from '../../src/core/platform.ts'
import { verifyRelease } from '../../src/core/release/verify-release.ts'
import type { ReleaseReport } from '../../src/shared/features/months/months.schema.ts'
import { codeOf, openBureau, valueOf, type Door } from '../bureau.ts'
import { exportTo, recordAll, sumTo, visitsIn } from './release-fixture.ts'

const platform = { ...systemPlatform, now: () => Date.parse('2026-11-22T12:00:00Z') }

let out: string
let bureau: Door
let folder: string
let report: ReleaseReport
const newFolder = () => mkdtempSync(path.join(out, 'to-'))
const suppressTo = (month: string, into: string) =>
  bureau.core.call('months.export', { month, folder: bureau.core.grant(into), method: 'suppression' })

beforeAll(async () => {
  out = mkdtempSync(path.join(os.tmpdir(), 'fyr-suppression-'))
  bureau = await openBureau({ platform })
  const languages = ['ara', 'ara', 'ara', 'som', 'som', 'prs', 'tir', null] as const
  for (const month of ['2026-01', '2026-02', '2026-03'])
    await recordAll(
      bureau,
      visitsIn(month, 61).map((visit, at) => ({ ...visit, language: languages[at % 8] ?? null }))
    )
  await recordAll(bureau, visitsIn('2026-04', 9))
  folder = newFolder()
  report = valueOf(await suppressTo('2026-01', folder))
})
afterAll(async () => {
  await bureau.close()
  rmSync(out, { recursive: true, force: true })
})

const failed = async (target: string) =>
  (await verifyRelease(target)).checks.filter(check => !check.passed).map(check => check.id)

describe('a month whose small counts are withheld', () => {
  it('shows exact counts from five on, leaves the others empty, and is verified from its folder alone', async () => {
    expect(report).toMatchObject({ method: 'suppression', totals: { visits: 61, questions: 61, referrals: null } })
    const table = readFileSync(path.join(folder, report.folderName, 'visits-by-language.csv'), 'utf8')
    expect(table).toContain('*,61,exact\r\n')
    expect(table).toMatch(/\r\neng,,withheld\r\n/)
    for (const [, count] of table.matchAll(/,(\d+),exact/g)) expect(Number(count)).toBeGreaterThanOrEqual(5)
    expect(await failed(path.join(folder, report.folderName))).toEqual([])
    expect(await failed(path.join(folder, report.zipName))).toEqual([])
    const page = readFileSync(path.join(folder, report.folderName, 'privacy.html'), 'utf8')
    expect(page).toContain('svagare skydd än avrundning')
    expect(page).not.toMatch(/\{\{|NaN|undefined/)
  })

  it('is frozen like any other, and never protected in the other way too', async () => {
    expect(valueOf(await suppressTo('2026-01', newFolder()))).toMatchObject({ repeated: true, totals: report.totals })
    expect(valueOf(await exportTo(bureau, '2026-01', newFolder()))).toMatchObject({ method: 'suppression' })
    const other = { month: '2026-01', folder: bureau.core.grant(newFolder()), method: 'controlled-rounding' } as const
    expect(codeOf(await bureau.core.call('months.export', other))).toBe('release.other-method')
    valueOf(await exportTo(bureau, '2026-02', newFolder()))
    expect(codeOf(await suppressTo('2026-02', newFolder()))).toBe('release.other-method')
  })

  it('is never part of a quarter', async () => {
    valueOf(await exportTo(bureau, '2026-03', newFolder()))
    const target = newFolder()
    expect(await sumTo(bureau, '2026-Q1', target)).toMatchObject({
      ok: false,
      error: { code: 'release.sum-of-suppressed', params: { month: '2026-01' } }
    })
    expect(readdirSync(target)).toEqual([])
    expect(valueOf(await bureau.core.call('months.periods', null))).toMatchObject([
      { period: '2026', state: 'suppressed', missing: ['2026-01'] },
      { period: '2026-Q1', state: 'suppressed', missing: ['2026-01'] }
    ])
  })

  it('is refused for too few visits', async () => {
    expect(codeOf(await suppressTo('2026-04', newFolder()))).toBe('release.too-few')
  })

  it('leaves the hours out, of which everybody knows when the bureau is open', async () => {
    // Each day has one block: as many as the table would need.
    const blocks = ['09:30', '13:00', '16:00'] as const
    await recordAll(
      bureau,
      visitsIn('2026-05', 100).map((visit, at) => ({ ...visit, time: blocks[at % 3] ?? null }))
    )
    const into = newFolder()
    const { folderName, refused } = valueOf(await suppressTo('2026-05', into))
    expect(refused).toContainEqual({ table: 'visits-by-weekday-and-hour', reason: 'known-hours' })
    expect(readdirSync(path.join(into, folderName))).not.toContain('visits-by-weekday-and-hour.csv')
    expect(await failed(path.join(into, folderName))).toEqual([])
  })
})

describe('verifying one', () => {
  let at = 0

  /** A copy with one file changed and every hash mended. */
  function forged(file: string, change: (text: string) => string): string {
    const copy = path.join(out, `forged-${(at += 1)}`, report.folderName)
    cpSync(path.join(folder, report.folderName), copy, { recursive: true })
    const before = readFileSync(path.join(copy, file), 'utf8')
    const after = change(before)
    expect(after).not.toBe(before)
    writeFileSync(path.join(copy, file), after)
    const hash = (text: string) => createHash('sha256').update(text).digest('hex')
    for (const listing of ['datapackage.json', 'SHA256SUMS']) {
      const text = readFileSync(path.join(copy, listing), 'utf8')
      const sized = text.replace(
        new RegExp(`"bytes": ${Buffer.byteLength(before)},(\\s*"hash": "sha256:${hash(before)}")`),
        `"bytes": ${Buffer.byteLength(after)},$1`
      )
      writeFileSync(path.join(copy, listing), sized.replaceAll(hash(before), hash(after)))
    }
    const [description, sums] = ['datapackage.json', 'SHA256SUMS'].map(name => path.join(copy, name))
    if (description === undefined || sums === undefined) throw new Error('two files expected')
    const line = `${hash(readFileSync(description, 'utf8'))}  datapackage.json`
    writeFileSync(sums, readFileSync(sums, 'utf8').replace(/[0-9a-f]{64} {2}datapackage\.json/, line))
    return copy
  }

  it.each([
    [
      'a withheld count filled in',
      'visits-by-channel.csv',
      (text: string) => text.replace(/,,withheld/, ',0,exact'),
      'schema'
    ],
    [
      'a small count shown',
      'visits-by-channel.csv',
      (text: string) => text.replace(/,,withheld/, ',3,exact'),
      'schema'
    ],
    [
      'a total that does not add up',
      'visits-by-channel.csv',
      (text: string) => text.replace('*,61,', '*,66,'),
      'attack'
    ],
    [
      'a row twice',
      'visits-by-language.csv',
      (text: string) => text.replace(/outside-shortlist,.*\r\n/, row => row + row),
      'rows'
    ],
    ['rounded counts', 'visits-by-channel.csv', (text: string) => text.replace(',exact', ',rounded'), 'schema'],
    [
      'another threshold',
      'datapackage.json',
      (text: string) => text.replace('"threshold": 5', '"threshold": 3'),
      'package'
    ],
    [
      'a greater width than it has',
      'datapackage.json',
      (text: string) => text.replace(/"minWidth": \d+/, '"minWidth": 50'),
      'attack'
    ],
    [
      'a quarter',
      'datapackage.json',
      (text: string) => text.replace('"period": "2026-01"', '"period": "2026-Q1"'),
      'schema'
    ],
    ['another page', 'privacy.html', (text: string) => text.replace('svagare', 'starkare'), 'canonical']
  ] as const)('refuses %s', async (_what, file, change, check) => {
    expect(await failed(forged(file, change))).toContain(check)
  })
})
