import type { Generated } from 'kysely'
import type {
  AnswerId,
  OrganisationId,
  PersonId,
  QuestionId,
  RecordId,
  ReturnId,
  ShiftId,
  VisitId
} from '../../shared/domain/ids.ts'
import type { ClientLanguage, ClientTextKey } from '../../shared/domain/client-texts.ts'
import type { LetterKind, LetterSender } from '../../shared/domain/follow-ups.ts'
import type { AuditAction } from '../../shared/features/audit/audit.schema.ts'
import type { AnswerHistoryEntry } from '../../shared/features/answers/answers.schema.ts'
import type { IsoDate, Month, TimeOfDay } from '../../shared/domain/month.ts'
import type { PersonStatus } from '../../shared/domain/person-status.ts'
import type { Period } from '../../shared/domain/period.ts'
import type {
  AgeBand,
  Channel,
  DECLINED,
  Gender,
  InterpreterUse,
  OrganisationKind,
  ReferralOutcome,
  ReferralWay,
  TimeInSweden,
  Urgency
} from '../../shared/domain/vocabulary.ts'
import type { DirectorySchema } from './directory-schema.ts'

/** The desk file as Kysely sees it. The columns and their constraints are made by `migrations/`. */
export interface DeskSchema extends DirectorySchema {
  setting: SettingTable
  vault_person: VaultPersonTable
  topic_list: TopicListTable
  topic: TopicTable
  topic_use: TopicUseTable
  organisation: OrganisationTable
  shift: ShiftTable
  shift_person: ShiftPersonTable
  visit: VisitTable
  question: QuestionTable
  referral: ReferralTable
  history: HistoryTable
  draft: DraftTable
  import: ImportTable
  import_mapping: ImportMappingTable
  release: ReleaseTable
  release_visit: ReleaseVisitTable
  release_chain: ReleaseChainTable
  release_head: ReleaseHeadTable
  passed_over_month: PassedOverMonthTable
  replaced_release: ReplacedReleaseTable
  note: NoteTable
  return_code: ReturnCodeTable
  forgotten_return: ForgottenReturnTable
  follow_up: FollowUpTable
  client_text: ClientTextTable
  client_text_review: ClientTextReviewTable
  erased_visit: ErasedVisitTable
  released_elsewhere: ReleasedElsewhereTable
  released_elsewhere_visit: ReleasedElsewhereVisitTable
  answer: AnswerTable
  answer_history: AnswerHistoryTable
  note_search: SearchTable
  answer_search: SearchTable
  audit: AuditTable
  audit_head: AuditHeadTable
}

export interface SettingTable {
  key: string
  /** JSON. */
  value: string
}

/** The vault's own list of people, which the desk only reads. */
export interface VaultPersonTable {
  readonly id: PersonId
  readonly name: string
  /** JSON. */
  readonly roles: string
  readonly status: PersonStatus
  readonly created_at: string
}

export interface TopicListTable {
  version: number
  made_at: string
  source: string
}

export interface TopicTable {
  code: string
  parent: string | null
  sv: string
  en: string
  position: number
  since_version: number
  retired_version: number | null
}

/** Kept by triggers on `question`. */
export interface TopicUseTable {
  readonly topic: string
  readonly uses: number
}

export interface OrganisationTable {
  id: OrganisationId
  name: string
  /** The name as it is compared: no letter case, no space around. */
  name_key: string
  kind: OrganisationKind
  created_at: string
  /** The id of its record in the directory, under which other directories know it. */
  hsds_id: string
}

export interface ShiftTable {
  id: ShiftId
  date: IsoDate
  place: string
  place_key: string
  /** When it opens and closes; null for a shift that is there for its visits only. */
  starts: TimeOfDay | null
  ends: TimeOfDay | null
  opened_at: string | null
}

/** Who is on a shift. */
export interface ShiftPersonTable {
  shift_id: ShiftId
  person_id: PersonId
}

export interface VisitTable {
  /** The row number in this file, for joins; never leaves the file. */
  seq: Generated<number>
  id: VisitId
  revision: number
  date: IsoDate
  time: TimeOfDay | null
  shift_id: ShiftId
  channel: Channel
  /** Here and below: null is "not asked", `declined` is "did not want to say". */
  language: string | null
  age_band: AgeBand | typeof DECLINED | null
  gender: Gender | typeof DECLINED | null
  municipality: string | null
  time_in_sweden: TimeInSweden | typeof DECLINED | null
  household: number | null
  interpreter: InterpreterUse | null
  minutes: number | null
  recorded_at: string
  recorded_by: PersonId
  withdrawn_at: string | null
  /** Tells an imported visit again when its spreadsheet is imported once more. */
  import_key: string | null
  /** The slip that the visitor showed or was given. */
  return_code_seq: number | null
}

export interface QuestionTable {
  seq: Generated<number>
  id: QuestionId
  visit_seq: number
  position: number
  topic: string
  /** Codes with a space between and around, so that ` code ` finds one. */
  actions: string
  barriers: string
  urgency: Urgency | null
}

/** Everything that was typed about visits, apart from places: as it stands, and as it was before a correction. */
export interface NoteTable {
  seq: Generated<number>
  visit_seq: number
  question_id: QuestionId
  /** Null for what stands; else the correction that put something else in its place. */
  history_seq: number | null
  text: string
  /** The day from which it is kept so many days. */
  since: IsoDate
  /** Codes of what was kept in it on purpose, as in `QuestionTable`. */
  kept: string
}

/** A slip that joins the visits of one visitor. */
export interface ReturnCodeTable {
  seq: Generated<number>
  id: ReturnId
  /** The keyed hash of its code, in hexadecimal; the code itself is nowhere. */
  hash: string
}

/** A slip that was cut for good. */
export interface ForgottenReturnTable {
  hash: string
}

/** A promised call, or a letter that was explained. */
export interface FollowUpTable {
  seq: Generated<number>
  visit_seq: number
  question_id: QuestionId
  kind: 'call' | 'letter'
  sender: LetterSender | null
  letter: LetterKind | null
  due: IsoDate | null
  /** 1 where the bureau promised to see to it. */
  promised: number
  /** What came of it; null while nobody knows. */
  outcome: ReferralOutcome | null
}

/** The bureau's own words in the place of a text on slips. */
export interface ClientTextTable {
  language: ClientLanguage
  key: ClientTextKey
  text: string
}

/** A native speaker has read the texts of a language. */
export interface ClientTextReviewTable {
  language: ClientLanguage
  /** The hash of the wording that was read. */
  texts: string
  at: string
}

/** What is left of a visit that was erased: enough that it comes back from nowhere and stays counted where it was. */
export interface ErasedVisitTable {
  id: VisitId
  erased_at: string
  import_key: string | null
  /** The release that has counted it. */
  release_id: string | null
}

export interface ReferralTable {
  question_seq: number
  organisation_id: OrganisationId
  way: ReferralWay
  outcome: ReferralOutcome | null
  /** The service of the directory that was meant, where one was. */
  service_id: RecordId | null
}

export interface HistoryTable {
  seq: Generated<number>
  visit_seq: number
  revision: number
  at: string
  person_id: PersonId
  change: 'corrected' | 'withdrawn' | 'restored' | 'note-erased'
  /** JSON of the visit's body before the change, without its notes. */
  before: string | null
}

export interface DraftTable {
  person_id: PersonId
  kind: string
  body: string
  saved_at: string
}

export interface ImportTable {
  id: string
  file_name: string
  file_hash: string
  at: string
  person_id: PersonId
  /** JSON. */
  report: string
}

export interface ImportMappingTable {
  fingerprint: string
  /** JSON. */
  mapping: string
  used_at: string
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

/** An article as it stands: a draft until it is published. */
export interface AnswerTable {
  seq: Generated<number>
  id: AnswerId
  revision: number
  published: 0 | 1
  title: string
  text: string
  source: string | null
  language: string
  /** Codes with a space between and around, here and in `kept`. */
  topics: string
  kept: string
  checked_on: IsoDate | null
  checked_by: PersonId | null
  /** When somebody said that it may be wrong; null once it was checked again. */
  doubted_at: string | null
  withdrawn_at: string | null
}

export interface AnswerHistoryTable {
  seq: Generated<number>
  answer_seq: number
  revision: number
  at: string
  person_id: PersonId
  change: AnswerHistoryEntry['change']
  /** JSON of what the article said before. */
  before: string | null
}

/** The words of texts under the numbers of their rows; see `search-index.ts`. They can be matched and not read. */
export interface SearchTable {
  rowid: number
  words: string
}

export interface AuditTable {
  /** 1, 2, 3 …, without gaps. */
  readonly seq: number
  readonly at: string
  /** Null where the program did it by itself, or nobody knows who. */
  readonly person_id: PersonId | null
  readonly action: AuditAction
  /** JSON of what the action's schema names. */
  readonly detail: string
  /** The hash of the entry before. */
  readonly previous: string
  readonly hash: string
}

/** The last entry of `audit`, kept apart from it; triggers alone write here. */
export interface AuditHeadTable {
  readonly only: number
  readonly seq: number
  readonly hash: string
}
