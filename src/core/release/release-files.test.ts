import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { parse } from 'csv-parse/sync'
import { beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { FEWEST_CONTRIBUTORS, type ProtectedRelease } from '../disclosure/types.ts'
import { madeUpRelease } from './made-up-release.ts'
import { readRelease } from './read-release.ts'
import { releaseFiles, releaseZip, sha256 } from './release-files.ts'

const fixtures = path.resolve(import.meta.dirname, '../../../test/fixtures/releases')

let release: ProtectedRelease
let text: (name: string) => string
beforeAll(async () => {
  release = await madeUpRelease()
  const files = releaseFiles(release)
  text = name => new TextDecoder().decode(files.get(name))
})

const packageSchema = z.object({
  $schema: z.string(),
  name: z.string(),
  resources: z.array(
    z.object({
      name: z.string(),
      path: z.string(),
      type: z.literal('table'),
      bytes: z.int(),
      schema: z.object({
        fields: z.array(
          z.object({
            name: z.string(),
            type: z.string(),
            constraints: z.object({ enum: z.array(z.string()).optional() })
          })
        ),
        primaryKey: z.array(z.string())
      }),
      fyr: z.object({ measure: z.string() })
    })
  ),
  fyr: z.record(z.string(), z.unknown())
})

describe('the files of a release', () => {
  it('hold the same tables, to the byte, for a release that an older version put into the register', async () => {
    const older = readRelease(await readFile(path.join(fixtures, 'one-way-tables.json'), 'utf8'))
    const written = [...releaseFiles(older)].map(([file, bytes]) => `${sha256(bytes)}  ${file}`)
    const sums = await readFile(path.join(fixtures, 'one-way-tables.SHA256SUMS'), 'utf8')
    const tables = sums.split('\n').filter(line => line.endsWith('.csv'))
    expect(tables).toHaveLength(12)
    expect(written).toEqual(expect.arrayContaining(tables))
  })

  it('are the same to the byte when the release comes back from the register', () => {
    const stored = readRelease(JSON.stringify(release))
    const { slug, name, municipality } = stored.bureau
    const again = { ...stored, bureau: { municipality, name, slug, note: 'not of the format' } }
    expect(releaseFiles(again)).toEqual(releaseFiles(release))
    expect(releaseZip(again)).toEqual(releaseZip(release))
  })

  it('hold a table as other programs read it: every combination, and counts that add up', () => {
    for (const { name, dimensions, cells } of release.tables) {
      const rows = parse(text(`${name}.csv`), {
        columns: true,
        cast: (value, { column }) => (column === 'count' ? Number(value) : value)
      })
      expect(rows).toHaveLength(cells.length)
      expect(rows).toEqual(
        cells.map(({ codes, count }) => ({
          ...Object.fromEntries(dimensions.map((dimension, at) => [dimension, codes[at]])),
          count,
          status: 'rounded'
        }))
      )
    }
    expect(text('visits-by-gender.csv')).toMatch(/^gender,count,status\r\n\*,\d+,rounded\r\n/)
    expect(text('visits-by-gender.csv').endsWith('\r\n')).toBe(true)
  })

  it('describe each table with a Table Schema of Data Package 2', () => {
    const description = packageSchema.parse(JSON.parse(text('datapackage.json')))
    expect(description.$schema).toBe('https://datapackage.org/profiles/2.0/datapackage.json')
    expect(description.name).toBe('fyr-test-bureau-2026-09-r1')
    for (const { name, path: file, bytes, schema, fyr } of description.resources) {
      const table = release.tables.find(one => one.name === name)
      expect(file).toBe(`${name}.csv`)
      expect(bytes).toBe(new TextEncoder().encode(text(file)).length)
      expect(schema.fields.map(field => field.name)).toEqual([...(table?.dimensions ?? []), 'count', 'status'])
      expect(schema.primaryKey).toEqual(table?.dimensions)
      for (const [at] of (table?.dimensions ?? []).entries())
        expect(schema.fields[at]?.constraints.enum).toEqual([...new Set(table?.cells.map(cell => cell.codes[at]))])
      expect(fyr.measure).toBe(table?.measure)
    }
  })

  it('say what the words mean and what was refused, in both languages', () => {
    const { fyr } = packageSchema.parse(JSON.parse(text('datapackage.json')))
    expect(fyr).toMatchObject({
      version: 1,
      period: '2026-09',
      method: { name: 'controlled-rounding', base: 5, cap: 4 },
      contributorsAtLeast: FEWEST_CONTRIBUTORS,
      rules: { visit: { sv: expect.stringContaining('besök'), en: expect.stringContaining('visit') } }
    })
    expect(fyr['refused']).toContainEqual(
      expect.objectContaining({
        table: 'question-actions-by-topic',
        because: { sv: expect.any(String), en: expect.any(String) }
      })
    )
  })

  it('name no date finer than the month, and nothing of when they were made', () => {
    const finer = /\d{4}-\d{2}-\d{2}|\b\d{1,2}:\d{2}\b|created|modified/
    for (const name of releaseFiles(release).keys())
      expect([name, finer.exec(text(name))?.[0]]).toEqual([name, undefined])
    const zip = releaseZip(release)
    const firstDay = [0x00, 0x00, 0x21, 0x00]
    expect([...zip.subarray(10, 14)]).toEqual(firstDay)
  })

  it('explain themselves on a page that stands alone', () => {
    const page = text('privacy.html')
    expect(page).not.toMatch(/<script|<img|<link|src=|href="(?!#)/)
    expect(page).toContain('Rådgivningen &lt;i&gt;Test&lt;/i&gt; &amp; vänner')
    expect(page).toContain(`<article id="sv" lang="sv">`)
    expect(page).toContain(`<article id="en" lang="en">`)
    expect(page).not.toContain('{{')
  })

  it('hold no figure on the page that is not published', () => {
    const published = new Set([
      ...release.tables.flatMap(table => table.cells.map(cell => cell.count)),
      ...Object.values(release.totals),
      release.certificate.attack.cells
    ])
    const examples = [0, 1, 2, 3, 4, 5, 9, 96, 100, 104, 2026]
    for (const example of examples) published.add(example)
    const shown = text('privacy.html')
      .replace(/[\s\S]*<body>/, '')
      .replaceAll(/<[^>]*>/g, ' ')
    for (const [figure] of shown.matchAll(/(?<![\w.])\d+(?![\w.]*[a-z])/g)) expect(published).toContain(Number(figure))
  })
})
