import { readFileSync } from 'node:fs'
import path from 'node:path'
import { type InterfaceLanguage, passphraseWordsOf } from '../shared/domain/interface-language.ts'
import { passphraseProblem } from '../shared/domain/passphrase.ts'
import { drawBelow } from './draw-below.ts'
import type { Platform } from './platform.ts'

/** Six words of a list of 1,296 are worth 62 bits; each guess at them costs an Argon2id. */
export const OFFERED_WORDS = 6

/** Offers a passphrase that a person has not thought of. */
export type OfferPassphrase = (language: InterfaceLanguage) => string

/**
 * Six words drawn evenly from the list of a language. Words are plain letters from a to z, so that they can be typed on every keyboard. What the
 * rules for passphrases would not take (two common words, say) is drawn again.
 */
export function passphraseOffers(
  resourcesDir: string,
  { randomBytes }: Pick<Platform, 'randomBytes'>
): OfferPassphrase {
  return language => {
    const words = readWords(resourcesDir, language)
    for (;;) {
      const offer = Array.from({ length: OFFERED_WORDS }, () => words[drawBelow(words.length, randomBytes)]).join(' ')
      if (passphraseProblem(offer) === null) return offer
    }
  }
}

/** The words that a language offers, one a line. */
export function readWords(resourcesDir: string, language: InterfaceLanguage): readonly string[] {
  return readLines(path.join(resourcesDir, `passphrase-words.${passphraseWordsOf[language]}.txt`))
}

/** The words that the codes on visitors' slips are made of. */
export const readReturnWords = (resourcesDir: string): readonly string[] =>
  readLines(path.join(resourcesDir, 'return-words.txt'))

const readLines = (file: string): readonly string[] =>
  readFileSync(file, 'utf8')
    .split('\n')
    .filter(word => word !== '')
