import { describe, expect, test } from 'vitest'
import type { Topic } from '../../shared/features/topics/topics.schema.ts'
import { topicSearch, type TopicKnowledge } from './topic-search.ts'

const topic = (code: string, sv: string, en: string, retired = false): Topic => ({
  code,
  parent: code.includes('.') ? code.slice(0, code.indexOf('.')) : null,
  sv,
  en,
  retired
})

const topics = [
  topic('housing', 'Boende', 'Housing'),
  topic('housing.contract', 'Hyresavtal', 'Rental contracts'),
  topic('housing.rent-debt', 'Hyresskuld och vräkning', 'Rent arrears and eviction'),
  topic('economy', 'Privatekonomi och skulder', 'Personal finance and debt'),
  topic('economy.debt', 'Skulder och Kronofogden', 'Debt and the Enforcement Authority'),
  topic('health.dental', 'Tandvård', 'Dental care'),
  topic('residence', 'Uppehållstillstånd och medborgarskap', 'Residence permits and citizenship'),
  topic('residence.citizenship', 'Medborgarskap', 'Citizenship'),
  topic('digital.old', 'Fax', 'Fax', true)
]

const nothingKnown: TopicKnowledge = { arabicName: () => undefined, words: new Map(), uses: new Map() }

const codes = (typed: string, language: 'sv' | 'en' = 'sv', knowledge: Partial<TopicKnowledge> = {}): string[] =>
  topicSearch(topics, language, { ...nothingKnown, ...knowledge })(typed).map(({ code }) => code)

describe('topicSearch', () => {
  test('finds a topic in either language, whatever the interface’s', () => {
    expect(codes('hyr', 'en')).toEqual(['housing.contract', 'housing.rent-debt'])
    expect(codes('evict', 'sv')).toEqual(['housing.rent-debt'])
  })

  test('forgives letter case and missing å, ä and ö', () => {
    expect(codes('TANDVARD')).toEqual(['health.dental'])
    expect(codes('vrakning')).toEqual(['housing.rent-debt'])
  })

  test('puts the name in the interface’s language first', () => {
    const twins = [topic('other.one', 'Plan', 'Barn'), topic('other.two', 'Barn', 'Plan')]
    expect(topicSearch(twins, 'sv', nothingKnown)('barn').map(({ code }) => code)).toEqual(['other.two', 'other.one'])
    expect(topicSearch(twins, 'en', nothingKnown)('barn').map(({ code }) => code)).toEqual(['other.one', 'other.two'])
  })

  test('lists a group before the topics that it leads to', () => {
    expect(codes('boende')).toEqual(['housing', 'housing.contract', 'housing.rent-debt'])
  })

  test('finds the letters inside a word only where no word begins with them, and never what a group leads to by them', () => {
    expect(codes('tand')).toEqual(['health.dental'])
    expect(codes('borgar')).toEqual(['residence', 'residence.citizenship'])
  })

  test('leaves out retired topics', () => {
    expect(codes('fax')).toEqual([])
    expect(codes('')).not.toContain('digital.old')
  })

  test('finds a topic by another word for it, after those that have it as a name', () => {
    const words = new Map([
      ['economy.debt', ['inkasso', 'F-kassan']],
      ['economy', ['tandvård']]
    ])
    expect(codes('inkas', 'en', { words })).toEqual(['economy.debt'])
    expect(codes('f-kassan', 'sv', { words })).toEqual(['economy.debt'])
    expect(codes('tand', 'sv', { words })).toEqual(['health.dental', 'economy', 'economy.debt'])
  })

  test('puts what this bureau is asked at least twice as often first, and never before what fits better in kind', () => {
    expect(codes('hyr', 'sv', { uses: new Map([['housing.rent-debt', 8]]) })).toEqual([
      'housing.rent-debt',
      'housing.contract'
    ])
    const alike = new Map([
      ['housing.contract', 9],
      ['housing.rent-debt', 14]
    ])
    expect(codes('hyr', 'sv', { uses: alike })[0]).toBe('housing.contract')
    expect(codes('boende', 'sv', { uses: new Map([['housing.contract', 1000]]) })[0]).toBe('housing')
    expect(codes('skuld', 'sv', { uses: new Map([['housing.rent-debt', 1000]]) })).toEqual([
      'economy.debt',
      'economy',
      'housing.rent-debt'
    ])
  })

  test('takes what is as typed for what is meant, and looks for slips only where nothing is', () => {
    const words = new Map([
      ['digital', []],
      ['economy', ['tandvord']]
    ])
    expect(codes('tandvård', 'sv', { words })).toEqual(['health.dental'])
    expect(codes('tandvord', 'sv', { words })).toEqual(['economy', 'economy.debt'])
    expect(codes('tandvörd')).toEqual(['health.dental'])
  })

  test('looks for slips in a word of four letters only where it means nothing as it is', () => {
    const words = new Map([
      ['housing.contract', ['hyra']],
      ['health.dental', ['fyra']]
    ])
    expect(codes('hyra', 'sv', { words })).toEqual(['housing.contract'])
    expect(codes('hyar', 'sv', { words })).toEqual(['housing.contract'])
  })

  test('wants short words as they are, and falls back on what most words lead to', () => {
    expect(codes('bex')).toEqual([])
    expect(codes('betala tandvård genast')).toEqual(['health.dental'])
  })
})
