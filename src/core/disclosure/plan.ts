import {
  askedDimension,
  flatDimension,
  languageDimension,
  municipalityDimension,
  timeDimension,
  topicDimension,
  type ListedCode,
  type ListedTopic
} from './codings.ts'
import { titlesOf, type TableName } from './titles.ts'
import { hourBlocks, weekdays, type HourBlock, type Weekday } from './week.ts'
import type { DimensionName, Measure, PlannedTable, RefusedTable, TablePlan } from './types.ts'

/**
 * The bureau's code lists: complete, retired codes included, in the order in which tables show them. `not-asked` and
 * `declined` are added where a visitor may be asked.
 */
export interface CodeLists {
  readonly languages: readonly ListedCode[]
  readonly municipalities: readonly ListedCode[]
  readonly ageBands: readonly ListedCode[]
  readonly genders: readonly ListedCode[]
  readonly timesInSweden: readonly ListedCode[]
  readonly channels: readonly ListedCode[]
  readonly topics: readonly ListedTopic[]
  readonly organisationKinds: readonly ListedCode[]
  readonly ways: readonly ListedCode[]
  readonly outcomes: readonly ListedCode[]
  readonly actions: readonly ListedCode[]
  readonly barriers: readonly ListedCode[]
  /** Statistics Sweden's four digits; its first two are the county. */
  readonly ownMunicipality: string
  /** Attributes that the bureau does not use; their tables are left out. */
  readonly switchedOff: readonly DimensionName[]
}

/** Every table that a release of version 1 may hold, in the order in which it holds them. */
export const versionOneTables: readonly PlannedTable[] = [
  oneWay('visits-by-language', 'visits', 'language'),
  oneWay('visits-by-municipality', 'visits', 'municipality'),
  oneWay('visits-by-age-band', 'visits', 'age_band'),
  oneWay('visits-by-gender', 'visits', 'gender'),
  oneWay('visits-by-time-in-sweden', 'visits', 'time_in_sweden'),
  oneWay('visits-by-channel', 'visits', 'channel'),
  twoWay('visits-by-language-and-municipality', 'visits', 'language', 'municipality'),
  twoWay('visits-by-language-and-age-band', 'visits', 'language', 'age_band'),
  twoWay('visits-by-language-and-gender', 'visits', 'language', 'gender'),
  twoWay('visits-by-language-and-time-in-sweden', 'visits', 'language', 'time_in_sweden'),
  twoWay('visits-by-weekday-and-hour', 'visits', 'weekday', 'hour'),
  oneWay('visits-by-recorded', 'visits', 'recorded'),
  oneWay('visits-by-counted', 'visits', 'counted'),
  oneWay('questions-by-topic', 'questions', 'topic'),
  oneWay('referrals-by-organisation-kind', 'referrals', 'organisation_kind'),
  oneWay('referrals-by-way', 'referrals', 'way'),
  oneWay('referrals-by-outcome', 'referrals', 'outcome'),
  twoWay('referrals-by-topic-and-organisation-kind', 'referrals', 'topic', 'organisation_kind'),
  twoWay('referrals-by-topic-and-way', 'referrals', 'topic', 'way'),
  twoWay('referrals-by-topic-and-outcome', 'referrals', 'topic', 'outcome'),
  twoWay('question-actions-by-topic', 'actions', 'topic', 'action'),
  twoWay('question-barriers-by-topic', 'barriers', 'topic', 'barrier')
]

/** Tables that a reader might look for and that version 1 does not release, whatever the figures are. */
export const neverReleased: readonly RefusedTable[] = [refused('questions-by-topic-and-visitor', 'linked-by-visits')]

/**
 * The tables of version 1 for a bureau. Everything here comes from public facts (code lists, the bureau's municipality, what it
 * has switched off), so that the plan says nothing about the visits of any period.
 */
export function versionOnePlan(lists: CodeLists): TablePlan {
  const off = new Set(lists.switchedOff)
  return {
    version: 1,
    dimensions: [
      languageDimension(lists.languages),
      municipalityDimension(lists.municipalities, lists.ownMunicipality),
      askedDimension('age_band', lists.ageBands),
      askedDimension('gender', lists.genders),
      timeDimension(lists.timesInSweden),
      flatDimension('channel', lists.channels),
      flatDimension('weekday', weekdays.map(listed)),
      flatDimension('hour', hourBlocks.map(listed)),
      flatDimension('recorded', [
        { code: 'in-time', title: titlesOf('codes.in-time') },
        { code: 'late', title: titlesOf('codes.late') }
      ]),
      flatDimension('counted', [
        { code: 'whole', title: titlesOf('codes.whole') },
        { code: 'shortened', title: titlesOf('codes.shortened') }
      ]),
      topicDimension(lists.topics),
      flatDimension('organisation_kind', lists.organisationKinds),
      flatDimension('way', lists.ways),
      flatDimension('outcome', lists.outcomes),
      flatDimension('action', lists.actions),
      flatDimension('barrier', lists.barriers)
    ].filter(dimension => !off.has(dimension.name)),
    tables: versionOneTables.filter(table => table.dimensions.every(name => !off.has(name))),
    excluded: [
      ...versionOneTables
        .filter(table => table.dimensions.some(name => off.has(name)))
        .map(({ name, title }) => ({ table: name, title, reason: 'switched-off' as const })),
      ...neverReleased
    ]
  }
}

/**
 * Whether a table tells when visits came. Everybody knows when a bureau is open, and where small counts are withheld, cells that are known
 * to be 0 give away those beside them (ADR 83).
 */
export const tellsHours = ({ dimensions }: Pick<PlannedTable, 'dimensions'>): boolean =>
  dimensions.some(name => name === 'weekday' || name === 'hour')

/** The tables that a release may hold in which small counts are withheld. */
export function planWithoutHours(plan: TablePlan): TablePlan {
  const hours = plan.tables.filter(tellsHours).map(({ name, title }) => ({ table: name, title }))
  return {
    ...plan,
    tables: plan.tables.filter(table => !tellsHours(table)),
    excluded: [...hours.map(table => ({ ...table, reason: 'known-hours' as const })), ...plan.excluded]
  }
}

const listed = (code: Weekday | HourBlock): ListedCode => ({
  code,
  title: titlesOf(`codes.${code}`)
})

function oneWay(name: TableName, measure: Measure, dimension: DimensionName): PlannedTable {
  return { name, measure, dimensions: [dimension], title: titlesOf(`tables.${name}`) }
}

function twoWay(name: TableName, measure: Measure, one: DimensionName, other: DimensionName): PlannedTable {
  return { name, measure, dimensions: [one, other], title: titlesOf(`tables.${name}`) }
}

function refused(table: TableName, reason: RefusedTable['reason']): RefusedTable {
  return { table, title: titlesOf(`tables.${table}`), reason }
}
