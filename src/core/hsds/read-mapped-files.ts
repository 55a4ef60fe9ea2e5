import { FyrError } from '../../shared/domain/errors.ts'
import { NOT_TAKEN, type DirectoryMapping } from '../../shared/features/directory/directory-mapping.schema.ts'
import { goThrough, partOf, type Pace } from '../pace.ts'
import { fold } from '../sheets/fold.ts'
import type { RowCollector } from './found-rows.ts'
import { isHsdsTable, tableOf, type HsdsTableName } from './hsds-tables.ts'
import { listColumns, neededColumns, otherColumns, ownEntry } from './mapped-columns.ts'
import { isOhana, ohanaFiles, type MappedFile } from './ohana-files.ts'
import { tableOfFile } from './read-csv.ts'
import { readTableFile, type TableFile } from './read-table-file.ts'
import { reportColumns, type ColumnMatch } from './report-columns.ts'
import { takeMappedRow, type FileContext } from './take-mapped-row.ts'

interface Reading {
  readonly collector: RowCollector
  readonly mapping: DirectoryMapping | null
  readonly pace: Pace
}

/**
 * Reads a folder of CSV files whose columns become those of the specification: Ohana's by themselves, others as the mapping says. A
 * service without its organisation gets that of its place. Everything that is derived is told; a file that nobody knows, or that the
 * mapping takes for a table that there is not, is named, and so is a column without which no row can be taken. Throws the errors of
 * reading a file.
 */
export async function readMappedFiles(
  contents: readonly (readonly [string, Uint8Array])[],
  reading: Reading
): Promise<void> {
  const { collector, mapping, pace } = reading
  const names = new Set(contents.map(([name]) => name))
  for (const name of Object.keys(mapping?.files ?? {}))
    if (!names.has(name)) collector.note({ file: name, line: 1 }, '', 'mapping-names-nothing')
  const numbered = isPackage(names) ? '' : 'ohana-'
  const files: FileContext[] = []
  for (const [name, bytes] of contents) {
    await pace(0)
    const mapped = mappedFile(name, mapping)
    const file = await (mapped === null
      ? lookInto(name, bytes, reading)
      : readOne(name, bytes, { ...reading, mapped, numbered }))
    if (file !== null) files.push(file)
  }
  const organizationOf = organizationsOfPlaces(files)
  for (const [position, context] of files.entries())
    await goThrough(context.file.rows, partOf(pace, position / files.length, (position + 1) / files.length), row =>
      takeMappedRow(row, organizationOf, context)
    )
}

/** A data package among whose files are others: its ids are those that it has without them. */
const isPackage = (names: ReadonlySet<string>): boolean =>
  !isOhana(names) && [...names].some(name => tableOfFile(name) !== undefined)

/** What a file's rows become; null where nobody knows, or the mapping leaves it out. */
function mappedFile(name: string, mapping: DirectoryMapping | null): MappedFile | null {
  const asked = ownEntry(mapping?.files, name)
  const known = ownEntry(ohanaFiles, name)
  if (asked !== undefined) {
    if (!isHsdsTable(asked.table)) return null
    return { ...(known?.table === asked.table ? known : {}), table: asked.table }
  }
  const table = tableOfFile(name)
  return known ?? (table === undefined ? null : { table })
}

/** Says of a file that is not taken what stands in it. */
async function lookInto(name: string, bytes: Uint8Array, { collector, mapping }: Reading): Promise<null> {
  const asked = ownEntry(mapping?.files, name)?.table
  if (bytes.length === 0) return null
  if (asked !== NOT_TAKEN) collector.note({ file: name, line: 1 }, asked ?? '', 'file-unknown')
  const file = await readUnlessEmpty(name, bytes, () => false, createSilentNotes())
  const columns = file === null ? [] : reportColumns(file, () => ({ field: null, how: 'none' }))
  collector.files.push({ file: name, table: asked === NOT_TAKEN ? NOT_TAKEN : null, columns, missing: [] })
  return null
}

/** Of a file that is not taken, nothing is wrong. */
const createSilentNotes = (): Pick<RowCollector, 'note'> => ({ note: () => undefined })

async function readOne(
  name: string,
  bytes: Uint8Array,
  { mapped, numbered, collector, mapping }: Reading & Pick<FileContext, 'mapped' | 'numbered'>
): Promise<FileContext | null> {
  const asked = ownEntry(mapping?.files, name)?.columns ?? {}
  const matchOf = matcherOf(mapped, asked)
  const columnOf = (heading: string): string => matchOf(heading).field ?? heading
  const file = await readUnlessEmpty(name, bytes, heading => matchOf(heading).field !== null, collector)
  if (file === null) return null
  const spot = { file: name, line: file.headingLine }
  const there = new Set(file.headings.map(fold))
  for (const heading of Object.keys(asked))
    if (!there.has(fold(heading))) collector.note(spot, heading, 'mapping-names-nothing')
  const columns = reportColumns(file, matchOf)
  for (const { heading, clashes } of columns) if (clashes) collector.note(spot, heading, 'columns-clash')
  const held = new Set(file.headings.map(columnOf))
  const missing = (neededColumns[mapped.table] ?? []).flatMap(ways =>
    ways.some(way => held.has(way)) ? [] : (ways[0] ?? [])
  )
  for (const column of missing) collector.note(spot, column, 'column-needed')
  collector.files.push({ file: name, table: mapped.table, columns, missing })
  if (missing.length > 0) return null
  const context = { file, mapped, numbered, columnOf, collector, tell: tellOnce(file, collector) }
  tellColumns(context, new Set(columns.flatMap(({ heading, clashes }) => (clashes ? [heading] : []))))
  return context
}

/** Reads a file of the folder; null for one with nothing in it, or with headings alone. */
async function readUnlessEmpty(
  name: string,
  bytes: Uint8Array,
  isHeading: (cell: string) => boolean,
  collector: Pick<RowCollector, 'note'>
): Promise<TableFile | null> {
  if (bytes.length === 0) return null
  try {
    return await readTableFile(name, bytes, { isHeading, collector })
  } catch (fault) {
    if (fault instanceof FyrError && fault.code === 'import.no-rows') return null
    throw fault
  }
}

/** Every column of a table that a heading can name. */
export const columnsKnown = (table: HsdsTableName): ReadonlySet<string> =>
  new Set([
    'id',
    ...Object.keys(tableOf(table).columns),
    ...(otherColumns[table] ?? []),
    ...Object.keys(listColumns[table] ?? {})
  ])

/** What a heading stands for: as the mapping says, else as the file's kind does, else the column of its own name. */
function matcherOf(mapped: MappedFile, asked: Readonly<Record<string, string>>): (heading: string) => ColumnMatch {
  const chosen = new Map(Object.entries(asked).map(([heading, column]) => [fold(heading), column]))
  const known = columnsKnown(mapped.table)
  return heading => {
    const column = chosen.get(fold(heading))
    if (column !== undefined) return { field: column, how: 'chosen' }
    const named = ownEntry(mapped.columns, heading) ?? heading
    return known.has(named) ? { field: named, how: 'name' } : { field: null, how: 'none' }
  }
}

function tellOnce(file: TableFile, collector: RowCollector): FileContext['tell'] {
  const told = new Set<string>()
  return (column, problem) => {
    if (told.has(`${column} ${problem}`)) return
    told.add(`${column} ${problem}`)
    collector.note({ file: file.name, line: file.headingLine }, column, problem)
  }
}

function tellColumns({ file, mapped, columnOf, tell }: FileContext, clashing: ReadonlySet<string>): void {
  const known = columnsKnown(mapped.table)
  const used = file.headings.filter(
    heading => columnOf(heading) !== NOT_TAKEN && file.rows.some(({ cells }) => cells.has(heading))
  )
  for (const heading of used) if (!known.has(columnOf(heading))) tell(heading, 'column-kept')
  for (const same of Map.groupBy(used, columnOf).values())
    if (same.length > 1 && !same.some(heading => clashing.has(heading))) tell(same.join(' + '), 'columns-joined')
  for (const column of Object.keys(mapped.always ?? {})) tell(column, 'filled-in')
}

/** The organisation of each place, by the numbers that the files themselves have. */
function organizationsOfPlaces(files: readonly FileContext[]): ReadonlyMap<string, string> {
  const organizationOf = new Map<string, string>()
  for (const { file, mapped, columnOf } of files)
    if (mapped.table === 'location')
      for (const { cells } of file.rows) {
        const values = new Map([...cells].map(([heading, cell]) => [columnOf(heading), cell]))
        organizationOf.set(values.get('id') ?? '', values.get('organization_id') ?? '')
      }
  return organizationOf
}
