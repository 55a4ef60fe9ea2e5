import { commonPhrases, commonWords, keyRuns } from './passphrase-blocklist.ts'

/** In characters (code points) after NFKC. The lower bound is NIST SP 800-63B-4's for a passphrase that stands alone. */
export const minimumPassphraseLength = 15
export const maximumPassphraseLength = 128

/** How many characters must be left once every common word, name and run of keys is taken for a couple of characters. */
const MINIMUM_WORTH = 10
const MINIMUM_DISTINCT = 6
const SHORTEST_RUN = 3
const SHORTEST_NAME = 3
const WORTH_OF_A_KNOWN_PIECE = 2
const YEAR = /^(19|20)\d\d/

/** Why a passphrase is not taken; the window has a text for each. */
export type PassphraseProblem = 'too-short' | 'too-long' | 'unreadable' | 'repeated' | 'sequence' | 'common' | 'name'

/**
 * The one form in which a passphrase is measured and turned into a key, so that composed and decomposed letters, and
 * wide and narrow ones, open the same vault on every keyboard.
 */
export const normalisePassphrase = (passphrase: string): string => passphrase.normalize('NFKC')

/**
 * What is wrong with a new passphrase, or null. No rule asks for digits or signs: length and not being guessable are
 * what counts. `names` are what anyone would try first: the bureau's name, the person's.
 */
export function passphraseProblem(passphrase: string, names: readonly string[] = []): PassphraseProblem | null {
  const text = normalisePassphrase(passphrase)
  if (!text.isWellFormed() || /\p{Cc}/u.test(text)) return 'unreadable'
  const length = [...text].length
  if (length < minimumPassphraseLength) return 'too-short'
  if (length > maximumPassphraseLength) return 'too-long'
  if (isRepetitive(fold(text))) return 'repeated'
  return guessableProblem(text, names)
}

function guessableProblem(text: string, names: readonly string[]): PassphraseProblem | null {
  const known = new Map<string, PassphraseProblem>()
  for (const word of [...commonWords, ...commonPhrases]) known.set(word, 'common')
  for (const piece of names.flatMap(nameParts)) known.set(piece, 'name')

  const typed = worthOf(fold(text), known)
  const letters = worthOf(lettersOf(text), known)
  const signs = new Set(fold(text).replaceAll(/[\p{L}\p{N}]/gu, '')).size
  if (typed.worth >= MINIMUM_WORTH && letters.worth + signs >= MINIMUM_WORTH) return null
  const seen = new Set([...typed.seen, ...letters.seen])
  return (['name', 'common', 'sequence'] as const).find(problem => seen.has(problem)) ?? 'repeated'
}

/** Lower case, no marks above letters, no white space. */
function fold(text: string): string {
  return text
    .toLowerCase()
    .normalize('NFKD')
    .replaceAll(/[\p{M}\s]/gu, '')
}

/** Only letters and digits, with the digits and signs that commonly stand in for letters read as those letters. */
function lettersOf(text: string): string {
  const standsFor = new Map(
    Object.entries({ '0': 'o', '1': 'i', '3': 'e', '4': 'a', '5': 's', '7': 't', '@': 'a', $: 's', '!': 'i' })
  )
  const wordsOnly = fold(text).replaceAll(/[^\p{L}\p{N}@$!]/gu, '')
  const isPlainNumber = /^\p{N}*$/u.test(wordsOnly)
  if (isPlainNumber) return wordsOnly
  return wordsOnly
    .replaceAll(/(?<!\p{N})[013457@$!](?!\p{N})/gu, sign => standsFor.get(sign) ?? sign)
    .replaceAll(/[@$!]/gu, '')
}

function nameParts(name: string): string[] {
  return [fold(name), ...name.split(/[\s\p{P}]+/u).map(fold)].filter(part => [...part].length >= SHORTEST_NAME)
}

/** Few different characters, or one piece over and over (a last one may be cut short). */
function isRepetitive(text: string): boolean {
  const characters = [...text]
  if (new Set(characters).size < MINIMUM_DISTINCT) return true
  for (let period = 1; period <= characters.length / 2; period++) {
    if (characters.every((character, at) => character === characters[at % period])) return true
  }
  return false
}

/** Reads from left to right, always the longest known piece; each counts as little as guessing it costs. */
function worthOf(
  text: string,
  known: ReadonlyMap<string, PassphraseProblem>
): { worth: number; seen: Set<PassphraseProblem> } {
  const seen = new Set<PassphraseProblem>()
  let worth = 0
  let rest = text
  while (rest !== '') {
    const piece = longestKnown(rest, known)
    const run = longestRun(rest)
    const length = Math.max(piece?.length ?? 0, run)
    if (length === 0) {
      worth += 1
      rest = rest.replace(/^./su, '')
    } else {
      seen.add(piece !== null && piece.length >= run ? piece.problem : 'sequence')
      worth += WORTH_OF_A_KNOWN_PIECE
      rest = rest.slice(length)
    }
  }
  return { worth, seen }
}

function longestKnown(
  text: string,
  known: ReadonlyMap<string, PassphraseProblem>
): { length: number; problem: PassphraseProblem } | null {
  let longest: { length: number; problem: PassphraseProblem } | null = YEAR.test(text)
    ? { length: 4, problem: 'common' }
    : null
  for (const [piece, problem] of known) {
    if (piece.length > (longest?.length ?? 0) && text.startsWith(piece)) longest = { length: piece.length, problem }
  }
  return longest
}

const runs = keyRuns.flatMap(run => [run, [...run].toReversed().join('')])

/** The length of the run of keys, letters or digits in order, or of one character repeated, that the text begins with; 0 when under three. */
function longestRun(text: string): number {
  let longest = 0
  for (const run of runs) {
    for (let from = run.indexOf(text.charAt(0)); from >= 0; from = run.indexOf(text.charAt(0), from + 1)) {
      let length = 1
      while (length < text.length && from + length < run.length && text[length] === run[from + length]) length += 1
      longest = Math.max(longest, length)
    }
  }
  const same = /^(.)\1*/u.exec(text)?.[0].length ?? 0
  longest = Math.max(longest, same)
  return longest >= SHORTEST_RUN ? longest : 0
}
