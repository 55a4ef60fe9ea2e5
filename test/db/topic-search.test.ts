import fc from 'fast-check'
import { describe, expect, it, onTestFinished } from 'vitest'
import { foldText } from '../../src/shared/domain/type-ahead.ts'
import { topicSearch, type TopicKnowledge } from '../../src/renderer/app/topic-search.ts'
import { runs } from '../long-runs.ts'
import { openBureau, resourcesDir, valueOf } from '../bureau.ts'
import { sentQuestion, sentVisit } from '../visit-builder.ts'
import { readReferenceLists } from '../../src/core/reference-lists.ts'

/** As many as the form offers: a topic further down has not been found. */
const OFFERED = 12

const lists = readReferenceLists(resourcesDir)
const topics = lists.topics.map(topic => ({
  ...topic,
  parent: topic.parent === '' ? null : topic.parent,
  retired: false
}))
const knowledge: TopicKnowledge = {
  arabicName: () => undefined,
  words: new Map(lists.topicWords.map(({ code, words }) => [code, words])),
  uses: new Map()
}
const search = { sv: topicSearch(topics, 'sv', knowledge), en: topicSearch(topics, 'en', knowledge) }
const offered = (typed: string, language: 'sv' | 'en' = 'sv'): string[] =>
  search[language](typed)
    .slice(0, OFFERED)
    .map(({ code }) => code)

const otherWords = lists.topicWords.flatMap(({ code, words }) => words.map(word => ({ code, word })))
const wordsOf = new Map(
  topics.map(({ code, sv, en }) => {
    const texts = [sv, en, ...(knowledge.words.get(code) ?? [])]
    return [code, texts.flatMap(text => foldText(text).split(' '))]
  })
)

/** The topics that mean what is typed: each typed word begins a word of theirs. */
const meantBy = (typed: string): string[] =>
  [...wordsOf].flatMap(([code, words]) =>
    foldText(typed)
      .split(' ')
      .every(part => words.some(word => word.startsWith(part)))
      ? [code]
      : []
  )

/** A topic and one of its names. */
const named = fc.constantFrom(
  ...topics.flatMap(topic => [topic.sv, topic.en].map(name => ({ code: topic.code, name })))
)

describe('the topics that come with the app', () => {
  it.each([
    ['hyra', 'housing.contract'],
    ['hyra', 'housing.rent-debt'],
    ['rent', 'housing.contract'],
    ['vräkt', 'housing.rent-debt'],
    ['vrakt', 'housing.rent-debt'],
    ['evicted', 'housing.rent-debt'],
    ['F-kassan', 'social-insurance'],
    ['fkassan', 'social-insurance'],
    ['försäkringskasan', 'social-insurance'],
    ['Mig.verket', 'residence'],
    ['migrationsverkt', 'residence'],
    ['tandläkare', 'health.dental'],
    ['dentist', 'health.dental'],
    ['personnr', 'registration.population-register'],
    ['kronofodgen', 'economy.debt'],
    ['skuld inkaso', 'economy.debt'],
    ['mobilt bank id', 'digital.bankid'],
    ['dagis', 'school.preschool'],
    ['socialbidrag', 'income-support'],
    ['body lägenhet', 'housing.find'],
    ['arbetsförmedlngen', 'work.employment-service'],
    ['körkrot', 'transport.driving-licence'],
    ['skilsmessa', 'family.separation'],
    ['hyran', 'housing.contract'],
    ['betala hyran', 'housing.rent-debt'],
    ['läkare', 'health.primary-care'],
    ['barnvakt', 'school.preschool'],
    ['kläder', 'income-support.apply'],
    ['elen', 'economy.budget']
  ])('are found by %j: %s', (typed, code) => {
    expect(offered(typed)).toContain(code)
    expect(offered(typed, 'en')).toContain(code)
  })

  it('each have other words', () => {
    expect(lists.topicWords.map(({ code }) => code)).toEqual(topics.map(({ code }) => code))
    for (const { words } of lists.topicWords) {
      expect(words).not.toContain('')
      expect(words.length).toBeGreaterThan(3)
    }
  })

  it('are found by a name without its accents, in any letter case, with its words in any order', () => {
    fc.assert(
      fc.property(named, fc.infiniteStream(fc.integer()), fc.boolean(), ({ code, name }, order, isUpper) => {
        const words = foldText(name)
          .split(' ')
          .map(word => ({ word, at: order.next().value ?? 0 }))
          .toSorted((one, other) => one.at - other.at)
          .map(({ word }) => (isUpper ? word.toUpperCase() : word))
        expect(offered(words.join(' '))).toContain(code)
      })
    )
  })

  it('are found by each of their other words, and by its beginning, whatever else is left out', () => {
    expect(otherWords.length).toBeGreaterThan(1500)
    const lost = otherWords.flatMap(({ code, word }) => [
      ...(offered(word).includes(code) ? [] : [`${code} by ${word}`]),
      ...runs([word], [word, word.slice(0, 3), word.slice(0, 5)]).flatMap(typed => {
        const found = new Set(search.sv(typed).map(topic => topic.code))
        return meantBy(typed).flatMap(meant => (found.has(meant) ? [] : [`${meant} by ${typed}`]))
      })
    ])
    expect(lost).toEqual([])
  })

  it('are few for what begins a word of theirs: nothing is looked for inside other words then, or a slip away', () => {
    expect(offered('tand')).toEqual(['health.dental', 'other.letter'])
    expect(offered('räkning')).not.toContain('registration.id-card')
    const strays = otherWords.flatMap(({ word }) => {
      const parts = foldText(word).split(' ')
      const meant = meantBy(word)
      return search.sv(word).flatMap(({ code, parent }) => {
        const around = [...(wordsOf.get(code) ?? []), ...(wordsOf.get(parent ?? '') ?? [])]
        const leads = parts.every(part => around.some(each => each.startsWith(part) || each.endsWith(part)))
        return meant.includes(code) || leads ? [] : [`${code} by ${word}`]
      })
    })
    expect(strays).toEqual([])
  })

  it('are found by a name with one slip in any of its longer words, unless what is then typed begins other words', () => {
    const slip = fc.constantFrom('replace', 'drop', 'double', 'swap')
    fc.assert(
      fc.property(named, fc.nat(), fc.nat(), slip, ({ code, name }, whichWord, where, kind) => {
        const words = foldText(name).split(' ')
        const longer = words.filter(word => word.length >= 5)
        const word = longer[whichWord % Math.max(1, longer.length)]
        if (word === undefined) return
        const typed = words.map(other => (other === word ? slipIn(word, where % word.length, kind) : other)).join(' ')
        expect([code, ...meantBy(typed)].filter(each => offered(typed).includes(each))).not.toEqual([])
      }),
      { numRuns: runs(300, 20_000) }
    )
  })
})

describe('how often the bureau is asked on a topic', () => {
  it('follows what is recorded, corrected and erased', async () => {
    const bureau = await openBureau()
    onTestFinished(bureau.close)
    const usesNow = async () => {
      const { uses } = valueOf(await bureau.core.call('topics.list', null))
      return Object.fromEntries(Object.entries(uses).filter(([, count]) => count > 0))
    }
    expect(await usesNow()).toEqual({})
    const visit = sentVisit({
      questions: [sentQuestion({ topic: 'housing.contract' }), sentQuestion({ topic: 'studies.sfi' })]
    })
    valueOf(await bureau.core.call('visits.record', visit))
    valueOf(await bureau.core.call('visits.record', sentVisit({ questions: [sentQuestion({ topic: 'studies.sfi' })] })))
    expect(await usesNow()).toEqual({ 'housing.contract': 1, 'studies.sfi': 2 })

    const questions = [sentQuestion({ topic: 'health' })]
    const { revision } = valueOf(await bureau.core.call('visits.correct', { ...visit, questions, revision: 1 }))
    expect(await usesNow()).toEqual({ health: 1, 'studies.sfi': 1 })
    valueOf(await bureau.core.call('visits.erase', { id: visit.id, revision }))
    expect(await usesNow()).toEqual({ 'studies.sfi': 1 })
  })

  it('leaves out visits that were withdrawn, until they are brought back, and however they go', async () => {
    const bureau = await openBureau()
    onTestFinished(bureau.close)
    const uses = async () => {
      const counts = valueOf(await bureau.core.call('topics.list', null)).uses
      return Object.fromEntries(Object.entries(counts).filter(([, count]) => count !== 0))
    }
    const twice = ['housing.contract', 'housing.contract', 'studies.sfi']
    const visit = sentVisit({ questions: twice.map(topic => sentQuestion({ topic })) })
    valueOf(await bureau.core.call('visits.record', visit))
    valueOf(await bureau.core.call('visits.record', sentVisit({ questions: [sentQuestion({ topic: 'studies.sfi' })] })))
    const all = { 'housing.contract': 2, 'studies.sfi': 2 }
    expect(await uses()).toEqual(all)
    const { id } = visit
    valueOf(await bureau.core.call('visits.withdraw', { id, revision: 1 }))
    expect(await uses()).toEqual({ 'studies.sfi': 1 })
    valueOf(await bureau.core.call('visits.restore', { id, revision: 2 }))
    expect(await uses()).toEqual(all)
    valueOf(await bureau.core.call('visits.withdraw', { id, revision: 3 }))
    valueOf(await bureau.core.call('visits.erase', { id, revision: 4 }))
    expect(await uses()).toEqual({ 'studies.sfi': 1 })
  })
})

function slipIn(word: string, at: number, kind: string): string {
  const [before, letter, after] = [word.slice(0, at), word.charAt(at), word.slice(at + 1)]
  switch (kind) {
    case 'replace':
      return `${before}${letter === 'x' ? 'y' : 'x'}${after}`
    case 'drop':
      return `${before}${after}`
    case 'double':
      return `${before}${letter}${letter}${after}`
    default:
      return `${before}${after.charAt(0)}${letter}${after.slice(1)}`
  }
}
