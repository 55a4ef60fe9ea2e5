import { DECLINED, NOT_ASKED } from '../../shared/domain/vocabulary.ts'
import { certificateOf, shownAt } from '../disclosure/certificate.ts'
import { conditions } from '../disclosure/certify.ts'
import { codesDownTo } from '../disclosure/codings.ts'
import { carriedLevels, judgedBy } from '../disclosure/ladder.ts'
import { neverReleased, tellsHours, versionOneTables } from '../disclosure/plan.ts'
import { levelInAll, refusedBesideSum, sumConditions, sumMethod } from '../disclosure/sum-releases.ts'
import { combinations, rowCodes } from '../disclosure/tabulate.ts'
import { titlesOf } from '../disclosure/titles.ts'
import {
  BASE,
  CAP,
  dimensionNames,
  type DimensionName,
  type ProtectedRelease,
  type PublishedCode,
  type PublishedDimension,
  type PublishedTable,
  type RefusedTable,
  type Titles
} from '../disclosure/types.ts'
import { warningsOf } from '../disclosure/warnings.ts'
import { hourBlocks, weekdays } from '../disclosure/week.ts'
import type { ReleaseDescription } from './description.schema.ts'

/**
 * The release that the program would have written from what was read. Taken as they are said: which bureau and period, the code
 * lists with their names, the counts, and whether a missing table was too thin or switched off. All else is worked out anew,
 * in the order of the format; what the format has no place for falls away.
 */
export function rebuiltRelease(
  { fyr: said }: ReleaseDescription,
  read: readonly PublishedTable[],
  attacked: { readonly cells: number; readonly minWidth: number }
): ProtectedRelease {
  const { bureau, period, release, totals, sources, passedOver, carried } = said
  const isSum = said.method.name === 'sum-of-releases'
  const tables = orderedTables(read, said, isSum, 0)
  const dimensions = rebuiltDimensions(said.dimensions, tables)
  return {
    format: 1,
    bureau,
    period,
    release,
    method: isSum ? sumMethod(sources.length) : { name: 'controlled-rounding', base: BASE, cap: CAP, error: BASE - 1 },
    sources,
    passedOver,
    carried,
    totals,
    late: shownAt(tables, 'visits-by-recorded', 'late') ?? 0,
    shortened: shownAt(tables, 'visits-by-counted', 'shortened') ?? 0,
    dimensions,
    tables,
    refused: isSum ? refusedBesideSum(tables) : refusedBeside(tables, said),
    warnings: warningsOf(tables, dimensions),
    certificate: certificateOf(tables, isSum ? sumConditions : conditions, attacked)
  }
}

type Said = ReleaseDescription['fyr']

interface TableOf<Count> extends Omit<PublishedTable, 'cells'> {
  readonly cells: readonly { readonly codes: readonly string[]; readonly count: Count }[]
}

/**
 * The tables of the plan that the published totals carry, in the plan's order, their rows in the order of the code lists. How deep
 * a sum goes into its lists follows from its months, so there it is taken from the table.
 */
export function orderedTables<Count>(
  read: readonly TableOf<Count>[],
  { dimensions, totals }: Pick<Said, 'dimensions' | 'totals'>,
  isSum: boolean,
  absent: Count
): TableOf<Count>[] {
  return versionOneTables.flatMap((planned): TableOf<Count>[] => {
    const found = read.find(({ name }) => name === planned.name)
    if (found === undefined) return []
    const lists = planned.dimensions.flatMap(name => {
      const list = dimensions.find(dimension => dimension.name === name)
      return list === undefined ? [] : [list.codes]
    })
    const levels = isSum
      ? lists.map((codes, at) => levelInAll([found], at, codes))
      : carriedLevels(planned, totals[judgedBy(planned.measure)], lists)
    if (lists.length < planned.dimensions.length || levels === null) return []
    const counts = new Map(found.cells.map(({ codes, count }) => [codes.join(' '), count]))
    const shown = lists.map((codes, at) =>
      rowCodes(planned.dimensions[at] ?? 'topic', codesDownTo(codes, levels[at] ?? 1))
    )
    const cells = combinations(shown).map(codes => ({ codes, count: counts.get(codes.join(' ')) ?? absent }))
    return [{ ...planned, cells }]
  })
}

/**
 * The tables that are missing, each with its reason, worked out anew from those that are there: of the reasons told, only that a table was
 * switched off is believed. `withoutHours` where none may tell when visits came.
 */
export function refusedBeside(
  tables: readonly Pick<PublishedTable, 'name'>[],
  { refused }: { readonly refused: readonly Pick<RefusedTable, 'table' | 'reason'>[] },
  { withoutHours = false }: { readonly withoutHours?: boolean } = {}
): RefusedTable[] {
  const present = new Set(tables.map(({ name }) => name))
  const switchedOff = new Set(refused.filter(({ reason }) => reason === 'switched-off').map(({ table }) => table))
  const absent = versionOneTables
    .filter(({ name }) => !present.has(name))
    .map((table): RefusedTable => {
      const { name, title } = table
      if (switchedOff.has(name)) return { table: name, title, reason: 'switched-off' }
      return { table: name, title, reason: withoutHours && tellsHours(table) ? 'known-hours' : 'too-thin' }
    })
  const because = (wanted: RefusedTable['reason']) => absent.filter(({ reason }) => reason === wanted)
  return [...because('too-thin'), ...because('known-hours'), ...because('switched-off'), ...neverReleased]
}

/** The dimensions that the tables have, in the order of the format. */
export function rebuiltDimensions(
  said: readonly PublishedDimension[],
  tables: readonly Pick<PublishedTable, 'dimensions'>[]
): PublishedDimension[] {
  const used = new Set(tables.flatMap(table => table.dimensions))
  return dimensionNames
    .flatMap(name => said.find(dimension => dimension.name === name) ?? [])
    .filter(({ name }) => used.has(name))
    .map(rebuiltDimension)
}

function rebuiltDimension({ name, coding, codes }: PublishedDimension): PublishedDimension {
  const titles = programTitles(name)
  return {
    name,
    title: titlesOf(`dimensions.${name}`),
    coding,
    codes: codes.map(({ code, parent, title, mostPerVisit, topics }): PublishedCode => {
      const entry = { code, parent, title: titles.get(code) ?? title }
      return name === 'topic' ? { ...entry, mostPerVisit, topics } : entry
    })
  }
}

/** The names of the codes that the program adds to the bureau's lists. */
function programTitles(name: DimensionName): ReadonlyMap<string, Titles> {
  const unanswered: [string, Titles][] = [
    [NOT_ASKED, titlesOf('codes.not-asked')],
    [DECLINED, titlesOf('codes.declined')]
  ]
  switch (name) {
    case 'language': {
      return new Map([
        ...unanswered,
        ['outside-shortlist', titlesOf('codes.other-languages')],
        ['outside-few', titlesOf('codes.outside-few')]
      ])
    }
    case 'municipality':
      return new Map([
        ...unanswered,
        ['elsewhere', titlesOf('codes.elsewhere')],
        ['rest-of-county', titlesOf('codes.rest-of-county')]
      ])
    case 'age_band':
    case 'gender':
    case 'time_in_sweden':
      return new Map(unanswered)
    case 'weekday':
      return new Map(weekdays.map(code => [code, titlesOf(`codes.${code}`)]))
    case 'hour':
      return new Map(hourBlocks.map(code => [code, titlesOf(`codes.${code}`)]))
    case 'recorded':
      return new Map([
        ['in-time', titlesOf('codes.in-time')],
        ['late', titlesOf('codes.late')]
      ])
    case 'counted':
      return new Map([
        ['whole', titlesOf('codes.whole')],
        ['shortened', titlesOf('codes.shortened')]
      ])
    default:
      return new Map()
  }
}
