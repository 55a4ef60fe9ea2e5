import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { FyrError } from '../../../shared/domain/errors.ts'
import { lists, readBytes, topics } from './reading-for-tests.ts'
import { visitKey } from './import-keys.ts'
import type { SheetVisit } from './visits-of-groups.ts'

const separators = [';', ',', '\t'] as const
const encodings = ['utf-8', 'utf-8-bom', 'utf-16', 'windows-1252'] as const

const clearTopics = topics.filter(({ sv }) => topics.filter(topic => topic.sv === sv || topic.en === sv).length === 1)
const headings = {
  number: ['Besök nr', 'visit number', ' NR '],
  date: ['Datum', 'DATE', 'datum:'],
  time: ['Tid', 'time'],
  place: ['Plats', 'Place '],
  language: ['Språk', 'language'],
  gender: ['Kön', 'gender'],
  municipality: ['Kommun', 'Municipality'],
  topic: ['Fråga', 'topic'],
  action: ['Åtgärd', 'Action'],
  organisation: ['Hänvisad till', 'Referred to'],
  note: ['Anteckning', 'Note']
} as const
const columns = [
  'number',
  'date',
  'time',
  'place',
  'language',
  'gender',
  'municipality',
  'topic',
  'action',
  'organisation',
  'note'
] as const
type Column = (typeof columns)[number]
type Row = Readonly<Record<Column, string>>

/** Letters that every encoding of the test can write. */
const note = fc.string({ unit: fc.constantFrom(...'abcåäö ;,\t"\n=+-@<>\'5€–'), maxLength: 30 })
const date = fc
  .date({ min: new Date('2024-01-01T00:00:00Z'), max: new Date('2026-10-31T00:00:00Z'), noInvalidDate: true })
  .map(day => day.toISOString().slice(0, 10))

const visit = fc.record({
  date,
  time: fc.constantFrom('', '10:25', '14.05', '1640'),
  place: fc.constantFrom('Kyrkan', 'Folkets hus', 'Biblioteket; ovanvåningen'),
  language: fc.constantFrom('', ...lists.languages.map(({ sv }) => sv)),
  gender: fc.constantFrom('', 'K', 'man', 'kvinna'),
  municipality: fc.constantFrom('', 'Malmö', 'Höör', 'Lunds kommun'),
  rows: fc.uniqueArray(
    fc.record({
      topic: fc.constantFrom(...clearTopics.map(({ sv }) => sv)),
      action: fc.constantFrom('Information', 'Ringde/bokade', 'Digital hjälp, Fyllde i blankett', 'Hänvisade'),
      organisation: fc.constantFrom('', 'Röda Korset', 'Migrationsverket'),
      note
    }),
    { minLength: 1, maxLength: 4, selector: ({ topic }) => topic }
  )
})

const writing = fc.record({
  separator: fc.constantFrom(...separators),
  encoding: fc.constantFrom(...encodings),
  lineEnd: fc.constantFrom('\n', '\r\n', '\r'),
  quoteAll: fc.boolean(),
  lastLineEnd: fc.boolean(),
  order: fc.shuffledSubarray([...columns], { minLength: columns.length }),
  spelling: fc.nat(2),
  blankAfter: fc.array(fc.nat(10), { maxLength: 3 })
})
type Writing = typeof writing extends fc.Arbitrary<infer Value> ? Value : never

const rowsOf = (visits: readonly (typeof visit extends fc.Arbitrary<infer Value> ? Value : never)[]): Row[] =>
  visits.flatMap(({ rows, ...details }, index) => rows.map(row => ({ number: String(index + 1), ...details, ...row })))

function write(rows: readonly Row[], style: Writing): Buffer {
  const quoted = (cell: string) =>
    style.quoteAll || /[;,\t"\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell
  const line = (cells: readonly string[]) => cells.map(quoted).join(style.separator)
  const lines = [line(style.order.map(column => headings[column][style.spelling] ?? headings[column][0]))]
  for (const [index, row] of rows.entries()) {
    lines.push(line(style.order.map(column => row[column])))
    if (style.blankAfter.includes(index)) lines.push(style.separator.repeat(columns.length - 1))
  }
  return encode(lines.join(style.lineEnd) + (style.lastLineEnd ? style.lineEnd : ''), style.encoding)
}

function encode(text: string, encoding: (typeof encodings)[number]): Buffer {
  if (encoding === 'utf-8') return Buffer.from(text)
  if (encoding === 'utf-8-bom') return Buffer.from(`\ufeff${text}`)
  if (encoding === 'utf-16') return Buffer.from(`\ufeff${text}`, 'utf16le')
  return Buffer.from([...text].map(letter => ({ '€': 0x80, '–': 0x96 })[letter] ?? letter.charCodeAt(0)))
}

const plainStyle: Writing = {
  separator: ';',
  encoding: 'utf-8',
  lineEnd: '\n',
  quoteAll: false,
  lastLineEnd: true,
  order: [...columns],
  spelling: 0,
  blankAfter: []
}

/** A visit without where in the file it stands. */
const wordsOf = ({ number, date: day, details, typed, questions }: SheetVisit) => ({
  number,
  day,
  details,
  typed,
  questions
})

const toldOrRefused = /^every row is told$|^(?:file|import)[.]/

/** The code of a refusal, or whether a report tells what became of each row. */
async function outcomeOf(bytes: Buffer): Promise<string> {
  try {
    const { understanding, rows } = await readBytes(bytes)
    const told = understanding.visits.reduce((sum, { lines }) => sum + lines.length, understanding.notTaken.length)
    return told === rows ? 'every row is told' : `${told} of ${rows} rows are told`
  } catch (fault) {
    if (fault instanceof FyrError) return fault.code
    throw fault
  }
}

describe('any sheet', () => {
  it('reads back as the same visits, however it is written', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(visit, { minLength: 1, maxLength: 6 }), writing, async (visits, style) => {
        const rows = rowsOf(visits)
        const plain = (await readBytes(write(rows, plainStyle))).understanding
        const { understanding, file } = await readBytes(write(rows, style))
        expect(understanding.open).toEqual([])
        expect(understanding.notTaken).toEqual([])
        expect(understanding.visits.map(wordsOf)).toEqual(plain.visits.map(wordsOf))
        expect(understanding.visits.map(visitKey)).toEqual(plain.visits.map(visitKey))
        expect(separators[['semicolon', 'comma', 'tab'].indexOf(file.separator)]).toBe(style.separator)
        for (const [index, { date: day, rows: questions, place }] of visits.entries()) {
          const read = understanding.visits.find(({ number }) => number === String(index + 1))
          expect(read).toMatchObject({ date: day, details: { place } })
          expect(read?.questions.map(({ topic }) => topic)).toEqual(
            questions.map(({ topic }) => topics.find(({ sv }) => sv === topic)?.code)
          )
          expect(read?.questions.map(question => question.note ?? '')).toEqual(
            questions.map(question => question.note.trim())
          )
        }
      }),
      { numRuns: 150 }
    )
  })

  it('ends in a report or a known refusal when bytes are flipped, dropped or doubled', async () => {
    const sample = write(
      rowsOf([
        {
          date: '2026-09-01',
          time: '10:25',
          place: 'Kyrkan',
          language: 'dari',
          gender: 'K',
          municipality: 'Malmö',
          rows: [{ topic: 'Budget', action: 'Information', organisation: '', note: 'två\nrader; "citat"' }]
        },
        {
          date: '2026-09-02',
          time: '',
          place: 'Folkets hus',
          language: 'svenska',
          gender: '',
          municipality: '',
          rows: [{ topic: 'CSN', action: 'Hänvisade', organisation: 'Röda Korset', note: '' }]
        }
      ]),
      plainStyle
    )
    const change = fc.record({
      kind: fc.constantFrom('set', 'drop', 'double', 'cut'),
      at: fc.nat(sample.length - 1),
      byte: fc.nat(255)
    })
    await fc.assert(
      fc.asyncProperty(
        fc.array(change, { minLength: 1, maxLength: 8 }),
        fc.constantFrom(...encodings),
        async (changes, encoding) => {
          let bytes = encode(sample.toString(), encoding)
          for (const { kind, at, byte } of changes) {
            if (kind === 'set') bytes[Math.min(at, bytes.length - 1)] = byte
            if (kind === 'drop') bytes = Buffer.concat([bytes.subarray(0, at), bytes.subarray(at + 1)])
            if (kind === 'double') bytes = Buffer.concat([bytes.subarray(0, at), bytes.subarray(at / 2)])
            if (kind === 'cut') bytes = bytes.subarray(0, Math.max(1, at))
          }
          expect(await outcomeOf(bytes)).toMatch(toldOrRefused)
        }
      ),
      { numRuns: 600 }
    )
  })

  it('ends so for any bytes at all', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ minLength: 1, maxLength: 300 }), async bytes => {
        expect(await outcomeOf(Buffer.from(bytes))).toMatch(toldOrRefused)
      }),
      { numRuns: 300 }
    )
  })
})
