import { fold } from '../../sheets/fold.ts'

/** What a lexicon knows about a value. No codes: the word says that nothing is known, so the value is left empty. */
export type Found<Code extends string> =
  | { readonly how: 'name' | 'also'; readonly codes: readonly Code[] }
  | { readonly how: 'ambiguous'; readonly candidates: readonly Code[] }

/** The words for the codes of one field. */
export interface Lexicon<Code extends string> {
  /** Looks a folded value up. */
  readonly find: (folded: string) => Found<Code> | null
  /** The code itself, when the field has it. */
  readonly codeOf: (code: string) => Code | undefined
}

/** The words for one code: its names, and other ways in which people write it. */
export interface Entry<Code extends string> {
  readonly code: Code
  readonly names: readonly string[]
  readonly also?: readonly string[]
}

/** Words with which people say in any field that nobody asked or nobody knows. */
const unknownWords = new Set(
  [
    '-',
    '?',
    'okänt',
    'okänd',
    'vet ej',
    'vet inte',
    'ej frågat',
    'inte frågat',
    'ej angivet',
    'uppgift saknas',
    'unknown',
    'not known',
    'not asked',
    'n/a',
    'na',
    'none given'
  ].map(fold)
)

/**
 * A lexicon of names. A name comes before another way of writing, and a word that several codes bear is ambiguous. `optional` fields
 * also know the words for "not known"; `rule` finds codes that are no list of words, such as an age.
 */
export function createLexicon<Code extends string>(
  entries: readonly Entry<Code>[],
  { optional, rule }: { readonly optional: boolean; readonly rule?: (folded: string) => Code | null }
): Lexicon<Code> {
  const names = index(entries, entry => [entry.code, ...entry.names])
  const also = index(entries, entry => entry.also ?? [])
  const codes = new Map<string, Code>(entries.map(({ code }) => [code, code]))
  return {
    codeOf: code => codes.get(code),
    find(folded) {
      const known = found('name', names.get(folded)) ?? found('also', also.get(folded))
      if (known !== null) return known
      if (optional && unknownWords.has(folded)) return { how: 'also', codes: [] }
      const ruled = rule?.(folded) ?? null
      return ruled === null ? null : { how: 'also', codes: [ruled] }
    }
  }
}

const found = <Code extends string>(how: 'name' | 'also', codes: ReadonlySet<Code> | undefined): Found<Code> | null => {
  if (codes === undefined) return null
  return codes.size === 1 ? { how, codes: [...codes] } : { how: 'ambiguous', candidates: [...codes] }
}

function index<Code extends string>(
  entries: readonly Entry<Code>[],
  wordsOf: (entry: Entry<Code>) => readonly string[]
): Map<string, Set<Code>> {
  const codesByWord = new Map<string, Set<Code>>()
  for (const entry of entries) {
    for (const word of wordsOf(entry).map(fold)) {
      if (word === '') continue
      const codes = codesByWord.get(word) ?? new Set<Code>()
      codesByWord.set(word, codes.add(entry.code))
    }
  }
  return codesByWord
}

/** Adds words that say that there is nothing to say: "no" under "urgent". */
export const withNothing = <Code extends string>(lexicon: Lexicon<Code>, words: readonly string[]): Lexicon<Code> => {
  const nothing = new Set(words.map(fold))
  return {
    codeOf: lexicon.codeOf,
    find: folded => (nothing.has(folded) ? { how: 'also', codes: [] } : lexicon.find(folded))
  }
}

/** Between two values in one cell, the surest sign first: a word of its own may hold a slash or an "och". */
const partSeparators: readonly RegExp[] = [/[,;|]/, /[+&]/, / (?:och|and|samt) /, /\//]

/**
 * Adds to a lexicon that several values may stand in one cell, as `Information, Digital hjälp`. Each part must be understood by
 * itself, or the cell is not.
 */
export const withSeveral = <Code extends string>(lexicon: Lexicon<Code>): Lexicon<Code> => ({
  codeOf: lexicon.codeOf,
  find: folded => lexicon.find(folded) ?? findParts(lexicon, folded, partSeparators)
})

function findParts<Code extends string>(
  lexicon: Lexicon<Code>,
  folded: string,
  [separator, ...weaker]: readonly RegExp[]
): Found<Code> | null {
  if (separator === undefined) return null
  const parts = folded
    .split(separator)
    .map(part => part.trim())
    .filter(part => part !== '')
  const codes: Code[] = []
  for (const part of parts) {
    const known = lexicon.find(part) ?? findParts(lexicon, part, weaker)
    if (known === null || known.how === 'ambiguous') return null
    codes.push(...known.codes)
  }
  return codes.length === 0 ? null : { how: 'also', codes: [...new Set(codes)] }
}
