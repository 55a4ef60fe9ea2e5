import type { Generated, GeneratedAlways } from 'kysely'
import type { OrganisationId, PersonId, RecordId } from '../../shared/domain/ids.ts'
import type { EntryKind } from '../../shared/features/directory/directory.schema.ts'
import type { IsoDate, Month } from '../../shared/domain/month.ts'

/** The tables of the directory as Kysely sees them. */
export interface DirectorySchema {
  directory_record: DirectoryRecordTable
  directory_own: DirectoryOwnTable
  directory_entry: DirectoryEntryTable
  directory_entry_topic: DirectoryEntryTopicTable
  gap: GapTable
}

/** A row of a table of the Human Services Data Specification 3.0. */
export interface DirectoryRecordTable {
  seq: Generated<number>
  /** The table's name: `service`, `location`, … */
  kind: string
  id: RecordId
  /** JSON of the row's columns but its id, under the specification's names. */
  fields: string
  /** Where it was imported from; null for what the bureau wrote itself. */
  source: string | null
  organization_id: GeneratedAlways<string | null>
  service_id: GeneratedAlways<string | null>
  location_id: GeneratedAlways<string | null>
  service_at_location_id: GeneratedAlways<string | null>
  link_id: GeneratedAlways<string | null>
}

/** What the bureau adds to a record: no import changes it, and no export holds it unless somebody asks. */
export interface DirectoryOwnTable {
  kind: string
  id: RecordId
  note: string | null
  checked_on: IsoDate | null
  checked_by: PersonId | null
  edited_at: string | null
}

/** A line of the directory: a service, or an organisation without one. Worked out from the records. */
export interface DirectoryEntryTable {
  seq: Generated<number>
  kind: EntryKind
  id: RecordId
  organisation_id: OrganisationId | null
  name: string
  organisation_name: string
  city: string
  status: string
  checked_on: IsoDate | null
  name_key: string
  /** Folded words that it is found by, with a space before each. */
  search: string
}

export interface DirectoryEntryTopicTable {
  topic: string
  entry_seq: number
}

/** How often nowhere to refer was found, and for what; nothing tells for whom. */
export interface GapTable {
  month: Month
  topic: string
  municipality: string
  language: string
  times: number
}
