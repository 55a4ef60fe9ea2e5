import type { CodeEntry, Coding, PlannedDimension, DimensionName, Titles } from './types.ts'
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

/** Languages: all by name, then a fixed shortlist, then three. */
export function languageDimension(languages: readonly ListedCode[]): PlannedDimension {
  const shortened = (name: string, shown: readonly string[], rest: string): Coding =>
    foldedCoding(
      name,
      languages,
      code => (shown.includes(code) ? code : rest),
      [{ code: rest, title: titlesOf('codes.other-languages') }],
      null
    )
  return {
    name: 'language',
    title: titlesOf('dimensions.language'),
    ladder: [
      flatCoding('full', [...languages, ...unanswered]),
      shortened('shortlist', shortlistedLanguages, 'outside-shortlist'),
      shortened('few', fewestLanguages, 'outside-few')
    ]
  }
}

/** Municipalities: those of the bureau's own county by name, then the bureau's own alone; everywhere else is one code. */
export function municipalityDimension(municipalities: readonly ListedCode[], own: string): PlannedDimension {
  const sameCounty = (code: string) => /^\d{4}$/.test(code) && code.slice(0, 2) === own.slice(0, 2)
  const elsewhere = { code: 'elsewhere', title: titlesOf('codes.elsewhere') }
  const restOfCounty = { code: 'rest-of-county', title: titlesOf('codes.rest-of-county') }
  return {
    name: 'municipality',
    title: titlesOf('dimensions.municipality'),
    ladder: [
      foldedCoding(
        'county',
        municipalities,
        code => (sameCounty(code) ? code : elsewhere.code),
        [elsewhere],
        elsewhere.code
      ),
      foldedCoding(
        'own',
        municipalities,
        code => (code === own ? code : sameCounty(code) ? restOfCounty.code : elsewhere.code),
        [restOfCounty, elsewhere],
        elsewhere.code
      )
    ]
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

/** A flat coding in which `fold` sends every listed code either to itself or to one of `collected`. */
function foldedCoding(
  name: string,
  listed: readonly ListedCode[],
  fold: (code: string) => string,
  collected: readonly ListedCode[],
  otherwise: string | null
): Coding {
  const shown = listed.filter(({ code }) => fold(code) === code)
  const all = [...shown, ...collected, ...unanswered]
  return {
    name,
    codes: all.map(({ code, title }) => ({ code, parent: null, title })),
    foldsTo: new Map([
      ...listed.map(({ code }) => [code, fold(code)] as const),
      ...unanswered.map(({ code }) => [code, code] as const)
    ]),
    otherwise
  }
}
