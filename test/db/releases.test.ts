import fc from 'fast-check'
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { systemPlatform } from '../../src/core/platform.ts'
import { codeOf, emptyCore, openBureau, testPassphrase, valueOf, type Door } from '../bureau.ts'
import { newId, sentQuestion, sentVisit, type SentVisit } from '../visit-builder.ts'

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
const exportTo = (door: Door, month: string, folder: string) =>
  door.core.call('months.export', { month, folder: door.core.grant(folder) })
const recordAll = async (door: Door, visits: readonly SentVisit[]) => {
  for (const visit of visits) valueOf(await door.core.call('visits.record', visit))
}
const visitsIn = (month: string, count: number) =>
  Array.from({ length: count }, (_unused, day) =>
    sentVisit({ date: `${month}-${String((day % 28) + 1).padStart(2, '0')}` })
  )

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

type Step =
  | { readonly kind: 'record'; readonly month: string; readonly count: number }
  | { readonly kind: 'withdraw' | 'restore' | 'move'; readonly which: number }
  | { readonly kind: 'release'; readonly month: string }

const months = ['2026-01', '2026-02', '2026-03'] as const
const steps = fc.array(
  fc.oneof<fc.Arbitrary<Step>[]>(
    fc.record({
      kind: fc.constant('record' as const),
      month: fc.constantFrom(...months),
      count: fc.integer({ min: 1, max: 20 })
    }),
    fc.record({ kind: fc.constantFrom('withdraw' as const, 'restore' as const, 'move' as const), which: fc.nat() }),
    fc.record({ kind: fc.constant('release' as const), month: fc.constantFrom(...months) })
  ),
  { minLength: 4, maxLength: 12 }
)

interface Known {
  visit: SentVisit
  revision: number
  withdrawn: boolean
  counted: boolean
}

describe('over months of late entries, corrections and withdrawals (G3)', () => {
  it('each visit is counted in exactly one release', async () => {
    await fc.assert(
      fc.asyncProperty(steps, async life => {
        const door = await openBureau({ platform })
        const known: Known[] = []
        const released = new Set<string>()
        try {
          for (const step of life) await live(door, step, known, released)
          for (const month of months) await live(door, { kind: 'release', month }, known, released)
          expect(await releasedIds(door)).toEqual(idsOf(known.filter(one => one.counted)))
        } finally {
          await door.close()
        }
      }),
      { numRuns: 12 }
    )
  })
})

const idsOf = (known: readonly Known[]) => known.map(one => one.visit.id).toSorted()

/** The visits that say of themselves that a release has counted them. */
async function releasedIds(door: Door): Promise<string[]> {
  const filter = { from: null, to: null, topic: null, language: null, offset: 0, limit: 200 } as const
  const ids: string[] = []
  for (const withdrawn of [false, true]) {
    const { visits } = valueOf(await door.core.call('visits.list', { ...filter, withdrawn }))
    for (const { id } of visits) {
      if (valueOf(await door.core.call('visits.open', { id })).visit.released) ids.push(id)
    }
  }
  return ids.toSorted()
}

/** Takes one step in the bureau and in the model beside it, and holds what is published against the model. */
async function live(door: Door, step: Step, known: Known[], released: Set<string>): Promise<void> {
  if (step.kind === 'record') {
    const visits = visitsIn(step.month, step.count)
    await recordAll(door, visits)
    known.push(...visits.map(visit => ({ visit, revision: 1, withdrawn: false, counted: false })))
    return
  }
  if (step.kind === 'release') return release(door, step.month, known, released)
  const one = known[step.which % Math.max(known.length, 1)]
  if (one === undefined) return
  const { id } = one.visit
  if (step.kind === 'move' && !one.withdrawn) {
    one.visit = { ...one.visit, date: one.visit.date.startsWith('2026-01') ? '2026-02-14' : '2026-01-14' }
    one.revision = valueOf(await door.core.call('visits.correct', { ...one.visit, revision: one.revision })).revision
  } else if (step.kind === 'withdraw' && !one.withdrawn) {
    one.revision = valueOf(await door.core.call('visits.withdraw', { id, revision: one.revision })).revision
    one.withdrawn = true
  } else if (step.kind === 'restore' && one.withdrawn) {
    one.revision = valueOf(await door.core.call('visits.restore', { id, revision: one.revision })).revision
    one.withdrawn = false
  }
}

async function release(door: Door, month: string, known: readonly Known[], released: Set<string>): Promise<void> {
  const again = released.has(month)
  const waiting = known.filter(({ visit, withdrawn, counted }) => {
    const own = visit.date.slice(0, 7)
    return !withdrawn && !counted && (own === month || (own < month && released.has(own)))
  })
  const result = await exportTo(door, month, newFolder())
  if (again) return expect(valueOf(result).repeated).toBe(true)
  if (!result.ok) {
    const expected = waiting.length === 0 ? 'month.empty' : 'release.too-few'
    expect(result.error.code).toBe(expected)
    return expect(waiting.length).toBeLessThan(15)
  }
  expect(Math.abs(result.value.totals.visits - waiting.length)).toBeLessThan(5)
  for (const one of waiting) one.counted = true
  released.add(month)
}
