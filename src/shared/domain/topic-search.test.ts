import { describe, expect, test } from 'vitest'
import type { Topic } from '../features/topics/topics.schema.ts'
import { searchTopics } from './topic-search.ts'

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

const codes = (typed: string, language: 'sv' | 'en' = 'sv'): string[] =>
  searchTopics(typed, topics, language).map(({ code }) => code)

describe('searchTopics', () => {
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
    expect(searchTopics('barn', twins, 'sv').map(({ code }) => code)).toEqual(['other.two', 'other.one'])
    expect(searchTopics('barn', twins, 'en').map(({ code }) => code)).toEqual(['other.one', 'other.two'])
  })

  test('lists a group before the topics that it leads to', () => {
    expect(codes('boende')).toEqual(['housing', 'housing.contract', 'housing.rent-debt'])
  })

  test('finds a topic before a group that only holds the letters inside a word, and never what that group leads to', () => {
    expect(codes('tand')).toEqual(['health.dental', 'residence'])
  })

  test('leaves out retired topics', () => {
    expect(codes('fax')).toEqual([])
    expect(codes('')).not.toContain('digital.old')
  })
})
