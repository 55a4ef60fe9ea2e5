import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { emptyCore, openBureau, valueOf, type Door } from '../bureau.ts'
import { runs } from '../long-runs.ts'
import { everyVisit, type SentVisit } from '../visit-builder.ts'
import { backUp, countedIn, exportTo, lock, platform, record, restore, unlock, visitsIn } from './restore-fixture.ts'

interface Change {
  readonly kind: 'move' | 'withdraw'
  readonly which: number
}

interface Closing {
  readonly kind: 'release' | 'pass-over'
  readonly month: string
}

type Step = Change | Closing | { readonly kind: 'record'; readonly month: string; readonly count: number }

const wholeMonths = ['2026-01', '2026-02', '2026-03'] as const
const life = fc.array(
  fc.oneof<fc.Arbitrary<Step>[]>(
    fc.record({
      kind: fc.constant('record' as const),
      month: fc.constantFrom(...wholeMonths),
      count: fc.integer({ min: 1, max: 30 })
    }),
    fc.record({ kind: fc.constantFrom('move' as const, 'withdraw' as const), which: fc.nat() }),
    fc.record({
      kind: fc.constantFrom('release' as const, 'release' as const, 'pass-over' as const),
      month: fc.constantFrom(...wholeMonths)
    })
  ),
  { maxLength: 6 }
)

describe('over a loss and a restore (G3)', () => {
  it('no month is closed twice and no visit counted twice, though what was lost is typed in again', async () => {
    const lives = fc.record({ before: life, lost: life, after: life, isKnown: fc.boolean() })
    await fc.assert(
      fc.asyncProperty(lives, async ({ before, lost, after, isKnown }) => {
        const door = await openBureau({ platform })
        const fresh = emptyCore({ platform })
        try {
          const visits = new Map<string, SentVisit>()
          await record(door, visitsIn('2026-01', 40).map(noted(visits)))
          const early = await liveAll(door, before, visits)
          const file = await backUp(door)
          // Where no register is left, nobody can know that a visit was moved into the month that counted it.
          const told = lost.filter(({ kind }) => isKnown || kind !== 'move')
          const late = await liveAll(door, told, visits)
          await lock(door)
          const counted = await countedIn(door.dataDir)
          const place = isKnown ? door : fresh
          valueOf(await restore(place, file, isKnown ? {} : { monthsSince: late }))
          await unlock(place)
          // Ids that are there already are the same visit, and are not recorded twice.
          for (const visit of visits.values()) await place.core.call('visits.record', visit)
          const again = await liveAll(place, [...after, ...wholeMonths.map(releaseOf)], visits)
          expect(again.filter(month => early.includes(month) || late.includes(month))).toEqual([])
          await lock(place)
          const since = await countedIn(place.dataDir, again)
          expect(since.filter(id => counted.includes(id))).toEqual([])
        } finally {
          await door.close()
          await fresh.close()
        }
      }),
      { numRuns: runs(4, 60) }
    )
  }, 3_600_000)
})

const releaseOf = (month: string): Step => ({ kind: 'release', month })
const noted = (visits: Map<string, SentVisit>) => (visit: SentVisit) => {
  visits.set(visit.id, visit)
  return visit
}

/** Takes steps and answers the months that were closed by them. */
async function liveAll(door: Door, steps: readonly Step[], visits: Map<string, SentVisit>): Promise<string[]> {
  const closed: string[] = []
  for (const step of steps) {
    if (step.kind === 'record') await record(door, visitsIn(step.month, step.count).map(noted(visits)))
    else if ('which' in step) await changeOne(door, step)
    else if (await closes(door, step)) closed.push(step.month)
  }
  return closed
}

/** Whether a step closes its month, which was open. */
async function closes(door: Door, { kind, month }: Closing): Promise<boolean> {
  if (kind === 'pass-over') return (await door.core.call('months.passOver', { month })).ok
  const result = await exportTo(door, month)
  return result.ok && !result.value.repeated
}

async function changeOne({ core }: Door, { kind, which }: Change): Promise<void> {
  const { visits } = valueOf(await core.call('visits.list', everyVisit))
  const id = visits[which % Math.max(visits.length, 1)]?.id
  if (id === undefined) return
  const { visit } = valueOf(await core.call('visits.open', { id }))
  if (kind === 'withdraw') valueOf(await core.call('visits.withdraw', { id, revision: visit.revision }))
  else {
    const date = visit.date.startsWith('2026-01') ? '2026-02-14' : '2026-01-14'
    valueOf(await core.call('visits.correct', { ...visit, date }))
  }
}
