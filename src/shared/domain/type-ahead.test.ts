import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { findByTyping, foldText } from './type-ahead.ts'

const find = (typed: string, names: readonly string[]): string[] =>
  findByTyping(typed, names, name => ({ names: [name] }))

describe('foldText', () => {
  test.each([
    ['Åmål', 'amal'],
    ['  Kurdiska (Sorani) ', 'kurdiska sorani'],
    ['ØRSTED', 'orsted'],
    ['Türkçe', 'turkce'],
    ['العربية', 'عربيه'],
    ['أُسْرة إلى الأبـد', 'اسره الي ابد'],
    ['الـ', 'ال'],
    ['…', '']
  ])('compares %j as %j', (text, folded) => {
    expect(foldText(text)).toBe(folded)
  })

  test('leaves a folded text as it is', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), text => {
        expect(foldText(foldText(text))).toBe(foldText(text))
      })
    )
  })
})

describe('findByTyping', () => {
  test('finds the beginning of any word, whatever the letter case and the accents', () => {
    expect(find('malm', ['Lund', 'Malmö'])).toEqual(['Malmö'])
    expect(find('OREBRO', ['Örebro'])).toEqual(['Örebro'])
    expect(find('vask', ['Upplands Väsby', 'Upplands-Bro', 'Nedre Väsk'])).toEqual(['Nedre Väsk'])
  })

  test('puts the beginning of the name before a later word, and that before the inside of a word', () => {
    expect(find('bo', ['Upplands-Bo', 'Älvbo', 'Boden', 'Bo'])).toEqual(['Bo', 'Boden', 'Upplands-Bo'])
    expect(find('skuld', ['Hyresskuld och vräkning', 'Skulder och Kronofogden'])).toEqual([
      'Skulder och Kronofogden',
      'Hyresskuld och vräkning'
    ])
  })

  test('wants every typed word, in any order', () => {
    expect(find('sorani kurd', ['kurdiska (sorani)', 'kurdiska (kurmanji)'])).toEqual(['kurdiska (sorani)'])
    expect(find('kurd arabiska', ['kurdiska (sorani)', 'arabiska'])).toEqual([])
  })

  test('looks inside words only for three letters or more', () => {
    expect(find('en', ['Hyresavtalen'])).toEqual([])
    expect(find('len', ['Hyresavtalen'])).toEqual(['Hyresavtalen'])
  })

  test('keeps the order of what fits equally well, and lists everything while nothing is typed', () => {
    expect(find('s', ['svenska', 'somaliska', 'arabiska'])).toEqual(['svenska', 'somaliska'])
    expect(find(' ', ['b', 'a'])).toEqual(['b', 'a'])
    expect(find('?', ['b', 'a'])).toEqual([])
  })

  test('lets the context lead here, after the names', () => {
    const things = [
      { name: 'Gymnasium', group: 'Skola' },
      { name: 'Skolskjuts', group: 'Resor' }
    ]
    const found = findByTyping('skol', things, ({ name, group }) => ({ names: [name], context: [group] }))
    expect(found.map(({ name }) => name)).toEqual(['Skolskjuts', 'Gymnasium'])
  })

  test('does not look inside the words of the context', () => {
    const things = [
      { name: 'Tandvård', group: 'Hälsa' },
      { name: 'Medborgarskap', group: 'Uppehållstillstånd' }
    ]
    const names = (typed: string): string[] =>
      findByTyping(typed, things, ({ name, group }) => ({ names: [name], context: [group] })).map(({ name }) => name)
    expect(names('tand')).toEqual(['Tandvård'])
    expect(names('uppeh')).toEqual(['Medborgarskap'])
  })

  test('puts what only holds the letters inside a word after all that begins with them, the context included', () => {
    const text = fc.array(fc.constantFrom('aba', 'abac', 'caba', 'bab', 'cc'), { minLength: 1, maxLength: 3 })
    const thing = fc.record({ names: fc.array(text, { minLength: 1, maxLength: 2 }), context: fc.array(text) })
    const begins = (texts: readonly (readonly string[])[]): boolean => texts.flat().some(word => word.startsWith('aba'))
    fc.assert(
      fc.property(fc.array(thing, { maxLength: 8 }), things => {
        const joined = (texts: readonly (readonly string[])[]): string[] => texts.map(words => words.join(' '))
        const found = findByTyping('aba', things, ({ names, context }) => ({
          names: joined(names),
          context: joined(context)
        }))
        const atStart = found.map(({ names, context }) => begins(names) || begins(context))
        expect(atStart).toEqual(atStart.toSorted((a, b) => Number(b) - Number(a)))
        expect(atStart.filter(Boolean)).toHaveLength(
          things.filter(({ names, context }) => begins(names) || begins(context)).length
        )
      })
    )
  })

  test('finds a thing by the beginning of each of its words', () => {
    const word = fc.stringMatching(/^[a-z]{2,8}$/)
    fc.assert(
      fc.property(fc.array(word, { minLength: 1, maxLength: 4 }), fc.nat(), (words, at) => {
        const chosen = words[at % words.length] ?? ''
        expect(find(chosen.slice(0, 2), [words.join(' ')])).toHaveLength(1)
      })
    )
  })
})
