import { describe, expect, it, onTestFinished } from 'vitest'
import type { Core } from '../../src/core/create-core.ts'
import { emptyService } from '../../src/shared/features/directory/directory.schema.ts'
import type { CallInput } from '../../src/shared/ipc/contract.ts'
import { emptyCore, openBureau, testPassphrase, valueOf } from '../bureau.ts'
import { newId, sentVisit } from '../visit-builder.ts'

const number = '811228-9874'

const rentAdvice: CallInput<'directory.save'> = {
  ...emptyService,
  organisation: { name: 'Hyreshjälpen (påhittad)', kind: 'association' },
  name: 'Råd om hyra'
}

async function desk() {
  const door = await openBureau()
  onTestFinished(door.close)
  return door.core
}

/** What was kept, latest first, as the record says it. */
async function keptIn(core: Core) {
  const { entries } = valueOf(await core.call('audit.list', { kind: 'visits', month: null, offset: 0, limit: 200 }))
  return entries.filter(({ action }) => action === 'text.kept').map(({ detail }) => detail)
}

describe('a text that seems to tell who somebody is, stored all the same', () => {
  it('is recorded where a place is said for the first time', async () => {
    const core = await desk()
    const place = `Hos ${number}, 070-174 06 35, Storgatan 5`
    valueOf(await core.call('visits.record', sentVisit({ place })))
    valueOf(await core.call('visits.record', sentVisit({ place: place.toUpperCase() })))
    const { id } = valueOf(await core.call('shifts.open', { place, starts: '10:00', ends: '12:00', people: [] }))
    expect(await keptIn(core)).toEqual([{ field: 'place', kinds: ['personal-number', 'phone'] }])
    const body = { place: 'Kort 4242 4242 4242 4242', date: '2099-01-01', starts: '10:00', ends: '12:00', people: [] }
    valueOf(await core.call('shifts.plan', body))
    valueOf(await core.call('shifts.remove', { id }))
    expect((await keptIn(core)).at(0)).toEqual({ field: 'place', kinds: ['card'] })
  })

  it('is recorded of an organisation that is added', async () => {
    const core = await desk()
    valueOf(await core.call('organisations.add', { id: newId(), name: `Ombud ${number}`, kind: 'other' }))
    valueOf(await core.call('organisations.add', { id: newId(), name: 'Rådgivningen, Storgatan 5', kind: 'other' }))
    expect(await keptIn(core)).toEqual([{ field: 'organisation', kinds: ['personal-number'] }])
  })

  it('is recorded of an entry of the directory, but neither its telephone nor what stood there before', async () => {
    const core = await desk()
    const service = {
      ...rentAdvice,
      phones: ['040-628 04 44'],
      email: 'exempel@example.org',
      note: `fråga ${number}`
    }
    const { id } = valueOf(await core.call('directory.save', service))
    valueOf(await core.call('directory.save', { ...service, id, description: `se ${number}` }))
    expect(await keptIn(core)).toEqual([{ field: 'directory', kinds: ['personal-number'] }])
    valueOf(await core.call('directory.save', { ...service, id, fees: 'till SE45 5000 0000 0583 9825 7466' }))
    expect((await keptIn(core)).at(0)).toEqual({ field: 'directory', kinds: ['bank-account'] })
  })

  it('is recorded of what stands on slips', async () => {
    const core = await desk()
    const settings = valueOf(await core.call('slips.settings', null))
    valueOf(await core.call('slips.changeSettings', { ...settings, address: 'Storgatan 5, 040-628 04 44' }))
    expect(await keptIn(core)).toEqual([])
    valueOf(await core.call('slips.changeSettings', { ...settings, address: number }))
    valueOf(await core.call('slips.correctText', { language: 'swe', key: 'code.label', text: 'pnr 701063-2391' }))
    valueOf(await core.call('slips.correctText', { language: 'swe', key: 'code.label', text: '701063-2391 igen' }))
    expect(await keptIn(core)).toEqual([
      { field: 'slip', kinds: ['coordination-number'] },
      { field: 'slip', kinds: ['personal-number'] }
    ])
  })

  it('is recorded of the bureau and of those who work there', async () => {
    const { core, close } = emptyCore()
    onTestFinished(close)
    valueOf(
      await core.call('bureau.create', {
        name: 'Byrån, 040-628 04 44',
        municipality: '1280',
        language: 'sv',
        personName: `Prov ${number}`,
        passphrase: testPassphrase
      })
    )
    const { people } = valueOf(await core.call('shifts.today', null))
    const person = people[0]?.id ?? ''
    valueOf(await core.call('people.rename', { person, name: 'Prov 701063-2391' }))
    expect(await keptIn(core)).toEqual([
      { field: 'person', kinds: ['coordination-number'] },
      { field: 'person', kinds: ['personal-number'] },
      { field: 'bureau', kinds: ['phone'] }
    ])
  })
})
