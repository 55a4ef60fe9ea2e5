import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { CallInput } from '../../src/shared/ipc/contract.ts'
import { isoDateSchema } from '../../src/shared/domain/month.ts'
import { organisationIdSchema, recordIdSchema, uuidv7 } from '../../src/shared/domain/ids.ts'
import { sentQuestion, sentVisit } from '../visit-builder.ts'
import { codeOf, openBureau, valueOf, type Door } from '../bureau.ts'

type Edited = CallInput<'directory.save'>

/** Monday 16 November 2026, 10:30 in Stockholm. */
let now = Date.UTC(2026, 10, 16, 9, 30)
let drawn = 0
const platform = {
  now: () => now,
  randomBytes: (length: number) => {
    drawn += 1
    return Uint8Array.from({ length }, (_, index) => (drawn >> (8 * (index % 4))) & 0xff)
  }
}

const weekdayHours = (['MO', 'TU', 'WE', 'TH', 'FR'] as const).flatMap(day => [
  { day, opens: '09:00', closes: '12:00' },
  { day, opens: '13:00', closes: '16:00' }
])

const rentHelp: Edited = {
  id: null,
  organisation: { name: 'Hyreshjälpen (påhittad)', kind: 'association' },
  name: 'Råd om hyra',
  description: 'Hjälp med kontrakt och uppsägning.',
  status: 'active',
  topics: ['housing.contract'],
  areas: ['1293', '1290'],
  languages: ['ara', 'som'],
  eligibility: 'Alla som hyr',
  fees: 'Kostar inget',
  howToApply: 'Kom utan att boka',
  interpretation: '',
  url: 'https://example.org/hyra',
  email: 'hyra@example.org',
  phones: ['044-000 00 01'],
  places: [
    {
      id: null,
      name: 'Medborgarhuset',
      address: 'Påhittade gatan 1',
      postalCode: '281 00',
      city: 'Hässleholm',
      hours: weekdayHours
    }
  ],
  note: 'Fråga efter den som har jour'
}

describe('the directory', () => {
  let door: Door
  beforeAll(async () => {
    door = await openBureau({ platform })
  })
  afterAll(() => door.close())
  const call: Door['core']['call'] = (name, input) => door.core.call(name, input)
  const list = async (filter: Partial<CallInput<'directory.list'>> = {}) =>
    valueOf(await call('directory.list', { text: '', topic: null, asking: false, offset: 0, limit: 50, ...filter }))
  const entry = async (id: string) =>
    valueOf(await call('directory.entry', { kind: 'service', id: recordIdSchema.parse(id) }))
  let saved = ''

  it('is empty in a new bureau', async () => {
    expect(await list()).toEqual({ entries: [], total: 0, asking: 0 })
  })

  it('holds a service with everything that was written', async () => {
    saved = valueOf(await call('directory.save', rentHelp)).id
    const details = await entry(saved)
    expect(details).toMatchObject({
      name: 'Råd om hyra',
      organisation: 'Hyreshjälpen (påhittad)',
      organisationKind: 'association',
      city: 'Hässleholm',
      topics: ['housing.contract'],
      areas: [
        { code: '1293', name: 'Hässleholm' },
        { code: '1290', name: 'Kristianstad' }
      ],
      languages: [
        { code: 'ara', name: 'arabiska' },
        { code: 'som', name: 'somaliska' }
      ],
      phones: [{ number: '044-000 00 01', text: '' }],
      note: 'Fråga efter den som har jour',
      source: null,
      asks: ['never-checked']
    })
    expect(details.places[0]?.hours).toEqual({ weekly: weekdayHours, other: [] })
    expect(details.editable).toEqual({
      ...rentHelp,
      id: saved,
      places: rentHelp.places.map(place => ({ ...place, id: details.places[0]?.id }))
    })
  })

  it('saves what the form began with without changing anything', async () => {
    const before = await entry(saved)
    if (before.editable === null) throw new Error('a service has a form')
    valueOf(await call('directory.save', before.editable))
    expect(await entry(saved)).toEqual(before)
  })

  it('changes what was changed and leaves the rest', async () => {
    const { editable } = await entry(saved)
    if (editable === null) throw new Error('a service has a form')
    const [place] = editable.places
    if (place === undefined) throw new Error('it has a place')
    const changed = {
      ...editable,
      topics: ['housing.contract', 'housing'],
      languages: ['som', 'tir'],
      areas: ['1293'],
      phones: ['044-000 00 02'],
      places: [{ ...place, hours: place.hours.slice(0, 2) }]
    }
    valueOf(await call('directory.save', changed))
    expect((await entry(saved)).editable).toMatchObject({ ...changed, topics: expect.arrayContaining(changed.topics) })
    valueOf(await call('directory.save', editable))
    expect((await entry(saved)).editable).toEqual({ ...editable, languages: ['som', 'ara'] })
  })

  it('has one organisation for referrals and for the directory', async () => {
    const organisations = valueOf(await call('organisations.list', null))
    expect(organisations).toEqual([
      { id: (await entry(saved)).organisationId, name: 'Hyreshjälpen (påhittad)', kind: 'association' }
    ])
    const id = organisationIdSchema.parse(uuidv7(now, new Uint8Array(10).fill(7)))
    valueOf(await call('organisations.add', { id, name: 'Påhittade kyrkan', kind: 'faith' }))
    expect((await list()).entries.map(({ kind, name }) => `${kind} ${name}`)).toEqual([
      'organization Påhittade kyrkan',
      'service Råd om hyra'
    ])
    valueOf(
      await call('directory.save', {
        ...rentHelp,
        organisation: { name: 'påhittade  KYRKAN', kind: 'faith' },
        name: 'Soppkök',
        topics: []
      })
    )
    expect((await list()).entries.map(({ name, organisation }) => `${name} / ${organisation}`)).toEqual([
      'Råd om hyra / Hyreshjälpen (påhittad)',
      'Soppkök / Påhittade kyrkan'
    ])
  })

  it.each([
    ['rad', 'Råd om hyra'],
    ['HYRA råd', 'Råd om hyra'],
    ['medborg', ''],
    ['hassleholm rad', 'Råd om hyra'],
    ['reshjälpen hyra', 'Råd om hyra'],
    ['housing', 'Råd om hyra'],
    ['finns inte', ''],
    ["'; drop table", ''],
    ['%', 'Råd om hyra,Soppkök']
  ])('finds %j', async (text, names) => {
    expect((await list({ text })).entries.map(({ name }) => name).join(',')).toBe(names)
  })

  it('lists a group with its topics, and a page at a time', async () => {
    expect((await list({ topic: 'housing' })).entries.map(({ name }) => name)).toEqual(['Råd om hyra'])
    const second = await list({ offset: 1, limit: 1 })
    expect(second).toMatchObject({ total: 2, entries: [{ name: 'Soppkök' }] })
  })

  it('asks for a check until somebody has checked, and again after six months', async () => {
    const ref = { kind: 'service', id: recordIdSchema.parse(saved) } as const
    expect((await list({ asking: true })).total).toBe(2)
    valueOf(await call('directory.check', ref))
    expect(await entry(saved)).toMatchObject({ asks: [], checkedOn: '2026-11-16', checkedBy: 'Prov Provsson' })
    expect(await list({ asking: true })).toMatchObject({ total: 1, asking: 1, entries: [{ name: 'Soppkök' }] })
    const then = now
    now = Date.UTC(2027, 4, 17, 9)
    expect((await entry(saved)).asks).toEqual(['checked-long-ago'])
    now = then
  })

  it('asks for a check when referrals fail', async () => {
    const { organisationId } = await entry(saved)
    if (organisationId === null) throw new Error('it has an organisation')
    const refer = async (outcome: 'no-reply' | 'refused' | 'reached') => {
      const referral = { organisationId, serviceId: saved, way: 'signposted', outcome } as const
      const questions = [sentQuestion({ actions: ['referred'], referral })]
      return valueOf(await door.core.dispatch('visits.record', sentVisit({ date: '2026-11-17', questions })))
    }
    const then = now
    now = Date.UTC(2026, 10, 18, 9)
    await refer('no-reply')
    await refer('refused')
    await refer('reached')
    expect((await entry(saved)).asks).toEqual([])
    await refer('no-reply')
    expect((await entry(saved)).asks).toEqual(['referrals-fail'])
    expect((await list({ asking: true })).entries.map(({ name }) => name)).toEqual(['Råd om hyra', 'Soppkök'])
    valueOf(await call('directory.check', { kind: 'service', id: recordIdSchema.parse(saved) }))
    expect((await entry(saved)).asks).toEqual([])
    now = then
  })

  it('suggests it with why', async () => {
    const [best] = valueOf(
      await call('directory.suggest', { topic: 'housing.contract', municipality: '1293', language: 'ara' })
    )
    expect(best).toMatchObject({
      serviceId: saved,
      service: 'Råd om hyra',
      place: { name: 'Medborgarhuset', address: 'Påhittade gatan 1', city: 'Hässleholm' },
      phone: '044-000 00 01'
    })
    expect(best?.reasons).toEqual([
      { code: 'handles', topic: 'housing.contract' },
      { code: 'serves', municipality: '1293' },
      { code: 'speaks', language: 'ara' },
      { code: 'open-until', time: '12:00', date: '2026-11-16' },
      { code: 'often-fails' },
      { code: 'checked', on: '2026-11-18' }
    ])
  })

  it('counts gaps by month, topic, municipality and language alone', async () => {
    const need = { topic: 'housing.contract', municipality: '1480', language: null }
    expect(valueOf(await call('directory.suggest', need))).toEqual([])
    valueOf(await call('directory.recordGap', need))
    valueOf(await call('directory.recordGap', need))
    valueOf(await call('directory.recordGap', { ...need, municipality: null, language: 'ara' }))
    expect(valueOf(await call('directory.gaps', null))).toEqual([
      { month: '2026-11', topic: 'housing.contract', municipality: '1480', language: 'not-asked', times: 2 },
      { month: '2026-11', topic: 'housing.contract', municipality: 'not-asked', language: 'ara', times: 1 }
    ])
    expect(codeOf(await call('directory.recordGap', { ...need, topic: 'no.such' }))).toBe('topic.unknown')
  })

  it('refuses what there is not', async () => {
    const nothing = recordIdSchema.parse('no-such')
    expect(codeOf(await call('directory.entry', { kind: 'service', id: nothing }))).toBe('directory.unknown-entry')
    expect(codeOf(await call('directory.check', { kind: 'service', id: nothing }))).toBe('directory.unknown-entry')
    expect(codeOf(await call('directory.remove', { id: nothing }))).toBe('directory.unknown-entry')
    expect(codeOf(await call('directory.save', { ...rentHelp, id: nothing }))).toBe('directory.unknown-entry')
    expect(codeOf(await call('directory.save', { ...rentHelp, topics: ['no.such'] }))).toBe('topic.unknown')
    expect(codeOf(await call('directory.save', { ...rentHelp, areas: ['9999'] }))).toBe('municipality.unknown')
    expect(codeOf(await call('directory.save', { ...rentHelp, languages: ['xxx'] }))).toBe('language.unknown')
  })

  it('takes a service out and keeps its organisation', async () => {
    valueOf(await call('directory.remove', { id: recordIdSchema.parse(saved) }))
    expect((await list()).entries.map(({ name }) => name)).toEqual(['Hyreshjälpen (påhittad)', 'Soppkök'])
    expect(isoDateSchema.safeParse((await list()).entries[0]?.checkedOn).success).toBe(false)
    expect(valueOf(await call('organisations.list', null))).toHaveLength(2)
  })
})
