import { FyrError } from '../../shared/domain/errors.ts'
import { NOT_TAKEN, type DirectoryMapping } from '../../shared/features/directory/directory-mapping.schema.ts'
import { fold } from '../sheets/fold.ts'
import { derivedId } from './derived-id.ts'
import type { RowCollector } from './found-rows.ts'
import { isHsdsTable, tableOf } from './hsds-tables.ts'
import { ohanaFiles, type MappedFile } from './ohana-files.ts'
import { tableOfFile } from './read-csv.ts'
import { readHours } from './read-hours.ts'
import { readTableFile, type TableFile, type TableFileRow } from './read-table-file.ts'

type Values = Map<string, string>
type Problem = Parameters<RowCollector['note']>[2]

interface FileContext {
  readonly file: TableFile
  readonly mapped: MappedFile
  readonly columnOf: (heading: string) => string
  readonly collector: RowCollector
  /** Says once, at the headings, what was made of a column. */
  readonly tell: (column: string, problem: Problem) => void
}

/** Numbers are every folder's numbers: its rows are kept apart from those of others. */
const ID_PREFIX = 'ohana-'

/**
 * Reads a folder of CSV files whose columns become those of the specification: Ohana's by themselves, others as the mapping says. A
 * service without its organisation gets that of its place. Everything that is derived is told, and a file that nobody knows, or that the
 * mapping takes for a table that there is not, is named. Throws the errors of reading a file.
 */
export async function readMappedFiles(
  contents: readonly (readonly [string, Uint8Array])[],
  { collector, mapping }: { collector: RowCollector; mapping: DirectoryMapping | null }
): Promise<void> {
  const files: FileContext[] = []
  const names = new Set(contents.map(([name]) => name))
  for (const name of Object.keys(mapping?.files ?? {}))
    if (!names.has(name)) collector.note({ file: name, line: 1 }, '', 'mapping-names-nothing')
  for (const [name, bytes] of contents) {
    const mapped = mappedFile(name, mapping)
    if (mapped === undefined)
      collector.note({ file: name, line: 1 }, mapping?.files?.[name]?.table ?? '', 'file-unknown')
    else if (bytes.length > 0) {
      const file = await readOne(name, bytes, { mapped, collector, mapping })
      if (file !== null) files.push(file)
    }
  }
  const organizationOf = new Map<string, string>()
  for (const { file, mapped, columnOf } of files)
    if (mapped.table === 'location')
      for (const { cells } of file.rows) {
        const values = new Map([...cells].map(([heading, cell]) => [columnOf(heading), cell]))
        organizationOf.set(values.get('id') ?? '', values.get('organization_id') ?? '')
      }
  for (const context of files) {
    tellColumns(context)
    for (const row of context.file.rows) takeRow(row, organizationOf, context)
  }
}

function mappedFile(name: string, mapping: DirectoryMapping | null): MappedFile | undefined {
  const asked = mapping?.files?.[name]
  const known = ohanaFiles[name]
  if (asked !== undefined) {
    if (!isHsdsTable(asked.table)) return undefined
    return { ...(known?.table === asked.table ? known : {}), table: asked.table }
  }
  const table = tableOfFile(name)
  return known ?? (table === undefined ? undefined : { table })
}

async function readOne(
  name: string,
  bytes: Uint8Array,
  { mapped, collector, mapping }: { mapped: MappedFile; collector: RowCollector; mapping: DirectoryMapping | null }
): Promise<FileContext | null> {
  const asked = new Map(
    Object.entries(mapping?.files?.[name]?.columns ?? {}).map(([heading, column]) => [fold(heading), column])
  )
  const columnOf = (heading: string): string => asked.get(fold(heading)) ?? own(mapped.columns, heading) ?? heading
  const isHeading = (heading: string): boolean =>
    columnOf(heading) === 'id' || Object.hasOwn(tableOf(mapped.table).columns, columnOf(heading))
  try {
    const file = await readTableFile(name, bytes, { isHeading, collector })
    const there = new Set(file.headings.map(fold))
    for (const heading of Object.keys(mapping?.files?.[name]?.columns ?? {}))
      if (!there.has(fold(heading)))
        collector.note({ file: name, line: file.headingLine }, heading, 'mapping-names-nothing')
    const tell = tellOnce(file, collector)
    return { file, mapped, columnOf, collector, tell }
  } catch (fault) {
    if (fault instanceof FyrError && fault.code === 'import.no-rows') return null
    throw fault
  }
}

/** What is written down under a heading, which may be a word that every object answers to. */
const own = <Value>(record: Readonly<Record<string, Value>> = {}, heading: string): Value | undefined =>
  Object.hasOwn(record, heading) ? record[heading] : undefined

function tellOnce(file: TableFile, collector: RowCollector): FileContext['tell'] {
  const told = new Set<string>()
  return (column, problem) => {
    if (told.has(`${column} ${problem}`)) return
    told.add(`${column} ${problem}`)
    collector.note({ file: file.name, line: file.headingLine }, column, problem)
  }
}

/** Columns that are read into something else than a column of their table. */
const readOtherwise: Readonly<Record<string, readonly string[]>> = {
  service: ['location_id'],
  location: ['virtual'],
  schedule: ['weekday', 'start_date', 'end_date', 'closed']
}

function tellColumns({ file, mapped, columnOf, tell }: FileContext): void {
  const used = file.headings.filter(
    heading => columnOf(heading) !== NOT_TAKEN && file.rows.some(({ cells }) => cells.has(heading))
  )
  const known = new Set(['id', ...Object.keys(tableOf(mapped.table).columns), ...(readOtherwise[mapped.table] ?? [])])
  for (const heading of used)
    if (!known.has(columnOf(heading)) && own(mapped.lists, heading) === undefined) tell(heading, 'column-kept')
  for (const same of Map.groupBy(used, columnOf).values()) if (same.length > 1) tell(same.join(' + '), 'columns-joined')
  for (const column of Object.keys(mapped.always ?? {})) tell(column, 'filled-in')
}

function takeRow(row: TableFileRow, organizationOf: ReadonlyMap<string, string>, context: FileContext): void {
  const { file, mapped, columnOf, collector, tell } = context
  const values: Values = new Map()
  const lists = new Map<string, string>()
  for (const [heading, cell] of row.cells) {
    const column = columnOf(heading)
    if (column === NOT_TAKEN) continue
    if (own(mapped.lists, column) !== undefined) lists.set(column, cell)
    else values.set(column, values.has(column) ? `${values.get(column) ?? ''}\n${cell}` : cell)
  }
  for (const [column, value] of Object.entries(mapped.always ?? {})) if (!values.has(column)) values.set(column, value)
  const place = values.get('location_id')
  if (mapped.table === 'service') {
    values.delete('location_id')
    const owner = place === undefined ? undefined : organizationOf.get(place)
    if (!values.has('organization_id') && owner !== undefined && owner !== '') {
      values.set('organization_id', owner)
      tell('location_id', 'organization-from-place')
    }
    if (!values.has('status')) fillIn(values, 'status', 'active', tell)
  }
  if (mapped.table === 'location' && !values.has('location_type')) {
    fillIn(values, 'location_type', values.get('virtual') === 'true' ? 'virtual' : 'physical', tell)
    values.delete('virtual')
  }
  if (mapped.table === 'schedule') takeSchedule(values, row, context)
  prefixIds(values, mapped)
  const spot = { file: file.name, line: row.line, again: false }
  const id = collector.take(mapped.table, values, spot)
  if (id === null) return
  if (mapped.table === 'service' && place !== undefined)
    collector.take(
      'service_at_location',
      new Map([
        ['id', derivedId(id, 'at', place)],
        ['service_id', id],
        ['location_id', `${ID_PREFIX}${place}`]
      ]),
      spot
    )
  for (const [column, cell] of lists) takeList(id, { column, cell, spot }, context)
}

function fillIn(values: Values, column: string, value: string, tell: FileContext['tell']): void {
  values.set(column, value)
  tell(column, 'filled-in')
}

/** Every id of a row, its own and those that it points with. */
function prefixIds(values: Values, { idPrefix = '' }: MappedFile): void {
  for (const [column, value] of values)
    if (column === 'id') values.set(column, `${ID_PREFIX}${idPrefix}${value}`)
    else if (column.endsWith('_id') && column !== 'tax_id') values.set(column, `${ID_PREFIX}${value}`)
}

/** A weekday with two times becomes a rule; anything else, such as days of a year that are called `0001`, stays in its own words. */
function takeSchedule(values: Values, { line }: TableFileRow, { file, collector, tell }: FileContext): void {
  const take = (column: string): string => {
    const value = values.get(column) ?? ''
    values.delete(column)
    return value
  }
  if (!['weekday', 'start_date', 'end_date', 'closed'].some(column => values.has(column))) return
  const hours = [take('opens_at'), take('closes_at')].filter(time => time !== '').join('–')
  const [weekday, closed] = [take('weekday'), take('closed')]
  const dates = [take('start_date'), take('end_date')].filter(date => date !== '').join(' – ')
  const rules = dates === '' && closed === '' ? readHours(`${weekday} ${hours}`) : null
  const [rule] = rules ?? []
  if (rule !== undefined) {
    tell('weekday', 'hours-read')
    for (const [column, value] of Object.entries(rule)) values.set(column, value)
    return
  }
  const words = [weekday, dates, hours, /^(true|yes|1|ja)$/i.test(closed) ? 'closed' : ''].filter(word => word !== '')
  values.set('description', [...(values.get('description')?.split('\n') ?? []), words.join(' ')].join('\n'))
  collector.note({ file: file.name, line }, dates === '' ? 'weekday' : 'start_date', 'hours-as-text')
}

function takeList(
  id: string,
  { column, cell, spot }: { column: string; cell: string; spot: { file: string; line: number; again: boolean } },
  { mapped, collector, tell }: FileContext
): void {
  const [table, target] = own(mapped.lists, column) ?? []
  if (table === undefined || target === undefined) return
  tell(column, 'list-split')
  const link: readonly (readonly [string, string])[] =
    table === 'attribute'
      ? [
          ['link_id', id],
          ['link_entity', mapped.table]
        ]
      : [[`${mapped.table}_id`, id]]
  for (const value of new Set(cell.split(/[,;\n]/).map(part => part.trim()))) {
    if (value === '') continue
    const said = table === 'attribute' ? `${ID_PREFIX}${value}` : value
    const values = new Map([['id', derivedId(mapped.table, id, column, value)], ...link, [target, said]] as const)
    collector.take(table, values, spot)
  }
}
