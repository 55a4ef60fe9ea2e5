/** One thing that can be found by typing a part of one of its names. */
export interface Findable {
  /** What it is found by, best name first. */
  readonly names: readonly string[]
  /** Broader words that also lead here, such as the group it belongs to. They count less than a name. */
  readonly context?: readonly string[]
}

/** How well a typed word fits a text, best first. */
const WHOLE_TEXT = 60
const START_OF_TEXT = 40
const WHOLE_WORD = 30
const START_OF_WORD = 20
const INSIDE_WORD = 6
const LATER_NAME = 1
const CONTEXT_DIVISOR = 4

/** Words of fewer letters are not looked for inside other words: nearly everything would hold them. */
const SHORTEST_INSIDE = 3

/** The form in which texts are compared: no letter case, no accents, single spaces. `å` finds `a`, and `a` finds `å`. */
export function foldText(text: string): string {
  return text
    .normalize('NFKD')
    .replaceAll(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll(/[øđłı]/g, letter => ({ ø: 'o', đ: 'd', ł: 'l', ı: 'i' })[letter] ?? letter)
    .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
}

/**
 * What fits the typed text, best first; things that fit equally well keep their order. Every typed word must fit: the beginning
 * of a word counts most, a part of a longer word (Swedish writes words together) less. Nothing typed fits everything.
 */
export function findByTyping<Thing>(
  typed: string,
  things: readonly Thing[],
  describe: (thing: Thing) => Findable
): Thing[] {
  const query = foldText(typed)
  if (query === '') return typed.trim() === '' ? [...things] : []
  const words = query.split(' ')
  return things
    .map((thing, order) => ({ thing, order, fit: fitOf(query, words, describe(thing)) }))
    .filter(candidate => candidate.fit > 0)
    .toSorted((a, b) => b.fit - a.fit || a.order - b.order)
    .map(candidate => candidate.thing)
}

function fitOf(query: string, words: readonly string[], { names, context = [] }: Findable): number {
  const folded = names.map(foldText)
  const foldedContext = context.map(foldText)
  let fit = Math.max(0, ...folded.map((name, index) => fitOfWhole(query, name) - (index === 0 ? 0 : LATER_NAME)))
  for (const word of words) {
    const inNames = Math.max(0, ...folded.map((name, index) => fitOfWord(word, name) - (index === 0 ? 0 : LATER_NAME)))
    const inContext = Math.max(0, ...foldedContext.map(name => fitOfWord(word, name))) / CONTEXT_DIVISOR
    if (inNames <= 0 && inContext <= 0) return 0
    fit += Math.max(inNames, inContext)
  }
  return fit
}

const fitOfWhole = (query: string, name: string): number =>
  name === query ? WHOLE_TEXT : name.startsWith(query) ? START_OF_TEXT : 0

function fitOfWord(word: string, name: string): number {
  const parts = name.split(' ')
  if (parts.includes(word)) return WHOLE_WORD
  if (parts.some(part => part.startsWith(word))) return START_OF_WORD
  return word.length >= SHORTEST_INSIDE && name.includes(word) ? INSIDE_WORD : 0
}
