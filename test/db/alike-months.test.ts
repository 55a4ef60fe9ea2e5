import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { systemPlatform } from '../../src/core/platform.ts'
import { verifyRelease } from '../../src/core/release/verify-release.ts'
import { codeOf, openBureau, valueOf, type Door } from '../bureau.ts'
import { sentQuestion } from '../visit-builder.ts'
import { exportTo, recordAll, sumTo, visitsIn } from './release-fixture.ts'

/** Bureaux in which it is 22 January 2027. */
const platform = { ...systemPlatform, now: () => Date.parse('2027-01-22T12:00:00Z') }

let out: string
let topics: string[]
let alike: Door
let few: Door
const newFolder = () => mkdtempSync(path.join(out, 'to-'))

/** So many visits that all ask the same four questions: 104 of them have no rounding that keeps the relations. */
const alikeVisits = (month: string, count: number) =>
  visitsIn(month, count).map(visit => ({ ...visit, questions: topics.map(topic => sentQuestion({ topic })) }))

beforeAll(async () => {
  out = mkdtempSync(path.join(os.tmpdir(), 'fyr-alike-'))
  alike = await openBureau({ platform })
  few = await openBureau({ platform })
  const known = valueOf(await alike.core.call('topics.list', null)).topics
  topics = known.flatMap(({ code, parent }) => (parent === null ? [] : [code])).slice(0, 4)
  await recordAll(alike, [...visitsIn('2026-01', 40), ...alikeVisits('2026-02', 104), ...visitsIn('2026-03', 40)])
  await recordAll(few, [...visitsIn('2026-01', 40), ...visitsIn('2026-02', 7), ...visitsIn('2026-03', 40)])
})
afterAll(async () => {
  await alike.close()
  await few.close()
  rmSync(out, { recursive: true, force: true })
})

describe('a month of visits that are too alike to be rounded', () => {
  it('is refused, and nothing is written', async () => {
    const folder = newFolder()
    expect(codeOf(await exportTo(alike, '2026-02', folder))).toBe('release.no-rounding')
    expect(readdirSync(folder)).toEqual([])
    expect(valueOf(await alike.core.call('months.preview', { month: '2026-02' }))).toMatchObject({
      outcome: 'no-rounding'
    })
  })

  it('is passed over in the same words as one with too few, so that nobody can tell which it was', async () => {
    const said = []
    for (const door of [alike, few]) {
      valueOf(await exportTo(door, '2026-01', newFolder()))
      valueOf(await door.core.call('months.passOver', { month: '2026-02' }))
      const folder = newFolder()
      valueOf(await exportTo(door, '2026-03', folder))
      const quarter = valueOf(await sumTo(door, '2026-Q1', folder))
      const folders = readdirSync(folder).filter(name => !name.endsWith('.zip'))
      for (const name of folders) expect((await verifyRelease(path.join(folder, name))).passed).toBe(true)
      const { fyr } = JSON.parse(readFileSync(path.join(folder, quarter.folderName, 'datapackage.json'), 'utf8'))
      const pages = folders.map(name => readFileSync(path.join(folder, name, 'privacy.html'), 'utf8'))
      const sentences = pages.flatMap(page => page.split('\n').filter(line => /(februari|February) 2026/.test(line)))
      said.push({ passedOver: fyr.passedOver, carried: fyr.carried, sentences, rules: fyr.rules })
    }
    expect(said[0]).toMatchObject({ passedOver: ['2026-02'], carried: ['2026-02'] })
    expect(said[0]?.sentences).not.toEqual([])
    expect(said[0]).toEqual(said[1])
  })
})
