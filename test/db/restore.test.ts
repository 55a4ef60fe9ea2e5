import { rmSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { codeOf, testPassphrase, valueOf } from '../bureau.ts'
import { found } from '../security/erasing-fixture.ts'
import { sentQuestion, sentVisit } from '../visit-builder.ts'
import {
  DAY,
  backUp,
  emptyPlace,
  listVisits,
  lock,
  newBureau,
  newFolder,
  preview,
  record,
  restore,
  start,
  unlock,
  visitsIn
} from './restore-fixture.ts'

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

  it('says who made the backup while the clock goes on', async () => {
    let instant = start
    const door = await newBureau(() => (instant += 1))
    const file = await backUp(door)
    await lock(door)
    expect(valueOf(await preview(door, file)).contents.madeBy).toBe('Prov Provsson')
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

describe('a backup that is checked with a passphrase', () => {
  it('is no way to guess without waiting: wrong ones count, right ones leave the count as it is', async () => {
    const door = await newBureau()
    const file = await backUp(door)
    const check = (passphrase: string) => door.core.call('backups.verify', { file: door.core.grant(file), passphrase })
    for (let left = 5; left > 0; left -= 1) {
      if (left > 1) valueOf(await check(testPassphrase))
      expect(codeOf(await check('en gissning av många'))).toBe('backup.wrong-passphrase')
    }
    expect(codeOf(await check(testPassphrase))).toBe('vault.too-many-tries')
    await lock(door)
    expect(codeOf(await door.core.call('bureau.unlock', { passphrase: testPassphrase }))).toBe('vault.too-many-tries')
  })

  it('counts wrong ones also beside the right passphrase of the bureau, and the record tells of them', async () => {
    const door = await newBureau()
    const file = await backUp(door)
    await lock(door)
    const secret = { kind: 'passphrase', passphrase: 'en gissning av många' } as const
    const guessed = await preview(door, file, { secret, currentPassphrase: testPassphrase })
    expect(codeOf(guessed)).toBe('backup.wrong-passphrase')
    await unlock(door)
    const { entries } = valueOf(await door.core.call('audit.list', { kind: 'door', month: null, offset: 0, limit: 10 }))
    expect(entries).toContainEqual(expect.objectContaining({ action: 'unlock.failed' }))
  })
})

describe('somebody who was shut out after the backup', () => {
  const ninas = 'en gul cykel utan klocka'
  const omars = 'fyra katter under trappan'
  const own = { ownPassphrase: testPassphrase }

  /** A bureau that has removed Nina and suspended Omar since its backup. */
  async function withGone() {
    const door = await newBureau()
    const add = async (name: string, newPassphrase: string) =>
      valueOf(await door.core.call('people.add', { ...own, name, roles: ['volunteer'], newPassphrase })).person
    const nina = await add('Nina Prov', ninas)
    const omar = await add('Omar Prov', omars)
    await record(door, visitsIn('2026-11', 2))
    const file = await backUp(door)
    valueOf(await door.core.call('people.remove', { ...own, person: nina }))
    valueOf(await door.core.call('people.suspend', { ...own, person: omar }))
    await lock(door)
    const enter = async (passphrase: string) => {
      const opened = await door.core.call('bureau.unlock', { passphrase })
      if (opened.ok) await lock(door)
      return opened.ok ? 'in' : opened.error.code
    }
    return { door, file, enter }
  }

  it('is named, and kept out of the restored bureau', async () => {
    const { door, file, enter } = await withGone()
    const { gone, hasOlderKeys } = valueOf(await preview(door, file))
    expect([gone.keptOut.toSorted(), gone.back, hasOlderKeys]).toEqual([['Nina Prov', 'Omar Prov'], [], true])
    expect(valueOf(await restore(door, file))).toMatchObject({ visits: 2 })
    expect(await enter(ninas)).toBe('vault.wrong-passphrase')
    expect(await enter(omars)).toBe('vault.wrong-passphrase')
    await unlock(door)
    const people = valueOf(await door.core.call('people.list', null))
    expect(Object.fromEntries(people.map(({ name, status }) => [name, status]))).toEqual({
      'Prov Provsson': 'active',
      'Nina Prov': 'removed',
      'Omar Prov': 'suspended'
    })
    expect((await listVisits(door)).total).toBe(2)
    const { parts } = valueOf(await door.core.call('checks.run', null))
    expect(parts.filter(({ ok }) => !ok)).toEqual([])
    const latest = { kind: null, month: null, offset: 0, limit: 6 }
    const { entries } = valueOf(await door.core.call('audit.list', latest))
    const actions = entries.map(({ action }) => action)
    expect(actions.slice(0, 4)).toEqual(['check.full', 'unlock', 'unlock.failed', 'restore.done'])
    expect(actions.slice(4).toSorted()).toEqual(['people.removed', 'people.suspended'])
  })

  it('is named as one who comes back, where only the recovery key opens the backup', async () => {
    const { door, file, enter } = await withGone()
    const byKey = {
      secret: { kind: 'recovery', recoveryKey: door.recoveryKey },
      currentPassphrase: testPassphrase
    } as const
    const { keptOut, back } = valueOf(await preview(door, file, byKey)).gone
    expect([keptOut, back.toSorted()]).toEqual([[], ['Nina Prov', 'Omar Prov']])
    valueOf(await restore(door, file, byKey))
    expect(await enter(ninas)).toBe('in')
  })

  it('is not known where the replaced bureau cannot be opened', async () => {
    const { door, file } = await withGone()
    expect(valueOf(await preview(emptyPlace(), file)).gone).toEqual({ keptOut: [], back: [] })
    rmSync(path.join(door.dataDir, 'desk-2.db'))
    expect(valueOf(await preview(door, file)).gone).toEqual({ keptOut: [], back: [] })
  })
})

describe('a note whose last day came after the backup', () => {
  it('ends at the first unlocking of the restored bureau, without a question', async () => {
    let now = start
    const door = await newBureau(() => now)
    const note = sentVisit({ date: '2026-11-02', questions: [sentQuestion({ note: 'ordalfa' })] })
    await record(door, [note])
    const file = await backUp(door)
    for (let month = 0; month < 4; month += 1) {
      await lock(door)
      now += 30 * DAY
      await unlock(door)
    }
    await lock(door)
    valueOf(await restore(door, file))
    await unlock(door)
    expect(await found(door, ['ordalfa'])).toEqual([])
    expect(valueOf(await door.core.call('visits.heldNotes', null))).toBeNull()
  })
})

describe('a note that was erased after the backup', () => {
  it('is erased again with its earlier wordings, and one that was written after an erasing stays', async () => {
    const door = await newBureau()
    const [one, other] = [sentQuestion({ note: 'ordalfa' }), sentQuestion({ note: 'ordbeta' })]
    const visit = sentVisit({ date: '2026-11-02', questions: [one, other] })
    await record(door, [visit])
    const erase = async (question: string, revision: number) =>
      valueOf(await door.core.call('visits.eraseNote', { id: visit.id, revision, question }))
    await erase(other.id, 1)
    const rewritten = { ...visit, questions: [one, { ...other, note: 'ordgamma' }] }
    valueOf(await door.core.call('visits.correct', { ...rewritten, revision: 2 }))
    const file = await backUp(door)
    await erase(one.id, 3)
    await lock(door)
    valueOf(await restore(door, file))
    await unlock(door)
    const opened = valueOf(await door.core.call('visits.open', { id: visit.id }))
    expect(opened.visit.questions.map(({ note }) => note)).toEqual([null, 'ordgamma'])
    expect(opened.history.at(-1)).toMatchObject({ change: 'note-erased' })
    expect(await found(door, ['ordalfa', 'ordbeta', 'ordgamma'])).toEqual(['ordgamma'])
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
