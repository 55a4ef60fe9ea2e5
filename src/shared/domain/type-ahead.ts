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

/**
 * The form in which texts are compared: no letter case, no accents, single spaces. `å` finds `a`, and `a` finds `å`. Arabic is compared
 * without its marks, its article and the letters that are often typed for one another.
 */
export function foldText(text: string): string {
  return text
    .normalize('NFKD')
    .replaceAll(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll(
      /[øđłıىة\u0640]/g,
      letter => ({ ø: 'o', đ: 'd', ł: 'l', ı: 'i', ى: 'ي', ة: 'ه', '\u0640': '' })[letter] ?? letter
    )
    .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
    .replaceAll(/(?<=^| )(?:ال)+(?=\p{L}{2})/gu, '')
}

/**
 * What fits the typed text, best first; things that fit equally well keep their order. Every typed word must fit. Things in which
 * each is the beginning of a word come first; then those in which one is only a part of a longer word (Swedish writes words
 * together). A part of a word of the context leads nowhere. Nothing typed fits everything.
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
    .map((thing, order) => ({ thing, order, ...fitOf(query, words, describe(thing)) }))
    .filter(candidate => candidate.fit > 0)
    .toSorted((a, b) => Number(a.isInside) - Number(b.isInside) || b.fit - a.fit || a.order - b.order)
    .map(candidate => candidate.thing)
}

interface Fit {
  /** How well it fits; 0 when it does not. */
  readonly fit: number
  /** Whether a typed word was found only inside a longer one. */
  readonly isInside: boolean
}

const noFit: Fit = { fit: 0, isInside: false }

function fitOf(query: string, words: readonly string[], { names, context = [] }: Findable): Fit {
  const folded = names.map(foldText)
  const foldedContext = context.map(foldText)
  let fit = best(folded.map((name, index) => fitOfWhole(query, name) - lateness(index)))
  let isInside = false
  for (const word of words) {
    const atStart = Math.max(
      best(folded.map((name, index) => fitOfStart(word, name) - lateness(index))),
      best(foldedContext.map(name => fitOfStart(word, name))) / CONTEXT_DIVISOR
    )
    const inside = best(folded.map((name, index) => fitOfInside(word, name) - lateness(index)))
    if (atStart === 0 && inside === 0) return noFit
    isInside ||= atStart === 0
    fit += atStart === 0 ? inside : atStart
  }
  return { fit, isInside }
}

const best = (fits: readonly number[]): number => Math.max(0, ...fits)

const lateness = (index: number): number => (index === 0 ? 0 : LATER_NAME)

const fitOfWhole = (query: string, name: string): number =>
  name === query ? WHOLE_TEXT : name.startsWith(query) ? START_OF_TEXT : 0

function fitOfStart(word: string, name: string): number {
  const parts = name.split(' ')
  if (parts.includes(word)) return WHOLE_WORD
  return parts.some(part => part.startsWith(word)) ? START_OF_WORD : 0
}

const fitOfInside = (word: string, name: string): number =>
  word.length >= SHORTEST_INSIDE && name.includes(word) ? INSIDE_WORD : 0
