import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { systemPlatform } from '../../src/core/platform.ts'
import { verifyRelease } from '../../src/core/release/verify-release.ts'
import { codeOf, openBureau, valueOf, type Door } from '../bureau.ts'
import { exportTo, recordAll, visitsIn } from './release-fixture.ts'

/** Bureaux in which it is 22 November 2026. */
const platform = { ...systemPlatform, now: () => Date.parse('2026-11-22T12:00:00Z') }

let out: string
let bureau: Door
const newFolder = () => mkdtempSync(path.join(out, 'to-'))
const passOver = async (month: string) => valueOf(await bureau.core.call('months.passOver', { month }))

beforeAll(() => {
  out = mkdtempSync(path.join(os.tmpdir(), 'fyr-closed-'))
})
beforeEach(async () => {
  bureau = await openBureau({ platform })
})
afterEach(() => bureau.close())
afterAll(() => rmSync(out, { recursive: true, force: true }))

describe('a month in which the bureau was closed, after one with too few visits', () => {
  it('has no release of the few visits, which would be a second draw of them', async () => {
    await recordAll(bureau, visitsIn('2026-06', 9))
    await passOver('2026-06')
    // However many are found later: everybody may know that nobody came in July.
    await recordAll(bureau, visitsIn('2026-06', 31))
    expect(codeOf(await exportTo(bureau, '2026-07', newFolder()))).toBe('month.empty')
    const exact = { month: '2026-07', folder: bureau.core.grant(newFolder()), method: 'suppression' } as const
    expect(codeOf(await bureau.core.call('months.export', exact))).toBe('month.empty')
    expect(valueOf(await bureau.core.call('months.preview', { month: '2026-07' }))).toMatchObject({
      outcome: 'too-few',
      carried: ['2026-06']
    })
    await passOver('2026-07')
    await recordAll(bureau, visitsIn('2026-08', 1))
    const folder = newFolder()
    const report = valueOf(await exportTo(bureau, '2026-08', folder))
    expect(Math.abs(report.totals.visits - 41)).toBeLessThan(5)
    const { fyr } = JSON.parse(readFileSync(path.join(folder, report.folderName, 'datapackage.json'), 'utf8'))
    expect(fyr.carried).toEqual(['2026-06', '2026-07'])
    expect((await verifyRelease(path.join(folder, report.folderName))).passed).toBe(true)
  })

  it('is released where only late visits wait, which nobody has drawn before', async () => {
    await recordAll(bureau, visitsIn('2026-06', 40))
    valueOf(await exportTo(bureau, '2026-06', newFolder()))
    await recordAll(bureau, visitsIn('2026-06', 30))
    expect(valueOf(await exportTo(bureau, '2026-07', newFolder())).totals.visits).toBe(30)
  })
})
