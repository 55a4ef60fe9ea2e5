import { FyrError } from '../../shared/domain/errors.ts'
import type { FileReport, ImportProblem } from '../../shared/features/directory/directory-import.schema.ts'
import { isoDateSchema } from '../../shared/domain/month.ts'
import { recordIdSchema, type RecordId } from '../../shared/domain/ids.ts'
import { normaliseText, textProblem } from '../../shared/domain/text.ts'
import { tableOf, type HsdsFields, type HsdsTableName } from './hsds-tables.ts'

/** Bounds that no directory of a county comes near. */
export const directoryLimits = {
  bytes: 64 * 1024 * 1024,
  rows: 300_000,
  columns: 200,
  text: 20_000,
  files: 100
} as const

export interface FoundRow {
  readonly table: HsdsTableName
  readonly id: RecordId
  readonly fields: HsdsFields
  readonly file: string
  readonly line: number
}

/** Where something stands. */
interface Spot {
  readonly file: string
  /** From 1; in JSON, which object it is. */
  readonly line: number
}

/** Gathers rows from any format, holds each to the specification, and notes what is wrong with it. */
export function createRowCollector() {
  const rows = new Map<string, FoundRow>()
  const problems: ImportProblem[] = []
  const files: FileReport[] = []
  const note = (spot: Spot, column: string, problem: ImportProblem['problem']): void =>
    void problems.push({ ...spot, column, problem, blocks: blocking.has(problem) })

  return {
    rows,
    problems,
    /** What was made of the columns of files that can be mapped. */
    files,
    note,
    /**
     * Takes a row as it stands; null where it has no id that can be kept. `again`: the same row may come more than once and says the
     * same, as it does in JSON. Throws `file.too-many-rows`.
     */
    take(
      table: HsdsTableName,
      values: ReadonlyMap<string, string>,
      { again, ...spot }: Spot & { readonly again: boolean }
    ): RecordId | null {
      const id = recordIdSchema.safeParse(values.get('id')?.trim()).data
      if (id === undefined) {
        note(spot, 'id', values.get('id')?.trim() ? 'bad-id' : 'missing-id')
        return null
      }
      const key = `${table} ${id}`
      const before = rows.get(key)
      if (before !== undefined && !again) note(spot, 'id', 'twice')
      const said = readFields(table, values, (column, problem) => note(spot, column, problem))
      for (const column of Object.keys(said))
        if (again && before?.fields[column] !== undefined && before.fields[column] !== said[column])
          note(spot, column, 'said-otherwise')
      const fields = { ...before?.fields, ...said }
      rows.set(key, { table, id, fields, ...spot })
      if (rows.size > directoryLimits.rows) throw new FyrError('file.too-many-rows', { limit: directoryLimits.rows })
      return id
    }
  }
}

export type RowCollector = ReturnType<typeof createRowCollector>

/** With one of these, nothing is imported: what would come of it could not be told again, or would hang on nothing. */
const blocking: ReadonlySet<ImportProblem['problem']> = new Set([
  'missing-id',
  'bad-id',
  'twice',
  'missing-name',
  'points-nowhere',
  'text',
  'same-service',
  'column-needed',
  'columns-clash',
  'mapping-names-nothing',
  'too-many-cells'
])

function readFields(
  table: HsdsTableName,
  values: ReadonlyMap<string, string>,
  note: (column: string, problem: ImportProblem['problem']) => void
): HsdsFields {
  const { columns } = tableOf(table)
  const fields: [string, string][] = []
  for (const [column, raw] of values) {
    const value = normaliseText(raw)
    // No object can be trusted to keep a column of this name.
    if (column === 'id' || column === '__proto__' || value === '') continue
    if (textProblem(value, { max: directoryLimits.text, multiline: true }) !== null) note(column, 'text')
    const kind = Object.hasOwn(columns, column) ? columns[column]?.kind : 'text'
    if (typeof kind === 'object' && !kind.includes(value)) note(column, 'not-a-word')
    if (kind === 'number' && !Number.isFinite(Number(value))) note(column, 'not-a-number')
    if (kind === 'date' && !isoDateSchema.safeParse(value.slice(0, 10)).success) note(column, 'not-a-date')
    fields.push([column, value])
  }
  const order = new Map(Object.keys(columns).map((column, position) => [column, position]))
  const positionOf = (column: string): number => order.get(column) ?? order.size
  return Object.fromEntries(
    fields.toSorted(([a], [b]) => positionOf(a) - positionOf(b) || (a < b ? -1 : Number(a > b)))
  )
}
