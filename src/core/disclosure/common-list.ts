import { codesDownTo } from './codings.ts'
import { CAP, type DimensionName, type PublishedCode, type PublishedDimension } from './types.ts'

/** The codings to which a published list can be cut, coarsest first: the first shows one level, the second two, and so on. */
const cuts: Readonly<Partial<Record<DimensionName, readonly string[]>>> = {
  language: ['few', 'nested-shortlist', 'nested'],
  municipality: ['own', 'nested'],
  topic: ['groups', 'two-levels']
}

/**
 * The finest coding to which all of several published lists of one dimension can be cut, with a list that has every code; null
 * when there is none. Lists grow by topics only: a topic that some months do not have was no topic then, and nothing was
 * counted under it.
 */
export function commonDimension(lists: readonly PublishedDimension[]): PublishedDimension | null {
  const latest = lists.at(-1)
  if (latest === undefined) return null
  const names = cuts[latest.name]
  const finest = Math.min(...lists.map(({ coding }) => names?.indexOf(coding) ?? -1))
  if (names === undefined || finest === -1) return withOneCoding(lists, latest)
  for (let at = finest; at >= 0; at -= 1) {
    const cut = lists.map(list => cutTo(list, at + 1))
    const codes = latest.name === 'topic' ? mergedTopics(cut) : theSame(cut)
    if (codes !== null) return { ...latest, coding: names[at] ?? latest.coding, codes }
  }
  return null
}

/** A list that cannot be cut has to be the same everywhere. */
function withOneCoding(lists: readonly PublishedDimension[], latest: PublishedDimension): PublishedDimension | null {
  const codes = theSame(lists.map(list => list.codes))
  return codes !== null && lists.every(({ coding }) => coding === latest.coding) ? { ...latest, codes } : null
}

function cutTo({ name, coding, codes }: PublishedDimension, level: number): PublishedCode[] {
  const kept = codesDownTo(codes, level)
  if (name !== 'topic' || coding === 'groups' || level > 1) return kept
  return kept.map(entry => {
    const topics = Math.max(1, codes.filter(part => part.parent === entry.code).length)
    return { ...entry, mostPerVisit: Math.min(CAP, topics), topics }
  })
}

/** The latest list where all have the same codes in the same tree. */
function theSame(lists: readonly (readonly PublishedCode[])[]): readonly PublishedCode[] | null {
  const shape = (codes: readonly PublishedCode[]) => codes.map(({ code, parent }) => `${code} ${parent}`).join('|')
  return new Set(lists.map(shape)).size === 1 ? (lists.at(-1) ?? null) : null
}

/** Every topic of every list under its group; null where a code has another place in another list. */
function mergedTopics(lists: readonly (readonly PublishedCode[])[]): PublishedCode[] | null {
  const entries = new Map<string, PublishedCode>()
  for (const entry of lists.toReversed().flat()) {
    const known = entries.get(entry.code)
    if (known !== undefined && known.parent !== entry.parent) return null
    const topics = Math.max(known?.topics ?? 0, entry.topics ?? 0)
    entries.set(entry.code, { ...(known ?? entry), ...(topics > 0 && { topics, mostPerVisit: Math.min(CAP, topics) }) })
  }
  const groups = [...entries.values()].filter(({ parent }) => parent === null)
  const partsOf = (group: string) => [...entries.values()].filter(({ parent }) => parent === group)
  const hasParts = (group: string) =>
    lists.every(codes => !codes.some(({ code }) => code === group) || codes.some(({ parent }) => parent === group))
  if (!groups.every(({ code }) => partsOf(code).length === 0 || hasParts(code))) return null
  return groups.flatMap(group => {
    const parts = partsOf(group.code)
    return parts.length === 0 ? [group] : [{ ...group, mostPerVisit: Math.min(CAP, parts.length) }, ...parts]
  })
}
