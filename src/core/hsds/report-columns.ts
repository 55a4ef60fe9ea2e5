import { columnSamples, type ColumnReport } from '../../shared/features/directory/directory-import.schema.ts'
import { NOT_TAKEN } from '../../shared/features/directory/directory-mapping.schema.ts'
import type { TableFile } from './read-table-file.ts'

/** What a column is taken for, and how that is known. */
export type ColumnMatch = Pick<ColumnReport, 'field' | 'how'>

/** What is said in words, or may be said several times: what two columns say of it stands one under the other. */
const joined: ReadonlySet<string> = new Set([
  // of a spreadsheet
  'alternateName',
  'description',
  'phone',
  'address',
  'area',
  'hours',
  'languages',
  'fees',
  'eligibility',
  'howToApply',
  'topics',
  // of a table
  'alternate_name',
  'application_process',
  'eligibility_description',
  'fees_description',
  'amount_description',
  'interpretation_services',
  'wait_time',
  'accreditations',
  'licenses',
  'alert',
  'transportation',
  'attention',
  'address_1',
  'address_2',
  'details',
  'note',
  'notes',
  'service_areas',
  'required_documents',
  'funding_sources',
  'taxonomy_ids',
  'accessibility'
])

/** Says of each column what it is taken for, what stands in it, and whether a row says something else of the same field in another one. */
export function reportColumns(file: TableFile, matchOf: (heading: string) => ColumnMatch): ColumnReport[] {
  const matches = new Map(file.headings.map(heading => [heading, matchOf(heading)] as const))
  const clashing = clashesIn(file, heading => matches.get(heading)?.field ?? null)
  return [...matches].map(([heading, match]) => {
    const values = file.rows.flatMap(({ cells }) => cells.get(heading) ?? [])
    return { heading, ...match, filled: values.length, samples: samplesOf(values), clashes: clashing.has(heading) }
  })
}

/** The columns that are taken for one thing while a row says different things in them. */
function clashesIn(file: TableFile, fieldOf: (heading: string) => string | null): ReadonlySet<string> {
  const clashing = new Set<string>()
  for (const [field, headings] of Map.groupBy(file.headings, fieldOf)) {
    if (field === null || field === NOT_TAKEN || joined.has(field) || headings.length < 2) continue
    const saysTwo = file.rows.some(
      ({ cells }) => new Set(headings.flatMap(heading => cells.get(heading) ?? [])).size > 1
    )
    if (saysTwo) for (const heading of headings) clashing.add(heading)
  }
  return clashing
}

/** Characters that show nothing or turn the text around. */
const unseen = /[\p{Cc}\u202a-\u202e\u2066-\u2069]+/gu

function samplesOf(values: readonly string[]): string[] {
  const samples = new Set<string>()
  for (const value of values) {
    const shown = [...value.toWellFormed().replaceAll(unseen, ' ')].slice(0, columnSamples.characters / 2).join('')
    if (shown.trim() !== '') samples.add(shown)
    if (samples.size === columnSamples.values) break
  }
  return [...samples]
}

/** What several columns say of one field: one under the other, each once; of what clashes only the first. */
export const joinedValue = (field: string, values: readonly string[]): string =>
  joined.has(field) ? [...new Set(values)].join('\n') : (values[0] ?? '')
