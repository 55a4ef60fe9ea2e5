import type { TrueTable } from './tabulate.ts'
import { relationBreaches } from './certify-relations.ts'
import {
  BASE,
  dimensionsWithoutTotal,
  measures,
  TOTAL,
  totalMeasures,
  type DimensionName,
  type Measure,
  type PublishedCode,
  type PublishedDimension,
  type PublishedFigures,
  type PublishedTable,
  type Totals
} from './types.ts'
import { hourBlocks, weekdays } from './week.ts'

/** What the certificate looks at. The first five need the published figures only; `close` needs the true counts too. */
export const conditions = ['rows', 'base', 'additive', 'margins', 'acyclic', 'relations', 'close'] as const
export type Condition = (typeof conditions)[number]

/** A condition that does not hold, and where; `where` names tables and codes, never a count. */
export interface Breach {
  readonly condition: Condition
  readonly where: string
}

/**
 * Everything that must hold of published figures for guarantees G1 and G2 (docs/anonymisation.md proves that it is enough).
 * Shares no code with the rounding and takes time linear in the cells, but for the acyclicity of the few tables. Empty when
 * the figures are safe to publish, provided that each stands within 4 of its true count, which {@link breachesOfTruth} sees.
 */
export function breachesOfPublished(figures: PublishedFigures): Breach[] {
  const malformed = breachesOfForm(figures)
  if (malformed.length > 0) return malformed
  const dimensions = dimensionsOf(figures)
  return [
    ...figures.tables.flatMap(baseBreaches),
    ...totalMeasures.flatMap(measure =>
      isMultiple(figures.totals[measure]) ? [] : [{ condition: 'base' as const, where: measure }]
    ),
    ...figures.tables.flatMap(table => additivityBreaches(table, dimensions)),
    ...marginBreaches(figures),
    ...measures.flatMap(measure => acyclicityBreaches(measure, figures.tables, dimensions)),
    ...relationBreaches(figures)
  ]
}

/** Where a list is no tree of a known coding, or a table has not each combination of its codes once; whatever its counts are. */
export function breachesOfForm(shown: FormOfFigures): Breach[] {
  const dimensions = dimensionsOf(shown)
  return [...shown.dimensions.flatMap(listBreaches), ...shown.tables.flatMap(table => rowBreaches(table, dimensions))]
}

/** Whether every published figure is one of the two multiples of the base beside its true count, a multiple itself staying. */
export function breachesOfTruth(
  figures: PublishedFigures,
  truth: {
    readonly totals: Totals
    readonly tables: readonly Pick<TrueTable, 'name' | 'cells'>[]
  }
): Breach[] {
  const breaches: Breach[] = []
  for (const measure of totalMeasures) {
    if (!isClose(figures.totals[measure], truth.totals[measure])) breaches.push({ condition: 'close', where: measure })
  }
  const trueTables = new Map(truth.tables.map(table => [table.name, table]))
  for (const table of figures.tables) {
    const counts = new Map(trueTables.get(table.name)?.cells.map(cell => [cell.codes.join(' '), cell.count]))
    for (const { codes, count } of table.cells) {
      const key = codes.join(' ')
      if (!isClose(count, counts.get(key))) breaches.push({ condition: 'close', where: `${table.name} ${key}` })
    }
    if (counts.size !== table.cells.length) breaches.push({ condition: 'close', where: table.name })
  }
  return breaches
}

const isMultiple = (count: number): boolean => Number.isSafeInteger(count) && count >= 0 && count % BASE === 0

const isClose = (published: number, count: number | undefined): boolean =>
  count !== undefined && Number.isSafeInteger(count) && count >= 0 && Math.abs(published - count) < BASE

type FormOfTable = Pick<PublishedTable, 'name' | 'dimensions'> & {
  readonly cells: readonly { readonly codes: readonly string[] }[]
}
interface FormOfFigures {
  readonly dimensions: readonly PublishedDimension[]
  readonly tables: readonly FormOfTable[]
}

type Dimensions = ReadonlyMap<string, PublishedDimension>

const dimensionsOf = ({ dimensions }: Pick<FormOfFigures, 'dimensions'>): Dimensions =>
  new Map(dimensions.map(dimension => [dimension.name, dimension]))

/** The codings of the dimensions that have more than one. What a code counts is known only where the coding is. */
const ladders: Readonly<Partial<Record<DimensionName, readonly string[]>>> = {
  language: ['nested', 'nested-shortlist', 'full', 'shortlist', 'few'],
  municipality: ['nested', 'county', 'own'],
  topic: ['two-levels', 'groups']
}

/** The lists of which everybody knows what each code means; under another name it would say the same, and no condition would see it. */
const listsOfTheProgram: Readonly<Partial<Record<DimensionName, string>>> = {
  weekday: weekdays.join(' '),
  hour: hourBlocks.join(' '),
  recorded: 'in-time late',
  counted: 'whole shortened'
}

/** The coding is a known one, and each code stands in its list once and after its parent: so the list is a tree. */
function listBreaches({ name, coding, codes }: PublishedDimension): Breach[] {
  const before = new Set<string>()
  const breaches: Breach[] = []
  const listed = codes.map(({ code }) => code).join(' ')
  if ((listsOfTheProgram[name] ?? listed) !== listed) breaches.push({ condition: 'rows', where: `${name} codes` })
  if (!(ladders[name] ?? ['full']).includes(coding)) breaches.push({ condition: 'rows', where: `${name} coding` })
  for (const { code, parent } of codes) {
    if (before.has(code) || code === TOTAL || (parent !== null && !before.has(parent))) {
      breaches.push({ condition: 'rows', where: `${name} ${code}` })
    }
    before.add(code)
  }
  return breaches
}

/** Every combination of the total and the listed codes, down to one level of each list, stands in the table once, and nothing else does. */
function rowBreaches(table: FormOfTable, dimensions: Dimensions): Breach[] {
  const where = (detail: string): Breach => ({ condition: 'rows', where: `${table.name} ${detail}` })
  const lists = table.dimensions.map((name, at) => shownCodes(table, at, dimensions.get(name)?.codes))
  if (lists.length === 0 || lists.includes(undefined) || new Set(table.dimensions).size !== lists.length)
    return [where('dimensions')]
  const allowed = table.dimensions.map(
    (name, at) => new Set([...(dimensionsWithoutTotal.has(name) ? [] : [TOTAL]), ...(lists[at] ?? [])])
  )
  const seen = new Set<string>()
  for (const { codes } of table.cells) {
    const key = codes.join(' ')
    if (codes.length !== allowed.length || !codes.every((code, at) => allowed[at]?.has(code)))
      return [where('unknown-code')]
    if (seen.has(key)) return [where(`twice ${key}`)]
    seen.add(key)
  }
  return seen.size === allowed.reduce((product, codes) => product * codes.size, 1) ? [] : [where('row-missing')]
}

/** The codes down to the deepest level that the table shows of its dimension `at`. */
function shownCodes(
  { cells }: FormOfTable,
  at: number,
  codes: readonly PublishedCode[] | undefined
): string[] | undefined {
  if (codes === undefined) return undefined
  const levels = levelsOf(codes)
  const deepest = cells.reduce((level, cell) => Math.max(level, levels.get(cell.codes[at] ?? '') ?? 0), 1)
  return codes.filter(({ code }) => (levels.get(code) ?? 0) <= deepest).map(({ code }) => code)
}

/** How far below the total each code stands: 1 where it adds up to the total itself. */
function levelsOf(codes: readonly PublishedCode[]): ReadonlyMap<string, number> {
  const levels = new Map<string, number>()
  for (const { code, parent } of codes) levels.set(code, (parent === null ? 0 : (levels.get(parent) ?? 0)) + 1)
  return levels
}

const baseBreaches = (table: PublishedTable): Breach[] =>
  table.cells
    .filter(cell => !isMultiple(cell.count))
    .map(cell => ({ condition: 'base', where: `${table.name} ${cell.codes.join(' ')}` }))

/** In each dimension, every total that there is and every parent is the sum of its parts. */
function additivityBreaches(table: PublishedTable, dimensions: Dimensions): Breach[] {
  const breaches: Breach[] = []
  for (const [at, name] of table.dimensions.entries()) {
    const shown = new Set(table.cells.map(cell => cell.codes[at]))
    const wholeOf = new Map(
      dimensions
        .get(name)
        ?.codes.filter(({ code }) => shown.has(code))
        .map(entry => [entry.code, entry.parent ?? TOTAL])
    )
    const wholes = new Set(wholeOf.values())
    const missing = new Map<string, number>()
    const add = (key: string, amount: number) => missing.set(key, (missing.get(key) ?? 0) + amount)
    for (const { codes, count } of table.cells) {
      const code = codes[at] ?? ''
      if (wholes.has(code)) add(codes.join(' '), count)
      const whole = wholeOf.get(code)
      if (whole !== undefined && shown.has(whole)) add(codes.with(at, whole).join(' '), -count)
    }
    for (const [key, rest] of missing)
      if (rest !== 0) breaches.push({ condition: 'additive', where: `${table.name} ${key}` })
  }
  return breaches
}

/** A cell that stands in several tables of a measure has one count, and the grand total is the measure's. */
function marginBreaches({ tables, totals }: PublishedFigures): Breach[] {
  const counts = new Map<string, number>(totalMeasures.map(measure => [measure, totals[measure]]))
  const breaches: Breach[] = []
  for (const table of tables) {
    for (const { codes, count } of table.cells) {
      const named = table.dimensions.flatMap((name, at) => (codes[at] === TOTAL ? [] : [`${name}=${codes[at] ?? ''}`]))
      const key = [table.measure, ...named.toSorted()].join(' ')
      if ((counts.get(key) ?? count) !== count)
        breaches.push({ condition: 'margins', where: `${table.name} ${codes.join(' ')}` })
      counts.set(key, count)
    }
  }
  return breaches
}

/**
 * The tables of a measure share their margins in a tree (an acyclic hypergraph, found by the reduction of Graham, Yu and
 * Özsoyoğlu: drop what only one table has, drop tables within another, until nothing is left). Each level of a list counts as a
 * dimension of its own, which a table that shows it has together with all levels above.
 */
function acyclicityBreaches(measure: Measure, tables: readonly PublishedTable[], dimensions: Dimensions): Breach[] {
  let edges = tables
    .filter(table => table.measure === measure)
    .map(table => new Set(table.dimensions.flatMap((name, at) => levelNames(name, at, table, dimensions))))
  for (let before = -1; before !== sizeOf(edges);) {
    before = sizeOf(edges)
    const current = edges
    const trimmed = current.map(
      (edge, at) => new Set([...edge].filter(name => current.some((other, i) => i !== at && other.has(name))))
    )
    edges = trimmed.filter(
      (edge, at) =>
        !trimmed.some((other, i) => i !== at && edge.isSubsetOf(other) && (other.size > edge.size || i < at))
    )
  }
  return sizeOf(edges) === 0 ? [] : [{ condition: 'acyclic', where: measure }]
}

function levelNames(name: DimensionName, at: number, { cells }: PublishedTable, dimensions: Dimensions): string[] {
  const levels = levelsOf(dimensions.get(name)?.codes ?? [])
  const shown = new Set(cells.map(cell => levels.get(cell.codes[at] ?? '') ?? 0))
  return [...shown].filter(level => level > 0).map(level => `${name} ${level}`)
}

const sizeOf = (edges: readonly ReadonlySet<string>[]): number => edges.reduce((sum, edge) => sum + edge.size, 0)
