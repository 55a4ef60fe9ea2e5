import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { recordIdSchema, startOfMonth } from '../../src/shared/domain/ids.ts'
import { codeOf, valueOf } from '../bureau.ts'
import { runs } from '../long-runs.ts'
import {
  bureau,
  entryOf,
  exported,
  list,
  nothingNew,
  packed,
  preview,
  request,
  run,
  sample
} from './directory-fixture.ts'
import { newFolder } from './vault-fixture.ts'

describe('exporting a directory', () => {
  it('tells of nothing in it when it was added, but the month', async () => {
    const door = await bureau()
    await run(door, packed(sample))
    const { editable } = await entryOf(door, 'svc-1')
    if (editable === null) throw new Error('it has a form')
    const places = editable.places.map(place => ({ ...place, id: null }))
    const organisation = { name: 'Jouren (påhittad)', kind: 'association' } as const
    valueOf(await door.core.call('directory.save', { ...editable, id: null, organisation, places }))
    const written = readFileSync(await exported(door, 'hsds-json'), 'utf8')
    const ids = written.match(/[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[0-9a-f]{4}-[0-9a-f]{12}/g) ?? []
    expect(new Set(ids).size).toBeGreaterThan(4)
    for (const id of ids) {
      const instant = Number.parseInt(id.replaceAll('-', '').slice(0, 12), 16)
      expect(instant).toBe(startOfMonth(instant))
    }
  })
})

describe('importing a directory', () => {
  it('says what it would do, does it, and does nothing the second time', async () => {
    const door = await bureau()
    const file = packed(sample)
    const before = await preview(door, file)
    expect(before).toMatchObject({ source: 'katalog', ready: true, services: { fresh: 2, changed: 0, gone: 0 } })
    expect(before.services.freshNames).toEqual(['Råd om hyra', 'Råd, även om skuld'])
    expect((await list(door)).total).toBe(0)
    await run(door, file, { hash: before.file.hash })
    expect(await entryOf(door, 'svc-1')).toMatchObject({
      name: 'Råd om hyra',
      organisation: 'Påhittade rådgivningen',
      topics: ['housing.contract'],
      languages: [{ code: 'ara' }],
      areas: [{ code: null, name: 'Skåne län' }],
      city: 'Hässleholm',
      checkedOn: '2026-01-02',
      source: 'katalog'
    })
    expect(await run(door, file)).toMatchObject({ services: { ...nothingNew, same: 2 } })
    const need = { topic: 'housing.contract', municipality: '1293', language: 'ara' }
    expect(valueOf(await door.core.call('directory.suggest', need))[0]?.service).toBe('Råd om hyra')
  })

  it('keeps notes and checks of the bureau, changes what changed, and takes away what is gone only when asked', async () => {
    const door = await bureau()
    await run(door, packed(sample))
    const { editable } = await entryOf(door, 'svc-1')
    if (editable === null) throw new Error('it has a form')
    valueOf(await door.core.call('directory.save', { ...editable, note: 'Ring på förmiddagen' }))
    valueOf(await door.core.call('directory.check', { kind: 'service', id: recordIdSchema.parse('svc-1') }))
    const checked = await entryOf(door, 'svc-1')
    const changed = packed({
      ...sample,
      'services.csv': ['id,organization_id,name,status', 'svc-1,org-1,Råd om boende,active'],
      'service_at_location.csv': ['id,service_id,location_id', 'sal-1,svc-1,loc-1']
    })
    expect(await preview(door, changed)).toMatchObject({
      services: {
        fresh: 0,
        changed: 1,
        gone: 1,
        changedNames: [{ name: 'Råd om boende', editedHere: true }],
        goneNames: ['Råd, även om skuld']
      }
    })
    await run(door, changed)
    expect(await entryOf(door, 'svc-1')).toMatchObject({
      name: 'Råd om boende',
      note: 'Ring på förmiddagen',
      checkedOn: checked.checkedOn,
      checkedBy: 'Prov Provsson'
    })
    expect((await list(door)).total).toBe(2)
    await run(door, changed, { gone: 'remove' })
    expect((await list(door)).entries.map(({ name }) => name)).toEqual(['Råd om boende'])
  })

  it('sees no change in the same file after a service was checked here', async () => {
    const door = await bureau()
    const file = packed(sample)
    await run(door, file)
    for (const id of ['svc-1', 'svc-2'])
      valueOf(await door.core.call('directory.check', { kind: 'service', id: recordIdSchema.parse(id) }))
    expect(await preview(door, file)).toMatchObject({ services: { ...nothingNew, same: 2 } })
    const { checkedOn } = await entryOf(door, 'svc-1')
    await run(door, file)
    expect((await entryOf(door, 'svc-1')).checkedOn).toBe(checkedOn)
  })

  it('takes an organisation of the same name for the one that the bureau refers to already', async () => {
    const door = await bureau()
    const id = '01890a5d-ac96-774b-bcce-b302099a8057'
    valueOf(await door.core.call('organisations.add', { id, name: 'PÅHITTADE rådgivningen', kind: 'union' }))
    const file = packed(sample)
    expect((await preview(door, file)).sameOrganisations).toEqual(['Påhittade rådgivningen'])
    await run(door, file)
    expect(valueOf(await door.core.call('organisations.list', null))).toEqual([
      { id, name: 'Påhittade rådgivningen', kind: 'union' }
    ])
    expect((await entryOf(door, 'svc-1')).organisationId).toBe(id)
    expect((await list(door)).total).toBe(2)
  })

  it.each([
    ['a service without its organisation', { 'organizations.csv': ['id,name', 'org-9,Annan'] }, 'points-nowhere', 2],
    ['an id twice', { 'locations.csv': ['id,name', 'loc-1,A', 'loc-1,B'] }, 'twice', 3],
    ['a row without an id', { 'locations.csv': ['id,name', 'loc-1,A', ',B'] }, 'missing-id', 3],
    ['an id that cannot be kept', { 'locations.csv': ['id,name', 'loc-1,A', 'två ord,B'] }, 'bad-id', 3],
    [
      'a service without a name',
      { 'services.csv': ['id,organization_id,name', 'svc-1,org-1,', 'svc-2,org-1,B'] },
      'missing-name',
      2
    ]
  ])('imports nothing of %s, and says where', async (_name, tables, problem, line) => {
    const door = await bureau()
    const file = packed({ ...sample, ...tables })
    const found = await preview(door, file)
    expect(found.ready).toBe(false)
    expect(found.problems[0]).toMatchObject({ problem, line, blocks: true })
    expect(codeOf(await door.core.call('directory.runImport', request(door, file)))).toBe('directory.import-problems')
    expect((await list(door)).total).toBe(0)
  })

  it('takes services of which each is marked with very many topics', async () => {
    const door = await bureau()
    const { topics } = valueOf(await door.core.call('topics.list', null))
    const services = Array.from({ length: 400 }, (_, number) => `svc-${number}`)
    const marks = services.flatMap(service => topics.map(({ code }) => `${service} ${code},${service},service,${code}`))
    const found = await run(
      door,
      packed({
        'organizations.csv': ['id,name,description', 'org-1,Påhittade rådgivningen,Finns inte'],
        'services.csv': ['id,organization_id,name,status', ...services.map(id => `${id},org-1,${id},active`)],
        'taxonomy_terms.csv': ['id,code,name,description', ...topics.map(({ code }) => `${code},${code},${code},–`)],
        'attributes.csv': ['id,link_id,link_entity,taxonomy_term_id', ...marks.map(mark => mark.replace(' ', '-'))]
      })
    )
    expect(found.services.fresh).toBe(services.length)
    expect((await list(door)).entries[0]?.topics).toHaveLength(topics.length)
  })

  it('refuses a file that was changed after it was looked at', async () => {
    const door = await bureau()
    const file = packed(sample)
    const hash = '0'.repeat(64)
    expect(codeOf(await door.core.call('directory.runImport', request(door, file, { hash })))).toBe('file.changed')
  })
})

describe('any bytes', () => {
  it('end in a preview or in an error that has a name', async () => {
    const ends: string[] = []
    const door = await bureau()
    const whole = readFileSync(packed(sample))
    const json = Buffer.from(
      JSON.stringify({
        contents: [{ id: 's', name: 'S', organization: { id: 'o', name: 'O' }, phones: [{ id: 'p' }] }]
      })
    )
    const mutated = (original: Buffer) =>
      fc
        .array(fc.tuple(fc.nat(original.length - 1), fc.nat(255)), { maxLength: 6 })
        .map(changes => changes.reduce((bytes, [at, byte]) => bytes.fill(byte, at, at + 1), Buffer.from(original)))
    await fc.assert(
      fc.asyncProperty(
        fc.oneof(
          fc.uint8Array({ maxLength: 300 }).map(bytes => Buffer.from(bytes)),
          mutated(whole),
          mutated(json)
        ),
        fc.constantFrom('a.zip', 'a.json', 'services.csv', 'a'),
        async (bytes, name) => {
          const file = path.join(newFolder(), name)
          writeFileSync(file, bytes)
          const result = await door.core.call('directory.previewImport', request(door, file))
          ends.push(result.ok ? 'preview' : result.error.code)
        }
      ),
      { numRuns: runs(150, 5000) }
    )
    expect(ends).toContain('preview')
    expect(ends).not.toContain('internal')
  })
})

const shared = process.env['FYR_HSDS_SAMPLE'] ?? ''

describe('the specification’s own example', () => {
  it.runIf(existsSync(shared))(
    'imports as a package and as JSON (skipped where FYR_HSDS_SAMPLE names no folder)',
    async () => {
      const door = await bureau()
      const folder = path.join(shared, 'csv')
      expect(readdirSync(folder)).toContain('services.csv')
      expect(await run(door, folder)).toMatchObject({ ready: true, services: { fresh: 1 } })
      expect(await run(door, folder)).toMatchObject({ services: { ...nothingNew, same: 1 } })
      const other = await bureau()
      for (const name of ['service_full.json', 'organization_full.json', 'service_at_location_full.json'])
        expect((await run(other, path.join(shared, name))).ready).toBe(true)
      expect((await list(other)).entries.map(({ name }) => name)).toEqual(['Community Counselling'])
    }
  )
})
