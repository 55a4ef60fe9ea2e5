import { NOT_TAKEN } from '../../shared/features/directory/directory-mapping.schema.ts'
import { derivedId } from './derived-id.ts'
import type { RowCollector } from './found-rows.ts'
import { listColumns, ownEntry } from './mapped-columns.ts'
import type { MappedFile } from './ohana-files.ts'
import { readHours } from './read-hours.ts'
import type { TableFile, TableFileRow } from './read-table-file.ts'
import { joinedValue } from './report-columns.ts'

type Values = Map<string, string>
type Problem = Parameters<RowCollector['note']>[2]

/** A file whose rows become rows of a table. */
export interface FileContext {
  readonly file: TableFile
  readonly mapped: MappedFile
  /** Before ids that are plain numbers: they are every folder's numbers, and its rows are kept apart from those of others. */
  readonly numbered: string
  /** What a heading stands for; its own name where nobody knows. */
  readonly columnOf: (heading: string) => string
  readonly collector: RowCollector
  /** Says once, at the headings, what was made of a column. */
  readonly tell: (column: string, problem: Problem) => void
}

const keptId = (id: string, { numbered }: FileContext, prefix = ''): string =>
  /^\d[\d.-]*$/.test(id) ? `${numbered}${prefix}${id}` : `${prefix}${id}`

/** Takes a row, and the rows that its lists and its place become. `organizationOf` finds the organisation of a place. */
export function takeMappedRow(
  row: TableFileRow,
  organizationOf: ReadonlyMap<string, string>,
  context: FileContext
): void {
  const { file, mapped, collector, tell } = context
  const { values, lists } = valuesOf(row, context)
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
  if (mapped.table === 'attribute' && !values.has('link_entity')) fillIn(values, 'link_entity', 'service', tell)
  const isDerived = keepIds(values, context)
  const spot = { file: file.name, line: row.line, again: isDerived }
  const id = collector.take(mapped.table, values, spot)
  if (id === null) return
  if (mapped.table === 'service' && place !== undefined)
    collector.take(
      'service_at_location',
      new Map([
        ['id', derivedId(id, 'at', place)],
        ['service_id', id],
        ['location_id', keptId(place, context)]
      ]),
      spot
    )
  for (const [column, cell] of lists) takeList(id, { column, cell, spot }, context)
}

/** What a row says of each column of its table, and the cells that hold several values. */
function valuesOf({ cells }: TableFileRow, { mapped, columnOf }: FileContext): { values: Values; lists: Values } {
  const [values, lists]: [Values, Values] = [new Map(), new Map()]
  for (const [column, headings] of Map.groupBy(cells.keys(), columnOf)) {
    if (column === NOT_TAKEN) continue
    const value = joinedValue(
      column,
      headings.flatMap(heading => cells.get(heading) ?? [])
    )
    if (ownEntry(listColumns[mapped.table], column) === undefined) values.set(column, value)
    else lists.set(column, value)
  }
  return { values, lists }
}

function fillIn(values: Values, column: string, value: string, tell: FileContext['tell']): void {
  values.set(column, value)
  tell(column, 'filled-in')
}

/**
 * Every id of a row, its own and those that it points with. Where no column holds its own, it is made of all that the row says, and the
 * answer is true.
 */
function keepIds(values: Values, context: FileContext): boolean {
  const { file, mapped, columnOf, tell } = context
  for (const [column, value] of values)
    if (column === 'id') values.set(column, keptId(value, context, mapped.idPrefix))
    else if (column.endsWith('_id') && column !== 'tax_id') values.set(column, keptId(value, context))
  if (file.headings.some(heading => columnOf(heading) === 'id')) return false
  const said = [...values].map(each => JSON.stringify(each)).toSorted()
  values.set('id', derivedId('row', mapped.table, ...said))
  tell('id', 'row-id-derived')
  return true
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
  context: FileContext
): void {
  const { mapped, collector, tell } = context
  const [table, target] = ownEntry(listColumns[mapped.table], column) ?? []
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
    const said = table === 'attribute' ? keptId(value, context) : value
    const values = new Map([['id', derivedId(mapped.table, id, column, value)], ...link, [target, said]] as const)
    collector.take(table, values, spot)
  }
}
