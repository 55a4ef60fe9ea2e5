import { describe, expect, it } from 'vitest'
import type { MappingInput } from '../../../shared/features/imports/mapping.schema.ts'
import { understand } from './reading-for-tests.ts'

const headings = ['nr', 'datum', 'tid', 'plats', 'språk', 'fråga', 'åtgärd', 'anteckning']

/** Each row as words between bars; a missing cell is empty. */
const sheet = (...rows: string[]) =>
  [headings, ...rows.map(row => row.split('|').map(cell => cell.trim()))].map(cells => cells.join(';')).join('\n') +
  '\n'

const grouped = async (rows: readonly string[], mapping: MappingInput | null = null) => {
  const { visits, notTaken, tally } = await understand(sheet(...rows), mapping)
  return {
    lines: visits.map(visit => visit.lines),
    notTaken: notTaken.map(({ line, reason }) => [line, reason]),
    notices: tally
      .notices()
      .map(({ code, count }) => [code, count])
      .filter(([code]) => code !== 'channel.default'),
    visits
  }
}

describe('rows with a visit number', () => {
  it('are one visit when number and date are the same, wherever they stand', async () => {
    const { lines } = await grouped([
      '1 | 2026-09-01 | 10:25 | A | dari | Budget | Information |',
      '2 | 2026-09-01 | 10:40 | A | dari | Budget | Information |',
      '1 | 1/9 2026 | 10.25 | a | Dari | CSN | Information |'
    ])
    expect(lines).toEqual([[2, 4], [3]])
  })

  it('are two visits when the number comes again on another day', async () => {
    const { lines, notices } = await grouped([
      '1 | 2026-09-01 | | A | dari | Budget | Information |',
      '2 | 2026-09-01 | | A | dari | Budget | Information |',
      '1 | 2026-09-02 | | A | dari | Budget | Information |',
      '1 | 2026-09-03 | | A | dari | Budget | Information |'
    ])
    expect(lines).toEqual([[2], [3], [4], [5]])
    expect(notices).toEqual([['number.several-dates', 1]])
  })

  it('go on with the visit above when they have no date', async () => {
    const { lines, notices, visits } = await grouped([
      '1 | 2026-09-01 | | A | dari | Budget | Information |',
      '1 | | | | | CSN | Information |',
      ' | | | | | Körkort | Information |',
      '2 | 2026-09-01 | | A | dari | Budget | Information |'
    ])
    expect(lines).toEqual([[2, 3, 4], [5]])
    expect(notices).toEqual([['rows.continued', 2]])
    expect(visits[0]?.details).toMatchObject({ place: 'A', language: 'prs' })
  })

  it('that contradict each other are not taken, any of them', async () => {
    const { visits, notTaken } = await understand(
      sheet(
        '1 | 2026-09-01 | | A | dari | Budget | Information |',
        '1 | 2026-09-01 | | A | | CSN | Information |',
        '1 | 2026-09-01 | | A | svenska | CSN | Hänvisade |'
      )
    )
    expect(visits).toEqual([])
    const params = { field: 'language', firstLine: 2, otherLine: 4 }
    expect(notTaken).toEqual([2, 3, 4].map(line => ({ line, reason: 'visit.conflict', params })))
  })

  it('fill in what another row of the visit says', async () => {
    const { visits, notices } = await grouped([
      '1 | 2026-09-01 | | A | | Budget | Information |',
      '1 | 2026-09-01 | 10:25 | A | dari | CSN | Information |'
    ])
    expect(visits[0]?.details).toMatchObject({ time: '10:25', language: 'prs' })
    expect(notices).toEqual([['details.filled-from-visit', 1]])
  })

  it('are taken whole or not at all', async () => {
    const { lines, notTaken } = await grouped([
      '1 | 2026-09-01 | | A | dari | Budget | Information |',
      '1 | 2026-13-01 | | A | dari | CSN | Information |',
      '1 | 2026-09-01 | | A | dari | Körkort | Information |',
      '2 | 2026-09-01 | | A | dari | Budget | Information |',
      '3 | 2026-13-01 | | A | dari | Budget | Information |',
      '3 | 2026-09-01 | | A | dari | CSN | Information |'
    ])
    expect(lines).toEqual([[5]])
    expect(notTaken).toEqual([
      [2, 'visit.faulty-row'],
      [3, 'date.not-understood'],
      [4, 'visit.faulty-row'],
      [6, 'date.not-understood'],
      [7, 'visit.faulty-row']
    ])
  })

  it('that the mapping leaves out leave the rest of the visit standing', async () => {
    const rows = [
      '1 | 2026-09-01 | | A | dari | Ansökan | Information |',
      '1 | 2026-09-01 | | A | dari | Budget | Information |'
    ]
    const { lines, notTaken } = await grouped(rows, { values: { topic: { Ansökan: { leaveOut: 'row' } } } })
    expect(lines).toEqual([[3]])
    expect(notTaken).toEqual([[2, 'row.left-out']])
  })

  it('that the mapping leaves out keep the rows that go on from them, and give their details', async () => {
    const mapping = { values: { topic: { Diverse: { leaveOut: 'row' } } } } as const
    const { lines, notTaken, visits } = await grouped(
      [
        '1 | 2026-09-01 | 10:00 | A | arabiska | Hyresavtal | Information |',
        '2 | 2026-09-01 | 11:00 | A | somaliska | Diverse | Information |',
        '| | | | | BankID och e-legitimation | Information |',
        '3 | 2026-09-01 | 12:00 | A | dari | Diverse | Information |'
      ],
      mapping
    )
    expect(lines).toEqual([[2], [4]])
    expect(visits[1]).toMatchObject({ number: '2', details: { time: '11:00', place: 'A', language: 'som' } })
    expect(notTaken).toEqual([
      [3, 'row.left-out'],
      [5, 'row.left-out']
    ])
  })

  it('contradict the rows of their visit that the mapping leaves out', async () => {
    const rows = [
      '1 | 2026-09-01 | | A | dari | Diverse | Information |',
      '1 | 2026-09-01 | | A | svenska | Budget | Information |'
    ]
    const { lines, notTaken } = await grouped(rows, { values: { topic: { Diverse: { leaveOut: 'row' } } } })
    expect(lines).toEqual([])
    expect(notTaken).toEqual([
      [2, 'row.left-out'],
      [3, 'visit.conflict']
    ])
  })

  it('said twice in the same words are one question', async () => {
    const { lines, notTaken } = await grouped([
      '1 | 2026-09-01 | | A | dari | Budget | Information | hej',
      '1 | 2026-09-01 | | A | dari | Budget | Information | hej',
      '1 | 2026-09-01 | | A | dari | Budget | Digital hjälp | hej'
    ])
    expect(lines).toEqual([[2, 4]])
    expect(notTaken).toEqual([[3, 'row.repeated']])
  })

  it('are at most twenty', async () => {
    const rows = (count: number) =>
      Array.from({ length: count }, (_, index) => `1 | 2026-09-01 | | A | dari | Budget | Information | ${index}`)
    expect((await grouped(rows(20))).lines).toHaveLength(1)
    const { lines, notTaken } = await grouped(rows(21))
    expect(lines).toEqual([])
    expect(notTaken).toHaveLength(21)
    expect(notTaken[0]).toEqual([2, 'visit.too-many-questions'])
  })

  it('need a place unless the mapping has one', async () => {
    const rows = ['1 | 2026-09-01 | | | dari | Budget | Information |']
    expect((await grouped(rows)).notTaken).toEqual([[2, 'place.missing']])
    expect((await grouped(rows, { choices: { defaultPlace: 'Kyrkan' } })).lines).toEqual([[2]])
  })
})

describe('rows without a visit number', () => {
  const alike = [
    '| 2026-09-01 | 10:25 | A | dari | Budget | Information |',
    '| 2026-09-01 | 10:25 | A | dari | CSN | Information |'
  ]
  const timeless = [
    '| 2026-09-01 | | A | dari | Budget | Information |',
    '| 2026-09-01 | | A | dari | CSN | Information |'
  ]

  it('are one visit when day, time and details are the same', async () => {
    expect(await grouped(alike)).toMatchObject({ lines: [[2, 3]], notices: [['rows.joined-by-time', 1]] })
    expect(await grouped([...alike, '| 2026-09-01 | 10:26 | A | dari | CSN | Information |'])).toMatchObject({
      lines: [[2, 3], [4]]
    })
    expect(await grouped([...alike, '| 2026-09-01 | 10:25 | A | svenska | CSN | Information |'])).toMatchObject({
      lines: [[2, 3], [4]]
    })
  })

  it('are visits of their own when no time tells them together, and that is said', async () => {
    expect(await grouped(timeless)).toMatchObject({ lines: [[2], [3]], notices: [['rows.alike-kept-apart', 1]] })
  })

  it('are joined or kept apart as the mapping says', async () => {
    expect(await grouped(timeless, { choices: { rowsWithoutNumber: 'same-details' } })).toMatchObject({
      lines: [[2, 3]],
      notices: [['rows.joined-by-details', 1]]
    })
    expect(await grouped(alike, { choices: { rowsWithoutNumber: 'each-row' } })).toMatchObject({
      lines: [[2], [3]],
      notices: []
    })
  })

  it('go on with the visit above only when they hold nothing but a question', async () => {
    expect(await grouped([...timeless.slice(0, 1), '| | | | | CSN | Information |'])).toMatchObject({ lines: [[2, 3]] })
    expect(await grouped([...timeless.slice(0, 1), '| | 10:25 | A | dari | CSN | Information |'])).toMatchObject({
      lines: [[2]],
      notTaken: [[3, 'date.missing']]
    })
    expect(await grouped(['| | | | | CSN | Information |'])).toMatchObject({
      lines: [],
      notTaken: [[2, 'date.missing']]
    })
  })
})
