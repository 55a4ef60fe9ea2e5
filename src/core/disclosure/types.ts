import type { Month } from '../../shared/domain/month.ts'
import type { Period } from '../../shared/domain/period.ts'

/** The rounding base: every published count is a multiple of it. */
export const BASE = 5

/** How often one contributor counts, at most, in any cell of a month's release (guarantee G4). */
export const CAP = 4

/** The code of a total in every dimension. */
export const TOTAL = '*'

/** What is counted in all. */
export const totalMeasures = ['visits', 'questions', 'referrals'] as const
export type TotalMeasure = (typeof totalMeasures)[number]

/**
 * What a table counts. Tables of one measure share their margins. Of actions and barriers a question may have several: each is counted
 * by itself, and there is no total of them.
 */
export const measures = [...totalMeasures, 'actions', 'barriers'] as const
export type Measure = (typeof measures)[number]

/** A count for each of {@link totalMeasures}. */
export type Totals = Readonly<Record<TotalMeasure, number>>

/** A dimension; its name is also the column name in the published table. */
export const dimensionNames = [
  'language',
  'municipality',
  'age_band',
  'gender',
  'time_in_sweden',
  'channel',
  'weekday',
  'hour',
  'recorded',
  'counted',
  'topic',
  'organisation_kind',
  'way',
  'outcome',
  'action',
  'barrier'
] as const
export type DimensionName = (typeof dimensionNames)[number]

/** Dimensions of which a question may have several codes or none, so that they add up to nothing and have no total. */
export const dimensionsWithoutTotal: ReadonlySet<DimensionName> = new Set(['action', 'barrier'])

/** The action that every question with a referral has. */
export const REFERRED = 'referred'

/** A text in both languages of the release. */
export interface Titles {
  readonly sv: string
  readonly en: string
}

/** One code of a list; `parent` is the code it adds up to, null where that is the grand total. */
export interface CodeEntry {
  readonly code: string
  readonly parent: string | null
  readonly title: Titles
}

/** One way of coding a dimension: a tree whose leaves count every record once, and where each record's own code goes. */
export interface Coding {
  readonly name: string
  readonly codes: readonly CodeEntry[]
  /** From a record's code to a leaf of `codes`; a record's code that is absent goes to `otherwise`, or is refused. */
  readonly foldsTo: ReadonlyMap<string, string>
  readonly otherwise: string | null
}

/** A dimension with its ladder of codings, finest first; at most one of them is ever published for a period. */
export interface PlannedDimension {
  readonly name: DimensionName
  readonly title: Titles
  readonly ladder: readonly Coding[]
}

export interface PlannedTable {
  readonly name: string
  readonly measure: Measure
  readonly dimensions: readonly DimensionName[]
  readonly title: Titles
}

/** The tables that a release may hold: fixed by public facts only, never by which codes occur in the data. */
export interface TablePlan {
  readonly version: 1
  readonly dimensions: readonly PlannedDimension[]
  readonly tables: readonly PlannedTable[]
  /** Tables that are refused whatever the figures are, with the reason. */
  readonly excluded: readonly RefusedTable[]
}

/** Why a table is not in a release. Each has a text in `locales/<lng>/release.json`; `two-way` stands in older releases only. */
export const refusalReasons = [
  'two-way',
  'linked-by-visits',
  'too-many-actions',
  'too-thin',
  'switched-off',
  'known-hours',
  'not-every-month'
] as const
export type RefusalReason = (typeof refusalReasons)[number]

export interface RefusedTable {
  readonly table: string
  readonly title: Titles
  readonly reason: RefusalReason
}

export interface ReferralRecord {
  readonly organisationKind: string
  readonly way: string
  readonly outcome: string
}

export interface QuestionRecord {
  readonly topic: string
  /** One or more. */
  readonly actions: readonly string[]
  readonly barriers: readonly string[]
  /** At most one is counted for each question. */
  readonly referral: ReferralRecord | null
}

/** What one visit brings to a release. Attributes are codes, `not-asked` and `declined` among them. */
export interface Contribution {
  /** The visit's id: it chooses fairly what the cap keeps; never published. */
  readonly visit: string
  /** Who is capped: the same for all visits with one return code, and the visit itself where none is known; never published. */
  readonly contributor: string
  /** True when the visit belongs to an earlier month that had been released before the visit was recorded. */
  readonly late: boolean
  readonly language: string
  readonly municipality: string
  readonly ageBand: string
  readonly gender: string
  readonly timeInSweden: string
  readonly channel: string
  /** Of the visit's day: a code of `weekdays`. */
  readonly weekday: string
  /** The block of hours in which the visit began. */
  readonly hour: string
  readonly questions: readonly QuestionRecord[]
}

/** A source of numbers that nobody outside can foresee or repeat: uniform in [0, 1). Its numbers are never stored or logged. */
export type SecretUniform = () => number

/** One row of a table whose small counts are withheld: null where this one is. */
export interface SuppressedCell {
  readonly codes: readonly string[]
  readonly count: number | null
}

/** One row of a published table: a code, or {@link TOTAL} where there is one, for each of the table's dimensions in their order. */
export interface PublishedCell {
  readonly codes: readonly string[]
  readonly count: number
}

export interface PublishedTable {
  readonly name: string
  readonly measure: Measure
  readonly dimensions: readonly DimensionName[]
  readonly title: Titles
  /**
   * Every combination of the total, where there is one, and the codes, in the order of the code lists: absence never says anything. A table of two
   * things may stop at an upper level of a list; then no deeper code of it is there.
   */
  readonly cells: readonly PublishedCell[]
}

/** A table with exact counts of which the small ones are withheld. */
export interface SuppressedTable extends Omit<PublishedTable, 'cells'> {
  readonly cells: readonly SuppressedCell[]
}

/** The one coding of a dimension that this release uses. */
export interface PublishedDimension {
  readonly name: DimensionName
  readonly title: Titles
  readonly coding: string
  readonly codes: readonly PublishedCode[]
}

export interface PublishedCode extends CodeEntry {
  /** How often one visit counts here at most; on topics only, where the attacker knows it (see docs/anonymisation.md). */
  readonly mostPerVisit?: number | undefined
  /** How many topics a group has that is shown without them, those questions included that name the group alone. */
  readonly topics?: number | undefined
}

/** A category that holds nearly all of a group of 20 or more, judged from published counts. */
export interface Warning {
  readonly table: string
  readonly group: string
  readonly code: string
}

/** What was proved before the release was written. Holds nothing that depends on unrounded figures. */
export interface Certificate {
  readonly cells: number
  /** The fewest whole numbers that stay possible in any cell. */
  readonly minWidth: number
  readonly conditions: readonly string[]
  readonly attack: { readonly cells: number; readonly undecided: 0 }
}

/** A contributor count under this, rounded, is not released, and neither is a count of visits. */
export const FEWEST_CONTRIBUTORS_SHOWN = 15

/** So no release ever holds fewer contributors than these, whichever way their number is rounded. */
export const FEWEST_CONTRIBUTORS = FEWEST_CONTRIBUTORS_SHOWN - BASE + 1

/** With suppression, a count under this is withheld; zeros too. */
export const FEWEST_SHOWN_EXACTLY = 5

/** A month's release that a sum adds up. */
export interface SummedRelease {
  readonly period: Month
  readonly release: number
  /** SHA-256 of those lines of the month's SHA256SUMS that name a table. */
  readonly fingerprint: string
}

/** How rounded figures came about: a month was rounded, a quarter or a year adds up the releases of its months. */
export const methodNames = ['controlled-rounding', 'sum-of-releases'] as const
export type MethodName = (typeof methodNames)[number]

/**
 * A period made safe: the published cells and what describes them, and nothing else. This is what the register stores, and
 * every file of the release is made from it alone, so that a repeated export is the same to the byte.
 */
export interface ProtectedRelease {
  readonly format: 1
  readonly bureau: { readonly slug: string; readonly name: string; readonly municipality: string }
  readonly period: Period
  readonly release: number
  /** `error` is how far a shown count can be from the one after the cap, at most: 4 for each month. */
  readonly method: {
    readonly name: MethodName
    readonly base: number
    readonly cap: number
    readonly error: number
  }
  /** The releases that a sum adds up, in their order; empty for a month. */
  readonly sources: readonly SummedRelease[]
  /** Months of a sum that were passed over: they could have no release of their own. */
  readonly passedOver: readonly Month[]
  /** Earlier months that were passed over and are counted here. */
  readonly carried: readonly Month[]
  /** The headline totals, rounded; a table of the measure, if there is one, has the same total. */
  readonly totals: Totals
  /** Visits of earlier months that were recorded after their month was released, rounded. */
  readonly late: number
  /** Visits of which something was left out by the cap, rounded. */
  readonly shortened: number
  readonly dimensions: readonly PublishedDimension[]
  readonly tables: readonly PublishedTable[]
  readonly refused: readonly RefusedTable[]
  readonly warnings: readonly Warning[]
  readonly certificate: Certificate
}

/** A month with exact counts of which the small ones are withheld; null is a withheld count, here too. */
export interface SuppressedRelease extends Omit<
  ProtectedRelease,
  'method' | 'totals' | 'late' | 'shortened' | 'tables'
> {
  readonly method: {
    readonly name: 'suppression'
    /** Counts under it are withheld. */
    readonly threshold: number
    /** So many counts stay possible where one is withheld. */
    readonly width: number
    readonly cap: number
  }
  /** Visits, and so questions, are never so few that they would be withheld. */
  readonly totals: { readonly visits: number; readonly questions: number; readonly referrals: number | null }
  readonly late: number | null
  readonly shortened: number | null
  readonly tables: readonly SuppressedTable[]
}

/** Whatever can be in the register and in a folder. */
export type AnyRelease = ProtectedRelease | SuppressedRelease

/** Tells a month whose small counts are withheld from one whose counts are rounded. */
export const isSuppressed = (release: AnyRelease): release is SuppressedRelease => release.method.name === 'suppression'

/** Why nothing is released. The codes are error codes of the whole program, with texts in `errors.json`. */
export interface Refusal {
  readonly code: 'release.too-few' | 'release.no-rounding' | 'release.not-certified'
  readonly params: Readonly<Record<string, string | number>>
}

export type Protection =
  | { readonly kind: 'protected'; readonly release: ProtectedRelease }
  | { readonly kind: 'refused'; readonly refusal: Refusal }

/** What a release shows of the counts, and all that the certificate and the attacker look at. */
export type PublishedFigures = Pick<ProtectedRelease, 'totals' | 'dimensions' | 'tables'>
