import { zipSync, type Zippable } from 'fflate'
import { asTextCell } from './formula-cells.ts'
import { hsdsTableNames, tableOf, type HsdsRow, type HsdsTableName } from './hsds-tables.ts'
import { childLists, innerObjects, linkTo } from './nesting.ts'

/** Every row of a directory, by table, in their order. */
export type DirectoryRows = ReadonlyMap<HsdsTableName, readonly HsdsRow[]>

/**
 * A tabular data package of CSV files in a zip file; tables without rows are left out. Columns that the specification does not know come
 * last. What a spreadsheet would take for a formula has an apostrophe before it, which `readCsv` takes away.
 */
export function writePackage(rows: DirectoryRows): Uint8Array {
  const files: Zippable = {}
  const resources = []
  for (const table of hsdsTableNames) {
    const own = rows.get(table) ?? []
    if (own.length === 0) continue
    const { file, columns } = tableOf(table)
    const known = Object.keys(columns)
    const others = [...new Set(own.flatMap(row => Object.keys(row.fields)))].filter(column => !known.includes(column))
    const headings = ['id', ...known, ...others.toSorted()]
    const lines = own.map(row => headings.map(column => (column === 'id' ? row.id : fieldOf(row, column))))
    const text = [headings, ...lines].map(line => `${line.map(cell).join(',')}\r\n`).join('')
    files[file] = new TextEncoder().encode(text)
    const fields = headings.map(name => ({ name, type: typeOf(table, name) }))
    resources.push({ name: table, path: file, schema: { primaryKey: 'id', fields } })
  }
  const description = { name: 'human_services_data', profile: 'tabular-data-package', version: '3.0.0', resources }
  files['datapackage.json'] = new TextEncoder().encode(`${JSON.stringify(description, null, 2)}\n`)
  return zipSync(files, { mtime: new Date(1980, 0, 1) })
}

/** A column may be called by a word that every object answers to. */
const fieldOf = ({ fields }: HsdsRow, column: string): string =>
  Object.hasOwn(fields, column) ? (fields[column] ?? '') : ''

function cell(value: string): string {
  const text = asTextCell(value)
  return /[",\r\n]|^\s|\s$/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}

function typeOf(table: HsdsTableName, column: string): string {
  const { columns } = tableOf(table)
  const kind = Object.hasOwn(columns, column) ? columns[column]?.kind : 'text'
  return kind === 'number' || kind === 'date' || kind === 'time' ? kind : 'string'
}

/**
 * A page of the specification's JSON with everything nested: of organisations with their services, or of services, as Open Referral UK
 * has them.
 */
export function writeJson(rows: DirectoryRows, root: 'organization' | 'service'): string {
  const nest = createNesting(rows)
  const contents = (rows.get(root) ?? []).map(row => nest(row, []))
  const page = {
    total_items: contents.length,
    total_pages: 1,
    page_number: 1,
    size: contents.length,
    first_page: true,
    last_page: true,
    empty: contents.length === 0,
    contents
  }
  return `${JSON.stringify(page, null, 1)}\n`
}

function createNesting(rows: DirectoryRows) {
  const byId = new Map([...rows].map(([table, own]) => [table, new Map(own.map(row => [row.id, row]))]))
  const byLink = new Map<string, readonly HsdsRow[]>()
  for (const [parent, lists] of entriesOf(childLists))
    for (const child of new Set(Object.values(lists))) {
      const link = linkTo(parent, child)
      for (const [id, own] of Map.groupBy(rows.get(child) ?? [], row => row.fields[link] ?? ''))
        byLink.set(`${parent} ${child} ${id}`, own)
    }

  /** `above` are the tables that the row stands inside: none stands inside itself. */
  return function nest(row: HsdsRow, above: readonly HsdsTableName[]): Record<string, unknown> {
    const inside = [...above, row.table]
    const nested: Record<string, unknown> = { id: row.id }
    for (const [column, value] of Object.entries(row.fields)) nested[column] = typed(row.table, column, value)
    for (const [key, { table, link }] of Object.entries(innerObjects[row.table] ?? {})) {
      const target = inside.includes(table) ? undefined : byId.get(table)?.get(row.fields[link] ?? '')
      if (target !== undefined) nested[key] = nest(target, inside)
    }
    for (const [key, child] of Object.entries(childLists[row.table] ?? {})) {
      const own = inside.includes(child) ? [] : (byLink.get(`${row.table} ${child} ${row.id}`) ?? [])
      // A service stands in its organisation, and not again in the organisation that stands in a service.
      if (own.length > 0) nested[key] = own.map(each => nest(each, inside))
    }
    return nested
  }
}

const entriesOf = (lists: typeof childLists): [HsdsTableName, Readonly<Record<string, HsdsTableName>>][] =>
  hsdsTableNames.flatMap(table => {
    const own = lists[table]
    return own === undefined ? [] : [[table, own]]
  })

function typed(table: HsdsTableName, column: string, value: string): string | number {
  const isNumber = tableOf(table).columns[column]?.kind === 'number'
  // A number that would be written otherwise, or that JSON does not have, stays as it is.
  return isNumber && Number.isFinite(Number(value)) && String(Number(value)) === value ? Number(value) : value
}
