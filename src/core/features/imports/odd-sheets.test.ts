import { describe, expect, it } from 'vitest'
import { readBytes, readText, understand } from './reading-for-tests.ts'

const heading = 'Besök nr;Datum;Tid;Plats;Språk;Ålder;Fråga;Åtgärd;Hänvisad till;Anteckning'
const columns = [
  'number',
  'date',
  'time',
  'place',
  'language',
  'age',
  'topic',
  'action',
  'organisation',
  'note'
] as const
type Cells = Partial<Record<(typeof columns)[number], string>>

const usual = {
  number: '1',
  date: '2026-09-01',
  time: '10:25',
  place: 'Kyrkan',
  language: 'dari',
  age: '25-39',
  topic: 'Budget',
  action: 'Information',
  organisation: '',
  note: ''
}
const row = (cells: Cells = {}): string => columns.map(column => ({ ...usual, ...cells })[column]).join(';')
const sheet = (...rows: readonly string[]): string => `${[heading, ...rows].join('\n')}\n`

/** Checks out, and belongs to nobody: from the Swedish Tax Agency's numbers for tests. */
const personalNumber = '19811228-9874'

describe('a number of a person', () => {
  it.each<[string, Cells]>([
    ['organisation', { organisation: personalNumber }],
    ['organisation', { organisation: `Anna ${personalNumber}` }],
    ['place', { place: personalNumber }],
    ['number', { number: personalNumber.replace('-', '') }],
    ['topic', { topic: personalNumber }],
    ['language', { language: personalNumber.slice(2) }],
    ['ageBand', { age: personalNumber }]
  ])('in the column of %s keeps its row out, and is asked about nowhere', async (field, cells) => {
    const { visits, notTaken, open, fields } = await understand(sheet(row(cells), row({ number: '2' })))
    expect(visits.map(({ number }) => number)).toEqual(['2'])
    expect(notTaken).toEqual([{ line: 2, reason: 'text.identifies', params: { field } }])
    expect(JSON.stringify([open, fields])).not.toContain('9874')
  })

  it('is not seen in numbers of organisations and telephones', async () => {
    const cells = { organisation: 'Röda Korset 802002-8711', place: 'Biblioteket 040-34 50 00', number: '20260901' }
    expect((await understand(sheet(row(cells)))).notTaken).toEqual([])
  })
})

it.each<[string, Cells]>([
  ['organisation', { organisation: '#N/A' }],
  ['organisation', { organisation: '#SAKNAS!' }],
  ['place', { place: '#REF!' }],
  ['number', { number: '#VÄRDEFEL!' }],
  ['note', { note: 'Err:502' }]
])('an error of the spreadsheet’s own in the column of %s is no text: its row is named', async (field, cells) => {
  const { visits, notTaken } = await understand(sheet(row(cells), row({ number: '2', note: 'Ring om #1!' })))
  expect(visits.map(({ number }) => number)).toEqual(['2'])
  expect(notTaken).toEqual([{ line: 2, reason: 'text.sheet-error', params: { field } }])
})

describe('headings that stand again', () => {
  it('above each month are no rows, and that is said', async () => {
    const again = heading.toUpperCase()
    const { visits, open, tally } = await understand(sheet(row(), again, row({ number: '2' }), again))
    expect(visits.map(({ lines }) => lines)).toEqual([[2], [4]])
    expect(open).toEqual([])
    expect(tally.notices()).toContainEqual({ code: 'lines.headings-again', count: 2, lines: [3, 5], params: {} })
  })
})

describe('columns that nobody filled in', () => {
  it('do not count, however many a spreadsheet has written', async () => {
    const empty = ';'.repeat(16_384)
    const { visits, notTaken } = await understand(`${heading}${empty}\n${row()}${empty}\n`)
    expect(visits).toHaveLength(1)
    expect(notTaken).toEqual([])
  })
})

describe('a date with a time behind it, as forms write it', () => {
  const untimed = 'Datum;Plats;Fråga;Åtgärd'

  it.each([
    ['2026-09-01 10:25:31', '10:25'],
    ['2026-09-01T09:05', '09:05'],
    ['1/9 2026 9.05', '09:05'],
    ['1.9.2026 kl 14:05', '14:05'],
    ['September 1, 2026, 2:05 PM', '14:05']
  ])('%s gives both, where no column has the time', async (cell, time) => {
    const { visits, tally } = await understand(`${untimed}\n"${cell}";Kyrkan;Budget;Information\n`)
    expect(visits).toMatchObject([{ date: '2026-09-01', details: { time } }])
    expect(tally.notices()).toContainEqual({ code: 'time.from-date', count: 1, lines: [2], params: {} })
  })

  it('gives the date alone where a column has the time', async () => {
    const { visits, tally } = await understand(sheet(row({ date: '2026-09-01 16:40:00', time: '10:25' })))
    expect(visits).toMatchObject([{ date: '2026-09-01', details: { time: '10:25' } }])
    expect(tally.notices().map(({ code }) => code)).toContain('date.time-not-taken')
  })

  it('makes rows of one time one visit, and of two times two', async () => {
    const rows = ['2026-09-01 10:25;Kyrkan;Budget;Information', '2026-09-01 10:25;Kyrkan;CSN;Information']
    const { visits } = await understand(`${[untimed, ...rows, '2026-09-01 11:00;Kyrkan;CSN;Information'].join('\n')}\n`)
    expect(visits.map(({ lines }) => lines)).toEqual([[2, 3], [4]])
  })

  it('is not read with a time that there is not, or of another time zone', async () => {
    const dates = ['2026-09-01 25:00', '2026-09-01T10:25:00Z', '2026-09-01 10:25+02:00']
    const { notTaken } = await understand(sheet(...dates.map((date, index) => row({ number: String(index), date }))))
    expect(notTaken.map(({ reason }) => reason)).toEqual(dates.map(() => 'date.not-understood'))
  })
})

it('numbers that a program has written with a decimal, and Arabic digits, are numbers', async () => {
  const rows = ['34.0', '34,0', '٣٤', '۳۴'].map((age, index) => row({ number: String(index), age }))
  const { visits, open } = await understand(sheet(...rows, row({ number: '9', date: '٢٠٢٦-٠٩-٠١', time: '١٠:٢٥' })))
  expect(open).toEqual([])
  expect(visits.map(({ details }) => details.ageBand)).toEqual(['25-39', '25-39', '25-39', '25-39', '25-39'])
  expect(visits.at(-1)).toMatchObject({ date: '2026-09-01', details: { time: '10:25' } })
})

it.each(['"Datum,Plats,Fråga"\n"2026-09-01,Kyrkan,Budget"\n', '"Datum,Plats,Fråga";;\n"2026-09-01,Kyrkan,Budget";;\n'])(
  'lines that are one cell each are named as that: %j',
  async text => {
    await expect(readText(text)).rejects.toMatchObject({ code: 'import.lines-quoted' })
  }
)

describe('what is no table is named as that, whatever it is called', () => {
  it.each([
    ['a web page', '<html><head></head><body><table><tr><td>Datum</td></tr></table></body></html>\n'],
    ['a web page with a mark', '\ufeff\n  <!DOCTYPE html>\n<table></table>\n'],
    ['an XML workbook', '<?xml version="1.0"?>\n<Workbook><Table/></Workbook>\n'],
    ['JSON', '[{"Datum": "2026-09-01", "Fråga": "Budget"}]\n'],
    ['rich text', '{\\rtf1\\ansi Datum\\tab Fråga\\par}\n'],
    ['SYLK', 'ID;PWXL;N;E\nC;Y1;X1;K"Datum"\nE\n']
  ])('%s', async (_what, text) => {
    await expect(readText(text)).rejects.toMatchObject({ code: 'file.binary' })
  })

  it('a PDF', async () => {
    const bytes = Buffer.from('%PDF-1.7\n%\u00e2\u00e3\u00cf\u00d3\n1 0 obj\n<< /Type /Catalog >>\nendobj\n', 'latin1')
    await expect(readBytes(bytes)).rejects.toMatchObject({ code: 'file.binary' })
  })
})
