import { readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { codeOf, valueOf, type Door } from '../bureau.ts'
import {
  backUp,
  emptyPlace,
  exportTo,
  lock,
  newBureau,
  newFolder,
  preview,
  record,
  replaceTo,
  restore,
  unlock,
  visitsIn
} from './restore-fixture.ts'

const passOver = ({ core }: Door, month: string) => core.call('months.passOver', { month })

/** Releases a month and answers what its description says of where its visits come from. */
async function described({ core }: Door, month: string): Promise<{ carried: string[]; visits: number }> {
  const folder = newFolder()
  const { folderName, totals } = valueOf(await core.call('months.export', { month, folder: core.grant(folder) }))
  const { fyr } = JSON.parse(readFileSync(path.join(folder, folderName, 'datapackage.json'), 'utf8'))
  return { carried: fyr.carried, visits: totals.visits }
}

describe('a restore that only a person can tell of what happened since', () => {
  /** A bureau whose September was released, backed up, and then made anew after another visit. */
  async function madeAnewSince() {
    const door = await newBureau()
    await record(door, [...visitsIn('2026-09', 60), ...visitsIn('2026-10', 60)])
    valueOf(await exportTo(door, '2026-09'))
    const file = await backUp(door)
    await record(door, visitsIn('2026-09', 10))
    valueOf(await replaceTo(door, '2026-09'))
    await lock(door)
    return file
  }

  it('asks about the month that the backup itself has released, as that may have been made anew', async () => {
    const file = await madeAnewSince()
    const place = emptyPlace()
    expect(valueOf(await preview(place, file)).months).toEqual({
      possible: ['2026-09', '2026-10'],
      known: [],
      anew: '2026-09'
    })
    expect(codeOf(await restore(place, file))).toBe('backup.months-unknown')
  })

  it('never writes out the former summary of that month, nor a third one', async () => {
    const file = await madeAnewSince()
    const place = emptyPlace()
    valueOf(await restore(place, file, { monthsSince: ['2026-09'] }))
    await unlock(place)
    expect(codeOf(await exportTo(place, '2026-09'))).toBe('month.released-elsewhere')
    expect(codeOf(await replaceTo(place, '2026-09'))).toBe('release.not-replaceable')
    expect(Math.abs(valueOf(await exportTo(place, '2026-10')).totals.visits - 60)).toBeLessThan(5)
  })

  it('leaves that summary where it was not made anew', async () => {
    const file = await madeAnewSince()
    const place = emptyPlace()
    valueOf(await restore(place, file, { monthsSince: [] }))
    await unlock(place)
    expect(valueOf(await exportTo(place, '2026-09'))).toMatchObject({ number: 1, repeated: true })
  })

  it('leaves an older summary alone, though somebody names its month: only the last one can have been made anew', async () => {
    const door = await newBureau()
    await record(door, [...visitsIn('2026-08', 60), ...visitsIn('2026-09', 60)])
    const first = valueOf(await exportTo(door, '2026-08'))
    valueOf(await exportTo(door, '2026-09'))
    const file = await backUp(door)
    const place = emptyPlace()
    expect(valueOf(await preview(place, file)).months).toMatchObject({
      possible: ['2026-09'],
      anew: '2026-09'
    })
    valueOf(await restore(place, file, { monthsSince: ['2026-08'] }))
    await unlock(place)
    expect(valueOf(await exportTo(place, '2026-08'))).toMatchObject({ repeated: true, totals: first.totals })
  })

  it('carries a passed-over month once: not after the lost copy has', async () => {
    const door = await newBureau()
    await record(door, [...visitsIn('2026-08', 7), ...visitsIn('2026-09', 60), ...visitsIn('2026-10', 60)])
    valueOf(await passOver(door, '2026-08'))
    const file = await backUp(door)
    expect(await described(door, '2026-09')).toMatchObject({ carried: ['2026-08'] })
    await lock(door)
    const place = emptyPlace()
    valueOf(await restore(place, file, { monthsSince: ['2026-09'] }))
    await unlock(place)
    const { carried, visits } = await described(place, '2026-10')
    expect(carried).toEqual([])
    expect(Math.abs(visits - 60)).toBeLessThan(5)
  })

  it('carries no month that the lost copy passed over, and counts its visits in no other', async () => {
    const door = await newBureau()
    await record(door, [...visitsIn('2026-08', 7), ...visitsIn('2026-09', 60), ...visitsIn('2026-10', 60)])
    const file = await backUp(door)
    valueOf(await passOver(door, '2026-08'))
    valueOf(await exportTo(door, '2026-09'))
    await lock(door)
    const place = emptyPlace()
    valueOf(await restore(place, file, { monthsSince: ['2026-08', '2026-09'] }))
    await unlock(place)
    expect(codeOf(await passOver(place, '2026-08'))).toBe('month.released-elsewhere')
    const { carried, visits } = await described(place, '2026-10')
    expect(carried).toEqual([])
    expect(Math.abs(visits - 60)).toBeLessThan(5)
  })

  it('carries a month that was passed over after everything that the lost copy closed', async () => {
    const door = await newBureau()
    await record(door, [...visitsIn('2026-08', 60), ...visitsIn('2026-09', 7), ...visitsIn('2026-10', 60)])
    const file = await backUp(door)
    valueOf(await exportTo(door, '2026-08'))
    await lock(door)
    const place = emptyPlace()
    valueOf(await restore(place, file, { monthsSince: ['2026-08'] }))
    await unlock(place)
    valueOf(await passOver(place, '2026-09'))
    expect(await described(place, '2026-10')).toMatchObject({ carried: ['2026-09'] })
    const periods = valueOf(await place.core.call('months.periods', null))
    expect(periods.find(({ period }) => period === '2026-Q3')).toMatchObject({
      state: 'elsewhere',
      missing: ['2026-08']
    })
  })
})
