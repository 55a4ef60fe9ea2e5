import { FyrError } from '../../../shared/domain/errors.ts'
import type { AttackRow } from './attack-model.ts'
import type { CellIndex } from './cell-index.ts'
import type { AttackInput, KnownRelease, ReleaseLink } from './knowledge.ts'

type Growth = Extract<ReleaseLink, { kind: 'grew' }>

const additionsName = ({ before, after }: Growth): string => `${after} − ${before}`

/** What a second release of the same visits holds over the first is a release too, of which only the size is known. */
export function additionsOf({ releases, links }: AttackInput): KnownRelease[] {
  return links.flatMap(link => {
    const after = link.kind === 'grew' ? releases.find(({ name }) => name === link.after) : undefined
    return link.kind === 'grew' && after !== undefined ? [additions(link, after)] : []
  })
}

function additions(link: Growth, { cap, lists, tables }: KnownRelease): KnownRelease {
  return {
    name: additionsName(link),
    cap,
    lists,
    tables: tables.map(({ measure, dimensions, cells }) => ({
      measure,
      dimensions,
      cells: cells.map(({ codes }) =>
        measure === 'visits' && codes.every(code => code === '*')
          ? { codes, least: link.least, most: link.most, shown: 'known' as const }
          : { codes, least: 0, most: Infinity, shown: 'added' as const }
      )
    }))
  }
}

/** In every cell: the whole is the sum of its parts; at least that of those parts that show the cell, where some do not. */
export function linkRows(link: ReleaseLink, indices: ReadonlyMap<string, CellIndex>): AttackRow[] {
  const [whole, parts] =
    link.kind === 'sum' ? [link.whole, link.parts] : [link.after, [link.before, additionsName(link)]]
  const wholeIndex = releaseCalled(whole, indices)
  const partIndices = parts.map(part => releaseCalled(part, indices))
  return wholeIndex.keys.flatMap(key => {
    const cell = wholeIndex.find(key)
    const found = partIndices.flatMap(part => part.find(key) ?? [])
    if (cell === undefined || found.length === 0) return []
    return [
      {
        terms: [[cell, 1] as const, ...found.map(part => [part, -1] as const)],
        least: 0,
        most: found.length === parts.length ? 0 : Infinity
      }
    ]
  })
}

function releaseCalled(name: string, indices: ReadonlyMap<string, CellIndex>): CellIndex {
  const index = indices.get(name)
  if (index === undefined) throw new FyrError('disclosure.release-missing', { release: name })
  return index
}
