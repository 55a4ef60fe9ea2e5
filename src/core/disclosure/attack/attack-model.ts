import {
  BASE,
  CAP,
  TOTAL,
  type Measure,
  type PublishedDimension,
  type PublishedFigures,
  type PublishedTable
} from '../types.ts'

/** A cell as the attacker first sees it: its published count, and the true counts that rounding alone leaves possible. */
export interface AttackedCell {
  readonly name: string
  readonly published: number
  readonly least: number
  readonly most: number
}

/** `least ≤ Σ factor · cell ≤ most` over true counts. */
export interface AttackRow {
  readonly terms: readonly (readonly [cell: number, factor: number])[]
  readonly least: number
  readonly most: number
}

export interface AttackModel {
  readonly cells: readonly AttackedCell[]
  readonly rows: readonly AttackRow[]
}

/**
 * Everything that the attacker knows of the true counts: whole, not negative, less than a base away from what is shown, adding
 * up in every table, and related across measures as the counting rules say (visits ≤ questions ≤ 4 · visits, referrals ≤
 * questions, in every cell that they share; a topic at most once a visit). Written from the threat, not from the rounding, and shares nothing with it.
 */
export function attackModel(figures: PublishedFigures): AttackModel {
  const cells: AttackedCell[] = []
  const index = new Map<string, number>()
  const cellAt = (name: string, published: number): number => {
    const known = index.get(name)
    if (known !== undefined) return known
    index.set(name, cells.length)
    return cells.push({ name, published, least: Math.max(0, published - BASE + 1), most: published + BASE - 1 }) - 1
  }
  const { visits, questions, referrals } = figures.totals
  const total: Record<Measure, number> = {
    visits: cellAt('visits', visits),
    questions: cellAt('questions', questions),
    referrals: cellAt('referrals', referrals)
  }
  const rows: AttackRow[] = []
  for (const table of figures.tables) {
    const ids = new Map(table.cells.map(cell => [cell.codes.join('|'), cellAt(nameOf(table, cell.codes), cell.count)]))
    for (const [at, name] of table.dimensions.entries()) {
      const dimension = figures.dimensions.find(other => other.name === name)
      if (dimension !== undefined) rows.push(...additions(table, at, dimension, ids))
    }
    if (table.measure === 'questions') rows.push(...topicLimits(table, figures.dimensions, ids, total.visits))
  }
  return { cells, rows: [...rows, ...relations(index)] }
}

/** How measures relate in the grand totals, and again in every cell that several of them show. */
function relations(index: ReadonlyMap<string, number>): AttackRow[] {
  return [...index].flatMap(([name, cell]) => {
    const [measure = '', ...codes] = name.split(' ')
    const other = (wanted: Measure) => index.get([wanted, ...codes].join(' '))
    const limits: [number | undefined, number][] = []
    if (measure === 'visits') limits.push([other('questions'), 1])
    if (measure === 'questions') limits.push([other('visits'), CAP])
    if (measure === 'referrals')
      limits.push(other('questions') === undefined ? [other('visits'), CAP] : [other('questions'), 1])
    return limits.flatMap(([limit, factor]) => (limit === undefined ? [] : [atMost(cell, factor, limit)]))
  })
}

function nameOf(table: PublishedTable, codes: readonly string[]): string {
  const parts = table.dimensions
    .map((dimension, at) => ({ dimension, code: codes[at] ?? TOTAL }))
    .filter(part => part.code !== TOTAL)
  return [table.measure, ...parts.map(part => `${part.dimension}:${part.code}`).toSorted()].join(' ')
}

/** `cell ≤ factor · other` */
const atMost = (cell: number, factor: number, other: number): AttackRow => ({
  terms: [
    [other, factor],
    [cell, -1]
  ],
  least: 0,
  most: Infinity
})

function additions(
  table: PublishedTable,
  at: number,
  dimension: PublishedDimension,
  ids: ReadonlyMap<string, number>
): AttackRow[] {
  const sums = new Map<string, (readonly [number, number])[]>()
  for (const { codes } of table.cells) {
    const entry = dimension.codes.find(other => other.code === codes[at])
    const part = ids.get(codes.join('|'))
    if (entry === undefined || part === undefined) continue
    const whole = codes.map((code, position) => (position === at ? (entry.parent ?? TOTAL) : code)).join('|')
    const wholeCell = ids.get(whole)
    if (wholeCell === undefined) continue
    const terms = sums.get(whole) ?? [[wholeCell, 1] as const]
    terms.push([part, -1])
    sums.set(whole, terms)
  }
  return [...sums.values()].map(terms => ({ terms, least: 0, most: 0 }))
}

function topicLimits(
  table: PublishedTable,
  dimensions: readonly PublishedDimension[],
  ids: ReadonlyMap<string, number>,
  visits: number
): AttackRow[] {
  const at = table.dimensions.indexOf('topic')
  if (at === -1) return []
  const topics = dimensions.find(dimension => dimension.name === 'topic')?.codes ?? []
  return topics.flatMap(topic => {
    const cell = ids.get(table.dimensions.map((_, position) => (position === at ? topic.code : TOTAL)).join('|'))
    return cell === undefined || topic.mostPerVisit === undefined ? [] : [atMost(cell, topic.mostPerVisit, visits)]
  })
}
