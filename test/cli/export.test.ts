import { createHash } from 'node:crypto'
import { appendFileSync, cpSync, existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { cli, cliJson, cliValue } from './cli-process.ts'
import { newDesk, type Desk } from './desk.ts'
import { typed } from './in-process.ts'
import { lastMonth, nextMonth, spreadsheet } from './sample-month.ts'

const month = lastMonth()
const reportSchema = z.object({
  period: z.string(),
  repeated: z.boolean(),
  folder: z.string(),
  zip: z.string(),
  totals: z.object({ visits: z.number() })
})
type Report = z.infer<typeof reportSchema>

let desk: Desk
let report: Report

beforeAll(async () => {
  desk = await newDesk()
  await typed(['import', desk.file('visits.csv', spreadsheet(month, 60)), ...desk.options])
  report = await exported('out')
})
afterAll(() => desk.remove())

const exported = (folder: string): Promise<Report> =>
  cliValue(reportSchema, ['export', ...desk.options, '--month', month, '--out', desk.path(folder)])

const fingerprints = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, encoding: 'utf8', withFileTypes: true })
    .filter(entry => entry.isFile())
    .map(
      entry =>
        `${entry.name} ${createHash('sha256')
          .update(readFileSync(path.join(entry.parentPath, entry.name)))
          .digest('hex')}`
    )
    .toSorted()

describe('export', () => {
  it('writes a summary as a folder and as a zip, with rounded totals only', () => {
    expect(report).toMatchObject({ period: month, repeated: false })
    expect(Math.abs(report.totals.visits - 60)).toBeLessThan(5)
    expect(report.totals.visits % 5).toBe(0)
    expect([existsSync(report.folder), existsSync(report.zip)]).toEqual([true, true])
    expect(readdirSync(report.folder)).toEqual(
      expect.arrayContaining(['datapackage.json', 'privacy.html', 'SHA256SUMS'])
    )
  })

  it('writes the same bytes the second time, and says that it is the same', async () => {
    expect(await exported('again')).toMatchObject({ repeated: true, totals: report.totals })
    expect(fingerprints(desk.path('again'))).toEqual(fingerprints(desk.path('out')))
  })

  it('says in words what is in it and what is not, and why', async () => {
    const { stdout, code } = await typed(
      ['export', ...desk.options, '--month', month, '--out', desk.path('words'), '--lang', 'sv'],
      {}
    )
    expect(code).toBe(0)
    expect(stdout).toContain(desk.path('words'))
    expect(stdout).toContain('I stället: ')
    expect(stdout).not.toContain('two-way')
  })

  it.each([
    ['a month that is not over', nextMonth(), 'month.not-over'],
    ['a month without visits', '2001-01', 'month.empty'],
    ['a month long before', '1999-01', 'month.too-early']
  ])('refuses %s and writes nothing', async (_case, asked, code) => {
    const out = desk.path(`refused-${asked}`)
    const { stdout, code: exit } = await typed(['export', ...desk.options, '--month', asked, '--out', out, '--json'])
    expect(JSON.parse(stdout)).toMatchObject({ ok: false, error: { code, params: { month: asked } } })
    expect(exit).toBe(1)
    expect(readdirSync(out)).toEqual([])
  })

  it('refuses the other way of protecting a month that is closed, and ways that do not go together', async () => {
    const args = ['export', ...desk.options, '--month', month, '--out', desk.path('other-way'), '--json']
    const other = await typed([...args, '--method', 'suppression'])
    expect(JSON.parse(other.stdout)).toMatchObject({ error: { code: 'release.other-method' } })
    const unknown = await typed([...args, '--method', 'noise'])
    expect(JSON.parse(unknown.stdout)).toMatchObject({ error: { code: 'usage.value' } })
    const both = await typed([...args, '--pass-over', '--method', 'suppression'])
    expect(JSON.parse(both.stdout)).toMatchObject({ error: { code: 'usage.both' } })
    const quarter = await typed(['export', ...desk.options, '--period', '2026-Q5', '--out', desk.path('x'), '--json'])
    expect(JSON.parse(quarter.stdout)).toMatchObject({ error: { code: 'usage.value' } })
    expect([other.code, unknown.code, both.code]).toEqual([1, 2, 2])
  })

  it('refuses a year while its months are not closed, and names them', async () => {
    const year = month.slice(0, 4)
    const { stdout, code } = await typed(['export', ...desk.options, '--period', year, '--out', desk.path('year')], {})
    expect([code, stdout]).toEqual([1, ''])
  })

  it('refuses a folder that holds another summary of that name, and leaves it as it is', async () => {
    const other = desk.path('other')
    cpSync(desk.path('out'), other, { recursive: true })
    appendFileSync(path.join(other, path.basename(report.folder), 'privacy.html'), ' ')
    const before = fingerprints(other)
    const { stdout } = await typed(['export', ...desk.options, '--month', month, '--out', other, '--json'])
    expect(JSON.parse(stdout)).toMatchObject({ error: { code: 'release.target-exists' } })
    expect(fingerprints(other)).toEqual(before)
  })

  it('refuses a folder that cannot be one', async () => {
    const file = desk.file('not-a-folder', '')
    const { stdout } = await typed([
      'export',
      ...desk.options,
      '--month',
      month,
      '--out',
      path.join(file, 'out'),
      '--json'
    ])
    expect(JSON.parse(stdout)).toMatchObject({ error: { code: 'export.folder-unusable' } })
  })
})

describe('verify of a summary', () => {
  it('finds nothing wrong with one as it was written, without a passphrase', async () => {
    for (const target of [report.folder, report.zip]) {
      const { answer, code } = await cliJson(['verify', target])
      expect(code).toBe(0)
      expect(answer).toMatchObject({ ok: true, value: { kind: 'release', passed: true } })
    }
  })

  it.each([
    [
      'a changed figure',
      (folder: string) => edit(folder, tableIn(folder), text => text.replace(/,(\d+),rounded/, ',995,rounded')),
      'hashes'
    ],
    [
      'a row too few',
      (folder: string) => edit(folder, tableIn(folder), text => text.split('\r\n').slice(0, -2).join('\r\n')),
      'hashes'
    ],
    ['a file too many', (folder: string) => writeFileSync(path.join(folder, 'visits.xlsx'), ''), 'files'],
    ['a missing table', (folder: string) => rmSync(path.join(folder, tableIn(folder))), 'schema'],
    ['a missing description', (folder: string) => rmSync(path.join(folder, 'datapackage.json')), 'files'],
    [
      'another privacy page',
      (folder: string) => edit(folder, 'privacy.html', text => text.replace('<body', '<body class="x"')),
      'hashes'
    ],
    ['no fingerprints', (folder: string) => rmSync(path.join(folder, 'SHA256SUMS')), 'files']
  ])('finds %s', async (_case, tamper, check) => {
    const place = desk.path(`tampered-${check}-${Math.random().toString(36).slice(2)}`)
    const folder = path.join(place, path.basename(report.folder))
    cpSync(report.folder, folder, { recursive: true })
    tamper(folder)
    const { stdout, code } = await typed(['verify', folder, '--json'])
    expect(code).toBe(3)
    const answer = z
      .object({
        error: z.object({ code: z.string() }),
        value: z.object({ passed: z.boolean(), checks: z.array(z.object({ id: z.string(), passed: z.boolean() })) })
      })
      .parse(JSON.parse(stdout))
    expect(answer).toMatchObject({ error: { code: 'verify.failed' }, value: { passed: false } })
    expect(answer.value.checks.filter(({ passed }) => !passed).map(({ id }) => id)).toContain(check)
  })

  it('finds a zip that was cut', async () => {
    const zip = desk.file(path.basename(report.zip), readFileSync(report.zip).subarray(0, 2000))
    expect((await typed(['verify', zip])).code).toBe(3)
  })

  it('says what is wrong in words', async () => {
    const folder = path.join(desk.path('worded'), path.basename(report.folder))
    cpSync(report.folder, folder, { recursive: true })
    rmSync(path.join(folder, 'SHA256SUMS'))
    const { stdout, stderr, code } = await cli(['verify', folder, '--lang', 'sv'])
    expect(code).toBe(3)
    expect(stdout).toContain('[fel]')
    expect(stdout).toContain('SHA256SUMS')
    expect(stderr).toContain('är inte som det ska')
  })
})

const tableIn = (folder: string): string => readdirSync(folder).find(name => name.endsWith('.csv')) ?? ''

function edit(folder: string, name: string, change: (text: string) => string): void {
  const before = readFileSync(path.join(folder, name), 'utf8')
  const after = change(before)
  if (after === before) throw new Error(`nothing was changed in ${name}`)
  writeFileSync(path.join(folder, name), after)
}
