import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { cli, cliValue } from './cli-process.ts'
import { newDesk, type Desk } from './desk.ts'
import { typed } from './in-process.ts'

const recordedSchema = z.object({
  id: z.string(),
  revision: z.literal(1),
  date: z.string(),
  place: z.string(),
  questions: z.number()
})
const listSchema = z.object({
  total: z.number(),
  visits: z.array(
    z.object({
      id: z.string(),
      date: z.string(),
      time: z.string().nullable(),
      place: z.string(),
      language: z.string().nullable(),
      topics: z.array(z.string()),
      referrals: z.number()
    })
  )
})

let desk: Desk

beforeAll(async () => {
  desk = await newDesk()
})
afterAll(() => desk.remove())

/** The error of a visit that was not taken, and that none was. */
async function refusal(...args: string[]) {
  const { stdout, code } = await typed(['log', ...desk.options, '--json', ...args])
  const error = z
    .object({ error: z.object({ code: z.string(), params: z.record(z.string(), z.unknown()), message: z.string() }) })
    .parse(JSON.parse(stdout)).error
  return { exit: code, ...error }
}

const question = ['--question', 'housing.contract:informed']
const visit = { place: 'Biblioteket', questions: [{ topic: 'housing', actions: ['informed'] }] }

/** Sends a visit as JSON to standard input. */
async function send(content: unknown) {
  const sent = typeof content === 'string' ? content : JSON.stringify(content)
  const { stdout, code } = await typed(['log', ...desk.options, '--json'], { sent })
  const answer: unknown = JSON.parse(stdout)
  return { answer, code }
}

describe('a visit', () => {
  it('is logged from options, with everything that can be said of it, and found again by every filter', async () => {
    const recorded = await cliValue(recordedSchema, [
      'log',
      ...desk.options,
      '--date',
      '2026-09-14',
      '--time',
      '14:05',
      '--place',
      'Folkets hus',
      '--channel',
      'booked',
      '--language',
      'ara',
      '--age-band',
      '25-39',
      '--gender',
      'declined',
      '--municipality',
      '1281',
      '--time-in-sweden',
      '3-5',
      '--household',
      '4',
      '--interpreter',
      'came-along',
      '--minutes',
      '40',
      '--urgency',
      'digital.bankid:soon',
      '--question',
      'housing.contract:informed,explained-letter',
      '--question',
      'digital.bankid:referred',
      '--barrier',
      'digital.bankid:no-bankid,language',
      '--refer',
      'digital.bankid=Banken: Malmö:signposted',
      '--new-organisation',
      'Banken: Malmö:other',
      '--note',
      'digital.bankid=Kom åter = snart'
    ])
    expect(recorded).toMatchObject({ date: '2026-09-14', place: 'Folkets hus', questions: 2 })
    const filters = ['--from', '2026-09-14', '--to', '2026-09-14', '--topic', 'housing', '--language', 'ara']
    const { visits } = await cliValue(listSchema, ['list', ...desk.options, ...filters])
    expect(visits).toEqual([
      {
        id: recorded.id,
        date: '2026-09-14',
        time: '14:05',
        place: 'Folkets hus',
        language: 'ara',
        topics: ['housing.contract', 'digital.bankid'],
        referrals: 1
      }
    ])
    const unknown = await typed(['list', ...desk.options, '--json', '--topic', 'digitl'])
    expect(JSON.parse(unknown.stdout)).toMatchObject({
      error: { code: 'code.not-known', params: { meant: 'digital' } }
    })
    const others = await typed(['list', ...desk.options, '--from', '2026-09-15', '--json', '--topic', 'digital'])
    expect(JSON.parse(others.stdout)).toMatchObject({ value: { total: 0, visits: [] } })
  })

  it('is logged from JSON on standard input, once however often it is sent', async () => {
    const content = { ...visit, id: '01990000-0000-7000-8000-00000000abcd', date: '2026-08-01' }
    const first = await send({
      ...content,
      questions: [{ ...visit.questions[0], id: '01990000-0000-7000-8000-00000000abce' }]
    })
    const again = await send({
      ...content,
      questions: [{ ...visit.questions[0], id: '01990000-0000-7000-8000-00000000abce' }]
    })
    expect(first.answer).toMatchObject({ ok: true, value: { id: content.id } })
    expect(again.answer).toEqual(first.answer)
    expect(
      (await cliValue(listSchema, ['list', ...desk.options, '--from', '2026-08-01', '--to', '2026-08-01'])).total
    ).toBe(1)
    const other = await send({ ...content, place: 'Kyrkan' })
    expect(other.answer).toMatchObject({ error: { code: 'visit.id-taken' } })
  })

  it('is logged from a JSON file', async () => {
    const file = desk.file('visit.json', JSON.stringify({ ...visit, date: '2026-08-02' }))
    expect(await cliValue(recordedSchema, ['log', ...desk.options, '--visit', file])).toMatchObject({
      date: '2026-08-02'
    })
  })

  it('takes today and the last place when it says neither, and the place must be said once', async () => {
    const fresh = await newDesk()
    const placeless = await typed(['log', ...fresh.options, ...question, '--json'])
    expect(JSON.parse(placeless.stdout)).toMatchObject({ error: { code: 'usage.place-needed' } })
    expect((await typed(['log', ...fresh.options, ...question, '--place', 'Kyrkan'])).code).toBe(0)
    const next = await typed(['log', ...fresh.options, ...question])
    expect(next.stdout).toContain('Kyrkan')
    fresh.remove()
  })

  it.each([
    [
      'an unknown topic',
      ['--question', 'housing.contrct:informed'],
      'code.not-known',
      { list: 'topics', meant: 'housing.contract' }
    ],
    [
      'a topic by its name',
      ['--question', 'Hyresavtal:informed'],
      'code.not-known',
      { list: 'topics', meant: 'housing.contract' }
    ],
    ['an unknown action', ['--question', 'housing:infromed'], 'code.not-known', { list: 'actions', meant: 'informed' }],
    [
      'an unknown language',
      [...question, '--language', 'arabiska'],
      'code.not-known',
      { list: 'languages', meant: 'ara' }
    ],
    ['an unknown municipality', [...question, '--municipality', '9999'], 'code.not-known', { list: 'municipalities' }],
    ['an unknown age', [...question, '--age-band', '25-40'], 'code.not-known', { list: 'age-bands', meant: '25-39' }],
    [
      'an unknown organisation',
      [...question, '--refer', 'housing.contract=Ingen:booked'],
      'organisation.not-known',
      { name: 'Ingen' }
    ],
    [
      'an unknown way',
      [...question, '--refer', 'housing.contract=Ingen:bokad'],
      'code.not-known',
      { list: 'referral-ways', meant: 'booked' }
    ],
    [
      'a referral of no question',
      [...question, '--refer', 'digital=Ingen:booked'],
      'usage.topic-not-asked',
      { topic: 'digital' }
    ],
    [
      'two notes on a question',
      [...question, '--note', 'Först', '--note', 'Sedan'],
      'usage.repeated-option',
      { option: '--note housing.contract' }
    ],
    ['a question without an action', ['--question', 'housing'], 'usage.question', {}],
    ['a topic twice', [...question, ...question], 'usage.topic-twice', {}],
    ['no question', ['--language', 'ara'], 'usage.no-question', {}],
    ['a date in the future', [...question, '--date', '2999-01-01'], 'date.future', { date: '2999-01-01' }],
    ['a date before 2000', [...question, '--date', '1999-12-31'], 'date.too-early', {}],
    ['a time that is none', [...question, '--time', '25:00'], 'usage.value', {}],
    ['a household of nobody', [...question, '--household', '0'], 'usage.value', {}],
    ['a visit of no time', [...question, '--minutes', '0'], 'usage.value', {}],
    [
      'an urgency that there is not',
      [...question, '--urgency', 'housing:now'],
      'code.not-known',
      { list: 'urgencies' }
    ],
    [
      'a place that is too long',
      [...question, '--place', 'p'.repeat(121)],
      'call.invalid',
      { field: 'place', reason: 'too-long' }
    ],
    [
      'a control character in the place',
      [...question, '--place', 'a\u001b[2Jb'],
      'call.invalid',
      { reason: 'control-character' }
    ],
    [
      'a note that is too long',
      [...question, '--note', 'n'.repeat(4001)],
      'call.invalid',
      { field: 'questions.0.note' }
    ],
    [
      'a phone number in a note',
      [...question, '--note', 'ring 070-174 06 35'],
      'note.identifies',
      { field: 'questions.0.note', kind: 'phone' }
    ],
    ['options and a file at once', [...question, '--visit', 'visit.json'], 'usage.not-together', {}]
  ])('is refused with %s, and nothing is saved', async (_case, args, code, params) => {
    const before = await listed()
    const place = args.includes('--place') ? [] : ['--place', 'Biblioteket']
    const error = await refusal(...place, ...args)
    expect(error).toMatchObject({ code, params })
    expect(error.exit).toBe(code.startsWith('usage.') ? 2 : 1)
    expect(await listed()).toBe(before)
  })
})

describe('a visit as JSON', () => {
  it.each([
    ['nothing at all', '', 'json.malformed', {}],
    ['half an object', JSON.stringify(visit).slice(0, 40), 'json.malformed', {}],
    ['a list', [visit], 'json.field', { field: '' }],
    [
      'a field that there is not',
      { ...visit, langauge: 'ara' },
      'json.field',
      { field: 'langauge', reason: 'unrecognized_keys' }
    ],
    ['a date that does not exist', { ...visit, date: '2026-02-30' }, 'json.field', { field: 'date' }],
    [
      'an action that there is not',
      { ...visit, questions: [{ topic: 'housing', actions: ['x'] }] },
      'json.field',
      { field: 'questions.0.actions.0' }
    ],
    [
      'no action',
      { ...visit, questions: [{ topic: 'housing', actions: [] }] },
      'json.field',
      { field: 'questions.0.actions' }
    ],
    ['no question', { ...visit, questions: [] }, 'json.field', { field: 'questions' }],
    [
      'too many questions',
      { ...visit, questions: Array.from({ length: 21 }, () => visit.questions[0]) },
      'json.field',
      { field: 'questions' }
    ],
    [
      'a control character in a note',
      { ...visit, questions: [{ ...visit.questions[0], note: 'a\u0000b' }] },
      'json.field',
      { field: 'questions.0.note', reason: 'control-character' }
    ],
    [
      'a referral to nobody',
      { ...visit, questions: [{ ...visit.questions[0], referral: { way: 'booked' } }] },
      'json.field',
      { field: 'questions.0.referral' }
    ]
  ])('is refused when it is %s', async (_case, content, code, params) => {
    const before = await listed()
    const { answer, code: exit } = await send(content)
    expect(answer).toMatchObject({ error: { code, params } })
    expect(exit).toBe(1)
    expect(await listed()).toBe(before)
  })

  it('is refused when it is larger than any visit', async () => {
    const { answer } = await send(JSON.stringify({ ...visit, note: 'x'.repeat(5 * 1024 * 1024) }))
    expect(answer).toMatchObject({ error: { code: 'json.too-large' } })
  })
})

describe('what a terminal is shown', () => {
  it('holds no character of the data that a terminal would obey', async () => {
    const { stderr } = await cli(['log', ...desk.options, '--question', 'housing.contract:informed\u001b[2J'])
    expect(stderr).toContain('\\u{1b}[2J')
    expect(stderr).not.toContain('\u001b')
  })

  it('is a table of visits with their number', async () => {
    await cli(['log', ...desk.options, '--question', 'housing.contract:informed', '--place', '=cmd() 🗼 <b>'])
    const { stdout } = await typed(['list', ...desk.options, '--limit', '1'])
    expect(stdout).toMatch(
      /^Date +Time +Place +Language +Topics +Number\n\d{4}-\d\d-\d\d +=cmd\(\) 🗼 <b> +housing\.contract +[0-9a-f-]{36}\n\n1 of \d+ visits\.\n$/
    )
  })
})

async function listed(): Promise<number> {
  const { stdout } = await typed(['list', ...desk.options, '--json'])
  return z.object({ value: z.object({ total: z.number() }) }).parse(JSON.parse(stdout)).value.total
}
