import type { PersonId } from '../../shared/domain/ids.ts'
import type { Month } from '../../shared/domain/month.ts'
import type { Period } from '../../shared/domain/period.ts'

/** The tables of the releases, and of months that have none, as Kysely sees them. */
export interface ReleaseSchema {
  release: ReleaseTable
  release_visit: ReleaseVisitTable
  release_chain: ReleaseChainTable
  release_head: ReleaseHeadTable
  passed_over_month: PassedOverMonthTable
  replaced_release: ReplacedReleaseTable
  released_elsewhere: ReleasedElsewhereTable
  released_elsewhere_visit: ReleasedElsewhereVisitTable
}

/** A release once it is made; the file refuses to change or remove one. */
export interface ReleaseTable {
  id: string
  /** The period: a quarter or a year where the release is a sum. */
  month: Period
  number: number
  made_at: string
  person_id: PersonId
  method: string
  /** JSON of the protected release: what is published, and nothing else. */
  content: string
  content_hash: string
}

export interface ReleaseVisitTable {
  visit_seq: number
  release_id: string
}

/** The order in which releases were made; each hash binds its release to all before it. */
export interface ReleaseChainTable {
  /** 1, 2, 3 …, without gaps. */
  seq: number
  release_id: string
  hash: string
}

/** How many releases there are, and the last one's hash. */
export interface ReleaseHeadTable {
  readonly only: 1
  seq: number
  hash: string
}

/** A month that could have no release of its own. */
export interface PassedOverMonthTable {
  month: Month
  at: string
  person_id: PersonId
  /** The release of a later month that counted its visits; null until there is one. */
  counted_in: string | null
}

/** A release of which no copy left the house, and which a later number of the same month replaces. */
export interface ReplacedReleaseTable {
  release_id: string
  at: string
  person_id: PersonId
}

/** A month of which a copy of the bureau that is lost made a summary. */
export interface ReleasedElsewhereTable {
  month: Month
  at: string
  person_id: PersonId
}

/** A visit that such a summary may have counted. */
export interface ReleasedElsewhereVisitTable {
  visit_seq: number
  month: Month
}
