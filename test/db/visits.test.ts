import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest'
import { deskMigrations } from '../../src/core/db/list.ts'
import { openVault } from '../../src/core/vault/open-vault.ts'
import { codeOf, openBureau, testPassphrase, valueOf, type Door } from '../bureau.ts'
import { everyVisit, newId, sentQuestion, sentVisit, type SentVisit } from '../visit-builder.ts'

let bureau: Door
beforeAll(async () => {
  bureau = await openBureau()
})
afterAll(() => bureau.close())

const record = (visit: SentVisit) => bureau.core.call('visits.record', visit)
const open = async (id: string) => valueOf(await bureau.core.call('visits.open', { id }))
const list = async (filter: Partial<typeof everyVisit>) =>
  valueOf(await bureau.core.call('visits.list', { ...everyVisit, ...filter }))

describe('recording a visit', () => {
  it('keeps everything that was said', async () => {
    const organisation = { id: newId(), name: 'Asylrättscentrum', kind: 'legal-aid' } as const
    valueOf(await bureau.core.call('organisations.add', organisation))
    const visit = sentVisit({
      ageBand: '25-39',
      gender: 'declined',
      municipality: '1280',
      timeInSweden: 'under-1',
      household: 4,
      interpreter: 'needed-none',
      minutes: 35,
      questions: [
        sentQuestion({
          topic: 'residence.appeal',
          actions: ['referred', 'informed'],
          barriers: ['waiting-time', 'no-interpreter'],
          referral: { organisationId: organisation.id, way: 'booked', outcome: null },
          urgency: 'today',
          note: 'Två rader\noch "citat"; =SUM(A1)'
        }),
        sentQuestion({ topic: 'housing' })
      ]
    })
    valueOf(await record(visit))
    const { visit: kept } = await open(visit.id)
    expect(kept).toMatchObject({
      ...visit,
      questions: [
        { ...visit.questions[0], actions: ['informed', 'referred'], barriers: ['no-interpreter', 'waiting-time'] },
        visit.questions[1]
      ]
    })
    expect(kept).toMatchObject({ revision: 1, withdrawn: false, released: false, recordedBy: 'Prov Provsson' })
  })

  it('records once what is sent twice, also after a correction', async () => {
    const visit = sentVisit({ place: 'Kyrkan' })
    const before = (await list({})).total
    expect(valueOf(await record(visit))).toEqual({ id: visit.id, revision: 1 })
    expect(valueOf(await record(structuredClone(visit)))).toEqual({ id: visit.id, revision: 1 })
    valueOf(await bureau.core.call('visits.correct', { ...visit, language: 'som', revision: 1 }))
    expect(valueOf(await record(visit))).toEqual({ id: visit.id, revision: 2 })
    expect((await list({})).total).toBe(before + 1)
    expect((await open(visit.id)).visit.language).toBe('som')
  })

  it('records once what is sent twice to a place that others have spelt otherwise', async () => {
    valueOf(await record(sentVisit({ place: 'Stora Torget' })))
    const visit = sentVisit({ place: 'stora  torget' })
    valueOf(await record(visit))
    expect(valueOf(await record(structuredClone(visit)))).toEqual({ id: visit.id, revision: 1 })
  })

  it('refuses another visit under the same id, and a question that stands elsewhere', async () => {
    const visit = sentVisit()
    valueOf(await record(visit))
    expect(codeOf(await record({ ...visit, language: 'som' }))).toBe('visit.id-taken')
    expect(codeOf(await record({ ...sentVisit(), questions: visit.questions }))).toBe('visit.id-taken')
  })

  const twin = sentQuestion()
  it.each<[string, Partial<SentVisit>, string, string]>([
    ['a date in the future', { date: '2999-01-01' }, 'date.future', 'date'],
    ['a date before 2000', { date: '1999-12-31' }, 'date.too-early', 'date'],
    ['a day that does not exist', { date: '2026-02-30' }, 'call.invalid', 'date'],
    ['a month that does not exist', { date: '2026-13-01' }, 'call.invalid', 'date'],
    ['a time that does not exist', { time: '25:00' }, 'call.invalid', 'time'],
    [
      'an unknown topic',
      { questions: [sentQuestion({ topic: 'housing.castle' })] },
      'topic.unknown',
      'questions.0.topic'
    ],
    [
      'a misshapen topic',
      { questions: [sentQuestion({ topic: "'; DROP TABLE visit; --" })] },
      'call.invalid',
      'questions.0.topic'
    ],
    ['an unknown language', { language: 'qqq' }, 'language.unknown', 'language'],
    ['an unknown municipality', { municipality: '9999' }, 'municipality.unknown', 'municipality'],
    [
      'an unknown organisation',
      { questions: [sentQuestion({ referral: { organisationId: newId(), way: 'letter', outcome: null } })] },
      'organisation.unknown',
      'questions.0.referral'
    ],
    ['no question', { questions: [] }, 'call.invalid', 'questions'],
    [
      'too many questions',
      { questions: Array.from({ length: 21 }, () => sentQuestion()) },
      'call.invalid',
      'questions'
    ],
    ['a question twice', { questions: [twin, twin] }, 'call.invalid', 'questions.1.id'],
    [
      'a question without an action',
      { questions: [sentQuestion({ actions: [] })] },
      'call.invalid',
      'questions.0.actions'
    ],
    ['an empty place', { place: '  ' }, 'call.invalid', 'place'],
    ['a place that is too long', { place: 'x'.repeat(121) }, 'call.invalid', 'place'],
    ['a control character', { questions: [sentQuestion({ note: 'a\u0000b' })] }, 'call.invalid', 'questions.0.note'],
    ['a direction override', { place: 'a\u202eb' }, 'call.invalid', 'place'],
    [
      'a note that is too long',
      { questions: [sentQuestion({ note: 'x'.repeat(4001) })] },
      'call.invalid',
      'questions.0.note'
    ],
    ['a household of none', { household: 0 }, 'call.invalid', 'household'],
    ['an id that is none', { id: 'visit-1' }, 'call.invalid', 'id']
  ])('refuses %s, names the field and keeps nothing', async (_what, changes, code, field) => {
    const before = (await list({})).total
    const result = await record(sentVisit(changes))
    expect(result).toMatchObject({ ok: false, error: { code, params: { field } } })
    expect((await list({})).total).toBe(before)
  })

  it.each([
    '=cmd()',
    '<script>alert(1)</script>',
    "'; DROP TABLE visit; --",
    '👩‍👩‍👧 familj',
    '\u200fمكتبة المدينة',
    '@ se pärm',
    '+46'
  ])('keeps the text %j as it was typed', async text => {
    const visit = sentVisit({ place: text, questions: [sentQuestion({ note: text })] })
    valueOf(await record(visit))
    expect((await open(visit.id)).visit).toMatchObject({ place: text, questions: [{ note: text }] })
  })
})

describe('correcting and withdrawing', () => {
  it('keeps what a visit was before each change', async () => {
    const visit = sentVisit()
    valueOf(await record(visit))
    const corrected = { ...visit, date: '2026-03-11', questions: [sentQuestion({ topic: 'work' }), ...visit.questions] }
    expect(valueOf(await bureau.core.call('visits.correct', { ...corrected, revision: 1 })).revision).toBe(2)
    expect(valueOf(await bureau.core.call('visits.withdraw', { id: visit.id, revision: 2 })).revision).toBe(3)
    expect(valueOf(await bureau.core.call('visits.restore', { id: visit.id, revision: 3 })).revision).toBe(4)
    const { visit: now, history } = await open(visit.id)
    expect(now).toMatchObject({ date: '2026-03-11', revision: 4, withdrawn: false })
    expect(now.questions.map(question => question.topic)).toEqual(['work', 'housing.contract'])
    expect(history.map(entry => entry.change)).toEqual(['recorded', 'corrected', 'withdrawn', 'restored'])
    expect(history[1]?.before).toMatchObject({ date: '2026-03-10', questions: visit.questions })
  })

  it('refuses a change that did not see the latest one, and changes nothing', async () => {
    const visit = sentVisit()
    valueOf(await record(visit))
    valueOf(await bureau.core.call('visits.correct', { ...visit, language: 'som', revision: 1 }))
    expect(codeOf(await bureau.core.call('visits.correct', { ...visit, language: 'tir', revision: 1 }))).toBe(
      'visit.changed-meanwhile'
    )
    expect(codeOf(await bureau.core.call('visits.withdraw', { id: visit.id, revision: 1 }))).toBe(
      'visit.changed-meanwhile'
    )
    expect((await open(visit.id)).visit.language).toBe('som')
  })

  it('corrects no withdrawn visit, and restores none that stands', async () => {
    const visit = sentVisit()
    valueOf(await record(visit))
    expect(codeOf(await bureau.core.call('visits.restore', { id: visit.id, revision: 1 }))).toBe('visit.not-withdrawn')
    valueOf(await bureau.core.call('visits.withdraw', { id: visit.id, revision: 1 }))
    expect(codeOf(await bureau.core.call('visits.correct', { ...visit, revision: 2 }))).toBe('visit.withdrawn')
    expect(codeOf(await bureau.core.call('visits.withdraw', { id: newId(), revision: 1 }))).toBe('visit.unknown')
  })

  it('leaves the visit as it was when a correction is refused half-way', async () => {
    const visit = sentVisit({ questions: [sentQuestion({ note: 'kvar' })] })
    valueOf(await record(visit))
    const wrong = { ...visit, questions: [sentQuestion(), sentQuestion({ topic: 'no.such' })], revision: 1 }
    expect(codeOf(await bureau.core.call('visits.correct', wrong))).toBe('topic.unknown')
    expect((await open(visit.id)).visit).toMatchObject({ revision: 1, questions: [{ note: 'kvar' }] })
  })
})

describe('the list', () => {
  let other: Door
  beforeAll(async () => {
    other = await openBureau()
    const visits = [
      sentVisit({ date: '2026-01-05', language: 'ara', questions: [sentQuestion({ topic: 'housing' })] }),
      sentVisit({
        date: '2026-01-06',
        language: 'som',
        questions: [sentQuestion({ topic: 'housing.find' }), sentQuestion({ topic: 'work' })]
      }),
      sentVisit({ date: '2026-02-01', language: null, questions: [sentQuestion({ topic: 'work.jobseeking' })] })
    ]
    for (const visit of visits) valueOf(await other.core.call('visits.record', visit))
  })
  afterAll(() => other.close())

  it.each<[string, Partial<typeof everyVisit>, string[]]>([
    ['nothing', {}, ['2026-02-01', '2026-01-06', '2026-01-05']],
    ['a first day', { from: '2026-01-06' }, ['2026-02-01', '2026-01-06']],
    ['a last day', { to: '2026-01-06' }, ['2026-01-06', '2026-01-05']],
    ['a topic', { topic: 'housing.find' }, ['2026-01-06']],
    ['a topic group', { topic: 'housing' }, ['2026-01-06', '2026-01-05']],
    ['a group that begins like another', { topic: 'hous' }, []],
    ['a language', { language: 'ara' }, ['2026-01-05']],
    ['a topic and a language', { topic: 'work', language: 'som' }, ['2026-01-06']],
    ['withdrawn visits', { withdrawn: true }, []]
  ])('filters by %s, latest first', async (_what, filter, dates) => {
    const found = valueOf(await other.core.call('visits.list', { ...everyVisit, ...filter }))
    expect(found.visits.map(visit => visit.date)).toEqual(dates)
    expect(found.total).toBe(dates.length)
  })

  it('stands by the time within a day, visits without one last, and the one recorded last first', async () => {
    const day = '2026-04-01'
    for (const [time, language] of [
      ['15:32', 'ara'],
      [null, 'som'],
      ['11:07', 'tir'],
      ['16:38', 'ukr'],
      ['11:07', 'rus']
    ] as const) {
      valueOf(await other.core.call('visits.record', sentVisit({ date: day, time, language })))
    }
    const { visits } = valueOf(await other.core.call('visits.list', { ...everyVisit, from: day, to: day }))
    expect(visits.map(visit => visit.language)).toEqual(['ukr', 'ara', 'rus', 'tir', 'som'])
  })

  it('comes in pages', async () => {
    const page = valueOf(await other.core.call('visits.list', { ...everyVisit, to: '2026-03-01', offset: 1, limit: 1 }))
    expect(page).toMatchObject({ total: 3, visits: [{ date: '2026-01-06', topics: ['housing.find', 'work'] }] })
  })
})

describe('a note that seems to tell who somebody is', () => {
  const note = 'blankett 51-123456'

  it('is refused until somebody says that it does not, and what was kept is kept and recorded', async () => {
    const door = await openBureau()
    onTestFinished(door.close)
    const question = sentQuestion({ note })
    const visit = sentVisit({ questions: [question] })
    const refused = await door.core.call('visits.record', visit)
    expect(refused).toMatchObject({
      ok: false,
      error: { code: 'note.identifies', params: { field: 'questions.0.note', kind: 'case-number' } }
    })

    const kept = { ...visit, questions: [{ ...question, keptIdentities: ['case-number' as const] }] }
    const { revision } = valueOf(await door.core.call('visits.record', kept))
    const opened = valueOf(await door.core.call('visits.open', { id: visit.id }))
    expect(opened.visit.questions[0]).toMatchObject({ note, keptIdentities: ['case-number'] })

    const corrected = { ...kept, revision, household: 3 }
    valueOf(await door.core.call('visits.correct', corrected))
    const other = { ...question, note: 'ring 070-174 06 35', keptIdentities: ['case-number' as const] }
    expect(
      codeOf(await door.core.call('visits.correct', { ...corrected, revision: revision + 1, questions: [other] }))
    ).toBe('note.identifies')

    await door.core.close()
    const vault = await openVault(door.dataDir, {
      passphrase: testPassphrase,
      migrations: deskMigrations,
      now: Date.now
    })
    const entries = vault.db.prepare(`SELECT detail FROM audit WHERE action = 'note.kept'`).pluck().all()
    vault.close()
    expect(entries).toEqual([JSON.stringify({ visit: visit.id, kinds: ['case-number'] })])
  })
})
