import { FyrError } from '../../shared/domain/errors.ts'
import type { CountedRecord } from './count.ts'
import {
  dimensionsWithoutTotal,
  TOTAL,
  type CodeEntry,
  type Coding,
  type DimensionName,
  type PlannedTable
} from './types.ts'

/** The coding that a release uses for each of its dimensions. */
export type Codings = ReadonlyMap<DimensionName, Coding>

/** A table of the plan with the coding of each of its dimensions, cut off below the last level that it shows. */
export interface CodedTable extends PlannedTable {
  readonly codings: readonly Coding[]
}

/** A table with its true counts: never leaves the disclosure room. */
export interface TrueTable extends CodedTable {
  readonly cells: readonly TrueCell[]
}

export interface TrueCell {
  readonly codes: readonly string[]
  readonly count: number
}

/** Counts records into every combination of the table's codes, totals and parents included, zeros too. Throws `disclosure.not-a-tree` for a list that goes round in a circle. */
export function tabulate(table: CodedTable, records: readonly CountedRecord[]): TrueTable {
  const used = table.codings
  const paths = used.map(coding => pathsByLeaf(coding.codes))
  const counts = new Map<string, number>()
  for (const record of records) {
    const ways = table.dimensions.map((name, at) => withoutTotal(name, pathOf(name, used[at], paths[at], record[name])))
    for (const codes of combinations(ways)) {
      const key = codes.join(' ')
      counts.set(key, (counts.get(key) ?? 0) + 1)
    }
  }
  const rows = combinations(table.dimensions.map((name, at) => rowCodes(name, used[at]?.codes ?? [])))
  return { ...table, cells: rows.map(codes => ({ codes, count: counts.get(codes.join(' ')) ?? 0 })) }
}

/** The codes that a table's rows have of a dimension: the total, where there is one, and the list. */
export const rowCodes = (name: DimensionName, codes: readonly CodeEntry[]): string[] =>
  withoutTotal(name, [TOTAL, ...codes.map(({ code }) => code)])

const withoutTotal = (name: DimensionName, codes: readonly string[]): string[] =>
  codes.filter(code => code !== TOTAL || !dimensionsWithoutTotal.has(name))

/** Every way of taking one entry from each list, the last list fastest. */
export function combinations(lists: readonly (readonly string[])[]): string[][] {
  return lists.reduce<string[][]>((made, list) => made.flatMap(head => list.map(entry => [...head, entry])), [[]])
}

/** The codings of a table's dimensions; throws when the plan has none. */
export function codingOf(codings: Codings, name: DimensionName): Coding {
  const coding = codings.get(name)
  if (coding === undefined) throw new Error(`the plan has no coding for ${name}`)
  return coding
}

/** For each leaf, the codes in which it counts: itself, its parents, the total. */
function pathsByLeaf(codes: readonly CodeEntry[]): ReadonlyMap<string, readonly string[]> {
  const parents = new Map(codes.map(entry => [entry.code, entry.parent]))
  return new Map(codes.map(entry => [entry.code, pathUp(entry.code, parents)]))
}

function pathUp(code: string, parents: ReadonlyMap<string, string | null>): string[] {
  const path: string[] = []
  for (let at: string | null = code; at !== null; at = parents.get(at) ?? null) {
    if (path.includes(at)) throw new FyrError('disclosure.not-a-tree', { release: '', list: '', code })
    path.push(at)
  }
  return [...path, TOTAL]
}

function pathOf(
  name: DimensionName,
  coding: Coding | undefined,
  paths: ReadonlyMap<string, readonly string[]> | undefined,
  code: string | undefined
): readonly string[] {
  const leaf = code === undefined ? undefined : (coding?.foldsTo.get(code) ?? coding?.otherwise ?? undefined)
  const path = leaf === undefined ? undefined : paths?.get(leaf)
  if (path === undefined) throw new Error(`a record holds a code outside the plan's list for ${name}`)
  return path
}
