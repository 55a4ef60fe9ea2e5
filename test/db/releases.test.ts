import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { systemPlatform } from '../../src/core/platform.ts'
import { codeOf, emptyCore, openBureau, testPassphrase, valueOf, type Door } from '../bureau.ts'
import { newId, sentQuestion } from '../visit-builder.ts'
import { exportTo, recordAll, visitsIn } from './release-fixture.ts'

/** A bureau in which it is 22 November 2026. */
const platform = { ...systemPlatform, now: () => Date.parse('2026-11-22T12:00:00Z') }

let out: string
let bureau: Door
beforeAll(async () => {
  out = mkdtempSync(path.join(os.tmpdir(), 'fyr-release-'))
  bureau = await openBureau({ platform })
})
afterAll(async () => {
  await bureau.close()
  rmSync(out, { recursive: true, force: true })
})

const newFolder = () => mkdtempSync(path.join(out, 'to-'))

/** Every file below a folder with its bytes. */
const contentsOf = (folder: string) =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter(entry => entry.isFile())
    .map(entry => [
      path.relative(folder, path.join(entry.parentPath, entry.name)),
      readFileSync(path.join(entry.parentPath, entry.name)).toString('base64')
    ])
    .toSorted(([one = ''], [other = '']) => one.localeCompare(other))

describe('a release', () => {
  it('is drawn once: exported again, it is the same to the byte, whatever happened since', async () => {
    const visits = visitsIn('2026-08', 60)
    await recordAll(bureau, visits)
    const [first, second] = [newFolder(), newFolder()]
    expect(valueOf(await exportTo(bureau, '2026-08', first))).toMatchObject({ repeated: false, number: 1 })
    valueOf(await bureau.core.call('visits.withdraw', { id: visits[0]?.id ?? '', revision: 1 }))
    await recordAll(bureau, visitsIn('2026-08', 20))
    expect(valueOf(await exportTo(bureau, '2026-08', second))).toMatchObject({ repeated: true, number: 1 })
    expect(contentsOf(second)).toEqual(contentsOf(first))
    expect(contentsOf(first).length).toBeGreaterThan(5)
  })

  it('is the same from a copy of the bureau that was made before the export', async () => {
    const door = await openBureau({ platform })
    const languages = ['ara', 'som', 'prs', 'ukr', 'tir', null]
    const channels = ['walk-in', 'phone', 'booked'] as const
    const visits = visitsIn('2026-06', 63).map((visit, index) => ({
      ...visit,
      language: languages[index % 6] ?? null,
      channel: channels[index % 3] ?? 'walk-in'
    }))
    await recordAll(door, visits)
    valueOf(await door.core.call('bureau.lock', { reason: 'asked' }))
    const copy = emptyCore({ platform })
    cpSync(door.dataDir, copy.dataDir, { recursive: true })
    const folders: string[] = []
    for (const { core } of [door, copy]) {
      valueOf(await core.call('bureau.unlock', { passphrase: testPassphrase }))
      const folder = newFolder()
      folders.push(folder)
      valueOf(await core.call('months.export', { month: '2026-06', folder: core.grant(folder) }))
    }
    const [first = '', second = ''] = folders
    expect(contentsOf(second)).toEqual(contentsOf(first))
    await door.close()
    await copy.close()
  })

  it('holds no word of a note, no name, no organisation and no day', async () => {
    const door = await openBureau({ platform })
    const organisation = { id: newId(), name: 'Kanariefågelns Vänner', kind: 'association' } as const
    valueOf(await door.core.call('organisations.add', organisation))
    const referral = { organisationId: organisation.id, way: 'letter', outcome: null } as const
    await recordAll(
      door,
      visitsIn('2026-07', 60).map(visit => ({
        ...visit,
        place: 'Kanariehuset',
        questions: [sentQuestion({ note: 'kanariefågel', actions: ['referred'], referral })]
      }))
    )
    const folder = newFolder()
    valueOf(await exportTo(door, '2026-07', folder))
    const text = contentsOf(folder)
      .map(([, content]) => Buffer.from(content ?? '', 'base64').toString('latin1'))
      .join('\n')
    expect(text).not.toMatch(/kanarie|Provsson|2026-07-\d\d|2026-11|[0-9a-f]{8}-[0-9a-f]{4}-7/i)
    await door.close()
  })

  it.each([
    ['2026-11', 'month.not-over'],
    ['2027-01', 'month.not-over'],
    ['1999-12', 'month.too-early'],
    ['2005-01', 'month.empty'],
    ['2026-13', 'call.invalid']
  ])('of %s is refused', async (month, code) => {
    expect(codeOf(await exportTo(bureau, month, newFolder()))).toBe(code)
  })

  it('is refused for too few visits, with nothing written, and counts them once there are more', async () => {
    await recordAll(bureau, visitsIn('2026-05', 5))
    const folder = newFolder()
    expect(codeOf(await exportTo(bureau, '2026-05', folder))).toBe('release.too-few')
    expect(readdirSync(folder)).toEqual([])
    await recordAll(bureau, visitsIn('2026-05', 40))
    expect(Math.abs(valueOf(await exportTo(bureau, '2026-05', folder)).totals.visits - 45)).toBeLessThan(5)
  })

  it('needs a folder that a person chose', async () => {
    const folder = 'f'.repeat(32)
    expect(codeOf(await bureau.core.call('months.export', { month: '2026-08', folder }))).toBe('file.unknown-token')
  })
})
