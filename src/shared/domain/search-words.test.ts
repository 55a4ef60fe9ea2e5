import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { excerptOf, indexedWords, searchWords } from './search-words.ts'

describe('the words of a text', () => {
  it.each([
    ['Hyresvärdens ÅTERKRAV på 3 000 kr', ['hyresvardens', 'aterkrav', 'pa', '3', '000', 'kr']],
    ['F-kassan, Mig.verket', ['f', 'kassan', 'mig', 'verket']],
    ['كِتَابٌ', ['كتاب']],
    ['كتـــاب', ['كتاب']],
    ['رسالة إلى المدرسة', ['رساله', 'الي', 'المدرسه']],
    ['فارسی', ['فارسي']],
    ['!?"*()', []]
  ])('of %j are %j', (text, words) => {
    expect(searchWords(text)).toEqual(words)
  })

  it('are, to be found by, also Arabic ones without their article', () => {
    expect(indexedWords('رسالة المدرسة إلى الأب')).toEqual(['رساله', 'المدرسه', 'مدرسه', 'الي', 'الاب'])
  })

  it('are the same however the text is composed, and hold no space or sign', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), text => {
        expect(searchWords(text.normalize('NFD'))).toEqual(searchWords(text.normalize('NFC')))
        for (const word of searchWords(text)) expect(word).toMatch(/^[\p{L}\p{N}]+$/u)
      })
    )
  })
})

describe('an excerpt', () => {
  const text = `${'Ett långt brev om annat. '.repeat(8)}Hyran är för hög,\nsäger hon. ${'Mer om det. '.repeat(20)}`

  it('stands around what was found, and marks it', () => {
    const parts = excerptOf(text, 'hyra hog', 80)
    expect(parts.filter(({ found }) => found).map(part => part.text)).toEqual(['Hyran', 'hög'])
    const whole = parts.map(part => part.text).join('')
    expect(whole).toMatch(/^… .*Hyran är för hög, säger hon\. .* …$/)
    expect(whole.length).toBeLessThan(100)
  })

  it('is the whole of a short text', () => {
    expect(excerptOf('Ring igen', 'xyz', 80)).toEqual([{ text: 'Ring igen', found: false }])
  })

  it('is a part of the text, whatever is typed', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.string({ unit: 'grapheme' }), (anything, typed) => {
        const line = anything.replaceAll(/\s+/gu, ' ').trim()
        const parts = excerptOf(anything, typed, 20).map(part => part.text)
        const inner = parts.slice(parts[0] === '… ' ? 1 : 0, parts.at(-1) === ' …' ? -1 : undefined).join('')
        expect(line).toContain(inner)
      })
    )
  })
})
