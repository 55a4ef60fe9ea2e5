import fc from 'fast-check'
import { mkdtempSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { onTestFinished, describe, expect, it } from 'vitest'
import type { CallInput } from '../../src/shared/ipc/contract.ts'
import { systemPlatform } from '../../src/core/platform.ts'
import { deskMigrations } from '../../src/core/db/list.ts'
import { openVault } from '../../src/core/vault/open-vault.ts'
import { codeOf, emptyCore, openBureau, testPassphrase, valueOf, type Door } from '../bureau.ts'
import { runs } from '../long-runs.ts'
import { sentVisit, type SentVisit } from '../visit-builder.ts'

const DAY = 24 * 60 * 60 * 1000
const start = Date.parse('2026-11-22T12:00:00Z')
const platform = { ...systemPlatform, now: () => start }
const passphrase = { kind: 'passphrase', passphrase: testPassphrase } as const

function newFolder(): string {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'fyr-stick-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  return folder
}

async function newBureau(now = platform.now): Promise<Door & { readonly recoveryKey: string }> {
  const door = await openBureau({ platform: { ...platform, now } })
  onTestFinished(door.close)
  return door
}

function emptyPlace(): Door {
  const door = emptyCore({ platform })
  onTestFinished(door.close)
  return door
}

/** Makes a backup and answers its path. */
async function backUp({ core }: Door): Promise<string> {
  const folder = newFolder()
  const { fileName } = valueOf(await core.call('backups.make', { folder: core.grant(folder) }))
  return path.join(folder, fileName)
}

const lock = async ({ core }: Door) => valueOf(await core.call('bureau.lock', { reason: 'asked' }))
const unlock = async ({ core }: Door) => valueOf(await core.call('bureau.unlock', { passphrase: testPassphrase }))

const request = ({ core }: Door, file: string): CallInput<'backups.preview'> => ({
  file: core.grant(file),
  secret: passphrase,
  currentPassphrase: null
})
const preview = (door: Door, file: string, changes: Partial<CallInput<'backups.preview'>> = {}) =>
  door.core.call('backups.preview', { ...request(door, file), ...changes })
const restore = (door: Door, file: string, changes: Partial<CallInput<'backups.restore'>> = {}) =>
  door.core.call('backups.restore', { ...request(door, file), monthsSince: null, ...changes })

const record = async ({ core }: Door, visits: readonly SentVisit[]) => {
  for (const visit of visits) valueOf(await core.call('visits.record', visit))
}
const visitsIn = (month: string, count: number) =>
  Array.from({ length: count }, (_unused, day) =>
    sentVisit({ date: `${month}-${String((day % 28) + 1).padStart(2, '0')}` })
  )
const everything = {
  from: null,
  to: null,
  topic: null,
  language: null,
  withdrawn: false,
  offset: 0,
  limit: 200
} as const
const listVisits = async ({ core }: Door) => valueOf(await core.call('visits.list', everything))
const exportTo = ({ core }: Door, month: string) =>
  core.call('months.export', { month, folder: core.grant(newFolder()) })
const replaceTo = ({ core }: Door, month: string) =>
  core.call('months.replace', { month, folder: core.grant(newFolder()), neverLeft: true })

describe('the reminder', () => {
  it('comes when the last good backup, or the making of the bureau, is so many days ago', async () => {
    let now = start
    const door = await newBureau(() => now)
    const status = async () => valueOf(await door.core.call('backups.status', null))
    expect(await status()).toMatchObject({ last: null, isDue: false, settings: { keep: 10, remindDays: 7 } })
    now += 7 * DAY
    expect(await status()).toMatchObject({ isDue: true })
    const file = await backUp(door)
    expect(await status()).toMatchObject({ last: { fileName: path.basename(file) }, isDue: false })
    valueOf(await door.core.call('backups.changeSettings', { keep: 3, remindDays: 2 }))
    now += 2 * DAY - 1
    expect(await status()).toMatchObject({ isDue: false, settings: { keep: 3, remindDays: 2 } })
    now += 1
    expect(await status()).toMatchObject({ isDue: true })
  })

  it('stays when a backup fails', async () => {
    const door = await newBureau()
    const missing = door.core.grant(path.join(newFolder(), 'nowhere'))
    expect(codeOf(await door.core.call('backups.make', { folder: missing }))).toBe('backup.folder-missing')
    expect(codeOf(await door.core.call('backups.make', { folder: null }))).toBe('backup.folder-missing')
    expect(valueOf(await door.core.call('backups.status', null)).last).toBeNull()
  })

  it('is answered with a backup in the folder of the last one', async () => {
    const door = await newBureau()
    const file = await backUp(door)
    const again = valueOf(await door.core.call('backups.make', { folder: null }))
    expect(again.folderName).toBe(path.basename(path.dirname(file)))
    expect(again.fileName).not.toBe(path.basename(file))
  })
})

describe('looking before restoring', () => {
  it('says who made the backup and when, what is in it, and what has been recorded and corrected since', async () => {
    const door = await newBureau()
    const visits = visitsIn('2026-10', 4)
    await record(door, visits)
    const file = await backUp(door)
    await record(door, visitsIn('2026-11', 3))
    const [corrected] = visits
    if (corrected === undefined) throw new Error('no visit')
    valueOf(await door.core.call('visits.correct', { ...corrected, household: 3, revision: 1 }))
    await lock(door)
    expect(valueOf(await preview(door, file))).toMatchObject({
      madeAt: '2026-11-22T12:00:00.000Z',
      contents: { bureau: 'Provbyrån', madeBy: 'Prov Provsson', visits: 4, lastVisit: '2026-10-04', people: 1 },
      replaced: { state: 'compared', visitsSince: 3, changedSince: 1, erasedSince: 0 },
      hasOlderKeys: false
    })
    await unlock(door)
    expect((await listVisits(door)).total).toBe(7)
  })

  it('tells no bureau, another one and one that cannot be read from each other', async () => {
    const door = await newBureau()
    const file = await backUp(door)
    const other = await newBureau()
    await lock(other)
    expect(valueOf(await preview(emptyPlace(), file)).replaced).toEqual({ state: 'none' })
    expect(valueOf(await preview(other, file)).replaced).toEqual({ state: 'other' })
    await lock(door)
    rmSync(path.join(door.dataDir, 'desk-1.db'))
    expect(valueOf(await preview(door, file)).replaced).toEqual({ state: 'unread' })
  })

  it('warns of older keys, and compares with today’s passphrase', async () => {
    const door = await newBureau()
    const file = await backUp(door)
    await lock(door)
    const next = 'elva gröna cyklar vilar'
    valueOf(await door.core.call('bureau.recover', { recoveryKey: door.recoveryKey, passphrase: next }))
    await record(door, visitsIn('2026-11', 1))
    await lock(door)
    expect(valueOf(await preview(door, file))).toMatchObject({ replaced: { state: 'unread' }, hasOlderKeys: true })
    expect(valueOf(await preview(door, file, { currentPassphrase: next }))).toMatchObject({
      replaced: { state: 'compared', visitsSince: 1 },
      hasOlderKeys: true
    })
    const byKey = { kind: 'recovery', recoveryKey: door.recoveryKey } as const
    expect(valueOf(await preview(door, file, { secret: byKey }))).toMatchObject({ replaced: { state: 'unread' } })
  })

  it('counts wrong passphrases, and a backup that opens does not start the count anew', async () => {
    const door = await newBureau()
    const file = await backUp(door)
    const own = await backUp(await newBureau())
    await lock(door)
    const guess = { kind: 'passphrase', passphrase: 'en gissning av många' } as const
    for (const again of [1, 2]) {
      expect(codeOf(await preview(door, file, { secret: guess })), `${again}`).toBe('backup.wrong-passphrase')
      valueOf(await preview(door, own))
    }
    expect(codeOf(await preview(door, file, { secret: guess }))).toBe('backup.wrong-passphrase')
    expect(codeOf(await preview(door, own))).toBe('vault.too-many-tries')
    expect(codeOf(await door.core.call('bureau.unlock', { passphrase: testPassphrase }))).toBe('vault.too-many-tries')
  })
})

describe('a backup that is checked', () => {
  it('is said to be this bureau’s own or not, and opened with a passphrase', async () => {
    const door = await newBureau()
    await record(door, visitsIn('2026-10', 2))
    const file = await backUp(door)
    const other = await backUp(await newBureau())
    const check = async (place: string, word: string | null) =>
      door.core.call('backups.verify', { file: door.core.grant(place), passphrase: word })
    expect(valueOf(await check(file, null))).toMatchObject({ isOwn: true, contents: null })
    expect(valueOf(await check(file, testPassphrase))).toMatchObject({ isOwn: true, contents: { visits: 2 } })
    expect(valueOf(await check(other, null))).toMatchObject({ isOwn: false })
    expect(codeOf(await check(file, 'en gissning av många'))).toBe('backup.wrong-passphrase')
    expect((await listVisits(door)).total).toBe(2)
  })
})

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
    expect(valueOf(await preview(door, file)).months).toEqual({ possible: ['2026-09', '2026-10'], known: ['2026-09'] })
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

describe('a visit that was erased after the backup', () => {
  it('is erased again, and the record says so', async () => {
    const door = await newBureau()
    const [erased, ...others] = visitsIn('2026-11', 4)
    if (erased === undefined) throw new Error('no visit')
    await record(door, [erased, ...others])
    const file = await backUp(door)
    valueOf(await door.core.call('visits.erase', { id: erased.id, revision: 1 }))
    await lock(door)
    expect(valueOf(await preview(door, file)).replaced).toMatchObject({ visitsSince: 0, erasedSince: 1 })
    expect(valueOf(await restore(door, file))).toMatchObject({ visits: 3 })
    await unlock(door)
    expect(codeOf(await door.core.call('visits.open', { id: erased.id }))).toBe('visit.erased')
    expect((await listVisits(door)).total).toBe(3)
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
    const file = await backUp(door)
    const late = [sentVisit({ date: '2026-08-20' })]
    await record(door, late)
    valueOf(await exportTo(door, '2026-09'))
    await lock(door)
    valueOf(await restore(door, file))
    await unlock(door)
    await record(door, late)
    expect(await countedInOctober(door, late)).toEqual([])
  })

  it('and that is typed in again and then moved is not counted either', async () => {
    const door = await newBureau()
    await record(door, [...visitsIn('2026-09', 60), ...visitsIn('2026-10', 60)])
    const file = await backUp(door)
    const lost = [sentVisit({ date: '2026-09-20' })]
    await record(door, lost)
    valueOf(await exportTo(door, '2026-09'))
    await lock(door)
    valueOf(await restore(door, file))
    await unlock(door)
    await record(door, lost)
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

type Step =
  | { readonly kind: 'record'; readonly month: string; readonly count: number }
  | { readonly kind: 'move' | 'withdraw'; readonly which: number }
  | { readonly kind: 'release'; readonly month: string }

const wholeMonths = ['2026-01', '2026-02', '2026-03'] as const
const life = fc.array(
  fc.oneof<fc.Arbitrary<Step>[]>(
    fc.record({
      kind: fc.constant('record' as const),
      month: fc.constantFrom(...wholeMonths),
      count: fc.integer({ min: 1, max: 30 })
    }),
    fc.record({ kind: fc.constantFrom('move' as const, 'withdraw' as const), which: fc.nat() }),
    fc.record({ kind: fc.constant('release' as const), month: fc.constantFrom(...wholeMonths) })
  ),
  { maxLength: 6 }
)

describe('over a loss and a restore (G3)', () => {
  it('no month is released twice and no visit counted twice, though what was lost is typed in again', async () => {
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

/** Takes steps and answers the months that were released for the first time. */
async function liveAll(door: Door, steps: readonly Step[], visits: Map<string, SentVisit>): Promise<string[]> {
  const released: string[] = []
  for (const step of steps) {
    if (step.kind === 'record') await record(door, visitsIn(step.month, step.count).map(noted(visits)))
    else if (step.kind === 'release') {
      const result = await exportTo(door, step.month)
      if (result.ok && !result.value.repeated) released.push(step.month)
    } else await changeOne(door, step.kind, step.which)
  }
  return released
}

async function changeOne({ core }: Door, kind: 'move' | 'withdraw', which: number): Promise<void> {
  const { visits } = valueOf(await core.call('visits.list', everything))
  const id = visits[which % Math.max(visits.length, 1)]?.id
  if (id === undefined) return
  const { visit } = valueOf(await core.call('visits.open', { id }))
  if (kind === 'withdraw') valueOf(await core.call('visits.withdraw', { id, revision: visit.revision }))
  else {
    const date = visit.date.startsWith('2026-01') ? '2026-02-14' : '2026-01-14'
    valueOf(await core.call('visits.correct', { ...visit, date }))
  }
}

/** The ids of the visits that a bureau's own releases have counted, all of them or those of some months. */
async function countedIn(dataDir: string, of: readonly string[] | null = null): Promise<unknown[]> {
  const vault = await openVault(dataDir, { passphrase: testPassphrase, migrations: deskMigrations, now: platform.now })
  const wanted = JSON.stringify(of ?? [])
  const ids = vault.db
    .prepare(
      `SELECT visit.id FROM release_visit JOIN visit ON visit.seq = visit_seq JOIN release ON release.id = release_id
       WHERE ? OR release.month IN (SELECT value FROM json_each(?))`
    )
    .pluck()
    .all(of === null ? 1 : 0, wanted)
  vault.close()
  return ids
}
