import { describe, expect, it, onTestFinished } from 'vitest'
import type { Core } from '../../src/core/create-core.ts'
import { systemPlatform } from '../../src/core/platform.ts'
import { bureauClock } from '../../src/shared/domain/month.ts'
import { addDays } from '../../src/shared/domain/typed-date.ts'
import { codeOf, openBureau, testPassphrase, valueOf } from '../bureau.ts'
import { newId, sentQuestion, sentVisit } from '../visit-builder.ts'
import { newBureau, ninas } from './people-fixture.ts'

const today = bureauClock(Date.now()).date
const inAWeek = addDays(today, 7)
/** What the record says of shifts, latest first. */
const recordOf = async (core: Core) => {
  const page = { kind: 'shifts', month: null, offset: 0, limit: 50 } as const
  const { entries } = valueOf(await core.call('audit.list', page))
  return entries.map(({ action, detail }) => ({ action, detail }))
}
const shift = { place: 'Biblioteket', starts: '10:00', ends: '13:00', people: [] }

describe('a shift', () => {
  it('is planned with who is on, found in the rota, changed in place and taken out', async () => {
    const { core, add } = await newBureau()
    const nina = await add('Nina Prov', ninas, 'volunteer')
    const planned = valueOf(await core.call('shifts.plan', { ...shift, date: inAWeek, people: [nina] }))
    expect(planned).toMatchObject({
      date: inAWeek,
      opened: false,
      visits: 0,
      people: [{ id: nina, name: 'Nina Prov' }]
    })

    const changed = { ...shift, place: 'BIBLIOTEKET', date: inAWeek, ends: '14:00' }
    expect(valueOf(await core.call('shifts.plan', changed))).toMatchObject({
      id: planned.id,
      ends: '14:00',
      people: []
    })
    const rota = { from: today, to: inAWeek }
    expect(valueOf(await core.call('shifts.list', rota))).toHaveLength(1)
    valueOf(await core.call('shifts.remove', { id: planned.id }))
    valueOf(await core.call('shifts.remove', { id: planned.id }))
    expect(valueOf(await core.call('shifts.list', rota))).toEqual([])
    expect(valueOf(await core.call('shifts.report', { id: planned.id }))).toBeNull()
    const detail = { shift: planned.id, date: inAWeek }
    expect(await recordOf(core)).toEqual([
      { action: 'shift.removed', detail },
      { action: 'shift.changed', detail },
      { action: 'shift.planned', detail }
    ])
  })

  it('that was removed is put back as it was, with its people, its visits and whether it is open', async () => {
    const { core, add } = await newBureau()
    const nina = await add('Nina Prov', ninas, 'volunteer')
    const open = valueOf(await core.call('shifts.open', { ...shift, people: [nina] }))
    valueOf(await core.call('visits.record', sentVisit({ date: today })))
    const before = valueOf(await core.call('shifts.today', null))
    valueOf(await core.call('shifts.remove', { id: open.id }))
    expect(valueOf(await core.call('shifts.today', null))).toMatchObject({ shifts: [], open: null })
    valueOf(await core.call('visits.record', sentVisit({ date: today })))
    valueOf(await core.call('shifts.restore', { id: open.id }))
    valueOf(await core.call('shifts.restore', { id: open.id }))
    const after = valueOf(await core.call('shifts.today', null))
    expect(after).toEqual({ ...before, shifts: before.shifts.map(each => ({ ...each, visits: 2 })) })
    const detail = { shift: open.id, date: today }
    expect(await recordOf(core)).toEqual([
      { action: 'shift.restored', detail },
      { action: 'shift.removed', detail }
    ])
  })

  it('that was removed is begun anew where another is planned there, and is no place where the bureau has been', async () => {
    const { core } = await newBureau()
    const { id } = valueOf(await core.call('shifts.open', shift))
    valueOf(await core.call('shifts.remove', { id }))
    expect(valueOf(await core.call('visits.defaults', null)).places).toEqual([])
    const planned = valueOf(await core.call('shifts.plan', { ...shift, date: today, ends: '15:00' }))
    expect(planned).toMatchObject({ opened: false, ends: '15:00' })
    expect((await recordOf(core)).at(0)).toMatchObject({ action: 'shift.planned' })
    valueOf(await core.call('shifts.restore', { id }))
    expect((await recordOf(core)).at(0)).toMatchObject({ action: 'shift.planned' })
  })

  it('that was removed a month ago is gone', async () => {
    let now = Date.now()
    const { core, close } = await openBureau({ platform: { ...systemPlatform, now: () => now } })
    onTestFinished(close)
    const { id } = valueOf(await core.call('shifts.plan', { ...shift, date: inAWeek }))
    valueOf(await core.call('shifts.remove', { id }))
    now += 31 * 24 * 60 * 60 * 1000
    valueOf(await core.call('bureau.lock', { reason: 'asked' }))
    valueOf(await core.call('bureau.unlock', { passphrase: testPassphrase }))
    valueOf(await core.call('shifts.restore', { id }))
    expect(valueOf(await core.call('shifts.list', { from: today, to: inAWeek }))).toEqual([])
  })

  it('in the days to come is no place where the bureau has been', async () => {
    const { core } = await newBureau()
    valueOf(await core.call('visits.record', sentVisit()))
    valueOf(await core.call('shifts.plan', { ...shift, place: 'Kyrkan', date: inAWeek }))
    expect(valueOf(await core.call('visits.defaults', null))).toMatchObject({
      lastPlace: 'Biblioteket',
      places: ['Biblioteket']
    })
  })

  it('is opened by whoever is at the desk, over the one that was planned, and is then where the bureau is', async () => {
    const { core, add, enter } = await newBureau()
    const nina = await add('Nina Prov', ninas, 'volunteer')
    const planned = valueOf(await core.call('shifts.plan', { ...shift, date: today }))
    await enter(ninas)
    const opened = valueOf(await core.call('shifts.open', { ...shift, starts: '09:30', people: [nina] }))
    expect(opened).toMatchObject({ id: planned.id, opened: true, starts: '09:30', people: [{ name: 'Nina Prov' }] })
    const day = valueOf(await core.call('shifts.today', null))
    expect(day.open).toBe(planned.id)
    expect(day.people.map(({ name }) => name)).toEqual(['Nina Prov', 'Prov Provsson'])
    expect(valueOf(await core.call('visits.defaults', null)).lastPlace).toBe('Biblioteket')
    expect(codeOf(await core.call('shifts.plan', { ...shift, date: inAWeek }))).toBe('call.forbidden')
  })

  it('ends after it begins, and has only people of the bureau on it', async () => {
    const { core } = await newBureau()
    const late = await core.call('shifts.open', { ...shift, ends: '10:00' })
    expect(late).toMatchObject({ ok: false, error: { code: 'call.invalid', params: { field: 'ends' } } })
    expect(codeOf(await core.call('shifts.open', { ...shift, people: [newId()] }))).toBe('people.unknown')
  })

  it('keeps its visits when it is taken out, and goes with its last visit unless it is in the rota', async () => {
    const { core } = await newBureau()
    const visit = sentVisit({ date: today })
    valueOf(await core.call('visits.record', visit))
    const planned = valueOf(await core.call('shifts.plan', { ...shift, date: today }))
    expect(planned.visits).toBe(1)
    valueOf(await core.call('visits.erase', { id: visit.id, revision: 1 }))
    expect(valueOf(await core.call('shifts.report', { id: planned.id }))).not.toBeNull()
    const another = sentVisit({ date: today })
    valueOf(await core.call('visits.record', another))
    valueOf(await core.call('shifts.remove', { id: planned.id }))
    expect(valueOf(await core.call('shifts.report', { id: planned.id }))).toMatchObject({ shift: { visits: 1 } })
    valueOf(await core.call('visits.erase', { id: another.id, revision: 1 }))
    expect(valueOf(await core.call('shifts.report', { id: planned.id }))).toBeNull()
  })
})

describe('the report on a shift', () => {
  it('counts what stands, and says what is to be followed up', async () => {
    const { core } = await newBureau()
    const organisation = { id: newId(), name: 'Banken', kind: 'other' } as const
    valueOf(await core.call('organisations.add', organisation))
    const { id } = valueOf(await core.call('shifts.open', shift))
    const referral = { organisationId: organisation.id, way: 'booked', outcome: null } as const
    const visits = [
      sentVisit({
        date: today,
        minutes: 20,
        interpreter: 'needed-none',
        questions: [
          sentQuestion({ topic: 'economy.bank', actions: ['referred'], referral, barriers: ['no-id'] }),
          sentQuestion({ topic: 'housing.homeless', actions: ['could-not-help'], urgency: 'today' })
        ]
      }),
      sentVisit({
        date: today,
        minutes: 10,
        questions: [
          sentQuestion({ topic: 'economy.bank', actions: ['referred'], referral: { ...referral, outcome: 'reached' } })
        ]
      }),
      sentVisit({ date: today, place: 'Kyrkan' })
    ]
    for (const visit of visits) valueOf(await core.call('visits.record', visit))
    const withdrawn = sentVisit({ date: today })
    valueOf(await core.call('visits.record', withdrawn))
    valueOf(await core.call('visits.withdraw', { id: withdrawn.id, revision: 1 }))

    expect(valueOf(await core.call('shifts.report', { id }))).toMatchObject({
      shift: { visits: 2 },
      minutes: { total: 30, visits: 2 },
      questions: 3,
      topics: [
        { code: 'economy.bank', count: 2 },
        { code: 'housing.homeless', count: 1 }
      ],
      actions: [
        { code: 'referred', count: 2 },
        { code: 'could-not-help', count: 1 }
      ],
      barriers: [{ code: 'no-id', count: 1 }],
      languages: [{ code: 'ara', count: 2 }],
      interpreters: [{ code: 'needed-none', count: 1 }],
      referrals: [{ organisation: 'Banken', count: 2, waiting: 1 }],
      urgent: [{ topic: 'housing.homeless', urgency: 'today', count: 1 }],
      notHelped: [{ code: 'housing.homeless', count: 1 }]
    })
  })
})
