import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createHash } from 'node:crypto'
import os from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { sumReleases } from '../../src/core/disclosure/sum-releases.ts'
import { madeUpRelease } from '../../src/core/release/made-up-release.ts'
import { fingerprintOf } from '../../src/core/release/release-files.ts'
import { isSuppressedDescription } from '../../src/core/release/description.schema.ts'
import { readDescription } from '../../src/core/release/verify-description.ts'
import { periodProblems } from '../../src/core/release/verify-period.ts'
import { verifyRelease } from '../../src/core/release/verify-release.ts'
import { writeRelease } from '../../src/core/release/write-release.ts'
import { monthSchema } from '../../src/shared/domain/month.ts'
import { quarterSchema } from '../../src/shared/domain/period.ts'

let root: string
let folder: string
let name: string
let at = 0

beforeAll(async () => {
  root = mkdtempSync(path.join(os.tmpdir(), 'fyr-sum-'))
  const releases = [await madeUpRelease(60, 1), await madeUpRelease(300, 3)]
  const [july, august, september] = ['2026-07', '2026-08', '2026-09'].map(month => monthSchema.parse(month))
  const sources = releases.map((release, index) => ({
    release: { ...release, period: (index === 0 ? july : september) ?? release.period },
    fingerprint: fingerprintOf(release)
  }))
  const [first] = releases
  if (first === undefined || august === undefined) throw new Error('two releases expected')
  const period = quarterSchema.parse('2026-Q3')
  const protection = await sumReleases({ bureau: first.bureau, period, sources, passedOver: [august] })
  if (protection.kind === 'refused') throw new Error(protection.refusal.code)
  const written = await writeRelease(protection.release, root)
  folder = written.folder
  name = written.name
})
afterAll(() => rmSync(root, { recursive: true, force: true }))

const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex')

/** A copy with a changed description and mended hashes. */
function forged(change: (text: string) => string): string {
  const copy = path.join(root, `forged-${(at += 1)}`, name)
  cpSync(folder, copy, { recursive: true })
  const file = path.join(copy, 'datapackage.json')
  const before = readFileSync(file, 'utf8')
  const after = change(before)
  expect(after).not.toBe(before)
  writeFileSync(file, after)
  const sums = path.join(copy, 'SHA256SUMS')
  const old = sha256(Buffer.from(before))
  writeFileSync(sums, readFileSync(sums, 'utf8').replace(old, sha256(Buffer.from(after))))
  return copy
}

const failed = async (target: string) =>
  (await verifyRelease(target)).checks.filter(check => !check.passed).map(check => check.id)

describe('verifying a sum', () => {
  it('passes a whole one from its folder alone', async () => {
    expect(await failed(folder)).toEqual([])
    expect(await failed(`${folder}.zip`)).toEqual([])
  })

  it.each<[string, (text: string) => string]>([
    ['a month left out', text => text.replace(/"passedOver": \[\s*"2026-08"\s*\]/, '"passedOver": []')],
    ['a month of another quarter', text => text.replace('"period": "2026-07"', '"period": "2026-06"')],
    ['a month that comes twice', text => text.replace('"period": "2026-09"', '"period": "2026-07"')],
    ['a smaller error than it has', text => text.replace('"error": 8', '"error": 4')],
    ['the method of a month', text => text.replace('"sum-of-releases"', '"controlled-rounding"')],
    ['no sources', text => text.replace(/"sources": \[[^\]]*\]/, '"sources": []')],
    ['a carried month after its last', text => text.replace('"carried": []', '"carried": ["2026-10"]')]
  ])('refuses %s', async (_what, change) => {
    expect(await failed(forged(change))).toContain('period')
  })

  it.each([
    ['a title of its own', '"sv": "Ålder"', '"sv": "Ålder?"'],
    ['a table refused for another reason', '"reason": "not-every-month"', '"reason": "too-thin"']
  ])('refuses %s', async (_what, honest, other) => {
    expect(await failed(forged(text => text.replace(honest, other)))).toContain('canonical')
  })

  it.each([
    ['fewer visits than its months must have', { visits: 25, questions: 40 }, 'visits'],
    ['more questions than its visits can have', { visits: 100, questions: 385 }, 'questions']
  ])('refuses %s', (_what, totals, where) => {
    const description = readDescription(readFileSync(path.join(folder, 'datapackage.json'))).value
    if (description === null || isSuppressedDescription(description)) throw new Error('a sum expected')
    const problems = periodProblems(description.fyr, {
      totals: { ...totals, referrals: 0 },
      dimensions: [],
      tables: []
    })
    expect(problems).toEqual([{ problem: 'differs', where: `datapackage.json totals ${where}` }])
  })

  it('refuses a passed-over month beside no visit that was recorded in time', async () => {
    const { dimensions, tables, totals } = await madeUpRelease(60, 1)
    const withInTime = (count: number) => ({
      totals,
      dimensions,
      tables: tables.map(table =>
        table.name === 'visits-by-recorded'
          ? { ...table, cells: table.cells.map(cell => (cell.codes[0] === 'in-time' ? { ...cell, count } : cell)) }
          : table
      )
    })
    const description = readDescription(readFileSync(path.join(folder, 'datapackage.json'))).value
    if (description === null || isSuppressedDescription(description)) throw new Error('a sum expected')
    const carrying = { ...description.fyr, carried: [monthSchema.parse('2026-06')] }
    const carried = { problem: 'differs', where: 'datapackage.json carried' }
    expect(periodProblems(carrying, withInTime(0))).toContainEqual(carried)
    expect(periodProblems(carrying, withInTime(5))).not.toContainEqual(carried)
    expect(periodProblems(description.fyr, withInTime(0))).not.toContainEqual(carried)
  })
})
