import { FyrError } from '../../../shared/domain/errors.ts'
import { TOTAL } from '../types.ts'
import type { AttackedCell, AttackRow } from './attack-model.ts'
import { keyIn, nameOf, type CellIndex } from './cell-index.ts'
import type { KnownCode, KnownTable } from './knowledge.ts'

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
    const named = names.map(name => release.lists.find(list => list.name === name)?.codes ?? [])
    const leaves = named.map(leavesOf)
    const size = leaves.reduce((product, codes) => product * codes.length, 1)
    if (size > mostJointCells) throw new FyrError('disclosure.circle-too-large', { release: release.name, measure })
    const wholes = named.map(pathsOf)
    const shownIn = circle.map(table => wholes.map((paths, at) => shownCodes(table, names[at] ?? '', paths)))
    const joint: KnownTable = { measure, dimensions: names, cells: [] }
    const sums = new Map<number, (readonly [number, number])[]>()
    for (const codes of combinations(leaves)) {
      const name = `${release.name} ${nameOf(keyIn(joint, codes))}`
      const at = cells.push({ name, shown: 'latent', least: 0, most: Infinity }) - 1
      for (const shown of shownIn) {
        const whole = find(
          keyIn(
            joint,
            codes.map((code, position) => shown[position]?.get(code) ?? TOTAL)
          )
        )
        if (whole === undefined) continue
        const terms = sums.get(whole) ?? [[whole, 1] as const]
        terms.push([at, -1])
        sums.set(whole, terms)
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

function leavesOf(codes: readonly KnownCode[]): string[] {
  const parents = new Set(codes.map(({ parent }) => parent))
  return codes.flatMap(({ code }) => (parents.has(code) ? [] : [code]))
}

/** Each code with all that it lies within, from itself up. */
function pathsOf(codes: readonly KnownCode[]): Map<string, string[]> {
  const parents = new Map(codes.map(({ code, parent }) => [code, parent]))
  const pathOf = (code: string): string[] => {
    const parent = parents.get(code) ?? null
    return parent === null ? [code] : [code, ...pathOf(parent)]
  }
  return new Map(codes.map(({ code }) => [code, pathOf(code)]))
}

/** Where a table shows each code of a dimension: at the code itself, or at the nearest one around it that the table goes down to. */
function shownCodes(
  table: KnownTable,
  name: string,
  paths: ReadonlyMap<string, readonly string[]>
): Map<string, string> {
  const at = table.dimensions.indexOf(name)
  const shown = new Set(table.cells.map(({ codes }) => codes[at]))
  return new Map([...paths].map(([code, path]) => [code, path.find(around => shown.has(around)) ?? TOTAL]))
}

function combinations(lists: readonly (readonly string[])[]): string[][] {
  return lists.reduce<string[][]>((rows, codes) => rows.flatMap(row => codes.map(code => [...row, code])), [[]])
}
