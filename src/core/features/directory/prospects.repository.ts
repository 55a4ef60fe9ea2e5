import { sql } from 'kysely'
import type { RecordId } from '../../../shared/domain/ids.ts'
import type { HsdsTableName } from '../../hsds/hsds-tables.ts'
import type { DeskDb } from '../../open-desk.ts'
import { readInParts, type LinkColumn } from './records.repository.ts'

/** What of a service itself says how well it fits a need; empty where it says nothing. */
export interface ServiceTraits {
  readonly id: RecordId
  readonly name: string
  readonly organizationId: string
  readonly assuredDate: string
  readonly interpretation: string
}

/** What of a record that hangs on a service or a place says so; empty where it says nothing. */
export interface HangingTraits {
  /** What it hangs on. */
  readonly on: string
  readonly table: string
  readonly locationId: string
  readonly code: string
  readonly name: string
  readonly extent: string
  readonly city: string
}

/** The value of a field, taken out by SQLite: descriptions are long, and reading all of each record takes longer than the rest. */
const field = (name: string) => sql<string>`coalesce(fields ->> ${name}, '')`

/** What the ranking needs to know of services, in no order. */
export const listServiceTraits = (db: DeskDb, ids: readonly RecordId[]): Promise<ServiceTraits[]> =>
  readInParts(ids, part =>
    db
      .selectFrom('directory_record')
      .select([
        'id',
        field('name').as('name'),
        field('organization_id').as('organizationId'),
        field('assured_date').as('assuredDate'),
        field('interpretation_services').as('interpretation')
      ])
      .where('kind', '=', 'service')
      .where('id', 'in', part)
      .execute()
  )

/** The traits of records of some tables that point at one of the ids, in the order in which they were added. */
export const listHangingTraits = (
  db: DeskDb,
  tables: readonly HsdsTableName[],
  link: LinkColumn,
  ids: readonly string[]
): Promise<HangingTraits[]> =>
  readInParts(ids, part =>
    db
      .selectFrom('directory_record')
      .select([
        field(link).as('on'),
        'kind as table',
        field('location_id').as('locationId'),
        field('code').as('code'),
        field('name').as('name'),
        field('extent').as('extent'),
        field('city').as('city')
      ])
      .where(link, 'in', part)
      // Not by the index of `(kind, id)`: see `listRecordsOf`.
      .where(sql`+kind`, 'in', tables)
      .orderBy('seq')
      .execute()
  )
