import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { systemPlatform } from '../../src/core/platform.ts'
import { verifyRelease } from '../../src/core/release/verify-release.ts'
import { codeOf, openBureau, valueOf, type Door } from '../bureau.ts'
import { sentQuestion, type SentVisit } from '../visit-builder.ts'
import { exportTo, recordAll, visitsIn } from './release-fixture.ts'

/** Bureaux in which it is 22 January 2027. */
const platform = { ...systemPlatform, now: () => Date.parse('2027-01-22T12:00:00Z') }

let out: string
let bureau: Door
const newFolder = () => mkdtempSync(path.join(out, 'to-'))

beforeAll(() => {
  out = mkdtempSync(path.join(os.tmpdir(), 'fyr-returns-'))
})
beforeEach(async () => {
  bureau = await openBureau({ platform })
})
afterEach(() => bureau.close())
afterAll(() => rmSync(out, { recursive: true, force: true }))

/** Records visits of somebody who shows the slip of the first at each of the others. */
async function recordAsOne(visits: readonly SentVisit[]): Promise<void> {
  const [first, ...others] = visits
  if (first === undefined) return
  await recordAll(bureau, [first])
  const { code } = valueOf(await bureau.core.call('returns.issue', { visit: first.id }))
  for (const visit of others) {
    const { returnId } = valueOf(await bureau.core.call('returns.open', { code }))
    valueOf(await bureau.core.call('visits.record', { ...visit, returnId }))
  }
}

/** The counts of a table, by its codes with a blank between. */
function countsIn(folder: string, name: string, table: string): Map<string, number> {
  const [, ...rows] = readFileSync(path.join(folder, name, `${table}.csv`), 'utf8')
    .trim()
    .split('\r\n')
  return new Map(
    rows.map(row => {
      const cells = row.split(',')
      return [cells.slice(0, -2).join(' '), Number(cells.at(-2))]
    })
  )
}

describe('somebody who comes back with a slip', () => {
  it('counts with four visits of seven and a question of each, so that no cell is theirs alone', async () => {
    await recordAll(bureau, visitsIn('2026-02', 45))
    const questions = () => ['housing.contract', 'housing.rent-debt'].map(topic => sentQuestion({ topic }))
    const seven = visitsIn('2026-02', 7).map(visit => ({ ...visit, language: 'tir', questions: questions() }))
    await recordAsOne(seven)
    expect(valueOf(await bureau.core.call('months.preview', { month: '2026-02' }))).toMatchObject({
      totals: { exact: { visits: 49, questions: 49 } },
      capped: { visits: 3, questions: 10 }
    })
    const folder = newFolder()
    const { folderName, totals } = valueOf(await exportTo(bureau, '2026-02', folder))
    expect(Math.abs(totals.visits - 49)).toBeLessThan(5)
    expect(Math.abs(totals.questions - 49)).toBeLessThan(5)
    expect([0, 5]).toContain(countsIn(folder, folderName, 'visits-by-language').get('tir') ?? 0)
    expect([0, 5]).toContain(countsIn(folder, folderName, 'visits-by-counted').get('shortened'))
    expect((await verifyRelease(path.join(folder, folderName))).checks.filter(({ passed }) => !passed)).toEqual([])
  })

  it('is one of those that a month needs ten of, however often they came', async () => {
    for (let person = 0; person < 4; person += 1) await recordAsOne(visitsIn('2026-02', 10))
    expect(codeOf(await exportTo(bureau, '2026-02', newFolder()))).toBe('release.too-few')
    expect(valueOf(await bureau.core.call('months.preview', { month: '2026-02' }))).toMatchObject({
      outcome: 'too-few'
    })
    valueOf(await bureau.core.call('months.passOver', { month: '2026-02' }))
  })

  it('counts each visit for itself once the slip is cut', async () => {
    const visits = visitsIn('2026-02', 20)
    await recordAsOne(visits)
    expect(codeOf(await exportTo(bureau, '2026-02', newFolder()))).toBe('release.too-few')
    valueOf(await bureau.core.call('returns.forget', { visit: visits[0]?.id ?? '' }))
    expect(valueOf(await exportTo(bureau, '2026-02', newFolder())).totals.visits).toBe(20)
  })
})
