import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { interfaceLanguages } from '../shared/domain/interface-language.ts'
import { passphraseProblem } from '../shared/domain/passphrase.ts'
import { OFFERED_WORDS, passphraseOffers, readWords } from './passphrase-words.ts'
import { systemPlatform } from './platform.ts'

const resourcesDir = path.resolve(import.meta.dirname, '../../resources')

describe.each([...interfaceLanguages])('passphrases offered in %s', language => {
  const words = readWords(resourcesDir, language)
  const offer = passphraseOffers(resourcesDir, systemPlatform)

  it('come from a list of 1,296 different words that every keyboard can type', () => {
    expect(new Set(words).size).toBe(1296)
    expect(words).toHaveLength(1296)
    expect(words.filter(word => !/^[a-z]{4,9}$/.test(word))).toEqual([])
  })

  it('are six words of the list that the rules take', () => {
    for (let left = 200; left > 0; left -= 1) {
      const offered = offer(language)
      expect(offered.split(' ')).toHaveLength(OFFERED_WORDS)
      expect(offered.split(' ').filter(word => !words.includes(word))).toEqual([])
      expect(passphraseProblem(offered)).toBeNull()
    }
  })

  it('are drawn from the whole list, each word as likely', () => {
    const seen = new Map<string, number>()
    const draws = 4_000
    for (let left = draws; left > 0; left -= 1)
      for (const word of offer(language).split(' ')) seen.set(word, (seen.get(word) ?? 0) + 1)
    const expected = (draws * OFFERED_WORDS) / words.length
    const chiSquare = words.reduce((sum, word) => sum + ((seen.get(word) ?? 0) - expected) ** 2 / expected, 0)
    // 1,295 degrees of freedom: mean 1,295, standard deviation 51.
    expect(chiSquare).toBeGreaterThan(1295 - 6 * 51)
    expect(chiSquare).toBeLessThan(1295 + 6 * 51)
  })
})

it('draws again what would favour the first words of the list', () => {
  const bytes = [0xff, 0xff, 0, 0]
  let at = 0
  const offer = passphraseOffers(resourcesDir, {
    randomBytes: () => {
      const pair = at < 2 ? bytes.slice(at, at + 2) : [0, (at / 2) * 7]
      at += 2
      return Uint8Array.from(pair)
    }
  })
  const words = readWords(resourcesDir, 'sv')
  // 65,535 lies past the last whole multiple of 1,296, so the first word comes from the second number.
  expect(offer('sv').split(' ')[0]).toBe(words[7])
})
