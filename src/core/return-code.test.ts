import fc from 'fast-check'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { readReturnCode, RETURN_CODE_WORDS, RETURN_WORD_COUNT } from '../shared/domain/return-code.ts'
import { readReturnWords } from './passphrase-words.ts'

const words = readReturnWords(path.resolve(import.meta.dirname, '../../resources'))

const codeOf = fc.array(fc.constantFrom(...words), { minLength: RETURN_CODE_WORDS, maxLength: RETURN_CODE_WORDS })
const letter = fc.constantFrom(...'abcdefghijklmnopqrstuvwxyzåäö')

/** One slip of the finger in a word. */
const slip = fc
  .record({ kind: fc.constantFrom('insert', 'leave-out', 'replace', 'swap'), at: fc.nat(40), letter })
  .map(({ kind, at, letter: typed }) => (word: string): string => {
    const i = at % word.length
    const before = word.slice(0, i)
    if (kind === 'insert') return before + typed + word.slice(i)
    if (kind === 'leave-out') return before + word.slice(i + 1)
    if (kind === 'replace') return before + typed + word.slice(i + 1)
    return before + word.charAt(i + 1) + word.charAt(i) + word.slice(i + 2)
  })

describe('the words of codes', () => {
  it('are 512 different ones that every keyboard can type, so that six are 54 bits', () => {
    expect(new Set(words).size).toBe(RETURN_WORD_COUNT)
    expect(words).toHaveLength(RETURN_WORD_COUNT)
    expect(words.filter(word => !/^[a-z]{4,9}$/.test(word))).toEqual([])
    expect(Math.log2(RETURN_WORD_COUNT) * RETURN_CODE_WORDS).toBe(54)
  })

  it('are so far apart that every single slip in every word is mended to that word', () => {
    const rest = words.slice(0, RETURN_CODE_WORDS - 1)
    for (const word of words)
      for (const slipped of slipsOf(word))
        expect(readReturnCode([slipped, ...rest].join(' '), words)).toEqual({
          ok: true,
          code: [word, ...rest].join(' ')
        })
  })
})

describe('reading a code', () => {
  it('takes any case, anything but letters between the words, and a slip in each', () => {
    fc.assert(
      fc.property(
        codeOf,
        fc.constantFrom(' ', '-', ', ', '\n', ' · ', '+'),
        fc.array(slip, { minLength: RETURN_CODE_WORDS, maxLength: RETURN_CODE_WORDS }),
        (code, between, slips) => {
          const typed = code.map((word, at) => slips[at]?.(word) ?? word).join(between)
          expect(readReturnCode(` ${typed.toUpperCase()} `, words)).toEqual({ ok: true, code: code.join(' ') })
        }
      )
    )
  })

  it('answers any text with a code of the list or with what is wrong', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), typed => {
        const read = readReturnCode(typed, words)
        const known = read.ok
          ? read.code.split(' ').every(word => words.includes(word))
          : ['length', 'word'].includes(read.problem.reason)
        expect(known).toBe(true)
      })
    )
  })

  it('says which word is none, and how many there are', () => {
    const [one = '', two = ''] = words
    expect(readReturnCode(`${one} blåbärssylt ${two}`, words)).toEqual({
      ok: false,
      problem: { reason: 'word', number: 2 }
    })
    expect(readReturnCode(`${one} ${two}`, words)).toEqual({ ok: false, problem: { reason: 'length', found: 2 } })
    expect(readReturnCode('', words)).toEqual({ ok: false, problem: { reason: 'length', found: 0 } })
  })
})

function* slipsOf(word: string): Generator<string> {
  for (let at = 0; at < word.length; at++) {
    yield word.slice(0, at) + word.slice(at + 1)
    yield word.slice(0, at) + word.charAt(at + 1) + word.charAt(at) + word.slice(at + 2)
    for (const typed of 'aeo') {
      yield word.slice(0, at) + typed + word.slice(at)
      yield word.slice(0, at) + typed + word.slice(at + 1)
    }
  }
}
