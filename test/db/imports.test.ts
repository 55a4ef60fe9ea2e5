import { spawn } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { once } from 'node:events'
import { parse } from 'csv-parse/sync'
import { z } from 'zod'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, onTestFinished } from 'vitest'
import type { CallInput } from '../../src/shared/ipc/contract.ts'
import { createCore } from '../../src/core/create-core.ts'
import { cheapestCost } from '../../src/core/vault/passphrase-cost.ts'
import { codeOf, openBureau, resourcesDir, testPassphrase, valueOf, type Door } from '../bureau.ts'
import { everyVisit } from '../visit-builder.ts'

type MappingSent = CallInput<'imports.run'>['mapping']

const heading = 'Besök nr;Datum;Tid;Plats;Språk;Fråga;Åtgärd;Hänvisad till;Anteckning\n'
const settled = { values: { topic: { Ansökan: 'income-support.apply' } } } as const
let folder: string
beforeAll(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'fyr-import-'))
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

let bureau: Door
beforeEach(async () => {
  bureau = await openBureau()
})
afterEach(() => bureau.close())

function sheet(text: string | Buffer, name = 'besök.csv') {
  const file = path.join(folder, name)
  writeFileSync(file, text)
  return bureau.core.grant(file)
}

const run = (file: ReturnType<typeof sheet>, mapping: MappingSent = null, hash: string | null = null) =>
  bureau.core.call('imports.run', { file, mapping, hash })
const preview = (file: ReturnType<typeof sheet>, mapping: MappingSent = null) =>
  bureau.core.call('imports.preview', { file, mapping })
const list = async (filter: Partial<typeof everyVisit> = {}) =>
  valueOf(await bureau.core.call('visits.list', { ...everyVisit, ...filter }))
const open = async (id: string) => valueOf(await bureau.core.call('visits.open', { id }))

describe('an import', () => {
  const facts = 'Besök nr;Datum;Tid;Plats;Fråga;Åtgärd;Hänvisad till;Utfall;Brådskande;Tolk;Tid (min)\n'

  it('takes how long a visit took, who interpreted, what could not wait and what came of a referral', async () => {
    const file = sheet(
      `${facts}1;2026-09-01;10.25;Kyrkan;Budget;Hänvisade;Röda korset;Kom fram;i dag;telefontolk;1 tim 15 min
1;2026-09-01;10.25;Kyrkan;CSN;Information;;;nej;;
2;2026-09-01;11.00;Kyrkan;CSN;Information;;avslag;snart;-;20
`
    )
    const report = valueOf(await run(file))
    expect(report.notices.map(({ code }) => code)).toContain('referral.outcome-without-organisation')
    const visits = await Promise.all((await list()).visits.map(async ({ id }) => (await open(id)).visit))
    const [first, second] = visits.toSorted((one, other) => (one.time ?? '').localeCompare(other.time ?? ''))
    expect(first).toMatchObject({ interpreter: 'by-phone', minutes: 75 })
    expect(first?.questions).toMatchObject([{ urgency: 'today', referral: { outcome: 'reached' } }, { urgency: null }])
    expect(second).toMatchObject({ interpreter: null, minutes: 20, questions: [{ urgency: 'soon', referral: null }] })
    expect(valueOf(await run(file)).recorded.visits).toBe(0)
  })

  it('asks about a duration or an urgency that nobody can read, and names the lines that contradict each other', async () => {
    const odd = sheet(`${facts}1;2026-09-01;10.25;Kyrkan;CSN;Information;;;ja;;en stund\n`)
    expect(valueOf(await preview(odd)).open).toEqual([
      { about: 'value', field: 'urgency', value: 'ja', count: 1 },
      { about: 'value', field: 'minutes', value: 'en stund', count: 1 }
    ])
    expect(codeOf(await run(odd))).toBe('import.mapping-incomplete')
    const settledOdd = { values: { urgency: { ja: 'today' }, minutes: { 'en stund': { leaveOut: 'value' as const } } } }
    expect(valueOf(await run(odd, settledOdd)).recorded.visits).toBe(1)

    const torn = sheet(`${facts}2;2026-09-02;10.25;Kyrkan;CSN;Information;;;;;20
2;2026-09-02;10.25;Kyrkan;Budget;Information;;;;;25
`)
    expect(valueOf(await run(torn)).notTaken).toMatchObject([
      { line: 2, reason: 'visit.conflict', params: { field: 'minutes', firstLine: 2, otherLine: 3 } },
      { line: 3 }
    ])
  })

  it('tells a visit again that was taken before its sheet said how long it took', async () => {
    const row = '2026-09-01;10.25;Kyrkan;CSN;Information;;'
    const short = `Datum;Tid;Plats;Fråga;Åtgärd;Hänvisad till;Utfall;Tid (min)\n${row};\n`
    expect(
      valueOf(await run(sheet(short.replaceAll(';Utfall;Tid (min)', '').replace(';;', ';')))).recorded.visits
    ).toBe(1)
    expect(valueOf(await run(sheet(short))).recorded.visits).toBe(0)
    const longer = valueOf(await run(sheet(short.replace(';;;\n', ';;;20\n'))))
    expect(longer.recorded.visits).toBe(0)
    expect(longer.notTaken).toMatchObject([{ line: 2, reason: 'visit.changed' }])
  })

  it('records what the sheet says, under its day', async () => {
    const file = sheet(
      `${heading}1;2026-09-01;10.25;Kyrkan;Arabiska ;Budget;Hänvisade;röda korset;"=SUM(A1);
"" två rader"
1;2026-09-01;10.25;Kyrkan;arabiska;CSN;Information;Skatteverket;ring 070-174 06 35
`
    )
    const report = valueOf(await run(file))
    expect(report.recorded).toEqual({ visits: 1, questions: 2, referrals: 2, organisations: 2 })
    const [summary] = (await list()).visits
    const { visit, history } = await open(summary?.id ?? '')
    const organisations = valueOf(await bureau.core.call('organisations.list', null))
    const idOf = (name: string) => organisations.find(organisation => organisation.name === name)?.id
    expect(organisations.map(({ name, kind }) => [name, kind])).toEqual([
      ['röda korset', 'other'],
      ['Skatteverket', 'authority']
    ])
    expect(visit).toMatchObject({
      date: '2026-09-01',
      time: '10:25',
      place: 'Kyrkan',
      channel: 'walk-in',
      language: 'ara',
      questions: [
        {
          topic: 'economy.budget',
          actions: ['referred'],
          referral: { organisationId: idOf('röda korset'), way: 'signposted', outcome: null },
          note: '=SUM(A1);\n" två rader'
        },
        {
          topic: 'studies.student-aid',
          actions: ['informed', 'referred'],
          referral: { organisationId: idOf('Skatteverket') },
          note: null
        }
      ]
    })
    expect(history.map(({ change }) => change)).toEqual(['imported'])
    expect(report.keptBack).toEqual([{ line: 4, kinds: ['phone'] }])
    expect(report.notices.map(({ code, count }) => [code, count])).toEqual([
      ['channel.default', 1],
      ['referral.way-default', 2],
      ['referral.action-added', 1]
    ])
    expect(JSON.stringify(report)).not.toContain('174 06')
  })

  it('runs only when everything is decided, and remembers how', async () => {
    const text = `${heading}1;2026-09-01;;Kyrkan;klingonska;Ansökan;Information;;\n`
    const file = sheet(text)
    const before = valueOf(await preview(file))
    expect(before).toMatchObject({ ready: false, remembered: false })
    expect(before.open).toHaveLength(2)
    expect(await run(file)).toMatchObject({
      ok: false,
      error: { code: 'import.mapping-incomplete', params: { count: 2 } }
    })
    expect((await list()).total).toBe(0)
    const mapping = {
      values: { topic: { Ansökan: 'income-support.apply' }, language: { klingonska: { leaveOut: 'value' } } }
    } as const
    valueOf(await run(file, mapping))
    const next = sheet(
      `${text.replace('Datum', ' datum ')}2;2026-09-02;;Kyrkan;Klingonska;ansökan;Information;;\n`,
      'nästa.csv'
    )
    const proposal = valueOf(await preview(next))
    expect(proposal).toMatchObject({ ready: true, remembered: true, counts: { visitsNew: 1, visitsImportedBefore: 1 } })
    expect(proposal.fields.find(({ field }) => field === 'topic')?.values).toMatchObject([
      { how: 'remembered', codes: ['income-support.apply'] }
    ])
    expect(valueOf(await run(next, proposal.mapping)).recorded.visits).toBe(1)
    const changed = valueOf(
      await preview(next, { values: { ...mapping.values, topic: { Ansökan: 'family-reunification.apply' } } })
    )
    expect(changed.fields.find(({ field }) => field === 'topic')?.values).toMatchObject([{ how: 'chosen' }])
  })

  it('adds nothing the second time, and leaves what was corrected or withdrawn in Fyr alone', async () => {
    const rows = [1, 2, 3].map(number => `${number};2026-09-0${number};;Kyrkan;dari;Budget;Information;;\n`)
    valueOf(await run(sheet(heading + rows.join(''))))
    const [third, second] = (await list()).visits
    const { visit } = await open(third?.id ?? '')
    const { recordedAt: _at, recordedBy: _by, withdrawn: _withdrawn, released: _released, ...body } = visit
    valueOf(await bureau.core.call('visits.correct', { ...body, place: 'Biblioteket' }))
    valueOf(await bureau.core.call('visits.withdraw', { id: second?.id ?? '', revision: 1 }))
    const again = valueOf(await run(sheet(heading + rows.join(''))))
    expect(again.recorded).toEqual({ visits: 0, questions: 0, referrals: 0, organisations: 0 })
    expect(again.counts).toMatchObject({ visitsImportedBefore: 3, rowsImportedBefore: 3, rowsNotTaken: 0 })
    expect((await list()).visits.map(({ date, place }) => [date, place])).toEqual([
      ['2026-09-03', 'Biblioteket'],
      ['2026-09-01', 'Kyrkan']
    ])
    const grown = [
      ...rows.slice(0, 2),
      '3;2026-09-03;;Kyrkan;dari;Budget;Digital hjälp;;\n',
      '4;2026-09-04;;Kyrkan;dari;Budget;Information;;\n'
    ]
    const report = valueOf(await run(sheet(heading + grown.join(''))))
    expect(report.recorded.visits).toBe(1)
    expect(report.notTaken).toEqual([{ line: 4, reason: 'visit.changed', params: {} }])
  })

  it('takes an organisation that the desk knows, however it is written', async () => {
    const kept = { id: '01926f00-0000-7000-8000-000000000001', name: 'Röda Korset', kind: 'association' } as const
    valueOf(await bureau.core.call('organisations.add', kept))
    const file = sheet(
      `${heading}1;2026-09-01;;Kyrkan;dari;Budget;Hänvisade;RÖDA  KORSET;\n1;2026-09-01;;Kyrkan;dari;CSN;Hänvisade;Kyrkans hjälp;\n`
    )
    const report = valueOf(await run(file, { organisations: { 'kyrkans hjälp': 'faith' } }))
    expect(report.organisations.map(({ name, kind, how }) => [name, kind, how])).toEqual([
      ['Kyrkans hjälp', 'faith', 'chosen'],
      ['Röda Korset', 'association', 'known']
    ])
    expect(report.recorded.organisations).toBe(1)
    expect(valueOf(await bureau.core.call('organisations.list', null))).toHaveLength(2)
  })

  it('tells how far it has come', async () => {
    const told: number[] = []
    bureau.core.onEvent(({ name, payload }) => {
      if (name === 'job.progress') told.push(payload.done / payload.total)
    })
    valueOf(await run(sheet(`${heading}1;2026-09-01;;Kyrkan;dari;Budget;Information;;\n`)))
    expect(told).toEqual(told.toSorted((one, other) => one - other))
    expect(told.at(-1)).toBe(1)
  })

  it('takes the sample that the app ships', async () => {
    const sample = path.join(resourcesDir, 'sample-visits.csv')
    const rows = z.array(z.array(z.string())).parse(parse(readFileSync(sample, 'latin1'), { delimiter: ';', from: 2 }))
    const filled = rows.filter(cells => cells.some(cell => cell !== ''))
    const visits = new Set(filled.map(([number]) => number)).size
    const file = bureau.core.grant(sample)
    const found = valueOf(await preview(file))
    expect(found.open).toMatchObject([{ about: 'value', field: 'topic', value: 'Ansökan' }])
    const report = valueOf(await run(file, settled, found.file.hash))
    expect(report.file).toMatchObject({ encoding: 'windows-1252', separator: 'semicolon' })
    expect(report.recorded).toMatchObject({ visits, questions: filled.length })
    expect(report.counts).toMatchObject({ rows: filled.length, rowsNotTaken: 0 })
    expect(report.counts.notesKeptBack).toBe(
      filled.filter(cells => /pnr|samordningsnr|ring|mejl/.test(cells.at(-1) ?? '')).length
    )
    expect((await list()).total).toBe(visits)
    expect(valueOf(await run(file, settled)).recorded.visits).toBe(0)
  })
})

describe('a file that cannot be imported', () => {
  /** The error of its preview and of its run, which must be one, and nothing recorded. */
  const errorOf = async (file: ReturnType<typeof sheet>) => {
    const answers = [await preview(file), await run(file)]
    expect((await list()).total).toBe(0)
    const [error, same] = answers.map(answer => (answer.ok ? null : answer.error))
    expect(error).toEqual(same)
    return error
  }

  it('is missing, a folder, empty, or no text', async () => {
    expect(await errorOf(bureau.core.grant(path.join(folder, 'finns-inte.csv')))).toMatchObject({
      code: 'file.missing'
    })
    expect(await errorOf(bureau.core.grant(path.join(folder, 'finns-inte', 'alls.csv')))).toMatchObject({
      code: 'file.missing'
    })
    const inside = path.join(folder, 'mapp.csv')
    mkdirSync(inside)
    expect(await errorOf(bureau.core.grant(inside))).toMatchObject({ code: 'file.not-a-file' })
    expect(await errorOf(bureau.core.grant('/dev/null'))).toMatchObject({ code: 'file.not-a-file' })
    expect(await errorOf(sheet(''))).toMatchObject({ code: 'file.empty' })
    expect(await errorOf(sheet(Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 0, 0, 13])))).toMatchObject({
      code: 'file.binary'
    })
  })

  it('is too large, and is refused unread', async () => {
    const file = path.join(folder, 'stor.csv')
    writeFileSync(file, heading)
    truncateSync(file, 200 * 1024 * 1024)
    expect(await errorOf(bureau.core.grant(file))).toMatchObject({ code: 'file.too-large', params: { limit: 64 } })
    rmSync(file)
  })

  it('has too many rows', async () => {
    expect(await errorOf(sheet(`Datum;Fråga\n${'2026-09-01;CSN\n'.repeat(500_000)}`))).toMatchObject({
      code: 'file.too-many-rows',
      params: { limit: 250_000 }
    })
  })

  it('was cut, or never begun', async () => {
    expect(await errorOf(sheet(`${heading}1;2026-09-01;;Kyr`))).toMatchObject({ code: 'file.cut', params: { line: 2 } })
    expect(await errorOf(sheet(`${heading}1;2026-09-01;;"Kyr`))).toMatchObject({
      code: 'import.quote-open',
      params: { line: 2 }
    })
    expect(await errorOf(sheet(heading))).toMatchObject({ code: 'import.no-rows' })
    expect(await errorOf(sheet('1;2026-09-01;;Kyrkan\n'))).toMatchObject({
      code: 'import.no-header',
      params: { line: 1 }
    })
  })

  it('is no longer the one that was shown', async () => {
    const file = sheet(`${heading}1;2026-09-01;;Kyrkan;dari;Budget;Information;;\n`)
    const { file: shown } = valueOf(await preview(file))
    sheet(`${heading}1;2026-09-01;;Kyrkan;dari;CSN;Information;;\n`)
    expect(await run(file, null, shown.hash)).toMatchObject({ ok: false, error: { code: 'file.changed' } })
    expect((await list()).total).toBe(0)
  })

  it('was never chosen', async () => {
    expect(codeOf(await bureau.core.dispatch('imports.run', { file: '0'.repeat(32), mapping: null, hash: null }))).toBe(
      'file.unknown-token'
    )
  })
})

describe('a process that is killed while it imports', () => {
  it('leaves nothing of the file behind', async () => {
    const home = mkdtempSync(path.join(os.tmpdir(), 'fyr-import-kill-'))
    onTestFinished(() => rmSync(home, { recursive: true, force: true }))
    const file = path.join(home, 'besök.csv')
    const rows = Array.from(
      { length: 9000 },
      (_, index) => `${index + 1};2026-09-01;;Kyrkan;dari;Budget;Hänvisade;Röda Korset;\n`
    )
    writeFileSync(file, heading + rows.join(''))
    const dataDir = path.join(home, 'bureau')
    const child = spawn(process.execPath, [path.join(import.meta.dirname, 'import-child.ts'), dataDir, file], {
      stdio: 'inherit'
    })
    const [, signal] = await once(child, 'close')
    expect(signal).toBe('SIGKILL')
    const core = createCore({ dataDir, resourcesDir, logDir: path.join(home, 'logs'), passphraseCost: cheapestCost })
    onTestFinished(() => core.close())
    valueOf(await core.call('bureau.unlock', { passphrase: testPassphrase }))
    expect(valueOf(await core.call('visits.list', everyVisit)).total).toBe(0)
    expect(valueOf(await core.call('organisations.list', null))).toEqual([])
    const again = core.grant(file)
    expect(valueOf(await core.call('imports.preview', { file: again, mapping: null }))).toMatchObject({
      remembered: false,
      counts: { visitsNew: 9000 }
    })
  })
})
