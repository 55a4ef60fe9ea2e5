import { truncateSync } from 'node:fs'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { cli, cliJson, cliValue } from './cli-process.ts'
import { newDesk, type Desk } from './desk.ts'
import { typed } from './in-process.ts'
import { lastMonth, spreadsheet } from './sample-month.ts'

const countsSchema = z.object({
  rows: z.number(),
  rowsTaken: z.number(),
  rowsNotTaken: z.number(),
  rowsImportedBefore: z.number()
})
const reportSchema = z.object({
  counts: countsSchema,
  recorded: z.object({ visits: z.number(), questions: z.number(), referrals: z.number(), organisations: z.number() })
})
const openSchema = z.object({
  ready: z.boolean(),
  open: z.array(z.object({ about: z.string(), value: z.string().optional() }))
})

const sheet = spreadsheet(lastMonth(), 30)
const ambiguous = `${sheet.trimEnd()}\r\n31;${lastMonth()}-01;Kyrkan;arabiska;Malmö;Ansökan;Informerade;\r\n`

let desk: Desk

beforeEach(async () => {
  desk = await newDesk()
})
afterEach(() => desk.remove())

const countVisits = async (): Promise<number> => {
  const { stdout } = await typed(['list', ...desk.options, '--json'])
  return z.object({ value: z.object({ total: z.number() }) }).parse(JSON.parse(stdout)).value.total
}

describe('import', () => {
  it('takes in a spreadsheet, and the second time adds nothing', async () => {
    const file = desk.file('visits.csv', sheet)
    const first = await cliValue(reportSchema, ['import', file, ...desk.options])
    expect(first).toEqual({
      counts: { rows: 30, rowsTaken: 30, rowsNotTaken: 0, rowsImportedBefore: 0 },
      recorded: { visits: 30, questions: 30, referrals: 10, organisations: 1 }
    })
    const again = await cliValue(reportSchema, ['import', file, ...desk.options])
    expect(again).toEqual({
      counts: { rows: 30, rowsTaken: 0, rowsNotTaken: 0, rowsImportedBefore: 30 },
      recorded: { visits: 0, questions: 0, referrals: 0, organisations: 0 }
    })
    expect(await countVisits()).toBe(30)
  })

  it('says in words what it understood, and which lines it did not take', async () => {
    const file = desk.file(
      'visits.csv',
      `${sheet.trimEnd()}\r\n31;2026-02-30;Kyrkan;arabiska;Malmö;Hyresavtal;Informerade;\r\n`
    )
    const { code, stdout } = await cli(['import', file, ...desk.options, '--lang', 'sv'])
    expect(code).toBe(0)
    expect(stdout).toContain('Språk → språk [language]')
    expect(stdout).toMatch(/Rad 32: /)
    expect(stdout).toContain('Sparat: 30 besök')
  })

  it('says that nothing was taken where no row could be, and nothing new only where all was there before', async () => {
    const faulty = desk.file('faulty.csv', sheet.replaceAll(/20\d\d-\d\d-\d\d/g, 'igår'))
    expect((await typed(['import', faulty, ...desk.options])).stdout).toMatch(
      /Nothing was imported[^]*before: 0[^]*: \d/
    )
    const again = desk.file('again.csv', 'Datum;Plats;Fråga;Åtgärd\n2026-09-01;Kyrkan;Hyresavtal;Information\n')
    await typed(['import', again, ...desk.options])
    expect((await typed(['import', again, ...desk.options])).stdout).toContain('Nothing new')
  })

  it('records nothing with --dry-run', async () => {
    const file = desk.file('visits.csv', sheet)
    expect(await cliValue(openSchema, ['import', file, ...desk.options, '--dry-run'])).toEqual({
      ready: true,
      open: []
    })
    expect(await countVisits()).toBe(0)
  })

  it('records nothing while something is open, names it, and imports with a mapping that settles it', async () => {
    const file = desk.file('visits.csv', ambiguous)
    const { code, answer } = await cliJson(['import', file, ...desk.options])
    expect(code).toBe(6)
    expect(answer).toMatchObject({
      error: { code: 'import.mapping-incomplete' },
      value: { ready: false, open: [{ about: 'value', field: 'topic', value: 'Ansökan' }] }
    })
    expect(await countVisits()).toBe(0)

    const words = await typed(['import', file, ...desk.options])
    expect(words.stdout).toContain('family-reunification.apply')
    const mapping = desk.file(
      'mapping.json',
      JSON.stringify({ values: { topic: { Ansökan: 'family-reunification.apply' } } })
    )
    const settled = await typed(['import', file, ...desk.options, '--mapping', mapping])
    expect(settled.code).toBe(0)
    expect(await countVisits()).toBe(31)
  })

  it('takes a mapping with a mark before it, as a text editor may save one', async () => {
    const mapping = desk.file('m.json', '\ufeff{"values":{}}')
    const options = [...desk.options, '--json', '--dry-run', '--mapping', mapping]
    const { stdout } = await typed(['import', desk.file('visits.csv', sheet), ...options])
    expect(JSON.parse(stdout)).toMatchObject({ value: { file: { name: 'visits.csv' } } })
  })

  it.each([
    ['is not there', () => desk.path('nowhere.json'), 'json.unreadable', {}],
    ['is not JSON', () => desk.file('m.json', '{"values":'), 'json.malformed', {}],
    ['is no text', () => desk.file('m.json', Buffer.from([0x7b, 0xe5, 0x7d])), 'json.unreadable', { reason: 'UTF-8' }],
    ['has a field that there is not', () => desk.file('m.json', '{"vlaues":{}}'), 'json.field', { field: 'vlaues' }],
    [
      'matches with a field that there is not',
      () => desk.file('m.json', '{"columns":{"Plats":"plats"}}'),
      'json.field',
      { field: 'columns.Plats' }
    ],
    [
      'names a column that is not in the file',
      () => desk.file('m.json', '{"columns":{"Färg":"place"}}'),
      'import.column-unknown',
      { column: 'Färg' }
    ],
    [
      'takes a value for a code that there is not',
      () => desk.file('m.json', '{"values":{"topic":{"Hyresavtal":"nothing.such"}}}'),
      'import.mapping-invalid',
      {}
    ]
  ])('refuses a mapping that %s', async (_case, mapping, code, params) => {
    const file = desk.file('visits.csv', sheet)
    const { stdout } = await typed(['import', file, ...desk.options, '--json', '--mapping', mapping()])
    expect(JSON.parse(stdout)).toMatchObject({ ok: false, error: { code, params } })
    expect(await countVisits()).toBe(0)
  })
})

describe('a file that is no spreadsheet of visits', () => {
  const tooLarge = (own: Desk) => {
    const file = own.file('large.csv', sheet)
    truncateSync(file, 200 * 1024 * 1024)
    return file
  }
  it.each([
    ['is not there', (own: Desk) => own.path('nowhere.csv'), 'file.missing'],
    ['is a folder', (own: Desk) => own.home, 'file.not-a-file'],
    ['is empty', (own: Desk) => own.file('empty.csv', ''), 'file.empty'],
    [
      'is binary',
      (own: Desk) =>
        own.file(
          'binary.csv',
          Uint8Array.from({ length: 4096 }, (_, at) => at % 256)
        ),
      'file.binary'
    ],
    ['has 200 MB', tooLarge, 'file.too-large'],
    [
      'has 500,000 rows',
      (own: Desk) => own.file('rows.csv', `Datum;Fråga\n${'2026-01-01;x\n'.repeat(500_000)}`),
      'file.too-many-rows'
    ],
    [
      'never closes a quotation mark',
      (own: Desk) => own.file('quote.csv', `${sheet}32;2026-01-01;"Kyrkan;arabiska\r\n`),
      'import.quote-open'
    ],
    ['has only headings', (own: Desk) => own.file('headings.csv', sheet.split('\r\n', 1)[0] ?? ''), 'import.no-rows']
  ])('is named for what it is when it %s, and nothing is saved', async (_case, make, code) => {
    const file = make(desk)
    const { stdout, code: exit } = await typed(['import', file, ...desk.options, '--json'])
    expect(JSON.parse(stdout)).toMatchObject({ ok: false, error: { code, params: { file: expect.any(String) } } })
    expect(exit).toBe(1)
    expect(await countVisits()).toBe(0)
  })
})
