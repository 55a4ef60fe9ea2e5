import { FyrError } from '../../shared/domain/errors.ts'
import type { RecordId } from '../../shared/domain/ids.ts'
import { goThrough, type Pace } from '../pace.ts'
import type { RowCollector } from './found-rows.ts'
import { tableOf, type HsdsTableName } from './hsds-tables.ts'
import { childLists, innerObjects, linkTo } from './nesting.ts'
import { fromOpenReferralUk1, isObject, isOpenReferralUk1, type JsonObject } from './open-referral-uk-1.ts'

/** Deeper than the specification nests. */
const DEEPEST = 12

/**
 * Reads the JSON of the specification 3.0, of Open Referral UK 3.0, which is a profile of it, and of Open Referral UK 1.0, whose names
 * are others: one object, a list, or a page of a list (`contents`, before 3.0 `content`). Rows that stand in several places are one row.
 * That there are further pages is told, and so is what 1.0 does not say and every list and object that nobody knows. Throws
 * `directory.not-a-directory`, or `directory.json` for what is no whole JSON.
 */
export async function readJson(
  file: string,
  text: string,
  { collector, pace }: { collector: RowCollector; pace: Pace }
): Promise<void> {
  const json = parsed(file, text)
  const found = rootsOf(json)
  if (found.length === 0) throw new FyrError('directory.not-a-directory', { file })
  if (isObject(json) && pagesOf(json) > 1) collector.note({ file, line: 1 }, 'total_pages', 'page-of-several')
  const first = found.findIndex(isOpenReferralUk1)
  if (first >= 0) collector.note({ file, line: first + 1 }, 'location_type', 'filled-in')
  const unknown = new Set<string>()
  let line = 0
  await goThrough(found, pace, root => {
    const now = isOpenReferralUk1(root) ? fromOpenReferralUk1(root) : root
    line += 1
    walk(now, rootTable(now), { collector, file, line, depth: 0, given: {}, unknown })
  })
}

/** How many pages a list has: 3.0 calls it so, and 1.0 so. */
function pagesOf({ total_pages, totalPages }: JsonObject): number {
  const pages = total_pages ?? totalPages
  return typeof pages === 'number' ? pages : 1
}

function parsed(file: string, text: string): unknown {
  try {
    return JSON.parse(text)
  } catch (cause) {
    throw new FyrError('directory.json', { file }, { cause })
  }
}

function rootsOf(json: unknown): JsonObject[] {
  if (Array.isArray(json)) return json.filter(isObject)
  if (!isObject(json)) return []
  const { contents, content } = json
  const list = contents ?? content
  if (Array.isArray(list)) return list.filter(isObject)
  return 'id' in json ? [json] : []
}

function rootTable(root: JsonObject): HsdsTableName {
  if ('service_at_locations' in root || 'organization' in root) return 'service'
  if ('location' in root || 'location_id' in root) return 'service_at_location'
  return 'organization_id' in root || 'status' in root ? 'service' : 'organization'
}

interface Walk {
  readonly collector: RowCollector
  readonly file: string
  readonly line: number
  readonly depth: number
  /** What its place says of it. */
  readonly given: Readonly<Record<string, string>>
  /** Lists and objects that were told already. */
  readonly unknown: Set<string>
}

function walk(object: JsonObject, table: HsdsTableName, at: Walk): RecordId | null {
  if (at.depth > DEEPEST) throw new FyrError('directory.not-a-directory', { file: at.file })
  const lists = childLists[table] ?? {}
  const inner = innerObjects[table] ?? {}
  const values = new Map(Object.entries(at.given))
  for (const [key, value] of Object.entries(object)) {
    const link = Object.hasOwn(inner, key) ? inner[key] : undefined
    if (link !== undefined && isObject(value)) {
      const id = walk(value, link.table, { ...at, depth: at.depth + 1, given: {} })
      if (id !== null) values.set(link.link, id)
    } else if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean')
      values.set(key, String(value))
    else if (!Object.hasOwn(lists, key) || !isListOfObjects(value)) tellUnknown(key, value, at)
  }
  const id = at.collector.take(table, values, { file: at.file, line: at.line, again: true })
  if (id === null) return null
  for (const [key, child] of Object.entries(lists)) {
    const list = Object.hasOwn(object, key) ? object[key] : undefined
    if (!Array.isArray(list)) continue
    for (const each of list.filter(isObject))
      walk(each, child, { ...at, depth: at.depth + 1, given: givenBy(table, child, id) })
  }
  return id
}

const isListOfObjects = (value: unknown): boolean => Array.isArray(value) && value.every(isObject)

/** What holds nothing is not missed. */
function tellUnknown(key: string, value: unknown, { collector, file, line, unknown }: Walk): void {
  if (typeof value !== 'object' || value === null || Object.keys(value).length === 0 || unknown.has(key)) return
  unknown.add(key)
  collector.note({ file, line }, key, 'column-unknown')
}

function givenBy(parent: HsdsTableName, child: HsdsTableName, id: string): Record<string, string> {
  const link = linkTo(parent, child)
  if (child === 'attribute') return { [link]: id, link_entity: parent }
  if (child === 'metadata') return { [link]: id, resource_type: parent }
  return link in tableOf(child).columns ? { [link]: id } : {}
}
