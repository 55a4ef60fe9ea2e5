import { FyrError } from '../../../shared/domain/errors.ts'
import { isoDateSchema } from '../../../shared/domain/month.ts'
import { nameSchema, textLimits } from '../../../shared/domain/text.ts'
import type { RecordId } from '../../../shared/domain/ids.ts'
import {
  MOST_TOLD,
  type DirectoryPreview,
  type ImportProblem
} from '../../../shared/features/directory/directory-import.schema.ts'
import type { FoundRow, RowCollector } from '../../hsds/found-rows.ts'
import { hsdsTableNames, isHsdsTable, tableOf, type HsdsTableName } from '../../hsds/hsds-tables.ts'
import type { DeskDb } from '../../open-desk.ts'
import { goThrough, partOf, type Pace } from '../../pace.ts'
import { lastChecked } from './entry-index.ts'
import { listLinked } from './organisations-link.repository.ts'
import { listCheckedHere, listEdited } from './own.repository.ts'
import type { MappedDirectory } from './read-mapped.ts'
import { findSourceOf, listIdsOfSource, listRecordsById, type DirectoryRecord } from './records.repository.ts'

/** What importing a directory would do. */
export interface ImportPlan {
  readonly fresh: readonly DirectoryRecord[]
  readonly changed: readonly DirectoryRecord[]
  /** Kept under the same source, and not in the file any more. */
  readonly gone: readonly { readonly table: HsdsTableName; readonly id: RecordId }[]
  readonly preview: DirectoryPreview
}

interface PlanContext {
  readonly source: string | null
  readonly organisationKey: (name: string) => string
  readonly pace: Pace
}

/** Compares a directory that was read with what is kept, by id. Nothing is changed. */
export async function planImport(
  db: DeskDb,
  { loaded, mapping, remembered }: MappedDirectory,
  { source: asked, organisationKey, pace }: PlanContext
): Promise<ImportPlan> {
  const rows = [...loaded.found.rows.values()]
  const source = asked ?? (await findSourceOf(db, idsIn(rows, 'service'))) ?? nameOfSource(loaded.name)
  const known = await listKnown(db, rows, partOf(pace, 0, 0.4))
  const checked = await listCheckedHere(db, 'service')
  const problems = [
    ...loaded.found.problems,
    ...(lacksColumns(loaded.found) ? [] : await problemsOf(rows, known, partOf(pace, 0.4, 0.6)))
  ]
  const fresh: DirectoryRecord[] = []
  const changed: DirectoryRecord[] = []
  let same = 0
  const sameIn = new Map<HsdsTableName, number>()
  await goThrough(rows, partOf(pace, 0.6, 1), ({ table, id, fields: said }) => {
    const before = known.get(`${table} ${id}`)
    const here = table === 'service' ? (checked.get(id) ?? null) : null
    const day = here === null ? null : lastChecked(isoDateSchema.safeParse(said['assured_date']).data, here)
    const fields = day === null ? said : { ...said, assured_date: day }
    const record: DirectoryRecord = { table, id, fields, source }
    if (before === undefined) fresh.push(record)
    else if (canonical(before.fields) === canonical(fields)) {
      same += 1
      sameIn.set(table, (sameIn.get(table) ?? 0) + 1)
    } else changed.push(record)
  })
  const inFile = new Set(rows.map(({ table, id }) => `${table} ${id}`))
  const gone = (await listIdsOfSource(db, source)).flatMap(({ table, id }) =>
    isHsdsTable(table) && !inFile.has(`${table} ${id}`) ? [{ table, id }] : []
  )
  const namesOfGone = await listRecordsById(
    db,
    ['service'],
    gone.filter(({ table }) => table === 'service').map(({ id }) => id)
  )
  const edited = await listEdited(db)
  const linked = await listLinked(db)
  const ownNames = new Set([...linked.values()].map(({ name }) => organisationKey(name)))
  const isService = ({ table }: { table: HsdsTableName }): boolean => table === 'service'
  const blocking = problems.filter(({ blocks }) => blocks)
  return {
    fresh,
    changed,
    gone,
    preview: {
      file: { name: loaded.name, hash: loaded.hash, format: loaded.format },
      files: loaded.found.files,
      mapping,
      remembered,
      source,
      tables: hsdsTableNames
        .map(table => ({
          table,
          fresh: fresh.filter(record => record.table === table).length,
          changed: changed.filter(record => record.table === table).length,
          same: sameIn.get(table) ?? 0,
          gone: gone.filter(record => record.table === table).length
        }))
        .filter(counts => counts.fresh + counts.changed + counts.same + counts.gone > 0),
      services: {
        fresh: fresh.filter(isService).length,
        changed: changed.filter(isService).length,
        same: sameIn.get('service') ?? 0,
        gone: namesOfGone.length,
        freshNames: fresh.filter(isService).slice(0, MOST_TOLD).map(nameOf),
        changedNames: changed
          .filter(isService)
          .slice(0, MOST_TOLD)
          .map(record => ({ name: nameOf(record), editedHere: edited.has(record.id) })),
        goneNames: namesOfGone.slice(0, MOST_TOLD).map(nameOf)
      },
      sameOrganisations: fresh
        .filter(({ table, fields }) => table === 'organization' && ownNames.has(organisationKey(fields['name'] ?? '')))
        .slice(0, MOST_TOLD)
        .map(nameOf),
      problems: [...blocking, ...problems.filter(({ blocks }) => !blocks)].slice(0, MOST_TOLD),
      problemCount: problems.length,
      blockingCount: blocking.length,
      ready: blocking.length === 0 && fresh.length + changed.length + same > 0
    }
  }
}

/** Rows that point at those of a file without its columns point nowhere only for the time being. */
const lacksColumns = ({ problems }: RowCollector): boolean =>
  problems.some(({ problem }) => problem === 'column-needed')

/** Refuses a plan that something blocks. */
export function refuseBlocked({ preview }: ImportPlan): void {
  const [first] = preview.problems
  if (first === undefined || !first.blocks) return
  const { file, line, column } = first
  throw new FyrError('directory.import-problems', { count: preview.blockingCount, file, line, column })
}

const nameOf = ({ fields }: DirectoryRecord): string => fields['name'] ?? ''

/** A file's name without its ending, as far as it can be a name. */
function nameOfSource(file: string): string {
  const name = file.replace(/\.(zip|json|csv|tsv|txt)$/i, '').slice(0, textLimits.name)
  return nameSchema.safeParse(name).data ?? 'HSDS'
}

const idsIn = (rows: readonly FoundRow[], table: HsdsTableName): RecordId[] =>
  rows.filter(row => row.table === table).map(({ id }) => id)

async function listKnown(db: DeskDb, rows: readonly FoundRow[], pace: Pace): Promise<Map<string, DirectoryRecord>> {
  const known = new Map<string, DirectoryRecord>()
  for (const [position, table] of hsdsTableNames.entries()) {
    await pace(position / hsdsTableNames.length)
    for (const record of await listRecordsById(db, [table], idsIn(rows, table)))
      known.set(`${table} ${record.id}`, record)
  }
  return known
}

const canonical = (fields: DirectoryRecord['fields']): string =>
  JSON.stringify(Object.entries(fields).toSorted(([a], [b]) => (a < b ? -1 : Number(a > b))))

/** The columns that point at a table, and what else is known of them. */
const links: Readonly<Record<string, HsdsTableName>> = {
  organization_id: 'organization',
  service_id: 'service',
  location_id: 'location',
  service_at_location_id: 'service_at_location',
  program_id: 'program',
  contact_id: 'contact',
  phone_id: 'phone',
  taxonomy_term_id: 'taxonomy_term',
  taxonomy_id: 'taxonomy'
}

/** A row without these hangs on nothing, and would never be seen. */
const needed: Readonly<Partial<Record<HsdsTableName, readonly string[]>>> = {
  service: ['organization_id'],
  service_at_location: ['service_id', 'location_id']
}

/** Every directory that counts its rows has a number 1, and one would be written over the other. */
const isAnother = (before: DirectoryRecord | undefined, { name }: DirectoryRecord['fields']): boolean =>
  before !== undefined && before.source !== null && /^\d{1,9}$/.test(before.id) && before.fields['name'] !== name

async function problemsOf(
  rows: readonly FoundRow[],
  known: ReadonlyMap<string, DirectoryRecord>,
  pace: Pace
): Promise<ImportProblem[]> {
  const there = new Set(rows.map(({ table, id }) => `${table} ${id}`))
  const found: ImportProblem[] = []
  await goThrough(rows, pace, ({ table, id, fields, file, line }) => {
    const note = (column: string, problem: ImportProblem['problem'], blocks: boolean): void =>
      void found.push({ file, line, column, problem, blocks })
    if ((table === 'service' || table === 'organization') && !nameSchema.safeParse(fields['name']).success)
      note('name', 'missing-name', true)
    if (isAnother(known.get(`${table} ${id}`), fields)) note('id', 'number-of-another', false)
    for (const [column, target] of Object.entries(links)) {
      const isNeeded = needed[table]?.includes(column) === true
      const value = fields[column]
      if (!(column in tableOf(table).columns) || (value === undefined && !isNeeded)) continue
      const key = `${target} ${value ?? ''}`
      if (!there.has(key) && !known.has(key)) note(column, isNeeded ? 'points-nowhere' : 'link-unknown', isNeeded)
    }
  })
  return found
}
