import type { CodeEntry, Coding, PlannedDimension, DimensionName, Titles } from './types.ts'
import { FyrError } from '../../shared/domain/errors.ts'
import { DECLINED, NOT_ASKED } from '../../shared/domain/vocabulary.ts'
import { titlesOf } from './titles.ts'

/** A code of one of the bureau's lists, with its names. */
export interface ListedCode {
  readonly code: string
  readonly title: Titles
}

/** A topic of the bureau's two-level list; `parent` is null for a group. */
export interface ListedTopic extends ListedCode {
  readonly parent: string | null
}

/**
 * The languages that a small bureau still shows by name. Fixed here, and so known to everybody, rather than taken from what
 * the bureau's visitors speak: a shortlist made from the data would tell which languages occurred.
 */
const shortlistedLanguages = ['swe', 'eng', 'ara', 'prs', 'pes', 'pus', 'som', 'tir', 'ukr', 'rus', 'ckb', 'kmr', 'tur']
const fewestLanguages = ['swe', 'eng', 'ara']

/** Codes that stand beside the list's own wherever a visitor may be asked. */
const unanswered = [
  { code: NOT_ASKED, title: titlesOf('codes.not-asked') },
  { code: DECLINED, title: titlesOf('codes.declined') }
]

/** A dimension that has one flat coding: the list as it is. */
export function flatDimension(name: DimensionName, codes: readonly ListedCode[]): PlannedDimension {
  return { name, title: titlesOf(`dimensions.${name}`), ladder: [flatCoding('full', codes)] }
}

/** A flat dimension of something that visitors may leave unanswered. */
export const askedDimension = (name: DimensionName, codes: readonly ListedCode[]): PlannedDimension =>
  flatDimension(name, [...codes, ...unanswered])

/** Time in Sweden; a spreadsheet would take a bare `1-2` for a date, so codes are published with their unit. */
export function timeDimension(times: readonly ListedCode[]): PlannedDimension {
  const published = times.map(({ code, title }) => ({ code: `${code}-years`, title }))
  const flat = askedDimension('time_in_sweden', published)
  const recorded = times.map(({ code }) => [code, `${code}-years`] as const)
  const ladder = flat.ladder.map(coding => ({ ...coding, foldsTo: new Map([...coding.foldsTo, ...recorded]) }))
  return { ...flat, ladder }
}

/** Languages in three levels: three and the rest; within the rest a fixed shortlist and the others; within those all by name. */
export function languageDimension(languages: readonly ListedCode[]): PlannedDimension {
  const rest = { code: 'outside-few', title: titlesOf('codes.outside-few') }
  const others = { code: 'outside-shortlist', title: titlesOf('codes.other-languages') }
  const isFew = ({ code }: ListedCode) => fewestLanguages.includes(code)
  const isShort = (entry: ListedCode) => !isFew(entry) && shortlistedLanguages.includes(entry.code)
  const nested = nestedCoding('nested', languages, null, [
    ...under(null, languages.filter(isFew)),
    ...under(null, [rest]),
    ...under(rest.code, languages.filter(isShort)),
    ...under(rest.code, [others]),
    ...under(
      others.code,
      languages.filter(entry => !isFew(entry) && !isShort(entry))
    ),
    ...under(null, unanswered)
  ])
  return {
    name: 'language',
    title: titlesOf('dimensions.language'),
    ladder: [nested, { ...cutAt(nested, 2), name: 'nested-shortlist' }, { ...cutAt(nested, 1), name: 'few' }]
  }
}

/** Municipalities in two levels: the bureau's own, the rest of its county and everywhere else; within the rest each by name. */
export function municipalityDimension(municipalities: readonly ListedCode[], own: string): PlannedDimension {
  const sameCounty = ({ code }: ListedCode) => /^\d{4}$/.test(code) && code.slice(0, 2) === own.slice(0, 2)
  const isOwn = ({ code }: ListedCode) => code === own
  const elsewhere = { code: 'elsewhere', title: titlesOf('codes.elsewhere') }
  const rest = { code: 'rest-of-county', title: titlesOf('codes.rest-of-county') }
  const nested = nestedCoding('nested', municipalities, elsewhere.code, [
    ...under(null, municipalities.filter(isOwn)),
    ...under(null, [rest]),
    ...under(
      rest.code,
      municipalities.filter(entry => sameCounty(entry) && !isOwn(entry))
    ),
    ...under(null, [elsewhere, ...unanswered])
  ])
  return {
    name: 'municipality',
    title: titlesOf('dimensions.municipality'),
    ladder: [nested, { ...cutAt(nested, 1), name: 'own' }]
  }
}

/** Topics in two levels, then the groups alone. A question coded with a group only counts in the group's `unspecified` topic. */
export function topicDimension(topics: readonly ListedTopic[]): PlannedDimension {
  const parents = new Set(topics.map(topic => topic.parent))
  const twoLevels: CodeEntry[] = []
  const toTopic = new Map<string, string>()
  const toGroup = new Map<string, string>()
  for (const group of topics.filter(topic => topic.parent === null)) {
    twoLevels.push({ code: group.code, parent: null, title: group.title })
    toGroup.set(group.code, group.code)
    toTopic.set(group.code, group.code)
    if (!parents.has(group.code)) continue
    const members = topics.filter(topic => topic.parent === group.code)
    for (const topic of members) {
      twoLevels.push({ code: topic.code, parent: group.code, title: topic.title })
      toTopic.set(topic.code, topic.code)
      toGroup.set(topic.code, group.code)
    }
    // A topic of the bureau's own may have the plain name; each published topic must come from one recorded code.
    const unspecified =
      [`${group.code}.unspecified`, `${group.code}.group-only`].find(code => !toTopic.has(code)) ?? group.code
    twoLevels.push({ code: unspecified, parent: group.code, title: titlesOf('codes.unspecified') })
    toTopic.set(group.code, unspecified)
  }
  const groups = twoLevels.filter(entry => entry.parent === null)
  return {
    name: 'topic',
    title: titlesOf('dimensions.topic'),
    ladder: [
      { name: 'two-levels', codes: twoLevels, foldsTo: toTopic, otherwise: null },
      { name: 'groups', codes: groups, foldsTo: toGroup, otherwise: null }
    ]
  }
}

/** The codes of a coding that count records themselves: those that are nobody's parent. */
export function leavesOf(codes: readonly CodeEntry[]): string[] {
  const parents = new Set(codes.map(entry => entry.parent))
  return codes.filter(entry => !parents.has(entry.code)).map(entry => entry.code)
}

function flatCoding(name: string, codes: readonly ListedCode[]): Coding {
  return {
    name,
    codes: codes.map(({ code, title }) => ({ code, parent: null, title })),
    foldsTo: new Map(codes.map(({ code }) => [code, code])),
    otherwise: null
  }
}

const under = (parent: string | null, codes: readonly ListedCode[]): CodeEntry[] =>
  codes.map(({ code, title }) => ({ code, parent, title }))

/** A coding of a tree of codes; what is not in the tree goes to `otherwise`. */
function nestedCoding(
  name: string,
  listed: readonly ListedCode[],
  otherwise: string | null,
  codes: readonly CodeEntry[]
): Coding {
  const leaves = new Set(leavesOf(codes))
  const recorded = [...listed, ...unanswered].map(({ code }) => code)
  const leafOf = (code: string) => (leaves.has(code) ? code : (otherwise ?? code))
  return { name, codes, foldsTo: new Map(recorded.map(code => [code, leafOf(code)])), otherwise }
}

/**
 * How far below the total each code stands: 1 where it adds up to the total itself. Throws `disclosure.not-a-tree` for a list that goes
 * round in a circle.
 */
export function levelsOf(codes: readonly CodeEntry[]): ReadonlyMap<string, number> {
  const parents = new Map(codes.map(entry => [entry.code, entry.parent]))
  const levelOf = (code: string, below = 0): number => {
    if (below > codes.length) throw new FyrError('disclosure.not-a-tree', { release: '', list: '', code })
    const parent = parents.get(code) ?? null
    return parent === null ? below + 1 : levelOf(parent, below + 1)
  }
  return new Map(codes.map(({ code }) => [code, levelOf(code)]))
}

/** How many levels a tree of codes has below its total; at least 1. */
export const deepestLevel = (codes: readonly CodeEntry[]): number => Math.max(1, ...levelsOf(codes).values())

/** A coding without what lies below a level; records that counted there count in what lies above. */
export function cutAt(coding: Coding, level: number): Coding {
  const levels = levelsOf(coding.codes)
  const parents = new Map(coding.codes.map(entry => [entry.code, entry.parent]))
  const above = (code: string): string => {
    const parent = parents.get(code) ?? null
    return parent === null || (levels.get(code) ?? 1) <= level ? code : above(parent)
  }
  return {
    ...coding,
    codes: codesDownTo(coding.codes, level),
    foldsTo: new Map([...coding.foldsTo].map(([recorded, leaf]) => [recorded, above(leaf)])),
    otherwise: coding.otherwise === null ? null : above(coding.otherwise)
  }
}

/** The codes of a list down to a level. */
export function codesDownTo<Entry extends CodeEntry>(codes: readonly Entry[], level: number): Entry[] {
  const levels = levelsOf(codes)
  return codes.filter(({ code }) => (levels.get(code) ?? 1) <= level)
}
