import fc from 'fast-check'
import { writeFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import { deskMigrations } from '../../src/core/db/list.ts'
import { openVault } from '../../src/core/vault/open-vault.ts'
import { openBureau, testPassphrase, valueOf } from '../bureau.ts'
import { backUp, DAY, lock, newBureau as newBureauAt, record, restore, start, unlock } from './restore-fixture.ts'
import { newId, sentQuestion, sentVisit, type SentQuestion } from '../visit-builder.ts'

async function newBureau() {
  const bureau = await openBureau()
  onTestFinished(() => bureau.close())
  const { core } = bureau
  const find = async (typed: string) => valueOf(await core.call('search.find', { typed }))
  return {
    ...bureau,
    find,
    notes: async (typed: string) =>
      (await find(typed)).notes.found.map(({ excerpt }) => excerpt.map(({ text }) => text).join('')),
    record: async (...notes: string[]) => {
      const visit = sentVisit({ questions: notes.map(note => sentQuestion({ note })) })
      valueOf(await core.call('visits.record', visit))
      return visit
    },
    reopen: async () => {
      valueOf(await core.call('bureau.lock', { reason: 'asked' }))
      valueOf(await core.call('bureau.unlock', { passphrase: testPassphrase }))
    }
  }
}

const published = (title: string, text = 'Text') => ({
  id: newId(),
  revision: 0,
  title,
  text,
  source: null,
  language: 'swe',
  topics: ['housing.contract']
})

describe('a search', () => {
  const texts = [
    'Hyresvärden återkräver depositionen för lägenheten på Ängsgatan',
    'ترجمة رسالة من مدرسة الأطفال عن الزيارة القادمة',
    'كَتَبَتْ رِسَالَةً إِلَى المُوَظَّفِ',
    'Переклад листа про допомогу',
    'F-kassan: CSN 2026, 3 000 kr (§ 12)'
  ]

  it('finds every word of a note by any beginning of it, with and without its accents, in any order and case', async () => {
    const bureau = await newBureau()
    await bureau.record(...texts)
    const word = /[\p{L}\p{N}\p{M}]+/gu
    const words = texts.flatMap((text, note) => [...text.matchAll(word)].map(match => ({ note, word: match[0] })))
    const plain = (text: string): string => text.normalize('NFKD').replaceAll(/\p{M}/gu, '')
    const spellings = [
      (text: string) => text,
      plain,
      (text: string) => text.toUpperCase(),
      (text: string) => plain(text).normalize('NFD')
    ]
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...words),
        fc.constantFrom(...words),
        fc.constantFrom(...spellings),
        fc.integer({ min: 1, max: 12 }),
        async (one, other, spell, length) => {
          const typed = [...spell(one.word)].slice(0, length).join('')
          expect(await bureau.notes(typed)).toContain(texts[one.note])
          const both = `${spell(other.word)} ${typed}`
          const isThere = (await bureau.notes(both)).includes(texts[one.note] ?? '')
          expect(isThere || one.note !== other.note).toBe(true)
        }
      )
    )
    // And the other way round: rings and dots that the text has not.
    expect(await bureau.notes('hyresvärden ÄTERKRÖVER')).toEqual([])
    expect(await bureau.notes('depösitiönen')).toHaveLength(1)
    expect(await bureau.notes('رساله')).toHaveLength(2)
    expect(await bureau.notes('مدرسة')).toEqual([texts[1]])
    expect(await bureau.notes('yresv')).toEqual([])
  })

  it('takes whatever is typed', async () => {
    const bureau = await newBureau()
    await bureau.record(...texts)
    const piece = fc.oneof(
      fc.constantFrom(
        '"',
        '*',
        '(',
        ')',
        '^',
        ':',
        '-',
        '+',
        ' AND ',
        ' OR ',
        ' NOT ',
        'NEAR(',
        'words',
        "'",
        ';',
        '\0',
        '{',
        '½',
        'ﷺ',
        '𐓏',
        'ـ'
      ),
      fc.string({ unit: 'grapheme', maxLength: 6 })
    )
    await fc.assert(
      fc.asyncProperty(fc.array(piece, { maxLength: 12 }), async pieces => {
        const typed = pieces.join('').slice(0, 200)
        const found = await bureau.core.call('search.find', { typed })
        expect(found.ok).toBe(true)
      })
    )
    for (const nothing of ['', '   ', '"*"', '()', '…']) expect((await bureau.find(nothing)).notes.found).toEqual([])
  })

  it('answers the latest first, with what was found marked, and says when there is more', async () => {
    const bureau = await newBureau()
    for (let number = 1; number <= 21; number += 1) await bureau.record(`Brev nummer ${number} om hyran`)
    const { notes } = await bureau.find('hyr')
    expect(notes.more).toBe(true)
    expect(notes.found).toHaveLength(20)
    expect(notes.found[0]?.excerpt).toEqual([
      { text: 'Brev nummer 21 om ', found: false },
      { text: 'hyran', found: true }
    ])
    expect((await bureau.find('nummer 7')).notes).toMatchObject({
      more: false,
      found: [{ date: '2026-03-10', topic: 'housing.contract' }]
    })
  })
})

describe('what is found', () => {
  it('follows corrections, withdrawals, erasing and imports of notes', async () => {
    const bureau = await newBureau()
    const { core } = bureau
    const visit = await bureau.record('ordalfa')
    const [question] = visit.questions
    if (question === undefined) throw new Error('no question')
    const correct = async (changes: Partial<SentQuestion>, revision: number) =>
      valueOf(await core.call('visits.correct', { ...visit, questions: [{ ...question, ...changes }], revision }))
    const finds = async () => {
      const found = await Promise.all(['ordalfa', 'ordbeta'].map(bureau.notes))
      return found.flat()
    }
    await correct({ note: 'ordbeta' }, 1)
    expect(await finds()).toEqual(['ordbeta'])
    valueOf(await core.call('visits.withdraw', { id: visit.id, revision: 2 }))
    expect(await finds()).toEqual([])
    valueOf(await core.call('visits.restore', { id: visit.id, revision: 3 }))
    expect(await finds()).toEqual(['ordbeta'])
    await correct({ note: null }, 4)
    expect(await finds()).toEqual([])
    await correct({ note: 'ordalfa igen' }, 5)
    expect(await finds()).toEqual(['ordalfa igen'])
    valueOf(await core.call('visits.eraseNote', { id: visit.id, revision: 6, question: question.id }))
    expect(await finds()).toEqual([])
    // Row numbers of erased notes are given out again.
    await bureau.record('ordgamma')
    expect(await finds()).toEqual([])
    expect(await bureau.notes('ordgamma')).toEqual(['ordgamma'])

    const sheet = path.join(path.dirname(bureau.dataDir), 'besök.csv')
    writeFileSync(
      sheet,
      'Datum;Plats;Språk;Fråga;Åtgärd;Anteckning\n2026-03-02;Huset;arabiska;CSN;Information;ordbeta från arket\n'
    )
    valueOf(await core.call('imports.run', { file: core.grant(sheet), mapping: null, hash: null }))
    expect(await finds()).toEqual(['ordbeta från arket'])
  })

  it('follows what is done to answers: drafts are marked, and those that are withdrawn or erased are gone', async () => {
    const bureau = await newBureau()
    const { core } = bureau
    const answers = async (typed: string) =>
      (await bureau.find(typed)).answers.found.map(({ id, draft }) => (draft ? `draft ${id}` : id))
    const [out, draft] = [published('Hyra ut i andra hand', 'Fråga hyresvärden först'), published('Hyra ut ett rum')]
    valueOf(await core.call('answers.publish', out))
    valueOf(await core.call('answers.saveDraft', draft))
    expect(await answers('hyra')).toEqual([out.id, `draft ${draft.id}`])
    expect(await answers('hyresvard')).toEqual([out.id])
    valueOf(await core.call('answers.publish', { ...out, text: 'Fråga föreningen', revision: 2 }))
    expect(await answers('hyresvard')).toEqual([])
    expect(await answers('forening')).toEqual([out.id])
    valueOf(await core.call('answers.withdraw', { id: out.id, revision: 3 }))
    expect(await answers('hyra')).toEqual([`draft ${draft.id}`])
    valueOf(await core.call('answers.erase', { id: draft.id, revision: 1 }))
    expect(await answers('hyra')).toEqual([])
    valueOf(await core.call('answers.restore', { id: out.id, revision: 4 }))
    expect(await answers('hyra')).toEqual([out.id])
  })

  it('is what the directory finds for the same, too', async () => {
    const bureau = await newBureau()
    const organisation = { id: newId(), name: 'Hyresgästföreningen Skåne', kind: 'association' } as const
    valueOf(await bureau.core.call('organisations.add', organisation))
    const { entries } = await bureau.find('skane hyresgast')
    expect(entries).toMatchObject({ more: false, found: [{ kind: 'organization', id: organisation.id }] })
    expect(entries.found[0]?.name.filter(({ found }) => found)).toHaveLength(2)
    expect((await bureau.find('ال')).entries.found).toEqual([])
  })

  it('is what stands in the file, whoever filled it: all is indexed at the opening that follows', async () => {
    const bureau = await newBureau()
    await bureau.record('ordalfa', 'ordbeta')
    valueOf(await bureau.core.call('answers.publish', published('ordalfa')))
    valueOf(await bureau.core.call('bureau.lock', { reason: 'asked' }))
    const vault = await openVault(bureau.dataDir, {
      passphrase: testPassphrase,
      migrations: deskMigrations,
      now: Date.now
    })
    // As a migration leaves it: the tables are there, and empty.
    const made = ['note_search', 'answer_search'].map(name => ({
      name,
      sql: vault.db.prepare<[string], string>('SELECT sql FROM sqlite_schema WHERE name = ?').pluck().get(name) ?? ''
    }))
    for (const { name, sql } of made) vault.db.exec(`DROP TABLE ${name}; ${sql}`)
    vault.db.exec(`DELETE FROM setting WHERE key = 'search-words'`)
    vault.close()
    valueOf(await bureau.core.call('bureau.unlock', { passphrase: testPassphrase }))
    expect(await bureau.notes('ord')).toEqual(['ordbeta', 'ordalfa'])
    expect((await bureau.find('ordalfa')).answers.found).toHaveLength(1)
    await bureau.reopen()
    expect(await bureau.notes('ord')).toHaveLength(2)
  })

  it('is gone with notes that have expired, also where a backup brings them back', async () => {
    let now = start
    const door = await newBureauAt(() => now)
    const { core } = door
    const notes = async (typed: string) => valueOf(await core.call('search.find', { typed })).notes.found
    const write = async (note: string) =>
      record(door, [sentVisit({ date: '2026-11-20', questions: [sentQuestion({ note })] })])
    await write('ordalfa')
    const backup = await backUp(door)
    await write('ordbeta')
    expect(await notes('ord')).toHaveLength(2)
    await lock(door)
    valueOf(await restore(door, backup))
    await unlock(door)
    expect(await notes('ordalfa')).toHaveLength(1)
    expect(await notes('ordbeta')).toEqual([])
    // A clock that runs on by months at once would be held for a wrong one.
    for (const target = now + 400 * DAY; now < target;) {
      now += 20 * DAY
      await lock(door)
      await unlock(door)
    }
    expect(await notes('ord')).toEqual([])
    await lock(door)
    valueOf(await restore(door, backup))
    await unlock(door)
    expect(await notes('ord')).toEqual([])
  })
})
