import { existsSync, mkdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { deskMigrations } from '../../src/core/db/list.ts'
import { openVault } from '../../src/core/vault/open-vault.ts'
import { codeOf, testPassphrase, valueOf } from '../bureau.ts'
import { newId, sentQuestion, sentVisit } from '../visit-builder.ts'

import {
  decrypted,
  found,
  foundInBackup,
  newBureau,
  reopening,
  searched,
  turnable,
  walSize
} from './erasing-fixture.ts'

describe('an erased visit', () => {
  it('leaves no word in any page, draft, copy or WAL, after corrections and an import', async () => {
    const bureau = await newBureau()
    const { core } = bureau
    const asked = sentQuestion({ note: 'ordalfa i början ÅQVALFA' })
    const typed = sentVisit({ place: 'platsalfa', questions: [asked] })
    await bureau.record(typed)
    await bureau.correct(
      { ...typed, place: 'platsbeta', questions: [{ ...asked, note: `ordbeta ${'x'.repeat(3900)}` }] },
      1
    )
    await bureau.correct({ ...typed, place: 'platsgamma', questions: [{ ...asked, note: 'ordgamma' }] }, 2)
    valueOf(
      await core.call('drafts.save', { kind: 'correction', body: JSON.stringify({ id: typed.id, note: 'orddelta' }) })
    )
    valueOf(
      await core.call('drafts.save', {
        kind: 'visit',
        body: JSON.stringify({ question: asked.id, note: 'ordepsilon' })
      })
    )
    const sheet = path.join(path.dirname(bureau.dataDir), 'besök.csv')
    writeFileSync(
      sheet,
      'Besök nr;Datum;Plats;Språk;Fråga;Åtgärd;Anteckning\n7;2026-03-02;platszeta;arabiska;CSN;Information;ordzeta\n'
    )
    const importing = { file: core.grant(sheet), mapping: null, hash: null }
    valueOf(await core.call('imports.run', importing))
    const standing = sentVisit({ place: 'platsomega', questions: [sentQuestion({ note: 'ordomega' })] })
    await bureau.record(standing)
    writeFileSync(`${bureau.desk}.before-2`, 'what a migration that failed has left')
    writeFileSync(`${bureau.desk}-wal.aside-1`, 'what somebody has gone on without')

    const words = ['alfa', 'beta', 'gamma', 'zeta'].flatMap(word => [`ord${word}`, `plats${word}`])
    // In small letters and without its ring the last one stands only where notes are searched.
    expect(await found(bureau, [...words, 'orddelta', 'ordepsilon', 'qvalfa'])).toEqual([
      ...words,
      'orddelta',
      'ordepsilon',
      'qvalfa'
    ])

    const { visits } = await bureau.list()
    const imported = visits.find(visit => visit.place === 'platszeta')
    expect(valueOf(await core.call('visits.erase', { id: typed.id, revision: 3 }))).toEqual({ cleaned: true })
    valueOf(await core.call('visits.erase', { id: imported?.id ?? '', revision: 1 }))

    expect(walSize(bureau)).toBe(0)
    expect(existsSync(`${bureau.desk}.before-2`)).toBe(false)
    expect(existsSync(`${bureau.desk}-wal.aside-1`)).toBe(false)
    expect(await found(bureau, [...words, 'orddelta', 'ordepsilon', 'qvalfa', asked.id])).toEqual([])
    expect(await found(bureau, ['ordomega', 'platsomega'])).toEqual(['ordomega', 'platsomega'])
    expect(await foundInBackup(bureau, [...words, 'orddelta', 'qvalfa', 'ordomega'])).toEqual(['ordomega'])
    expect(await Promise.all(['ordalfa', 'ordgamma', 'ordzeta'].map(word => searched(bureau, word)))).toEqual([0, 0, 0])
    expect(await searched(bureau, 'ordomega')).toBe(1)
    expect((await decrypted(bureau.dataDir)).freePages).toBe(0)
    expect((await bureau.list()).visits.map(visit => visit.id)).toEqual([standing.id])
    expect(await bureau.audited()).toContainEqual({ action: 'visit.erased', detail: { visit: typed.id } })

    // It comes back from nowhere: not from its sheet, not from a window that sends it once more.
    expect(valueOf(await core.call('imports.run', importing)).recorded.visits).toBe(0)
    expect(codeOf(await core.call('visits.record', typed))).toBe('visit.erased')
    expect(codeOf(await core.call('visits.open', { id: typed.id }))).toBe('visit.erased')
    expect(codeOf(await core.call('visits.restore', { id: typed.id, revision: 3 }))).toBe('visit.erased')
    expect((await bureau.list()).total).toBe(1)
  })

  it('is gone although it changed in its spreadsheet since', async () => {
    const bureau = await newBureau()
    const sheet = path.join(path.dirname(bureau.dataDir), 'besök.csv')
    const write = (note: string) =>
      writeFileSync(
        sheet,
        `Besök nr;Datum;Plats;Språk;Fråga;Åtgärd;Anteckning\n7;2026-03-02;Huset;arabiska;CSN;Information;${note}\n`
      )
    write('först')
    const importing = { file: bureau.core.grant(sheet), mapping: null, hash: null }
    valueOf(await bureau.core.call('imports.run', importing))
    const [visit] = (await bureau.list()).visits
    valueOf(await bureau.core.call('visits.erase', { id: visit?.id ?? '', revision: 1 }))
    write('sedan')
    for (const mapping of [null, { choices: { changedVisits: 'take' } } as const]) {
      const report = valueOf(await bureau.core.call('imports.run', { ...importing, mapping }))
      expect(report.recorded.visits).toBe(0)
      expect(report.notTaken).toMatchObject([{ reason: 'visit.changed' }])
    }
  })

  it('is cleaned away at the next unlocking when the disk was full at the first', async () => {
    const bureau = await newBureau()
    valueOf(await bureau.core.call('bureau.lock', { reason: 'asked' }))
    const vault = await openVault(bureau.dataDir, {
      passphrase: testPassphrase,
      migrations: deskMigrations,
      now: Date.now
    })
    vault.db.exec(
      `INSERT INTO setting VALUES ('rewrite-owed', 'true'); CREATE TABLE leftover (text); DROP TABLE leftover`
    )
    expect(vault.db.pragma('freelist_count', { simple: true })).not.toBe(0)
    vault.close()
    valueOf(await bureau.core.call('bureau.unlock', { passphrase: testPassphrase }))
    expect((await decrypted(bureau.dataDir)).freePages).toBe(0)
    expect(await found(bureau, ['rewrite-owed'])).toEqual([])
  })

  it('is erased only in the state that somebody saw', async () => {
    const bureau = await newBureau()
    const visit = sentVisit()
    await bureau.record(visit)
    await bureau.correct({ ...visit, place: 'Kyrkan' }, 1)
    expect(codeOf(await bureau.core.call('visits.erase', { id: visit.id, revision: 1 }))).toBe(
      'visit.changed-meanwhile'
    )
    valueOf(await bureau.core.call('visits.withdraw', { id: visit.id, revision: 2 }))
    valueOf(await bureau.core.call('visits.erase', { id: visit.id, revision: 3 }))
    expect(codeOf(await bureau.core.call('visits.erase', { id: visit.id, revision: 3 }))).toBe('visit.erased')
    expect(codeOf(await bureau.core.call('visits.erase', { id: newId(), revision: 1 }))).toBe('visit.unknown')
  })

  it('stays counted in the release that counted it, and is counted in none after', async () => {
    const { platform } = turnable('2026-04-02')
    const bureau = await newBureau({ platform })
    const visits = Array.from({ length: 60 }, () => sentVisit({ date: '2026-03-10' }))
    for (const visit of visits) await bureau.record(visit)
    const [counted] = visits
    const home = path.dirname(bureau.dataDir)
    const release = async (name: string) => {
      const folder = path.join(home, name)
      mkdirSync(folder)
      return bureau.core.call('months.export', { month: '2026-03', folder: bureau.core.grant(folder) })
    }
    const before = valueOf(await release('first'))
    valueOf(await bureau.core.call('visits.erase', { id: counted?.id ?? '', revision: 1 }))
    expect((await decrypted(bureau.dataDir)).erased).toEqual([
      { id: counted?.id, erased_at: '2026-04-02T10:00:00.000Z', import_key: null, release_id: expect.any(String) }
    ])
    const after = valueOf(await release('second'))
    expect(after.totals).toEqual(before.totals)
    expect(after.repeated).toBe(true)
    // A visit that takes the row number which the erased one had is a visit of its own: not counted yet.
    const late = sentVisit({ date: '2026-03-11' })
    await bureau.record(late)
    expect(valueOf(await bureau.core.call('visits.open', { id: late.id })).visit.released).toBe(false)
  })
})

describe('an erased answer', () => {
  it('leaves no word of what it ever said in any page, draft, backup or search, and another stays', async () => {
    const bureau = await newBureau()
    const { core } = bureau
    const about = { language: 'swe', topics: ['housing.contract'] }
    const said = (word: string) => ({
      ...about,
      title: `titel${word}`,
      text: `text${word} ${'x '.repeat(900)}`,
      source: `ÅQV${word}`
    })
    const [goes, stays] = [newId(), newId()]
    valueOf(await core.call('answers.saveDraft', { ...said('alfa'), id: goes, revision: 0 }))
    valueOf(await core.call('answers.publish', { ...said('beta'), id: goes, revision: 1 }))
    valueOf(await core.call('answers.publish', { ...said('omega'), id: stays, revision: 0 }))
    valueOf(await core.call('drafts.save', { kind: 'answer', body: JSON.stringify({ id: goes, text: 'textgamma' }) }))
    const words = ['alfa', 'beta'].flatMap(word => [`titel${word}`, `text${word}`, `ÅQV${word}`, `qv${word}`])
    // In small letters and without their rings the last ones stand only where articles are searched.
    expect(await found(bureau, [...words, 'textgamma'])).toEqual([...words, 'textgamma'])

    expect(valueOf(await core.call('answers.erase', { id: goes, revision: 2 }))).toEqual({ cleaned: true })
    expect(walSize(bureau)).toBe(0)
    expect(await found(bureau, [...words, 'textgamma'])).toEqual([])
    expect(await foundInBackup(bureau, [...words, 'textgamma', 'titelomega'])).toEqual(['titelomega'])
    expect([await searched(bureau, 'textbeta'), await searched(bureau, 'textomega')]).toEqual([0, 1])
    expect(await bureau.audited()).toContainEqual({ action: 'answer.erased', detail: { answer: goes } })
  })
})

describe('a lone note', () => {
  it('is erased with every earlier wording, and the visit stays', async () => {
    const bureau = await newBureau()
    const [one, other] = [sentQuestion({ note: 'ordalfa' }), sentQuestion({ topic: 'housing', note: 'ordomega' })]
    const visit = sentVisit({ questions: [one, other] })
    await bureau.record(visit)
    await bureau.correct({ ...visit, questions: [{ ...one, note: 'ordbeta' }, other] }, 1)
    valueOf(
      await bureau.core.call('drafts.save', { kind: 'correction', body: `{"id":"${visit.id}","note":"ordgamma"}` })
    )
    const state = valueOf(await bureau.core.call('visits.eraseNote', { id: visit.id, revision: 2, question: one.id }))
    expect(state).toEqual({ id: visit.id, revision: 3 })
    expect(walSize(bureau)).toBe(0)
    expect(await found(bureau, ['ordalfa', 'ordbeta', 'ordgamma', 'ordomega'])).toEqual(['ordomega'])
    const opened = valueOf(await bureau.core.call('visits.open', { id: visit.id }))
    expect(opened.visit.questions.map(question => question.note)).toEqual([null, 'ordomega'])
    expect(opened.history.map(entry => entry.change)).toEqual(['recorded', 'corrected', 'note-erased'])
    expect(opened.history[1]?.before?.questions.map(question => question.note)).toEqual([null, 'ordomega'])
    const again = { id: visit.id, revision: 3, question: one.id }
    expect(codeOf(await bureau.core.call('visits.eraseNote', again))).toBe('note.unknown')
  })
})

describe('a note', () => {
  it('is kept to its last day and gone the day after, with its earlier wordings and half-written corrections', async () => {
    const { platform, turnTo } = turnable('2026-03-10')
    const bureau = await newBureau({ platform })
    const question = sentQuestion({ note: 'ordalfa' })
    const visit = sentVisit({ questions: [question] })
    await bureau.record(visit)
    const reopen = reopening(bureau, turnTo)
    for (const day of ['2026-04-05', '2026-05-01']) await reopen(day)
    await bureau.correct({ ...visit, questions: [{ ...question, note: 'ordbeta' }] }, 1)
    valueOf(
      await bureau.core.call('drafts.save', { kind: 'correction', body: `{"id":"${visit.id}","note":"ordgamma"}` })
    )
    const later = sentVisit({ date: '2026-05-01', questions: [sentQuestion({ note: 'ordomega' })] })
    await bureau.record(later)
    expect((await bureau.list()).visits.map(each => each.notesUntil)).toEqual(['2026-07-30', '2026-06-08'])

    for (const day of ['2026-06-01', '2026-06-08']) await reopen(day)
    expect(valueOf(await bureau.core.call('visits.open', { id: visit.id })).visit.questions[0]?.note).toBe('ordbeta')
    await reopen('2026-06-09')
    expect(await found(bureau, ['ordalfa', 'ordbeta', 'ordgamma', 'ordomega'])).toEqual(['ordomega'])
    expect(walSize(bureau)).toBe(0)
    const opened = valueOf(await bureau.core.call('visits.open', { id: visit.id }))
    expect(opened.visit).toMatchObject({ notesUntil: null, questions: [{ id: question.id, note: null }] })
    expect(await bureau.audited()).toContainEqual({ action: 'notes.expired', detail: { count: 2 } })
    await reopen('2026-06-10')
    expect((await bureau.audited()).filter(({ action }) => action === 'notes.expired')).toHaveLength(1)
  })

  it('counts from the import, and goes at once when the bureau keeps notes for less long', async () => {
    const { platform, turnTo } = turnable('2026-03-10')
    const bureau = await newBureau({ platform })
    const sheet = path.join(path.dirname(bureau.dataDir), 'besök.csv')
    writeFileSync(
      sheet,
      'Datum;Plats;Språk;Fråga;Åtgärd;Anteckning\n2024-01-02;Huset;arabiska;CSN;Information;ordalfa\n'
    )
    valueOf(await bureau.core.call('imports.run', { file: bureau.core.grant(sheet), mapping: null, hash: null }))
    expect((await bureau.list()).visits).toMatchObject([{ date: '2024-01-02', notesUntil: '2026-06-08' }])
    turnTo('2026-03-30')
    expect(valueOf(await bureau.core.call('visits.countNotesOver', { days: 20 }))).toEqual({ count: 0 })
    expect(valueOf(await bureau.core.call('visits.countNotesOver', { days: 19 }))).toEqual({ count: 1 })
    valueOf(await bureau.core.call('bureau.changeSettings', { idleMinutes: 5, noteDays: 19 }))
    expect(await found(bureau, ['ordalfa'])).toEqual([])
    expect(await bureau.audited()).toContainEqual({
      action: 'settings.changed',
      detail: { setting: 'noteDays', before: 90, after: 19 }
    })
  })

  it('that is added later counts from then; one that is rewritten keeps its day', async () => {
    const { platform, turnTo } = turnable('2026-03-10')
    const bureau = await newBureau({ platform })
    const question = sentQuestion()
    const visit = sentVisit({ questions: [question] })
    const until = async () => valueOf(await bureau.core.call('visits.open', { id: visit.id })).visit.notesUntil
    await bureau.record(visit)
    expect(await until()).toBeNull()
    turnTo('2026-03-20')
    await bureau.correct({ ...visit, questions: [{ ...question, note: 'ny' }] }, 1)
    expect(await until()).toBe('2026-06-18')
    turnTo('2026-03-25')
    await bureau.correct({ ...visit, questions: [{ ...question, note: 'omskriven' }] }, 2)
    expect(await until()).toBe('2026-06-18')
  })
})
