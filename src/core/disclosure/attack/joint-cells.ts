import { FyrError } from '../../../shared/domain/errors.ts'
import { TOTAL } from '../types.ts'
import type { AttackedCell, AttackRow } from './attack-model.ts'
import { keyIn, nameOf, type CellIndex } from './cell-index.ts'
import type { KnownList, KnownTable } from './knowledge.ts'

/** More cells of a joint table than these are not attacked; no honest release has a circle of tables at all. */
const mostJointCells = 20_000

/**
 * Tables that add up need not be the margins of anything when they stand in a circle (topic × language, language ×
 * municipality, municipality × topic). So where a measure's tables do, the table of all their dimensions is put in, as cells that
 * nobody shows: that it must exist, in counts that are not negative, often tells the shown ones.
 */
export function jointRows({ release, find }: CellIndex, cells: AttackedCell[]): AttackRow[] {
  const measures = new Set(release.tables.map(table => table.measure))
  return [...measures].flatMap(measure => {
    const circle = circleOf(release.tables.filter(table => table.measure === measure))
    if (circle.length === 0) return []
    const names = [...new Set(circle.flatMap(table => table.dimensions))]
    const leaves = names.map(name => leavesOf(release.lists.find(list => list.name === name)))
    const size = leaves.reduce((product, codes) => product * codes.length, 1)
    if (size > mostJointCells) throw new FyrError('disclosure.circle-too-large', { release: release.name, measure })
    const joint: KnownTable = { measure, dimensions: names, cells: [] }
    const sums = new Map<number, (readonly [number, number])[]>()
    for (const codes of combinations(leaves)) {
      const name = `${release.name} ${nameOf(keyIn(joint, codes))}`
      const at = cells.push({ name, shown: 'latent', least: 0, most: Infinity }) - 1
      for (const table of circle) {
        const shown = find(
          keyIn(
            joint,
            codes.map((code, position) => (table.dimensions.includes(names[position] ?? '') ? code : TOTAL))
          )
        )
        if (shown === undefined) continue
        const terms = sums.get(shown) ?? [[shown, 1] as const]
        terms.push([at, -1])
        sums.set(shown, terms)
      }
    }
    return [...sums.values()].map(terms => ({ terms, least: 0, most: 0 }))
  })
}

/** The tables that are left when every dimension of one table alone, and every table within another, is taken away in turn. */
function circleOf(tables: readonly KnownTable[]): KnownTable[] {
  let left = tables.map(table => ({ table, names: new Set(table.dimensions) }))
  for (let size = -1; size !== weightOf(left);) {
    size = weightOf(left)
    left = left.map(one => ({
      ...one,
      names: new Set([...one.names].filter(name => left.some(other => other !== one && other.names.has(name))))
    }))
    left = left.filter(
      (one, at) =>
        !left.some(
          (other, position) =>
            position !== at && one.names.isSubsetOf(other.names) && (one.names.size < other.names.size || position < at)
        )
    )
  }
  return left.filter(({ names }) => names.size > 0).map(({ table }) => table)
}

const weightOf = (left: readonly { names: ReadonlySet<string> }[]): number =>
  left.reduce((sum, { names }) => sum + 1 + names.size, 0)

function leavesOf(list: KnownList | undefined): string[] {
  const parents = new Set(list?.codes.map(({ parent }) => parent))
  return list?.codes.flatMap(({ code }) => (parents.has(code) ? [] : [code])) ?? []
}

function combinations(lists: readonly (readonly string[])[]): string[][] {
  return lists.reduce<string[][]>((rows, codes) => rows.flatMap(row => codes.map(code => [...row, code])), [[]])
}
