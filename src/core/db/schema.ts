import type { PersonId } from '../../shared/domain/ids.ts'
import type { ClientLanguage, ClientTextKey } from '../../shared/domain/client-texts.ts'
import type { AuditAction } from '../../shared/features/audit/audit.schema.ts'
import type { PersonStatus } from '../../shared/domain/person-status.ts'
import type { AnswerSchema } from './answer-schema.ts'
import type { DirectorySchema } from './directory-schema.ts'
import type { ReleaseSchema } from './release-schema.ts'
import type { VisitSchema } from './visit-schema.ts'

/** The desk file as Kysely sees it. The columns and their constraints are made by `migrations/`. */
export interface DeskSchema extends AnswerSchema, DirectorySchema, ReleaseSchema, VisitSchema {
  setting: SettingTable
  vault_person: VaultPersonTable
  topic_list: TopicListTable
  topic: TopicTable
  topic_use: TopicUseTable
  draft: DraftTable
  import: ImportTable
  import_mapping: ImportMappingTable
  client_text: ClientTextTable
  client_text_review: ClientTextReviewTable
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
