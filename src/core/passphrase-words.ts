import { readFileSync } from 'node:fs'
import path from 'node:path'
import type { InterfaceLanguage } from '../shared/domain/interface-language.ts'
import { passphraseProblem } from '../shared/domain/passphrase.ts'
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

/** The words of a language, one a line. */
export function readWords(resourcesDir: string, language: InterfaceLanguage): readonly string[] {
  const text = readFileSync(path.join(resourcesDir, `passphrase-words.${language}.txt`), 'utf8')
  return text.split('\n').filter(word => word !== '')
}

/** A whole number from 0 up to `limit`, each as likely: numbers past the last whole multiple of the limit are drawn again. */
function drawBelow(limit: number, randomBytes: Platform['randomBytes']): number {
  const span = 0x1_00_00
  const usable = span - (span % limit)
  for (;;) {
    const [high = 0, low = 0] = randomBytes(2)
    const drawn = high * 0x1_00 + low
    if (drawn < usable) return drawn % limit
  }
}
