import { parse } from 'csv-parse/sync'
import { codesDownTo, deepestLevel } from '../disclosure/codings.ts'
import { rowCodes } from '../disclosure/tabulate.ts'
import {
  FEWEST_SHOWN_EXACTLY,
  type CodeEntry,
  type DimensionName,
  type PublishedTable,
  type SuppressedCell,
  type SuppressedTable
} from '../disclosure/types.ts'
import {
  descriptionSchema,
  suppressedDescriptionSchema,
  type DescribedResource,
  type ReleaseDescription,
  type SuppressedDescription
} from './description.schema.ts'
import { PACKAGE_FILE, sha256 } from './release-files.ts'
import { columnsOf, tableFile } from './table-file.ts'
import type { ReleaseProblem } from './types.ts'

/** What was read, and what is wrong with it. */
export interface Reading<T> {
  readonly value: T
  readonly problems: readonly ReleaseProblem[]
}

/** Reads datapackage.json; null when it is not the description of a release. */
export function readDescription(
  bytes: Uint8Array | undefined
): Reading<ReleaseDescription | SuppressedDescription | null> {
  const json = bytes === undefined ? undefined : parsedJson(bytes)
  if (json === undefined) return { value: null, problems: [{ problem: 'not-json', where: PACKAGE_FILE }] }
  const suppressed = suppressedDescriptionSchema.safeParse(json)
  if (suppressed.success) return { value: suppressed.data, problems: [] }
  const parsed = descriptionSchema.safeParse(json)
  if (parsed.success) return { value: parsed.data, problems: [] }
  const where = parsed.error.issues.map(issue => `${PACKAGE_FILE} ${issue.path.slice(0, 6).join('.').slice(0, 80)}`)
  return { value: null, problems: where.map(place => ({ problem: 'not-described', where: place })) }
}

function parsedJson(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes))
  } catch {
    return undefined
  }
}

/** Reads every described table, and compares each with its description. */
export function readTables(
  description: ReleaseDescription,
  files: ReadonlyMap<string, Uint8Array>
): Reading<PublishedTable[]> {
  const { value, problems } = readShown(description, files, 'rounded')
  const rounded = value.map(table => ({
    ...table,
    cells: table.cells.flatMap(({ codes, count }) => (count === null ? [] : [{ codes, count }]))
  }))
  return { value: rounded, problems }
}

/** The same of a release that withholds small counts. */
export const readSuppressedTables = (
  description: SuppressedDescription,
  files: ReadonlyMap<string, Uint8Array>
): Reading<SuppressedTable[]> => readShown(description, files, 'exact')

function readShown(
  description: ReleaseDescription | SuppressedDescription,
  files: ReadonlyMap<string, Uint8Array>,
  shown: 'rounded' | 'exact'
): Reading<SuppressedTable[]> {
  const tables: SuppressedTable[] = []
  const problems: ReleaseProblem[] = []
  const described = new Set(description.resources.map(resource => `${resource.name}.csv`))
  if (described.size !== description.resources.length) problems.push({ problem: 'not-described', where: PACKAGE_FILE })
  for (const name of files.keys()) {
    if (name.endsWith('.csv') && !described.has(name)) problems.push({ problem: 'not-described', where: name })
  }
  for (const resource of description.resources) {
    const found = descriptionProblems(resource, description, files)
    problems.push(...found)
    if (found.length > 0) continue
    const read = readTable(resource, files.get(resource.path) ?? new Uint8Array(), shown)
    if (typeof read === 'string') problems.push({ problem: read, where: resource.path })
    else tables.push(read)
  }
  return { value: tables, problems }
}

function descriptionProblems(
  { name, path, bytes, hash, schema }: DescribedResource,
  { fyr }: ReleaseDescription | SuppressedDescription,
  files: ReadonlyMap<string, Uint8Array>
): ReleaseProblem[] {
  if (path !== `${name}.csv`) return [{ problem: 'not-described', where: name }]
  const content = files.get(path)
  if (content === undefined) return [{ problem: 'file-missing', where: path }]
  if (content.length !== bytes || hash !== `sha256:${sha256(content)}`)
    return [{ problem: 'hash-differs', where: path }]
  const columns = columnsOf({ dimensions: schema.primaryKey })
  const lists = schema.fields.map(field => {
    if (field.name === 'count' || field.name === 'status') return true
    const codes = fyr.dimensions.find(dimension => dimension.name === field.name)?.codes
    return codes === undefined || isListDown(field.name, field.constraints.enum, codes)
  })
  const asDescribed = schema.fields.map(field => field.name).join(' ') === columns.join(' ') && lists.every(Boolean)
  return asDescribed ? [] : [{ problem: 'header-differs', where: path }]
}

/** Whether these are the total, where there is one, and the codes of a list, down to one of its levels. */
function isListDown(name: DimensionName, values: readonly string[], codes: readonly CodeEntry[]): boolean {
  const levels = Array.from({ length: deepestLevel(codes) }, (_, at) => at + 1)
  return levels.some(level => values.join(' ') === rowCodes(name, codesDownTo(codes, level)).join(' '))
}

/** The table in a file, or the problem with it. Only the one way in which the format writes a table is taken. */
function readTable(
  { name, schema, fyr }: DescribedResource,
  bytes: Uint8Array,
  shown: 'rounded' | 'exact'
): SuppressedTable | ReleaseProblem['problem'] {
  const text = decoded(bytes)
  if (text === null) return 'not-utf8'
  const rows = records(text)
  if (rows === null) return 'not-csv'
  const [header, ...body] = rows
  const { primaryKey: dimensions } = schema
  if (header?.join(' ') !== columnsOf({ dimensions }).join(' ')) return 'header-differs'
  const cells: SuppressedCell[] = []
  for (const row of body) {
    const [count = '', status] = row.slice(dimensions.length)
    const codes = row.slice(0, dimensions.length)
    if (shown === 'exact' && status === 'withheld' && count === '') cells.push({ codes, count: null })
    else if (status === shown && isCount(count, shown)) cells.push({ codes, count: Number(count) })
    else return 'status-differs'
  }
  const table: SuppressedTable = { name, measure: fyr.measure, dimensions, title: fyr.title, cells }
  return tableFile(table, shown) === text ? table : 'not-csv'
}

/** A count as the format writes it; one that is shown as it is was not small. */
const isCount = (text: string, shown: 'rounded' | 'exact'): boolean =>
  /^(0|[1-9]\d{0,8})$/.test(text) && (shown === 'rounded' || Number(text) >= FEWEST_SHOWN_EXACTLY)

function decoded(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes)
  } catch {
    return null
  }
}

function records(text: string): string[][] | null {
  try {
    return parse(text, { record_delimiter: '\r\n', max_record_size: 1_000, bom: false })
  } catch {
    return null
  }
}
