import { FyrError } from '../../../shared/domain/errors.ts'
import { TOTAL } from '../types.ts'
import type { AttackInput, KnownList, KnownRelease } from './knowledge.ts'

/** Throws a FyrError unless every list is a tree, every figure leaves a count possible, and every release that a link names is there. */
export function checkKnowledge({ releases, links }: AttackInput): void {
  for (const release of releases) {
    for (const list of release.lists) checkTree(list, release)
    for (const table of release.tables) {
      for (const { codes, least, most } of table.cells) {
        if (isCount(least) && (isCount(most) || most === Infinity) && least <= most) continue
        throw new FyrError('disclosure.not-a-count', {
          release: release.name,
          cell: [table.measure, ...codes].join(' ')
        })
      }
    }
  }
  const names = new Set(releases.map(({ name }) => name))
  for (const link of links) {
    const named = link.kind === 'sum' ? [link.whole, ...link.parts] : [link.before, link.after]
    const missing = named.find(name => !names.has(name))
    if (missing !== undefined) throw new FyrError('disclosure.release-missing', { release: missing })
  }
}

const isCount = (value: number): boolean => Number.isSafeInteger(value) && value >= 0

function checkTree({ name, codes }: KnownList, release: KnownRelease): void {
  const parents = new Map(codes.map(({ code, parent }) => [code, parent]))
  for (const { code } of codes) {
    let at: string | null | undefined = code
    for (let steps = 0; at !== null; steps += 1) {
      if (at === undefined || at === TOTAL || steps > codes.length)
        throw new FyrError('disclosure.not-a-tree', { release: release.name, list: name, code })
      at = parents.get(at)
    }
  }
}
