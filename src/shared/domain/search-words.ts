/** Letters that one language writes in two ways, or that two keyboards give for the same sound: compared as one. */
const sameLetters: Readonly<Record<string, string>> = {
  ى: 'ي',
  ی: 'ي',
  ک: 'ك',
  ة: 'ه',
  ø: 'o',
  đ: 'd',
  ð: 'd',
  ł: 'l',
  ı: 'i',
  æ: 'ae',
  œ: 'oe',
  þ: 'th',
  ß: 'ss'
}

/** What the Arabic article stands before: long enough that it is no part of the word itself. */
const WITH_ARTICLE = /^ال\p{L}{3,}$/u

/**
 * The words of a text in the form in which they are looked for: no letter case, no accents, rings, dots or vowel signs, so that `å`
 * and `a` find each other, and Arabic is found with its vowels and without. Raise `SEARCH_WORDS_VERSION` when this or
 * `indexedWords` changes.
 */
export function searchWords(text: string): string[] {
  const folded = text
    .normalize('NFKD')
    .toLowerCase()
    // The stroke that lengthens an Arabic word says nothing.
    .replaceAll(/[\p{M}\u0640]/gu, '')
    .replaceAll(/[ىیکةøđðłıæœþß]/gu, letter => sameLetters[letter] ?? letter)
    .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
  return folded === '' ? [] : folded.split(' ')
}

/** The words by which a text is found: those of `searchWords`, and Arabic ones without their article too. */
export const indexedWords = (text: string): string[] =>
  searchWords(text).flatMap(word => (WITH_ARTICLE.test(word) ? [word, word.slice(2)] : [word]))

/** Of the form of `searchWords`. What was indexed in another form is indexed anew at the next opening. */
export const SEARCH_WORDS_VERSION = 1

/** A piece of a text; `found` where a word of it is one that was looked for. */
export interface ExcerptPart {
  readonly text: string
  readonly found: boolean
}

/** How many characters of an excerpt stand before the first word that was found. */
const BEFORE = 40
const WORD = /[\p{L}\p{N}][\p{L}\p{N}\p{M}\u0640]*/gu

/** About `length` characters of a text around the first word that was found, in one line, with what was found marked. */
export function excerptOf(text: string, typed: string, length: number): ExcerptPart[] {
  const wanted = searchWords(typed)
  const line = text.replaceAll(/\s+/gu, ' ').trim()
  const words = [...line.matchAll(WORD)].map(match => ({
    start: match.index,
    end: match.index + match[0].length,
    found: indexedWords(match[0]).some(word => wanted.some(each => word.startsWith(each)))
  }))
  const first = words.find(({ found }) => found)?.start ?? 0
  const from =
    first <= BEFORE || line.length <= length ? 0 : (words.find(({ start }) => start >= first - BEFORE)?.start ?? 0)
  const to = words.findLast(({ end }) => end <= from + length)?.end ?? line.length
  const end = line.length <= from + length ? line.length : Math.max(to, Math.min(line.length, from + 1))
  const parts: ExcerptPart[] = []
  const add = (piece: string, found: boolean): void => void (piece !== '' && parts.push({ text: piece, found }))
  let at = from
  if (from > 0) add('… ', false)
  for (const word of words) {
    if (!word.found || word.start < from || word.end > end) continue
    add(line.slice(at, word.start), false)
    add(line.slice(word.start, word.end), true)
    at = word.end
  }
  add(line.slice(at, end), false)
  if (end < line.length) add(' …', false)
  return parts
}
