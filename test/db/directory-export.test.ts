import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { unzipSync } from 'fflate'
import { describe, expect, it } from 'vitest'
import { openBureau, valueOf } from '../bureau.ts'
import { runs } from '../long-runs.ts'
import { bureau, entryOf, exported, list, nothingNew, packed, preview, run, sample } from './directory-fixture.ts'

describe('exporting a directory', () => {
  const id = fc.integer({ min: 1, max: 9 }).map(String)
  const words = fc.stringMatching(/^[a-zåäö"',; \n-]{1,20}$/).filter(text => text.trim() !== '')
  const anyDirectory = fc.record({
    services: fc.uniqueArray(fc.record({ id, name: words, description: words, fees: words }), {
      selector: service => service.id,
      minLength: 1
    }),
    phones: fc.uniqueArray(fc.record({ id, service: fc.nat(), number: words }), { selector: phone => phone.id })
  })
  const quoted = (...cells: readonly string[]): string => cells.map(cell => `"${cell.replaceAll('"', '""')}"`).join(',')

  it.each(['hsds-csv', 'hsds-json', 'open-referral-uk'] as const)('imports again as it was, as %s', async format => {
    await fc.assert(
      fc.asyncProperty(anyDirectory, async ({ services, phones }) => {
        const door = await openBureau()
        try {
          await run(
            door,
            packed({
              ...sample,
              'services.csv': [
                'id,organization_id,name,description,fees_description',
                ...services.map(each =>
                  quoted(each.id, 'org-1', each.name.replaceAll('\n', ' '), each.description, each.fees)
                )
              ],
              'phones.csv': [
                'id,service_id,number',
                ...phones.map(phone =>
                  quoted(phone.id, services[phone.service % services.length]?.id ?? '', phone.number)
                )
              ],
              'service_at_location.csv': [
                'id,service_id,location_id',
                ...services.map(each => quoted(`at-${each.id}`, each.id, 'loc-1'))
              ],
              'languages.csv': ['id,service_id,code'],
              'service_areas.csv': ['id,service_id,name'],
              'schedules.csv': ['id,location_id,freq,byday,opens_at,closes_at', 'sch-1,loc-1,WEEKLY,MO,09:00,12:00'],
              'attributes.csv': [
                'id,link_id,link_entity,taxonomy_term_id',
                quoted('a', services[0]?.id ?? '', 'service', 'term-1')
              ]
            })
          )
          const again = await preview(door, await exported(door, format))
          expect(again).toMatchObject({ ready: true, services: { ...nothingNew, same: services.length } })
          for (const { table, ...counts } of again.tables)
            expect({ table, ...counts }).toMatchObject({ table, ...nothingNew })
          const other = await openBureau()
          try {
            await run(other, await exported(door, format))
            const [mine, theirs] = [await list(door), await list(other)]
            expect(theirs.entries).toEqual(mine.entries)
          } finally {
            await other.close()
          }
        } finally {
          await door.close()
        }
      }),
      { numRuns: runs(3, 60) }
    )
  })

  it('holds no place that no service is at any more', async () => {
    const door = await bureau()
    await run(door, packed(sample))
    const withoutPlaces = async (service: string) => {
      const { editable } = await entryOf(door, service)
      if (editable === null) throw new Error('it has a form')
      valueOf(await door.core.call('directory.save', { ...editable, places: [] }))
      const { tables } = await preview(door, await exported(door, 'hsds-csv'))
      return tables.map(({ table }) => table)
    }
    expect(await withoutPlaces('svc-1')).toEqual(expect.arrayContaining(['location', 'address']))
    expect(await withoutPlaces('svc-2')).not.toEqual(expect.arrayContaining(['location']))
  })

  it('holds no word of the bureau’s own notes', async () => {
    const door = await bureau()
    await run(door, packed(sample))
    const { editable } = await entryOf(door, 'svc-1')
    if (editable === null) throw new Error('it has a form')
    valueOf(await door.core.call('directory.save', { ...editable, note: 'kanariefågel' }))
    for (const format of ['hsds-csv', 'hsds-json', 'open-referral-uk'] as const) {
      const bytes = readFileSync(await exported(door, format))
      const texts = format === 'hsds-csv' ? Object.values(unzipSync(bytes)).map(file => Buffer.from(file)) : [bytes]
      expect(texts.map(String).join('')).toContain('Råd om hyra')
      expect(texts.map(String).join('')).not.toContain('kanariefågel')
    }
  })
})
