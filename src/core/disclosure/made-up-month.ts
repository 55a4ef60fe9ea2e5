import type { ListedCode, ListedTopic } from './codings.ts'
import type { CodeLists } from './plan.ts'
import { hourBlocks, weekdays } from './week.ts'
import type { Contribution, QuestionRecord, SecretUniform } from './types.ts'

/** Repeatable numbers in [0, 1) from a seed (mulberry32), for tests and benchmarks: nothing about them is secret. */
export function seededUniform(seed: number): SecretUniform {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}

const named = (codes: readonly string[]): ListedCode[] => codes.map(code => ({ code, title: { sv: code, en: code } }))

/** Code lists as long as a bureau's own, with made-up topics: `groups` groups of one to seven topics each. */
export function madeUpLists(groups = 18): CodeLists {
  const topics = Array.from({ length: groups }, (_, group): ListedTopic[] => {
    const code = `g${group}`
    const members = Array.from({ length: 1 + (group % 7) }, (_none, at) => `${code}.t${at}`)
    return [
      { code, parent: null, title: { sv: code, en: code } },
      ...members.map(member => ({ code: member, parent: code, title: { sv: member, en: member } }))
    ]
  }).flat()
  const languages = ['swe', 'eng', 'ara', 'prs', 'pes', 'pus', 'som', 'tir', 'ukr', 'rus', 'ckb', 'kmr', 'tur']
  const rarer = Array.from(
    { length: 28 },
    (_, at) => `q${String.fromCodePoint(97 + Math.floor(at / 26), 97 + (at % 26))}`
  )
  return {
    languages: named([...languages, ...rarer]),
    municipalities: named([...Array.from({ length: 33 }, (_, at) => String(1230 + at)), '0180', '1480', 'none']),
    ageBands: named(['0-17', '18-24', '25-39', '40-64', '65+']),
    genders: named(['woman', 'man', 'other']),
    timesInSweden: named(['under-1', '1-2', '3-5', 'over-5']),
    channels: named(['walk-in', 'booked', 'phone', 'message', 'outreach']),
    topics,
    organisationKinds: named([
      'authority',
      'municipality',
      'region',
      'association',
      'legal-aid',
      'faith',
      'union',
      'other'
    ]),
    ways: named(['signposted', 'warm-handover', 'booked', 'letter']),
    outcomes: named(['reached', 'refused', 'no-reply', 'unknown', 'pending']),
    actions: named([
      'informed',
      'explained-letter',
      'filled-form',
      'called-booked',
      'digital-help',
      'referred',
      'could-not-help'
    ]),
    barriers: named([
      'sent-between',
      'no-interpreter',
      'no-bankid',
      'language',
      'waiting-time',
      'no-id',
      'cost',
      'other'
    ]),
    ownMunicipality: '1235',
    switchedOff: []
  }
}

/** A made-up month with long tails: a few codes are common and most are rare, as in a real bureau. */
export function madeUpContributions(lists: CodeLists, visits: number, uniform: SecretUniform): Contribution[] {
  const pick = (codes: readonly ListedCode[]): string => codes[Math.floor(uniform() ** 3 * codes.length)]?.code ?? ''
  const answer = (codes: readonly ListedCode[]): string =>
    uniform() < 0.1 ? 'not-asked' : uniform() < 0.05 ? 'declined' : pick(codes)
  const leaves = lists.topics.filter(topic => topic.parent !== null)
  const some = (codes: readonly ListedCode[], least: number): string[] => [
    ...new Set(Array.from({ length: least + Math.floor(uniform() ** 2 * 3) }, () => pick(codes)))
  ]
  const question = (): QuestionRecord => ({
    topic: pick(leaves),
    actions: some(lists.actions, 1),
    barriers: some(lists.barriers, 0),
    referral:
      uniform() < 0.3
        ? { organisationKind: pick(lists.organisationKinds), way: pick(lists.ways), outcome: pick(lists.outcomes) }
        : null
  })
  return Array.from({ length: visits }, (_, at) => ({
    visit: `visit-${at}`,
    contributor: `visit-${at}`,
    late: uniform() < 0.02,
    language: answer(lists.languages),
    municipality: answer(lists.municipalities),
    ageBand: answer(lists.ageBands),
    gender: answer(lists.genders),
    timeInSweden: answer(lists.timesInSweden),
    channel: pick(lists.channels),
    weekday: weekdays[Math.floor(uniform() * 5)] ?? 'mon',
    hour: hourBlocks[Math.floor(uniform() * hourBlocks.length)] ?? 'no-time',
    questions: Array.from({ length: 1 + Math.floor(uniform() ** 2 * 5) }, question)
  }))
}

/** The same visits by fewer people: each is, with this chance, by somebody who has been here before in the month, and some come often. */
export function withReturners(
  contributions: readonly Contribution[],
  chance: number,
  uniform: SecretUniform
): Contribution[] {
  const people: string[] = []
  return contributions.map(contribution => {
    const before = uniform() < chance ? people[Math.floor(uniform() ** 2 * people.length)] : undefined
    const contributor = before ?? `person-${people.length}`
    if (before === undefined) people.push(contributor)
    return { ...contribution, contributor }
  })
}
