/**
 * The code on a visitor's slip: six words out of a list of 512, so 54 bits. Any two words of the list are at least three slips of the
 * finger apart, which is why one slip in a word can be mended without guessing.
 */

export const RETURN_CODE_WORDS = 6
export const RETURN_WORD_COUNT = 512

/** Why what was typed is no code. `number` counts words from 1. */
export type ReturnCodeProblem =
  { readonly reason: 'length'; readonly found: number } | { readonly reason: 'word'; readonly number: number }

export type ReadReturnCode =
  { readonly ok: true; readonly code: string } | { readonly ok: false; readonly problem: ReturnCodeProblem }

/**
 * Reads a code as a person types it or a scanner sends it: any case, with anything but letters between the words, and with one slip in
 * each word. Answers it in the one form in which it is hashed: the words of the list with a space between.
 */
export function readReturnCode(typed: string, words: readonly string[]): ReadReturnCode {
  const typedWords = returnWords(typed)
  const meant = typedWords.map(word => meantWord(word, words))
  const unknownAt = meant.indexOf(null)
  if (unknownAt >= 0 && unknownAt < RETURN_CODE_WORDS)
    return { ok: false, problem: { reason: 'word', number: unknownAt + 1 } }
  if (typedWords.length !== RETURN_CODE_WORDS)
    return { ok: false, problem: { reason: 'length', found: typedWords.length } }
  return { ok: true, code: meant.join(' ') }
}

/** What was typed as words: lower case, without marks above letters. */
const returnWords = (typed: string): readonly string[] =>
  typed
    .normalize('NFKD')
    .replaceAll(/\p{M}/gu, '')
    .toLowerCase()
    .split(/[^\p{L}]+/u)
    .filter(word => word !== '')

const meantWord = (typed: string, words: readonly string[]): string | null =>
  words.includes(typed) ? typed : (words.find(word => isOneSlipAway(typed, word)) ?? null)

/** One letter too many, missing or wrong, or two neighbours swapped. */
function isOneSlipAway(typed: string, word: string): boolean {
  if (Math.abs(typed.length - word.length) > 1) return false
  const start = sharedStart(typed, word)
  const [restTyped, restWord] = [typed.slice(start), word.slice(start)]
  return (
    restTyped.slice(1) === restWord ||
    restTyped === restWord.slice(1) ||
    restTyped.slice(1) === restWord.slice(1) ||
    (restTyped.charAt(0) === restWord.charAt(1) &&
      restTyped.charAt(1) === restWord.charAt(0) &&
      restTyped.slice(2) === restWord.slice(2))
  )
}

function sharedStart(one: string, other: string): number {
  let length = 0
  while (length < one.length && one.charAt(length) === other.charAt(length)) length += 1
  return length
}
