import uFuzzy from '@leeoniya/ufuzzy'
import type { InterfaceLanguage } from '../../shared/domain/interface-language.ts'
import { foldText, prepareFindable, rankPrepared, type Prepared } from '../../shared/domain/type-ahead.ts'
import type { Topic } from '../../shared/features/topics/topics.schema.ts'

/** What topics are searched by, apart from their names. */
export interface TopicKnowledge {
  /** The Arabic name of a topic, where it has one. */
  readonly arabicName: (topic: Topic) => string | undefined
  /** Other words for a topic, by its code. */
  readonly words: ReadonlyMap<string, readonly string[]>
  /** How many questions this bureau has had on a topic, by its code. */
  readonly uses: ReadonlyMap<string, number>
}

/**
 * Answers the topics that fit what is typed, in any language, best first. The name in `language` counts most, then the other names and
 * other words for it, then the group's, at the beginnings of their words; among what fits alike, what this bureau is asked most. Where
 * something begins as typed, the rest is left out: of what only holds the letters inside a word, compounds that end in them stay
 * ("lån" finds "studielån", "tand" no "tillstånd"). Else come the topics that fit if every typed word may have one slip, and where
 * there are none, those that most of the words lead to.
 * Retired topics are left out. Nothing typed lists the topics as the bureau's list has them.
 */
export function topicSearch(
  topics: readonly Topic[],
  language: InterfaceLanguage,
  { arabicName, words, uses }: TopicKnowledge
): (typed: string) => Topic[] {
  const namesOf = (topic: Topic): readonly string[] => {
    const names = { sv: topic.sv, en: topic.en, ar: arabicName(topic) }
    return [names[language], names.sv, names.en, names.ar].filter(name => name !== undefined)
  }
  const byCode = new Map(topics.map(topic => [topic.code, topic]))
  const wordsFor = (code: string): readonly string[] => words.get(code) ?? []
  const prepared = topics
    .filter(topic => !topic.retired)
    .map(topic => {
      const group = topic.parent === null ? undefined : byCode.get(topic.parent)
      return prepareFindable(topic, {
        names: namesOf(topic),
        synonyms: wordsFor(topic.code),
        context: group === undefined ? [] : [...namesOf(group), ...wordsFor(group.code)],
        uses: uses.get(topic.code) ?? 0
      })
    })
  const findWithSlips = slipSearch(prepared)
  const spelt = (topic: Topic): readonly string[] => [...namesOf(topic), ...wordsFor(topic.code)].flatMap(wordsAsSpelt)
  return typed => {
    const ranked = rankPrepared(typed, prepared)
    const exact = ranked.map(({ thing }) => thing)
    // Somebody who was understood made no slip.
    if (ranked.some(({ by }) => by === 'start'))
      return ranked.filter(({ thing, by }) => by !== 'inside' || endsIn(typed, spelt(thing))).map(({ thing }) => thing)
    const typedWords = foldText(typed).split(' ')
    // Somebody who typed "hyra" and was understood means no "fyra".
    const isKnown = ranked.some(({ by }) => by === 'context')
    if (isKnown && typedWords.every(({ length }) => length <= SHORTEST_WITH_SLIP)) return exact
    const { ofAllWords, ofMostWords } = findWithSlips(typed)
    const compounds = isKnown ? exact : exact.filter(topic => endsIn(typed, spelt(topic)))
    const found = [...new Set([...compounds, ...ofAllWords, ...exact])]
    return found.length > 0 ? found : ofMostWords
  }
}

/** Letter case aside; with accents, unlike `foldText`. */
const wordsAsSpelt = (text: string): readonly string[] =>
  text
    .normalize('NFC')
    .toLowerCase()
    .split(/[^\p{L}\p{N}\p{M}]+/u)
    .filter(word => word !== '')

/** As short as the first part of a compound can be. */
const SHORTEST_FIRST_PART = 3

/** Whether each typed word begins one of these or is the last part of one, with its accents: å and a differ inside a word. */
const endsIn = (typed: string, words: readonly string[]): boolean =>
  wordsAsSpelt(typed).every(part =>
    words.some(
      word =>
        foldText(word).startsWith(foldText(part)) ||
        (word.endsWith(part) && word.length - part.length >= SHORTEST_FIRST_PART)
    )
  )

/** Shorter words must be there as they are typed: of three letters every second one is a slip away. */
const SHORTEST_WITH_SLIP = 4
const noSlip = { intraIns: 0, intraSub: 0, intraTrn: 0, intraDel: 0 } as const
/** A letter wrong or missing, or two that changed places. */
const oneSlip = { intraIns: 1, intraSub: 1, intraTrn: 1, intraDel: 0 } as const
/** Or a letter too many, where enough of them are left. */
const oneSlipMore = { ...oneSlip, intraDel: 1 } as const

const matcher = new uFuzzy({
  unicode: true,
  interSplit: String.raw`[^\p{L}\d]+`,
  // oxlint-disable-next-line typescript/no-unsafe-enum-assignment -- the package's enums are ambient: isolatedModules leaves no way to name a member
  interLft: 2,
  intraSplit: null,
  intraBound: null,
  intraChars: String.raw`[\p{L}\d]`,
  // oxlint-disable-next-line typescript/no-unsafe-enum-assignment -- as above
  intraMode: 1,
  intraRules: ({ length }) => ({
    intraSlice: [0, Infinity],
    ...(length < SHORTEST_WITH_SLIP ? noSlip : length === SHORTEST_WITH_SLIP ? oneSlip : oneSlipMore)
  })
})

interface Slipped {
  readonly ofAllWords: readonly Topic[]
  readonly ofMostWords: Topic[]
}

/**
 * Finds topics in which every typed word, or as many as there are, begins a word, give or take a slip; those of which it is the whole
 * word come first. In what order they are typed does not matter.
 */
function slipSearch(prepared: readonly Prepared<Topic>[]): (typed: string) => Slipped {
  const vocabulary = new Map<string, Set<number>>()
  for (const [index, { names, synonyms }] of prepared.entries()) {
    for (const word of [...names, ...synonyms].flatMap(text => text.split(' ')))
      vocabulary.set(word, (vocabulary.get(word) ?? new Set()).add(index))
  }
  const known = [...vocabulary.keys()]
  return typed => {
    const words = foldText(typed).split(' ')
    const hits = prepared.map(({ thing, often }) => ({ thing, often, words: 0, whole: 0 }))
    for (const word of words) {
      // Without its ranking, which costs more than the finding.
      const found = matcher.info(matcher.filter(known, word) ?? [], known, word).idx
      const near = found.map(at => known[at] ?? '')
      const topicsOf = (some: readonly string[]) => new Set(some.flatMap(each => [...(vocabulary.get(each) ?? [])]))
      const [begun, whole] = [topicsOf(near), topicsOf(near.filter(each => each.length <= word.length + 1))]
      for (const [index, hit] of hits.entries()) {
        if (begun.has(index)) hit.words += 1
        if (whole.has(index)) hit.whole += 1
      }
    }
    const ranked = hits
      .filter(hit => hit.words > 0)
      .toSorted((a, b) => b.words - a.words || b.whole - a.whole || b.often - a.often)
    const topicsWith = (count: number): Topic[] => ranked.filter(hit => hit.words === count).map(hit => hit.thing)
    return { ofAllWords: topicsWith(words.length), ofMostWords: topicsWith(ranked[0]?.words ?? 0) }
  }
}
