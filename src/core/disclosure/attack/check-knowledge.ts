import { FyrError } from '../../../shared/domain/errors.ts'
import { TOTAL } from '../types.ts'
import type { AttackInput, KnownList, KnownRelease, KnownTable } from './knowledge.ts'

/**
 * Throws a FyrError unless every list is a tree, every figure stands under codes of the lists and leaves a count possible, and every
 * release that a link names is there. What is let through here unseen would make the attacker weaker, not stronger.
 */
export function checkKnowledge({ releases, links }: AttackInput): void {
  const names = new Set<string>()
  for (const release of releases) {
    if (names.has(release.name)) throw new Error('two releases have one name')
    names.add(release.name)
    for (const list of release.lists) checkTree(list, release)
    for (const table of release.tables) checkTable(table, release)
  }
  for (const link of links) {
    const named = link.kind === 'sum' ? [link.whole, ...link.parts] : [link.before, link.after]
    const missing = named.find(name => !names.has(name))
    if (missing !== undefined) throw new FyrError('disclosure.release-missing', { release: missing })
  }
}

function checkTable({ measure, dimensions, cells }: KnownTable, { name: release, lists }: KnownRelease): void {
  const listed = dimensions.map(
    name => new Set([TOTAL, ...(lists.find(list => list.name === name)?.codes.map(({ code }) => code) ?? [])])
  )
  for (const { codes, least, most } of cells) {
    if (codes.length !== dimensions.length) throw new Error('a cell has not as many codes as its table has dimensions')
    for (const [at, code] of codes.entries())
      if (listed[at]?.has(code) !== true) throw notATree(release, dimensions[at] ?? '', code)
    if (!isCount(least) || !(isCount(most) || most === Infinity) || least > most)
      throw new FyrError('disclosure.not-a-count', { release, cell: [measure, ...codes].join(' ') })
  }
}

const isCount = (value: number): boolean => Number.isSafeInteger(value) && value >= 0

const notATree = (release: string, list: string, code: string): FyrError =>
  new FyrError('disclosure.not-a-tree', { release, list, code })

/** Each code stands once, and going up from it ends at the total. */
function checkTree({ name, codes }: KnownList, release: KnownRelease): void {
  const parents = new Map(codes.map(({ code, parent }) => [code, parent]))
  const seen = new Set([TOTAL])
  for (const { code } of codes) {
    if (seen.has(code)) throw notATree(release.name, name, code)
    seen.add(code)
    let at: string | null | undefined = code
    for (let steps = 0; at !== null; steps += 1) {
      if (at === undefined || steps > codes.length) throw notATree(release.name, name, code)
      at = parents.get(at)
    }
  }
}
