/** One thing that can be found by typing a part of one of its names. */
export interface Findable {
  /** What it is found by, best name first. */
  readonly names: readonly string[]
  /** Other words for it, which nobody sees: they count half as much as a name. */
  readonly synonyms?: readonly string[]
  /** Broader words that also lead here, such as the group it belongs to. They count less than a name. */
  readonly context?: readonly string[]
  /** How often it is chosen. Of things that fit alike, one that is chosen at least twice as often comes first. */
  readonly uses?: number
}

/** How well a typed word fits a text, best first. */
const WHOLE_TEXT = 60
const START_OF_TEXT = 40
const WHOLE_WORD = 30
const START_OF_WORD = 20
const INSIDE_WORD = 6
const LATER_NAME = 1
const SYNONYM_DIVISOR = 2
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
 * What fits the typed text, best first. Every typed word must fit. First come things of which the whole text is a name or a synonym;
 * then those in which each typed word is the beginning of a word; then those to which only the context leads; then those in which a
 * typed word is only a part of a longer word (Swedish writes words together). Among these, what is chosen more often comes first, then
 * what fits better, and things that fit equally well keep their order. A part of a word of the context leads nowhere. Nothing typed
 * fits everything.
 */
export const findByTyping = <Thing>(
  typed: string,
  things: readonly Thing[],
  describe: (thing: Thing) => Findable
): Thing[] =>
  rankPrepared(
    typed,
    things.map(thing => prepareFindable(thing, describe(thing)))
  ).map(({ thing }) => thing)

/** A thing whose texts have been folded, for a list that is searched with every key. */
export interface Prepared<Thing> {
  readonly thing: Thing
  readonly names: readonly string[]
  readonly synonyms: readonly string[]
  readonly context: readonly string[]
  /** How often it is chosen, in doublings. */
  readonly often: number
}

/** Folds the words of something once, for many searches. */
export const prepareFindable = <Thing>(thing: Thing, findable: Findable): Prepared<Thing> => ({
  thing,
  names: findable.names.map(foldText),
  synonyms: (findable.synonyms ?? []).map(foldText),
  context: (findable.context ?? []).map(foldText),
  often: oftenness(findable.uses ?? 0)
})

/** How a thing was found: by the beginnings of its words, with the help of its context, or by the inside of a word. */
type FoundBy = 'start' | 'context' | 'inside'

/** As `findByTyping`, over things that are prepared, with how each was found. */
export function rankPrepared<Thing>(
  typed: string,
  prepared: readonly Prepared<Thing>[]
): { readonly thing: Thing; readonly by: FoundBy }[] {
  const query = foldText(typed)
  if (query === '') return typed.trim() === '' ? prepared.map(({ thing }) => ({ thing, by: 'start' })) : []
  const words = query.split(' ')
  return prepared
    .map((candidate, order) => ({ ...candidate, order, ...fitOf(query, words, candidate) }))
    .filter(candidate => candidate.fit > 0)
    .toSorted((a, b) => a.rung - b.rung || b.often - a.often || b.fit - a.fit || a.order - b.order)
    .map(({ thing, rung }) => ({ thing, by: foundBy[rung] }))
}

/** One more for each doubling: a list whose order changed with every visit could not be learnt by heart. */
const oftenness = (uses: number): number => Math.floor(Math.log2(uses + 1))

const WHOLE = 0
const AT_START = 1
const THROUGH_CONTEXT = 2
const INSIDE = 3

const foundBy = { [WHOLE]: 'start', [AT_START]: 'start', [THROUGH_CONTEXT]: 'context', [INSIDE]: 'inside' } as const

interface Fit {
  /** How well it fits; 0 when it does not. */
  readonly fit: number
  /** On which rung of the answer it stands, the highest being 0. */
  readonly rung: typeof WHOLE | typeof AT_START | typeof THROUGH_CONTEXT | typeof INSIDE
}

const noFit: Fit = { fit: 0, rung: INSIDE }

function fitOf(query: string, words: readonly string[], { names, synonyms, context }: Prepared<unknown>): Fit {
  const bestOf = (fitOfText: (text: string) => number): number =>
    Math.max(
      best(names.map((name, index) => fitOfText(name) - lateness(index))),
      best(synonyms.map(fitOfText)) / SYNONYM_DIVISOR
    )
  let fit = bestOf(name => fitOfWhole(query, name))
  let rung: Fit['rung'] = names.includes(query) || synonyms.includes(query) ? WHOLE : AT_START
  for (const word of words) {
    const atStart = bestOf(name => fitOfStart(word, name))
    const throughContext = best(context.map(text => fitOfStart(word, text))) / CONTEXT_DIVISOR
    const inside = bestOf(name => fitOfInside(word, name))
    if (atStart > 0) fit += Math.max(atStart, throughContext)
    else if (throughContext > 0) fit += throughContext
    else if (inside > 0) fit += inside
    else return noFit
    if (atStart === 0) rung = lowerRung(rung, throughContext > 0 ? THROUGH_CONTEXT : INSIDE)
  }
  return { fit, rung }
}

const lowerRung = (one: Fit['rung'], other: Fit['rung']): Fit['rung'] => (one > other ? one : other)

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
