import { describe, expect, it } from 'vitest'
import { importLimits } from '../../../shared/features/imports/imports.schema.ts'
import { readBytes, readText, understand } from './reading-for-tests.ts'

const heading = 'Besök nr;Datum;Tid;Plats;Språk;Fråga;Åtgärd;Hänvisad till;Anteckning'
describe('headings', () => {
  it('may stand under a title', async () => {
    const reading = await readText(`Besök 2026;;;;;;;;\n\n${heading}\n1;2026-09-01;;Kyrkan;dari;Budget;Information;;\n`)
    expect(reading.understanding.visits).toHaveLength(1)
    expect(reading.understanding.tally.notices().map(({ code, count }) => [code, count])).toContainEqual([
      'lines.above-headings',
      1
    ])
  })

  it('may follow the line that names the separator', async () => {
    const reading = await readText('sep=,\nDatum,Plats,Fråga,Åtgärd\n2026-09-01,Kyrkan,Budget,Information\n')
    expect(reading.file.separator).toBe('comma')
    expect(reading.understanding.visits).toHaveLength(1)
  })

  it('must be there', async () => {
    await expect(
      readText('1;2026-09-01;10:25;Kyrkan;dari;Budget\n2;2026-09-02;10:25;Kyrkan;dari;Budget\n')
    ).rejects.toMatchObject({
      code: 'import.no-header',
      params: { line: 1 }
    })
  })

  it('alone are not enough', async () => {
    for (const text of [heading, `${heading}\n`, `${heading}\n;;;;;;;;\n\n`, '\n\n', ' \r\n']) {
      await expect(readText(text)).rejects.toMatchObject({ code: 'import.no-rows' })
    }
  })
})

describe('the shape of a file', () => {
  it.each([
    ['semicolon', ';'],
    ['comma', ','],
    ['tab', '\t']
  ])('is told by its headings: %s', async (separator, character) => {
    const rows = [
      ['Datum', 'Plats', 'Fråga', 'Åtgärd', 'Anteckning'],
      ['2026-09-01', 'Kyrkan', 'Budget', 'Information', '"a;b,c\td ""e"""']
    ]
    const reading = await readText(rows.map(cells => cells.join(character)).join('\n'))
    expect(reading.file.separator).toBe(separator)
    expect(reading.understanding.visits[0]?.questions[0]?.note).toBe('a;b,c\td "e"')
  })

  it('is asked about when two separators do equally well', async () => {
    const text = 'Datum;Fråga,Plats;Åtgärd,Språk\n1;2,3;4,5\n'
    await expect(readText('x;y,z\n1;2,3\n')).rejects.toMatchObject({ code: 'import.ambiguous-separator' })
    await expect(readText('x;y,z\n1;2,3\n', { choices: { separator: 'comma' } })).resolves.toMatchObject({
      file: { separator: 'comma' }
    })
    await expect(readText(text, { choices: { separator: 'semicolon' } })).resolves.toMatchObject({
      file: { separator: 'semicolon' }
    })
  })

  it.each(['\n', '\r\n', '\r'])('takes line ends %j and quoted ones, and counts lines as an editor does', async end => {
    const text = [
      heading,
      '1;2026-09-01;;Kyrkan;dari;Budget;Information;;"två',
      'rader"',
      ';;;;;;;;',
      '',
      '2;2026-13-01;;Kyrkan;dari;Budget;Information;;'
    ].join(end)
    const { visits, notTaken, tally } = (await readBytes(Buffer.from(text + end))).understanding
    expect(visits[0]?.questions[0]?.note).toBe('två\nrader')
    expect(notTaken).toEqual([{ line: 6, reason: 'date.not-understood', params: {} }])
    expect(tally.notices()).toContainEqual({ code: 'lines.blank', count: 2, lines: [], params: {} })
  })

  it('may mix line ends', async () => {
    const row = (number: number) => `${number};2026-09-01;;Kyrkan;dari;Budget;Information;;hej`
    const { visits } = await understand(`${heading}\r\n${row(1)}\n${row(2)}\r${row(3)}\r\n`)
    expect(visits.map(visit => visit.lines)).toEqual([[2], [3], [4]])
  })

  it('reports rows that are too short or too long, by line', async () => {
    const { notTaken, visits } = await understand(
      `${heading}\n1;2026-09-01;;Kyrkan\n2;2026-09-01;;Kyrkan;dari;Budget;Information;;;;\n3;2026-09-01;;Kyrkan;dari;Budget;Information;;a;b\n`
    )
    expect(notTaken).toEqual([
      { line: 2, reason: 'row.too-short', params: {} },
      { line: 4, reason: 'row.too-long', params: {} }
    ])
    expect(visits.map(visit => visit.number)).toEqual(['2'])
  })

  it.each([
    [
      'in a quoted cell',
      `${heading}\n1;2026-09-01;;Kyrkan;dari;Budget;Information;;hej\n2;2026-09-01;;Kyrkan;dari;Budget;Information;;"hej`,
      'import.quote-open',
      3
    ],
    ['in a row', `${heading}\n1;2026-09-01;;Kyrkan;dari;Budget;Information;;hej\n2;2026-09-01;;Kyr`, 'file.cut', 3],
    ['in the headings', 'Besök nr;Datum;Ti', 'import.no-rows', undefined]
  ])('that was cut %s is refused by line', async (_where, text, code, line) => {
    await expect(readText(text)).rejects.toMatchObject({ code, params: line === undefined ? {} : { line } })
  })

  it('with a quotation mark that swallows rows is refused at the line where it opens', async () => {
    const row = (number: number, note: string) => `${number};2026-09-01;;Kyrkan;dari;Budget;Information;;${note}\n`
    const text = `${heading}\n${row(1, 'hej')}${row(2, '"öppnad och glömd')}${row(3, 'hej')}${row(4, '"""citat"" till sist"')}${row(5, 'hej')}`
    await expect(readText(text)).rejects.toMatchObject({ code: 'import.quote-open', params: { line: 3 } })
  })

  it.each([
    ['a note that was never closed', '2026-09-03,A,Budget,Information,hej\nslut"'],
    ['a row that goes on with a visit', ',,CSN,Information,hej\nslut"'],
    ['a quoted cell', 'ja,A,Budget,Information,"hej\nslut"'],
    ['a row of another width', 'ja,A,Budget,Information,hej\nslut",hej']
  ])('with a quotation mark that swallows %s is refused at its line', async (_what, swallowed) => {
    const text = `Datum,Plats,Fråga,Åtgärd,Anteckning\n2026-09-01,A,Budget,Information,hej\n2026-09-02,A,Budget,Information,"öppnad\n${swallowed}\n2026-09-04,A,Budget,Information,sista"`
    await expect(readText(text)).rejects.toMatchObject({ code: 'import.quote-open', params: { line: 3 } })
  })

  it('takes a note of several lines with as many commas as a row', async () => {
    const note = 'Behöver papper:\npass, intyg, hyreskontrakt, lönebesked, kontoutdrag, ""annat"" och 1, 2, 3'
    const { visits } = await understand(
      `Datum,Plats,Fråga,Åtgärd,Anteckning\n2026-09-01,A,Budget,Information,"${note}"\n2026-09-02,A,Budget,Information,\n`
    )
    expect(visits).toHaveLength(2)
    expect(visits[0]?.questions[0]?.note).toBe(note.replaceAll('""', '"'))
  })

  it('keeps stray quotation marks inside a cell', async () => {
    const { visits } = await understand(
      `${heading}\n1;2026-09-01;;Kyrkan;dari;Budget;Information;;sa "ja" två gånger\n`
    )
    expect(visits[0]?.questions[0]?.note).toBe('sa "ja" två gånger')
  })

  it('has bounds that the refusal names', async () => {
    const columns = Array.from({ length: importLimits.columns + 1 }, (_, index) => `k${index}`).join(';')
    await expect(readText(`${columns}\n${columns}\n`)).rejects.toMatchObject({
      code: 'import.too-many-columns',
      params: { limit: 200 }
    })
    const many = `Datum;Fråga\n${'2026-09-01;Budget\n'.repeat(importLimits.rows + 1)}`
    await expect(readBytes(Buffer.from(many))).rejects.toMatchObject({
      code: 'file.too-many-rows',
      params: { limit: 250_000 }
    })
  })
})
