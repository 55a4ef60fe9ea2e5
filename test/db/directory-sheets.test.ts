import fc from 'fast-check'
import { existsSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { codeOf, openBureau, valueOf } from '../bureau.ts'
import { runs } from '../long-runs.ts'
import { bureau, entryNamed, expectUnchanged, list, preview, request, run, told, written } from './directory-fixture.ts'

const fixtures = path.join(import.meta.dirname, '../fixtures/directory')

describe('a plain spreadsheet of services', () => {
  const sheet = path.join(fixtures, 'tjanster.csv')

  it('is imported, tells what was made of it, and changes nothing the second time', async () => {
    const door = await bureau()
    const found = await preview(door, sheet)
    expect(found).toMatchObject({ ready: true, services: { fresh: 3 }, file: { format: 'spreadsheet' } })
    expect(told(found).toSorted()).toEqual([
      'column-unknown Vår kontakt',
      'filled-in Adress',
      'hours-as-text Öppettider',
      'hours-read Öppettider',
      'id-derived id',
      'list-split Språk',
      'list-split Telefon',
      'municipality-as-town Kommun',
      'service-from-organization Tjänst'
    ])
    expect(found.problems.find(({ problem }) => problem === 'hours-as-text')?.line).toBe(5)
    await run(door, sheet)
    const rent = await entryNamed(door, 'Råd om hyra')
    expect(rent).toMatchObject({
      organisation: 'Påhittade rådgivningen',
      description: 'Hjälp med hyreskontrakt\noch uppsägning',
      email: 'hyra@exempel.se',
      url: 'https://exempel.se/hyra',
      fees: 'Gratis',
      eligibility: 'Alla',
      city: 'Malmö',
      phones: [{ number: '040-00 00 01' }, { number: '040-00 00 02' }],
      places: [{ addresses: [{ lines: ['Påhittade gatan 1'], postalCode: '21100', city: 'Malmö' }] }]
    })
    expect(new Set(rent.languages.map(({ code }) => code))).toEqual(new Set(['ara', 'swe']))
    expect(rent.hours.weekly).toHaveLength(5)
    const debt = await entryNamed(door, 'Råd om skuld')
    expect(debt.hours).toMatchObject({ weekly: [], other: [{ text: 'Vissa torsdagar efter överenskommelse' }] })
    expect(debt.city).toBe('Lund')
    expect((await entryNamed(door, 'Sagoföreningen')).hours.weekly).toHaveLength(3)
    await expectUnchanged(door, sheet)
  })

  it('tells services again by an id of their own, and bare numbers together with the organisation', async () => {
    const door = await bureau()
    await run(door, written('a.csv', 'id;organisation;tjänst\nsvc-1;A;Ett\n2;A;Två\n'))
    const changed = await preview(door, written('a.csv', 'id;organisation;tjänst\nsvc-1;A;Nytt namn\n2;A;Nytt\n'))
    expect(changed.services).toMatchObject({ fresh: 0, changed: 2, gone: 0 })
    const other = await preview(door, written('b.csv', 'id;organisation;tjänst\n2;B;Annat\n'))
    expect(other.services).toMatchObject({ fresh: 1, changed: 0 })
  })

  it.each(['katalog.csv', 'katalog.tsv', 'katalog.txt'])(
    'calls its source after the file %s, without the ending',
    async name => {
      const door = await bureau()
      expect((await preview(door, written(name, 'organisation;tjänst\nA;Ett\n'))).source).toBe('katalog')
    }
  )

  it.each([
    ['the same service twice', 'organisation;tjänst\nA;Ett\na;ETT\n', 'same-service', 3],
    ['more cells than headings', 'organisation;tjänst\nA;Ett;över\n', 'too-many-cells', 2],
    ['a name that is too long', `organisation;tjänst\nA;${'x'.repeat(121)}\n`, 'missing-name', 2]
  ])('imports nothing with %s, and says where', async (_name, text, problem, line) => {
    const door = await bureau()
    const file = written('a.csv', text)
    expect((await preview(door, file)).problems[0]).toMatchObject({ problem, line, blocks: true })
    expect(codeOf(await door.core.call('directory.runImport', request(door, file)))).toBe('directory.import-problems')
    expect((await list(door)).total).toBe(0)
  })

  const words = fc.stringMatching(/^[a-zåäöA-Z]([a-zåäö "',;.!?-]{0,20}[a-zåäö])?$/)
  const anySheet = fc.record({
    services: fc.uniqueArray(
      fc.record({ organization: words, service: words, description: words, fees: words, city: words }),
      {
        selector: ({ organization, service }) => `${organization}|${service}`.toLowerCase(),
        minLength: 1,
        maxLength: 8
      }
    ),
    headings: fc.constantFrom(
      ['Organisation', 'Tjänst', 'Beskrivning', 'Kostnad', 'Ort'],
      ['Organization name', 'SERVICE:', 'description', 'Fees', 'City'],
      ['organisation_name', 'Insats', 'Om', 'avgift', 'Postort']
    ),
    separator: fc.constantFrom(';', ',', '\t'),
    encode: fc.constantFrom(
      (text: string) => Buffer.from(text),
      (text: string) => Buffer.from(`\ufeff${text}`),
      (text: string) => Buffer.from(text, 'latin1'),
      (text: string) => Buffer.from(`\ufeff${text}`, 'utf16le')
    ),
    lineEnd: fc.constantFrom('\r\n', '\n')
  })

  it('comes back out of the directory as it was written, whatever is in it, and changes nothing the second time', async () => {
    await fc.assert(
      fc.asyncProperty(anySheet, async ({ services, headings, separator, encode, lineEnd }) => {
        const door = await openBureau()
        try {
          const rows = services.map(each => [each.organization, each.service, each.description, each.fees, each.city])
          const quoted = (cells: readonly string[]): string =>
            cells.map(cell => `"${cell.replaceAll('"', '""')}"`).join(separator)
          const text = [headings, ...rows].map(cells => `${quoted(cells)}${lineEnd}`).join('')
          const file = written('any.csv', encode(text))
          expect(await run(door, file)).toMatchObject({ ready: true, services: { fresh: services.length } })
          const entries = await Promise.all(
            (await list(door)).entries.map(({ kind, id }) =>
              door.core.call('directory.entry', { kind, id }).then(valueOf)
            )
          )
          const key = ({ service, ...rest }: (typeof services)[number]): string => JSON.stringify({ service, ...rest })
          const folded = new Map(
            services.map(({ organization }) => [organization.toLowerCase(), organization] as const).toReversed()
          )
          const mine = services.map(each => ({
            ...each,
            // The first way of writing an organisation's name is its name.
            organization: folded.get(each.organization.toLowerCase()) ?? ''
          }))
          const theirs = entries.map(entry => ({
            organization: entry.organisation,
            service: entry.name,
            description: entry.description,
            fees: entry.fees,
            city: entry.places[0]?.addresses[0]?.city ?? ''
          }))
          const asKey = (all: readonly (typeof services)[number][]): string[] =>
            all
              .map(({ organization, service, description, fees, city }) =>
                key({ organization, service, description, fees, city })
              )
              .toSorted()
          expect(asKey(theirs)).toEqual(asKey(mine))
          await expectUnchanged(door, file)
        } finally {
          await door.close()
        }
      }),
      { numRuns: runs(8, 120) }
    )
  })
})

describe('a folder of other tables', () => {
  it('of Ohana is read by itself, with what it lacks derived and told', async () => {
    const door = await bureau()
    const folder = path.join(fixtures, 'ohana')
    const found = await preview(door, folder)
    expect(found).toMatchObject({ ready: true, services: { fresh: 2 }, file: { format: 'tables' }, blockingCount: 0 })
    expect(told(found)).toEqual(
      expect.arrayContaining([
        'organization-from-place location_id',
        'columns-joined audience + eligibility',
        'column-kept keywords',
        'column-kept short_desc',
        'filled-in location_type',
        'hours-read weekday',
        'hours-as-text weekday',
        'hours-as-text start_date',
        'list-split languages'
      ])
    )
    expect(found.problems.find(({ problem }) => problem === 'file-unknown')?.file).toBe('opinions.csv')
    await run(door, folder)
    expect(await entryNamed(door, 'Advice about rent')).toMatchObject({
      organisation: 'Made-up Advice',
      eligibility: 'Newly arrived people\nAdults',
      fees: 'None',
      url: 'https://example.org/rent',
      documents: ['Identity card'],
      areas: [{ name: 'Made-up County' }],
      places: [
        {
          name: 'Made-up House',
          accessibility: ['ramp', 'wheelchair'],
          hours: {
            weekly: [
              { day: 'MO', opens: '08:00', closes: '17:00' },
              { day: 'TU', opens: '10:00', closes: '16:00' }
            ]
          }
        }
      ]
    })
    await expectUnchanged(door, folder)
  })
})

const shared = process.env['FYR_OHANA_SAMPLE'] ?? ''

describe('Ohana’s own example', () => {
  it.runIf(existsSync(shared))(
    'imports, and a second time changes nothing (skipped where FYR_OHANA_SAMPLE names no folder)',
    async () => {
      const door = await bureau()
      expect(await run(door, shared)).toMatchObject({ ready: true, services: { fresh: 23 } })
      expect((await list(door)).entries.every(({ organisation }) => organisation !== '')).toBe(true)
      await expectUnchanged(door, shared)
    }
  )
})
