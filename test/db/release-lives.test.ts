import fc from 'fast-check'
import { mkdtempSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { systemPlatform } from '../../src/core/platform.ts'
import { codeOf, openBureau, valueOf, type Door } from '../bureau.ts'
import { runs } from '../long-runs.ts'
import type { SentVisit } from '../visit-builder.ts'
import { exportTo, recordAll, sumTo, visitsIn } from './release-fixture.ts'

/** A bureau in which it is 22 November 2026. */
const platform = { ...systemPlatform, now: () => Date.parse('2026-11-22T12:00:00Z') }

let out: string
beforeAll(() => {
  out = mkdtempSync(path.join(os.tmpdir(), 'fyr-life-'))
})
afterAll(() => rmSync(out, { recursive: true, force: true }))

const newFolder = () => mkdtempSync(path.join(out, 'to-'))

type Step =
  | { readonly kind: 'record'; readonly month: string; readonly count: number }
  | { readonly kind: 'withdraw' | 'restore' | 'move' | 'erase'; readonly which: number }
  | { readonly kind: 'release' | 'pass-over' | 'replace'; readonly month: string }

const months = ['2026-01', '2026-02', '2026-03'] as const
const steps = fc.array(
  fc.oneof<fc.Arbitrary<Step>[]>(
    fc.record({
      kind: fc.constant('record' as const),
      month: fc.constantFrom(...months),
      count: fc.integer({ min: 1, max: 20 })
    }),
    fc.record({
      kind: fc.constantFrom('withdraw' as const, 'restore' as const, 'move' as const, 'erase' as const),
      which: fc.nat()
    }),
    fc.record({
      kind: fc.constantFrom('release' as const, 'pass-over' as const, 'replace' as const),
      month: fc.constantFrom(...months)
    })
  ),
  { minLength: 4, maxLength: 14 }
)

interface Known {
  visit: SentVisit
  revision: number
  withdrawn: boolean
  erased: boolean
  /** The month whose release counted the visit. */
  counted: string | null
}

/** The bureau as it should be, beside the one that is. */
interface Model {
  readonly known: Known[]
  /** Months with a release, in the order in which the releases were made. */
  readonly released: string[]
  /** Months without a release of their own, each with the month whose release counted what waited in it. */
  readonly passedOver: Map<string, string | null>
}

describe('over months of late entries, corrections, withdrawals, erasures, passed-over and replaced months (G3)', () => {
  it('each visit is counted in exactly one release', async () => {
    await fc.assert(
      fc.asyncProperty(steps, async life => {
        const door = await openBureau({ platform })
        const model: Model = { known: [], released: [], passedOver: new Map() }
        try {
          for (const step of life) await live(door, step, model)
          for (const month of months) await live(door, { kind: 'release', month }, model)
          expect(await releasedIds(door)).toEqual(idsOf(model.known.filter(one => one.counted !== null && !one.erased)))
          await checkYear(door, model)
        } finally {
          await door.close()
        }
      }),
      { numRuns: runs(12, 300) }
    )
  })
})

const idsOf = (known: readonly Known[]) => known.map(one => one.visit.id).toSorted()

/** The visits that say of themselves that a release has counted them. */
async function releasedIds(door: Door): Promise<string[]> {
  const filter = { from: null, to: null, topic: null, language: null, offset: 0, limit: 200 } as const
  const ids: string[] = []
  for (const withdrawn of [false, true]) {
    for (let offset = 0; ; offset += filter.limit) {
      const { visits, total } = valueOf(await door.core.call('visits.list', { ...filter, withdrawn, offset }))
      for (const { id } of visits) {
        if (valueOf(await door.core.call('visits.open', { id })).visit.released) ids.push(id)
      }
      if (offset + filter.limit >= total) break
    }
  }
  return ids.toSorted()
}

/** Takes one step in the bureau and in the model beside it, and holds what is published against the model. */
async function live(door: Door, step: Step, model: Model): Promise<void> {
  if (step.kind === 'record') {
    const visits = visitsIn(step.month, step.count)
    await recordAll(door, visits)
    model.known.push(...visits.map(visit => ({ visit, revision: 1, withdrawn: false, erased: false, counted: null })))
  } else if ('which' in step) await change(door, step, model.known)
  else if (step.kind === 'release') await release(door, step.month, model)
  else if (step.kind === 'pass-over') await passOver(door, step.month, model)
  else await replace(door, step.month, model)
}

async function change(
  door: Door,
  { kind, which }: { readonly kind: 'withdraw' | 'restore' | 'move' | 'erase'; readonly which: number },
  known: readonly Known[]
): Promise<void> {
  const one = known[which % Math.max(known.length, 1)]
  if (one === undefined || one.erased) return
  const { id } = one.visit
  if (kind === 'erase') {
    valueOf(await door.core.call('visits.erase', { id, revision: one.revision }))
    one.erased = true
    return
  }
  if (kind === 'move' && !one.withdrawn) {
    one.visit = { ...one.visit, date: one.visit.date.startsWith('2026-01') ? '2026-02-14' : '2026-01-14' }
    one.revision = valueOf(await door.core.call('visits.correct', { ...one.visit, revision: one.revision })).revision
  } else if (kind === 'withdraw' && !one.withdrawn) {
    one.revision = valueOf(await door.core.call('visits.withdraw', { id, revision: one.revision })).revision
    one.withdrawn = true
  } else if (kind === 'restore' && one.withdrawn) {
    one.revision = valueOf(await door.core.call('visits.restore', { id, revision: one.revision })).revision
    one.withdrawn = false
  }
}

/** What a release of the month has to count; what the month's own release counted waits again when that is replaced. */
const waitingIn = ({ known, released, passedOver }: Model, month: string, instead: string | null) =>
  known.filter(({ visit, withdrawn, erased, counted }) => {
    const own = visit.date.slice(0, 7)
    const isClosed = released.includes(own) || passedOver.has(own)
    return (
      !withdrawn && !erased && (counted === null || counted === instead) && (own === month || (own < month && isClosed))
    )
  })

/** The passed-over months that a release of the month counts. */
const carriedIn = ({ passedOver }: Model, month: string, instead: string | null) =>
  [...passedOver].flatMap(([one, counted]) => (one < month && (counted === null || counted === instead) ? [one] : []))

/** Whether a release would count nobody, or nobody of the month itself beside those of passed-over months. */
const isEmpty = (model: Model, month: string, instead: string | null = null) => {
  const waiting = waitingIn(model, month, instead)
  const hasOwn = waiting.some(({ visit }) => visit.date.startsWith(month))
  return waiting.length === 0 || (carriedIn(model, month, instead).length > 0 && !hasOwn)
}

/** Enters a release in the model: what it counted, and the months that it carries. */
function count(model: Model, month: string, waiting: readonly Known[], instead: string | null = null): void {
  for (const one of waiting) one.counted = month
  for (const one of carriedIn(model, month, instead)) model.passedOver.set(one, month)
}

async function release(door: Door, month: string, model: Model): Promise<void> {
  const again = model.released.includes(month)
  const waiting = waitingIn(model, month, null)
  const result = await exportTo(door, month, newFolder())
  if (again) return expect(valueOf(result).repeated).toBe(true)
  if (model.passedOver.has(month)) return expect(codeOf(result)).toBe('month.closed')
  if (!result.ok) {
    expect(result.error.code).toBe(isEmpty(model, month) ? 'month.empty' : 'release.too-few')
    return expect(isEmpty(model, month) || waiting.length < 15).toBe(true)
  }
  expect(isEmpty(model, month)).toBe(false)
  expect(Math.abs(result.value.totals.visits - waiting.length)).toBeLessThan(5)
  count(model, month, waiting)
  model.released.push(month)
}

async function passOver(door: Door, month: string, model: Model): Promise<void> {
  const waiting = waitingIn(model, month, null)
  const result = await door.core.call('months.passOver', { month })
  if (model.released.includes(month) || model.passedOver.has(month)) return expect(codeOf(result)).toBe('month.closed')
  if (!result.ok) {
    expect(result.error.code).toBe('month.not-too-few')
    return expect(waiting.length).toBeGreaterThan(10)
  }
  expect(isEmpty(model, month) || waiting.length < 15).toBe(true)
  model.passedOver.set(month, null)
}

async function replace(door: Door, month: string, model: Model): Promise<void> {
  const folder = door.core.grant(newFolder())
  const waiting = waitingIn(model, month, month)
  const result = await door.core.call('months.replace', { month, folder, neverLeft: true })
  if (model.released.at(-1) !== month) return expect(codeOf(result)).toBe('release.not-replaceable')
  if (!result.ok) return expect(isEmpty(model, month, month) || waiting.length < 15).toBe(true)
  expect(Math.abs(result.value.totals.visits - waiting.length)).toBeLessThan(5)
  for (const one of model.known) if (one.counted === month) one.counted = null
  count(model, month, waiting, month)
}

/** The quarter adds up its months where all are closed, and is refused by name of the others where not. */
async function checkYear(door: Door, { known, released, passedOver }: Model): Promise<void> {
  const missing = months.filter(month => !released.includes(month) && !passedOver.has(month))
  const result = await sumTo(door, '2026-Q1', newFolder())
  const refused = missing.length > 0 ? 'month.not-closed' : released.length === 0 ? 'release.too-few' : null
  expect(result.ok ? null : result.error.code).toBe(refused)
  expect(result.ok ? '' : (result.error.params['months'] ?? '')).toBe(missing.join(', '))
  const counted = known.filter(one => one.counted !== null).length
  const shown = result.ok ? result.value.totals.visits : counted
  expect(Math.abs(shown - counted)).toBeLessThanOrEqual(4 * released.length)
}
