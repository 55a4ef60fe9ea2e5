import { sql } from 'kysely'
import { z } from 'zod'
import { recordIdSchema, type RecordId } from '../../../shared/domain/ids.ts'
import { isHsdsTable, type HsdsFields, type HsdsTableName } from '../../hsds/hsds-tables.ts'
import type { DeskDb } from '../../open-desk.ts'

/** A row of the directory as it is kept. */
export interface DirectoryRecord {
  readonly table: HsdsTableName
  readonly id: RecordId
  readonly fields: HsdsFields
  /** Where it was imported from; null for what the bureau wrote itself. */
  readonly source: string | null
}

/** The columns by which a record points at what it belongs to. */
export type LinkColumn = 'organization_id' | 'service_id' | 'location_id' | 'service_at_location_id' | 'link_id'

/** Fewer than SQLite takes bound values in a statement, and as many as make it worth preparing. */
const idsPerStatement = 500

const fieldsSchema = z.record(z.string(), z.string())

interface RecordRow {
  readonly kind: string
  readonly id: RecordId
  readonly fields: string
  readonly source: string | null
}

/** Records of some tables with one of the ids, in the order in which they were added. */
export const listRecordsById = (
  db: DeskDb,
  tables: readonly HsdsTableName[],
  ids: readonly string[]
): Promise<DirectoryRecord[]> =>
  readInParts(ids, async part => {
    const rows = await db
      .selectFrom('directory_record')
      .select(['kind', 'id', 'fields', 'source'])
      .where('kind', 'in', tables)
      .where('id', 'in', part)
      .orderBy('seq')
      .execute()
    return rows.map(recordOf)
  })

/** Records of some tables that point at one of the ids, in the order in which they were added. */
export const listRecordsOf = (
  db: DeskDb,
  tables: readonly HsdsTableName[],
  link: LinkColumn,
  ids: readonly string[]
): Promise<DirectoryRecord[]> =>
  readInParts(ids, async part => {
    const rows = await db
      .selectFrom('directory_record')
      .select(['kind', 'id', 'fields', 'source'])
      .where(link, 'in', part)
      // The plus keeps SQLite from the index of `(kind, id)`, by which it would read whole tables instead of what points at these.
      .where(sql`+kind`, 'in', tables)
      .orderBy('seq')
      .execute()
    return rows.map(recordOf)
  })

/** A record number or nothing that could be one: an id of another shape finds nothing. */
const asId = (id: string): RecordId => recordIdSchema.safeParse(id).data ?? nowhere
const nowhere = recordIdSchema.parse('-')

/** Every record of a table, in the order in which they were added. */
export async function listRecords(db: DeskDb, table: HsdsTableName): Promise<DirectoryRecord[]> {
  const rows = await db
    .selectFrom('directory_record')
    .select(['kind', 'id', 'fields', 'source'])
    .where('kind', '=', table)
    .orderBy('seq')
    .execute()
  return rows.map(recordOf)
}

/** The ids of every service. */
export async function listServiceIds(db: DeskDb): Promise<RecordId[]> {
  const rows = await db
    .selectFrom('directory_record')
    .select('id')
    .where('kind', '=', 'service')
    .orderBy('seq')
    .execute()
  return rows.map(({ id }) => id)
}

/** The ids of the records that were imported from a source, by table. */
export async function listIdsOfSource(db: DeskDb, source: string): Promise<{ table: string; id: RecordId }[]> {
  return db.selectFrom('directory_record').select(['kind as table', 'id']).where('source', '=', source).execute()
}

/** Under which source most of these services are kept already; null where none is. */
export async function findSourceOf(db: DeskDb, services: readonly RecordId[]): Promise<string | null> {
  const found = await readInParts(services, part =>
    db
      .selectFrom('directory_record')
      .select('source')
      .where('kind', '=', 'service')
      .where('id', 'in', part)
      .where('source', 'is not', null)
      .execute()
  )
  const counts = Map.groupBy(found, ({ source }) => source)
  return [...counts].toSorted(([, a], [, b]) => b.length - a.length)[0]?.[0] ?? null
}

/** Adds records, or changes those that are there in place. */
export async function upsertRecords(db: DeskDb, records: readonly DirectoryRecord[]): Promise<void> {
  for (let start = 0; start < records.length; start += idsPerStatement)
    await db
      .insertInto('directory_record')
      .values(
        records
          .slice(start, start + idsPerStatement)
          .map(({ table, id, fields, source }) => ({ kind: table, id, fields: JSON.stringify(fields), source }))
      )
      .onConflict(conflict =>
        conflict.columns(['kind', 'id']).doUpdateSet(eb => ({
          fields: eb.ref('excluded.fields'),
          source: eb.ref('excluded.source')
        }))
      )
      .execute()
}

/** Removes rows of one table, however many. */
export async function deleteRecords(db: DeskDb, table: HsdsTableName, ids: readonly RecordId[]): Promise<void> {
  for (let start = 0; start < ids.length; start += idsPerStatement)
    await db
      .deleteFrom('directory_record')
      .where('kind', '=', table)
      .where('id', 'in', ids.slice(start, start + idsPerStatement))
      .execute()
}

/** Removes records, whichever tables they are of. */
export async function deleteEachRecord(
  db: DeskDb,
  records: readonly Pick<DirectoryRecord, 'table' | 'id'>[]
): Promise<void> {
  for (const [table, same] of Map.groupBy(records, record => record.table))
    await deleteRecords(
      db,
      table,
      same.map(({ id }) => id)
    )
}

function recordOf({ kind, id, fields, source }: RecordRow): DirectoryRecord {
  if (!isHsdsTable(kind)) throw new Error(`no table of the specification: ${kind}`)
  return { table: kind, id, fields: fieldsSchema.parse(JSON.parse(fields)), source }
}

/** Reads what has one of the ids, as many at a time as a statement takes. */
export async function readInParts<Found>(
  ids: readonly string[],
  read: (part: readonly RecordId[]) => Promise<Found[]>
): Promise<Found[]> {
  const unique = [...new Set(ids.map(asId))]
  const found: Found[] = []
  for (let start = 0; start < unique.length; start += idsPerStatement)
    found.push(...(await read(unique.slice(start, start + idsPerStatement))))
  return found
}
