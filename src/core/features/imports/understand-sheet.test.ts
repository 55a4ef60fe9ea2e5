import { describe, expect, it } from 'vitest'
import { mappingSchema, type MappingInput } from '../../../shared/features/imports/mapping.schema.ts'
import { readText, understand } from './reading-for-tests.ts'

const heading = 'Besök nr;Datum;Tid;Plats;Språk;Fråga;Åtgärd;Hänvisad till;Anteckning'
const settled = { choices: { defaultAction: 'informed', defaultPlace: 'Biblioteket' } } as const

describe('the organisation column', () => {
  it.each(['-', '–', ' – ', 'Nej', 'nej', 'Ingen', 'no', 'NONE', 'N/A', 'n / a', '\u200b', '\u00a0\u2060', '\u3164'])(
    'names nobody with %j, and that is said',
    async cell => {
      const { visits, tally } = await understand(`${heading}\n1;2026-09-01;;Kyrkan;dari;Budget;Information;${cell};\n`)
      expect(visits[0]?.questions).toMatchObject([{ organisation: null, actions: ['informed'] }])
      const notices = tally.notices().filter(({ code }) => code.startsWith('referral.'))
      expect(notices).toEqual([{ code: 'referral.nobody', count: 1, lines: [2], params: {} }])
    }
  )

  it.each(['Nejlikan', 'Ingen människa är illegal', 'No Borders'])('names %s', async cell => {
    const { visits } = await understand(`${heading}\n1;2026-09-01;;Kyrkan;dari;Budget;Information;${cell};\n`)
    expect(visits[0]?.questions[0]?.organisation).toBe(cell)
  })
})

describe('columns', () => {
  it.each([
    ['Swedish', 'Datum;Plats;Fråga;Åtgärd;Språk'],
    ['English', 'date;place;topic;action;language'],
    ['mixed case and spaces', ' DATUM ;Plats: ;Fråga?;åtgärd *;SPRÅK (modersmål)']
  ])('are matched by %s headings', async (_what, headings) => {
    const { columns, visits, open } = await understand(`${headings}\n2026-09-01;Kyrkan;Budget;Information;dari\n`)
    expect(columns.reports.map(({ field, how }) => [field, how])).toEqual([
      ['date', 'name'],
      ['place', 'name'],
      ['topic', 'name'],
      ['action', 'name'],
      ['language', 'name']
    ])
    expect(open).toEqual([])
    expect(visits[0]?.details).toMatchObject({ place: 'Kyrkan', language: 'prs' })
  })

  it('are taken in any order', async () => {
    const { visits } = await understand('Åtgärd;Språk;Fråga;Datum;Plats\nInformation;dari;Budget;2026-09-01;Kyrkan\n')
    expect(visits[0]).toMatchObject({
      date: '2026-09-01',
      details: { place: 'Kyrkan', language: 'prs' },
      questions: [{ topic: 'economy.budget' }]
    })
  })

  it('stay open when a heading is unknown, with a proposal by content and nothing more', async () => {
    const text = 'Datum;Plats;Fråga;Åtgärd;Pratar;Skostorlek\n2026-09-01;Kyrkan;Budget;Information;dari;42\n'
    const { columns, open, visits } = await understand(text)
    expect(columns.reports.slice(4)).toEqual([
      { heading: 'Pratar', field: null, how: 'content', proposal: 'language', filled: 1 },
      { heading: 'Skostorlek', field: null, how: 'content', proposal: 'ageBand', filled: 1 }
    ])
    expect(open).toEqual([
      { about: 'column', heading: 'Pratar' },
      { about: 'column', heading: 'Skostorlek' }
    ])
    expect(visits[0]?.details.language).toBeNull()
    const decided = await understand(text, { columns: { Pratar: 'language', skostorlek: 'ignore' } })
    expect(decided.open).toEqual([])
    expect(decided.columns.reports.slice(4).map(({ field, how }) => [field, how])).toEqual([
      ['language', 'chosen'],
      ['ignore', 'chosen']
    ])
    expect(decided.visits[0]?.details).toMatchObject({ language: 'prs', ageBand: null })
  })

  it.each([
    ['Besök', ['bokat', 'spontant', 'telefonen']],
    ['Number', ['2', '4', '2']],
    ['No', ['1', '3', '1']],
    ['id', ['12', '7', '12']]
  ])('are only proposed as visit numbers when %s holds something else', async (name, values) => {
    const rows = values.map((value, index) => `${value};2026-09-0${index + 1};Kyrkan;Budget;Information\n`).join('')
    const text = `${name};Datum;Plats;Fråga;Åtgärd\n${rows}`
    const { columns, open, visits } = await understand(text)
    expect(columns.reports[0]).toMatchObject({ heading: name, field: null, how: 'content', proposal: 'number' })
    expect(open).toEqual([{ about: 'column', heading: name }])
    expect(visits.map(({ number }) => number)).toEqual(['', '', ''])
    expect((await understand(text, { columns: { [name]: 'number' } })).open).toEqual([])
  })

  it('are visit numbers under any heading for them when they go on', async () => {
    const rows = ['1', '1', '2', '3'].map(value => `${value};2026-09-01;Kyrkan;Budget;Information;${value}\n`).join('')
    const { columns, open } = await understand(`Besök;Datum;Plats;Fråga;Åtgärd;Anteckning\n${rows}`)
    expect(columns.reports[0]).toMatchObject({ field: 'number', how: 'name' })
    expect(open).toEqual([])
  })

  it('are asked about when two hold the same field, or none holds a needed one', async () => {
    const { open } = await understand('Datum;Plats;Ämne;Fråga;Åtgärd\n2026-09-01;Kyrkan;Budget;Budget;Information\n')
    expect(open).toEqual([{ about: 'columns', field: 'topic', headings: ['Ämne', 'Fråga'] }])
    const without = await understand('Språk;Kommun\ndari;Malmö\n')
    expect(without.open).toEqual([
      { about: 'field', field: 'date' },
      { about: 'field', field: 'topic' },
      { about: 'choice', choice: 'defaultAction', count: 1 },
      { about: 'choice', choice: 'defaultPlace', count: 1 }
    ])
  })

  it('without content or heading are let be, and the volunteer is never taken', async () => {
    const { columns, open } = await understand(
      'Datum;Plats;Fråga;Åtgärd;Volontär;Tom;;\n2026-09-01;Kyrkan;Budget;Information;Kim;;;\n'
    )
    expect(open).toEqual([])
    expect(columns.reports.slice(4).map(({ heading: name, field }) => [name, field])).toEqual([
      ['Volontär', 'volunteer'],
      ['Tom', 'ignore']
    ])
  })
})

describe('values', () => {
  it('that nobody knows stay open until the mapping decides', async () => {
    const text = `${heading}\n1;2026-09-01;;Kyrkan;klingonska;Budget;Information;;\n2;2026-09-01;;Kyrkan; KLINGONSKA;Budget;Information;;\n`
    const before = await understand(text)
    expect(before.open).toEqual([{ about: 'value', field: 'language', value: 'klingonska', count: 2 }])
    const coded = await understand(text, { values: { language: { Klingonska: 'mis' } } })
    expect(coded.open).toEqual([])
    expect(coded.visits.map(visit => visit.details.language)).toEqual(['mis', 'mis'])
    const empty = await understand(text, { values: { language: { klingonska: { leaveOut: 'value' } } } })
    expect(empty.visits.map(visit => visit.details.language)).toEqual([null, null])
    const skipped = await understand(text, { values: { language: { klingonska: { leaveOut: 'row' } } } })
    expect(skipped.visits).toEqual([])
    expect(skipped.notTaken).toMatchObject([
      { line: 2, reason: 'row.left-out', params: { field: 'language' } },
      { line: 3 }
    ])
  })

  it('that several topics bear are asked, never guessed', async () => {
    const text = `${heading}\n1;2026-09-01;;Kyrkan;dari;Ansökan;Information;;\n`
    const before = await understand(text)
    expect(before.visits).toEqual([])
    expect(before.open).toEqual([{ about: 'value', field: 'topic', value: 'Ansökan', count: 1 }])
    expect(before.fields.find(({ field }) => field === 'topic')?.values).toMatchObject([
      {
        value: 'Ansökan',
        how: 'ambiguous',
        settled: false,
        codes: [],
        candidates: ['family-reunification.apply', 'income-support.apply']
      }
    ])
    const after = await understand(text, { values: { topic: { ansökan: 'income-support.apply' } } })
    expect(after.visits[0]?.questions[0]?.topic).toBe('income-support.apply')
  })

  it('that were matched by anything but their name are told with how often', async () => {
    const { fields } = await understand(
      'Datum;Plats;Fråga;Åtgärd;Kön\n2026-09-01;A;Budget;Information;K\n2026-09-02;A;Budget;Information;kvinna\n2026-09-02;A;Budget;Information;k\n'
    )
    expect(fields.find(({ field }) => field === 'gender')?.values).toMatchObject([
      { value: 'K', count: 2, how: 'also', codes: ['woman'] },
      { value: 'kvinna', count: 1, how: 'name', codes: ['woman'] }
    ])
  })

  it('that are empty where one is needed can be decided too', async () => {
    const text = `${heading}\n1;2026-09-01;;Kyrkan;dari;;;;\n`
    expect((await understand(text)).notTaken).toEqual([{ line: 2, reason: 'topic.missing', params: {} }])
    const decided = await understand(text, {
      values: { topic: { '': 'other' }, action: { '': ['informed', 'digital-help'] } }
    })
    expect(decided.visits[0]?.questions[0]).toMatchObject({ topic: 'other', actions: ['informed', 'digital-help'] })
  })

  it('without a column come from the choices, counted', async () => {
    const { visits, tally, open } = await understand('Datum;Fråga\n2026-09-01;Budget\n', settled)
    expect(open).toEqual([])
    expect(visits[0]?.questions[0]?.actions).toEqual(['informed'])
    expect(tally.notices().map(({ code }) => code)).toEqual(['channel.default', 'place.default', 'action.default'])
  })

  it('that were decided last time are proposed again, unless the decision has become impossible', async () => {
    const text = `${heading}\n1;2026-09-01;;Kyrkan;klingonska;Diverse;Information;;\n`
    const remembered = mappingSchema.parse({
      values: { language: { Klingonska: 'mis' }, topic: { Diverse: 'housing.was-retired' } }
    })
    const { understanding } = await readText(text, null, remembered)
    expect(understanding.open).toEqual([{ about: 'value', field: 'topic', value: 'Diverse', count: 1 }])
    expect(understanding.fields.find(({ field }) => field === 'language')?.values).toMatchObject([
      { how: 'remembered', codes: ['mis'] }
    ])
  })

  it('that are longer than any name are reported, not asked', async () => {
    const { open, notTaken } = await understand(
      `${heading}\n1;2026-09-01;;Kyrkan;${'a'.repeat(201)};Budget;Information;;\n`
    )
    expect(open).toEqual([])
    expect(notTaken).toEqual([{ line: 2, reason: 'text.too-long', params: { field: 'language', max: 200 } }])
  })

  it.each<[MappingInput, string]>([
    [{ columns: { Finnsinte: 'note' } }, 'import.column-unknown'],
    [{ values: { language: { dari: 'xxx' } } }, 'import.mapping-invalid'],
    [{ values: { topic: { budget: ['economy.budget', 'economy.debt'] } } }, 'import.mapping-invalid']
  ])('are refused when the mapping itself is wrong', async (mapping, code) => {
    await expect(
      readText(`${heading}\n1;2026-09-01;;Kyrkan;dari;Budget;Information;;\n`, mapping)
    ).rejects.toMatchObject({ code })
  })
})

describe('dates of a file', () => {
  const rows = (...dates: string[]) =>
    `Datum;Plats;Fråga;Åtgärd\n${dates.map(date => `${date};Kyrkan;Budget;Information\n`).join('')}`

  it('are in the order that one of them proves', async () => {
    const { visits, open, tally } = await understand(rows('3/4/2024', '13/4/2024'))
    expect(visits.map(visit => visit.date)).toEqual(['2024-04-03', '2024-04-13'])
    expect(open).toEqual([])
    expect(tally.notices()).toContainEqual({
      code: 'date.order-from-file',
      count: 2,
      lines: [2, 3],
      params: { order: 'day-month' }
    })
  })

  it('are asked about when none proves it, or two prove different orders', async () => {
    for (const text of [rows('3/4/2024'), rows('13/4/2024', '4/13/2024')]) {
      const { open } = await understand(text)
      expect(open).toMatchObject([{ about: 'choice', choice: 'dateOrder' }])
    }
    const { visits } = await understand(rows('3/4/2024'), { choices: { dateOrder: 'month-day' } })
    expect(visits[0]?.date).toBe('2024-03-04')
  })

  it('that are day numbers are asked about', async () => {
    expect((await understand(rows('45598'))).open).toEqual([{ about: 'choice', choice: 'dayNumbers', count: 1 }])
    const counted = await understand(rows('45598'), { choices: { dayNumbers: 'from-1900' } })
    expect(counted.visits[0]?.date).toBe('2024-11-02')
    const left = await understand(rows('45598'), { choices: { dayNumbers: 'leave-out' } })
    expect(left.notTaken).toEqual([{ line: 2, reason: 'date.left-out', params: {} }])
  })

  it('must have been, and not too long ago', async () => {
    const { notTaken, visits } = await understand(
      rows('2026-11-22', '2026-11-23', '1999-12-31', '2000-01-01', '2026-02-30', '')
    )
    expect(visits.map(visit => visit.date)).toEqual(['2026-11-22', '2000-01-01'])
    expect(notTaken).toEqual([
      { line: 3, reason: 'date.future', params: {} },
      { line: 4, reason: 'date.too-early', params: {} },
      { line: 6, reason: 'date.not-understood', params: {} },
      { line: 7, reason: 'date.missing', params: {} }
    ])
  })
})

describe('texts', () => {
  const withNote = (note: string) => `${heading}\n1;2026-09-01;;Kyrkan;dari;Budget;Information;;${note}\n`

  it.each(['=SUM(A1:A9)', '+ nytt', '- se pärm', '@ se pärm', "'; DROP TABLE visit", '<script>', '👨‍👩‍👧 familj', 'سلام'])(
    'keep %j as typed',
    async note => {
      const { visits } = await understand(withNote(`"${note}"`))
      expect(visits[0]?.questions[0]?.note).toBe(note)
    }
  )

  it.each([
    ['control-character', 'a\u0007b'],
    ['direction-override', 'a\u202eb'],
    ['too-long', 'a'.repeat(4001)]
  ])('with a fault are reported by line and field: %s', async (problem, note) => {
    const { notTaken, visits } = await understand(withNote(note))
    expect(visits).toEqual([])
    expect(notTaken).toEqual([{ line: 2, reason: `text.${problem}`, params: { field: 'note', max: 4000 } }])
  })

  it('are held to one line where a name is meant', async () => {
    const { notTaken } = await understand(`${heading}\n1;2026-09-01;;"Kyrkan\nnere";dari;Budget;Information;;\n`)
    expect(notTaken).toEqual([{ line: 2, reason: 'text.line-break', params: { field: 'place', max: 120 } }])
  })

  it('that tell who somebody is are kept back, and their visit is taken', async () => {
    const { visits } = await understand(withNote('pnr 19811228-9874, ring 070-174 06 35'))
    expect(visits[0]?.questions[0]?.note).toBeNull()
    expect(visits[0]?.keptBack).toEqual([{ line: 2, kinds: ['personal-number', 'phone'] }])
    expect(JSON.stringify(visits)).not.toMatch(/9874|174 06/)
  })
})
