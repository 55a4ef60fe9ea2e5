import {
  NOT_TAKEN,
  type DirectoryMapping,
  type SheetField
} from '../../shared/features/directory/directory-mapping.schema.ts'
import { recordIdSchema } from '../../shared/domain/ids.ts'
import { FyrError } from '../../shared/domain/errors.ts'
import { goThrough, type Pace } from '../pace.ts'
import { fold } from '../sheets/fold.ts'
import { derivedId } from './derived-id.ts'
import type { RowCollector } from './found-rows.ts'
import type { HsdsTableName } from './hsds-tables.ts'
import { readHours } from './read-hours.ts'
import { readTableFile, type TableFile } from './read-table-file.ts'
import { joinedValue, reportColumns, type ColumnMatch } from './report-columns.ts'
import { fieldOfHeading } from './sheet-headings.ts'

interface Columns {
  readonly headings: ReadonlyMap<SheetField, readonly string[]>
  /** Says once, at the headings, what was made of a column. */
  readonly tell: Tell
}

type Tell = (field: SheetField, problem: Parameters<RowCollector['note']>[2]) => void

/**
 * Reads a plain spreadsheet in which a row is a service with its organisation, place, hours and languages. What no heading says and no
 * column holds is derived and told. Throws the errors of reading the file, and `directory.not-a-directory` where no heading is known
 * and the file does not call itself a spreadsheet.
 */
export async function readServiceSheet(
  name: string,
  bytes: Uint8Array,
  { collector, mapping, pace }: { collector: RowCollector; mapping: DirectoryMapping | null; pace: Pace }
): Promise<void> {
  const matchOf = matcherOf(mapping)
  const file = await readTableFile(name, bytes, { isHeading: cell => matchOf(cell).field !== null, collector })
  const isKnown = file.headings.some(heading => matchOf(heading).field !== null)
  if (!isKnown && !/\.(csv|tsv|txt)$/i.test(name)) throw new FyrError('directory.not-a-directory', { file: name })
  const there = new Set(file.headings.map(fold))
  for (const heading of Object.keys(mapping?.columns ?? {}))
    if (!there.has(fold(heading)))
      collector.note({ file: name, line: file.headingLine }, heading, 'mapping-names-nothing')
  const columns = columnsOf(file, matchOf, collector)
  // A row can do without one of the two, which then has the name of the other.
  if (!columns.headings.has('service') && !columns.headings.has('organization')) return
  await goThrough(file.rows, pace, ({ line, cells }) => {
    const row = new Map<SheetField, string>()
    for (const [field, headings] of columns.headings) {
      const value = joinedValue(
        field,
        headings.flatMap(heading => cells.get(heading) ?? [])
      )
      if (value !== '') row.set(field, value)
    }
    if (row.size > 0) takeRow(row, { file: name, line, columns, collector })
  })
}

type Match = ColumnMatch & { readonly field: SheetField | typeof NOT_TAKEN | null }

/** What a heading stands for: as the mapping says, otherwise by its name. */
function matcherOf(mapping: DirectoryMapping | null): (heading: string) => Match {
  const mapped = new Map(Object.entries(mapping?.columns ?? {}).map(([heading, field]) => [fold(heading), field]))
  return heading => {
    const chosen = mapped.get(fold(heading))
    if (chosen !== undefined) return { field: chosen, how: 'chosen' }
    const named = fieldOfHeading(heading)
    return named === undefined ? { field: null, how: 'none' } : { field: named, how: 'name' }
  }
}

/** Which columns hold what, reported, with what is wrong with them. */
function columnsOf(file: TableFile, matchOf: (heading: string) => Match, collector: RowCollector): Columns {
  const spot = { file: file.name, line: file.headingLine }
  const headings = new Map<SheetField, string[]>()
  for (const heading of file.headings) {
    const { field } = matchOf(heading)
    if (field === NOT_TAKEN) continue
    if (field === null) {
      if (file.rows.some(({ cells }) => cells.has(heading))) collector.note(spot, heading, 'column-unknown')
    } else headings.set(field, [...(headings.get(field) ?? []), heading])
  }
  const reports = reportColumns(file, matchOf)
  const clashing = new Set(reports.flatMap(({ heading, clashes }) => (clashes ? [heading] : [])))
  for (const heading of clashing) collector.note(spot, heading, 'columns-clash')
  for (const joined of headings.values())
    if (joined.length > 1 && !joined.some(heading => clashing.has(heading)))
      collector.note(spot, joined.join(' + '), 'columns-joined')
  const isMissing = !headings.has('service') && !headings.has('organization')
  if (isMissing) collector.note(spot, 'service', 'column-needed')
  collector.files.push({ file: file.name, table: null, columns: reports, missing: isMissing ? ['service'] : [] })
  const told = new Set<string>()
  return {
    headings,
    tell(field, problem) {
      if (told.has(`${field} ${problem}`)) return
      told.add(`${field} ${problem}`)
      collector.note(spot, headings.get(field)?.[0] ?? field, problem)
    }
  }
}

interface RowContext {
  readonly file: string
  readonly line: number
  readonly columns: Columns
  readonly collector: RowCollector
}

type Row = ReadonlyMap<SheetField, string>

function takeRow(row: Row, context: RowContext): void {
  const { file, line, columns, collector } = context
  const organization = row.get('organization') ?? row.get('service') ?? ''
  const service = row.get('service') ?? organization
  if (!row.has('organization')) columns.tell('organization', 'organization-from-service')
  if (!row.has('service')) columns.tell('service', 'service-from-organization')
  const organizationId = derivedId('sheet', 'organization', fold(organization))
  const id = serviceId(row, { organization, service, columns })
  if (collector.rows.has(`service ${id}`)) {
    collector.note({ file, line }, columns.headings.get('service')?.[0] ?? 'service', 'same-service')
    return
  }
  const take = (table: HsdsTableName, values: Readonly<Record<string, string | undefined>>): void => {
    const known = Object.entries(values).flatMap(([column, value]) =>
      value === undefined ? [] : [[column, value] as const]
    )
    collector.take(table, new Map(known), { file, line, again: table === 'organization' || table === 'taxonomy_term' })
  }
  if (!collector.rows.has(`organization ${organizationId}`))
    take('organization', { id: organizationId, name: organization })
  take('service', {
    id,
    organization_id: organizationId,
    name: service,
    status: 'active',
    alternate_name: row.get('alternateName'),
    description: row.get('description'),
    url: row.get('url'),
    email: row.get('email'),
    application_process: row.get('howToApply'),
    fees_description: row.get('fees'),
    eligibility_description: row.get('eligibility')
  })
  takeLists(row, { id, take, columns })
  takePlace(row, { id, organizationId, take, columns })
  takeHours(row.get('hours'), { id, take, context })
}

/** A sheet's bare numbers are another sheet's bare numbers too, so they count together with the organisation. */
function serviceId(
  row: Row,
  { organization, service, columns }: { organization: string; service: string; columns: Columns }
): string {
  const own = recordIdSchema.safeParse(row.get('id')).data
  if (own === undefined) {
    columns.tell('id', 'id-derived')
    return derivedId('sheet', 'service', fold(organization), fold(service))
  }
  if (!/^\d{1,9}$/.test(own)) return own
  columns.tell('id', 'id-with-organization')
  return derivedId('sheet', 'service-number', fold(organization), own)
}

type Take = (table: HsdsTableName, values: Readonly<Record<string, string | undefined>>) => void

function takeLists(row: Row, { id, take, columns }: { id: string; take: Take; columns: Columns }): void {
  const each = (field: SheetField, separator: RegExp, make: (value: string) => void): void => {
    const parts = (row.get(field) ?? '').split(separator).map(part => part.trim())
    const values = [...new Set(parts.filter(part => part !== ''))]
    if (values.length > 1) columns.tell(field, 'list-split')
    for (const value of values) make(value)
  }
  each('phone', /[;\n]|,(?=\s*\+?\d[\d\s-]{5})|\s\/\s/, number =>
    take('phone', { id: derivedId(id, 'phone', number), service_id: id, number, type: 'voice' })
  )
  each('languages', /[,;/\n]|\s+(?:och|and|&)\s+/i, name =>
    take('language', { id: derivedId(id, 'language', name), service_id: id, name })
  )
  each('area', /[;\n]/, name => take('service_area', { id: derivedId(id, 'area', name), service_id: id, name }))
  each('topics', /[,;\n]/, name => {
    const term = derivedId('sheet', 'term', fold(name))
    take('taxonomy_term', { id: term, name, description: name })
    take('attribute', {
      id: derivedId(id, 'topic', fold(name)),
      link_id: id,
      link_entity: 'service',
      taxonomy_term_id: term
    })
  })
}

function takePlace(
  row: Row,
  { id, organizationId, take, columns }: { id: string; organizationId: string; take: Take; columns: Columns }
): void {
  const municipality = row.get('municipality')
  const city = row.get('city') ?? municipality
  const [address, postalCode] = [row.get('address'), row.get('postalCode')]
  if (address === undefined && postalCode === undefined && city === undefined) return
  if (city !== undefined && !row.has('city')) columns.tell('municipality', 'municipality-as-town')
  columns.tell('address', 'filled-in')
  const location = derivedId(id, 'location')
  take('location', { id: location, location_type: 'physical', organization_id: organizationId })
  take('service_at_location', { id: derivedId(id, 'at'), service_id: id, location_id: location })
  take('address', {
    id: derivedId(id, 'address'),
    location_id: location,
    address_1: address,
    city,
    region: row.has('city') ? municipality : undefined,
    postal_code: postalCode,
    country: 'SE',
    address_type: 'physical'
  })
}

function takeHours(
  text: string | undefined,
  { id, take, context }: { id: string; take: Take; context: RowContext }
): void {
  if (text === undefined) return
  const rules = readHours(text)
  if (rules === null) {
    const { file, line, columns, collector } = context
    collector.note({ file, line }, columns.headings.get('hours')?.[0] ?? 'hours', 'hours-as-text')
  } else context.columns.tell('hours', 'hours-read')
  for (const [position, rule] of (rules ?? [{ description: text }]).entries())
    take('schedule', { id: derivedId(id, 'schedule', String(position)), service_id: id, ...rule })
}
