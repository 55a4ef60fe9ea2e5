import { describe, expect, it } from 'vitest'
import { codeOf, valueOf, type Door } from '../bureau.ts'
import { sentVisit, type SentVisit } from '../visit-builder.ts'
import {
  DAY,
  backUp,
  countedIn,
  emptyPlace,
  exportTo,
  lock,
  newBureau,
  preview,
  record,
  replaceTo,
  restore,
  start,
  unlock,
  visitsIn
} from './restore-fixture.ts'

describe('months that were summed up after the backup', () => {
  /** A bureau with September and October, backed up, whose September was then released. */
  async function releasedSince() {
    const door = await newBureau()
    const september = visitsIn('2026-09', 60)
    await record(door, [...september, ...visitsIn('2026-10', 60)])
    const file = await backUp(door)
    valueOf(await exportTo(door, '2026-09'))
    await lock(door)
    return { door, file, september }
  }

  it('are known from the register of the bureau that is replaced, and never released again', async () => {
    const { door, file, september } = await releasedSince()
    expect(valueOf(await preview(door, file)).months).toEqual({
      possible: ['2026-09', '2026-10'],
      known: ['2026-09'],
      anew: null
    })
    valueOf(await restore(door, file))
    await unlock(door)
    expect(codeOf(await exportTo(door, '2026-09'))).toBe('month.released-elsewhere')
    const states = valueOf(await door.core.call('months.list', null)).map(({ month, state }) => [month, state])
    expect(states).toEqual([
      ['2026-11', 'open'],
      ['2026-10', 'over'],
      ['2026-09', 'elsewhere']
    ])
    const [one] = september
    expect(valueOf(await door.core.call('visits.open', { id: one?.id ?? '' })).visit.released).toBe(true)
    expect(Math.abs(valueOf(await exportTo(door, '2026-10')).totals.visits - 60)).toBeLessThan(5)
  })

  it('must be told on another machine, where nothing knows of them', async () => {
    const { file } = await releasedSince()
    const place = emptyPlace()
    expect(codeOf(await restore(place, file))).toBe('backup.months-unknown')
    expect(valueOf(await place.core.call('bureau.status', null))).toEqual({ state: 'absent' })
    valueOf(await restore(place, file, { monthsSince: ['2026-09'] }))
    await unlock(place)
    expect(codeOf(await exportTo(place, '2026-09'))).toBe('month.released-elsewhere')
    valueOf(await exportTo(place, '2026-10'))
  })

  it('are still known after a second loss', async () => {
    const { door, file } = await releasedSince()
    valueOf(await restore(door, file))
    expect(valueOf(await preview(door, file)).months.known).toEqual(['2026-09'])
    valueOf(await restore(door, file))
    await unlock(door)
    expect(codeOf(await exportTo(door, '2026-09'))).toBe('month.released-elsewhere')
  })

  it('are known where the backup has a former summary of the month, which is not sent on beside the new one', async () => {
    const door = await newBureau()
    await record(door, [...visitsIn('2026-09', 60), ...visitsIn('2026-10', 60)])
    expect(valueOf(await exportTo(door, '2026-09')).number).toBe(1)
    const file = await backUp(door)
    await record(door, visitsIn('2026-09', 10))
    expect(valueOf(await replaceTo(door, '2026-09')).number).toBe(2)
    await lock(door)
    for (const loss of ['first', 'second']) {
      expect(valueOf(await preview(door, file)).months.known, `${loss} loss`).toEqual(['2026-09'])
      valueOf(await restore(door, file))
    }
    await unlock(door)
    expect(codeOf(await exportTo(door, '2026-09'))).toBe('month.released-elsewhere')
    expect(codeOf(await replaceTo(door, '2026-09'))).toBe('release.not-replaceable')
    expect(Math.abs(valueOf(await exportTo(door, '2026-10')).totals.visits - 60)).toBeLessThan(5)
  })

  it('leave a summary that the backup knows as it is, and close its being made anew', async () => {
    let now = start
    const door = await newBureau(() => now)
    await record(door, [...visitsIn('2026-08', 60), ...visitsIn('2026-09', 60)])
    const first = valueOf(await exportTo(door, '2026-08'))
    const file = await backUp(door)
    now += DAY
    valueOf(await exportTo(door, '2026-09'))
    await lock(door)
    valueOf(await restore(door, file))
    await unlock(door)
    expect(valueOf(await exportTo(door, '2026-08'))).toMatchObject({ repeated: true, totals: first.totals })
    expect(codeOf(await replaceTo(door, '2026-08'))).toBe('release.not-replaceable')
    expect(valueOf(await door.core.call('months.list', null)).filter(({ replaceable }) => replaceable)).toEqual([])
  })

  it('need no word where no month was over', async () => {
    const door = await newBureau()
    await record(door, visitsIn('2026-11', 3))
    const file = await backUp(door)
    expect(valueOf(await restore(emptyPlace(), file))).toMatchObject({ visits: 3, asideName: null })
  })
})

describe('a visit that the lost copy may have counted', () => {
  const october = ['2026-10']
  const move = async ({ core }: Door, id: string, date: string) => {
    const { visit } = valueOf(await core.call('visits.open', { id }))
    valueOf(await core.call('visits.correct', { ...visit, date }))
  }

  /** Which of these visits October counts, once it is released. */
  async function countedInOctober(door: Door, visits: readonly SentVisit[]): Promise<string[]> {
    valueOf(await exportTo(door, '2026-10'))
    await lock(door)
    const counted = await countedIn(door.dataDir, october)
    return visits.map(visit => visit.id).filter(id => counted.includes(id))
  }

  /** Visits that are recorded after the backup and counted by September, which is lost with them; then they are typed in again. */
  async function loseAndTypeAgain(door: Door, visits: readonly SentVisit[]): Promise<void> {
    const file = await backUp(door)
    await record(door, visits)
    valueOf(await exportTo(door, '2026-09'))
    await lock(door)
    valueOf(await restore(door, file))
    await unlock(door)
    await record(door, visits)
  }

  it('in a month that it released is counted in no other, wherever it is moved', async () => {
    const door = await newBureau()
    const [moved, ...others] = visitsIn('2026-09', 60)
    if (moved === undefined) throw new Error('no visit')
    await record(door, [moved, ...others, ...visitsIn('2026-10', 60)])
    const file = await backUp(door)
    const place = emptyPlace()
    valueOf(await restore(place, file, { monthsSince: ['2026-09'] }))
    await unlock(place)
    await move(place, moved.id, '2026-10-15')
    expect(await countedInOctober(place, [moved])).toEqual([])
  })

  it('as a late one is not counted in a later month, though it is typed in again', async () => {
    const door = await newBureau()
    await record(door, [...visitsIn('2026-08', 60), ...visitsIn('2026-09', 60), ...visitsIn('2026-10', 60)])
    valueOf(await exportTo(door, '2026-08'))
    const late = [sentVisit({ date: '2026-08-20' })]
    await loseAndTypeAgain(door, late)
    expect(await countedInOctober(door, late)).toEqual([])
  })

  it('and that is typed in again and then moved is not counted either', async () => {
    const door = await newBureau()
    await record(door, [...visitsIn('2026-09', 60), ...visitsIn('2026-10', 60)])
    const lost = [sentVisit({ date: '2026-09-20' })]
    await loseAndTypeAgain(door, lost)
    await move(door, lost[0]?.id ?? '', '2026-10-20')
    expect(await countedInOctober(door, lost)).toEqual([])
  })

  it('nor one that is typed in for another month and then put right', async () => {
    const door = await newBureau()
    await record(door, [...visitsIn('2026-08', 60), ...visitsIn('2026-09', 60), ...visitsIn('2026-10', 60)])
    valueOf(await exportTo(door, '2026-08'))
    const file = await backUp(door)
    valueOf(await exportTo(door, '2026-09'))
    await lock(door)
    valueOf(await restore(door, file))
    await unlock(door)
    const typed = [sentVisit({ date: '2026-10-20' })]
    await record(door, typed)
    await move(door, typed[0]?.id ?? '', '2026-08-20')
    expect(await countedInOctober(door, typed)).toEqual([])
  })

  it('because it was moved into that month after the backup is known from the register', async () => {
    const door = await newBureau()
    const [moved, ...others] = visitsIn('2026-10', 60)
    if (moved === undefined) throw new Error('no visit')
    await record(door, [moved, ...others, ...visitsIn('2026-09', 60)])
    const file = await backUp(door)
    await move(door, moved.id, '2026-09-15')
    valueOf(await exportTo(door, '2026-09'))
    await lock(door)
    valueOf(await restore(door, file))
    await unlock(door)
    expect(await countedInOctober(door, [moved])).toEqual([])
  })

  it('leaves alone what was recorded for months that nobody has released', async () => {
    const door = await newBureau()
    await record(door, [...visitsIn('2026-09', 60), ...visitsIn('2026-10', 60)])
    const file = await backUp(door)
    valueOf(await exportTo(door, '2026-09'))
    await lock(door)
    valueOf(await restore(door, file))
    await unlock(door)
    const typed = [sentVisit({ date: '2026-10-20' })]
    await record(door, typed)
    expect(await countedInOctober(door, typed)).toEqual(typed.map(visit => visit.id))
  })
})
