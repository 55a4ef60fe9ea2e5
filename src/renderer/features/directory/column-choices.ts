import type {
  ColumnReport,
  DirectoryPreview,
  FileReport
} from '../../../shared/features/directory/directory-import.schema.ts'
import {
  NOT_TAKEN,
  sheetFields,
  type DirectoryMapping
} from '../../../shared/features/directory/directory-mapping.schema.ts'
import { columnsOfTable, isMappedTable, mappedTableNames } from '../../../shared/features/directory/mapped-tables.ts'

/** Stands in the field of what nobody has said anything about. */
export const UNKNOWN = 'unknown'

/** A column of a table that stands for itself: it is kept, and shown nowhere. */
export const KEPT = 'kept'

const sheetChoices = [...sheetFields, NOT_TAKEN] as const

/** What stands for a column in its field: what was just chosen, before the bureau has answered, else as it was understood. */
export function choiceOf(mapping: DirectoryMapping, report: FileReport, column: ColumnReport): string {
  const { heading } = column
  const chosen = ownEntry(mapping.columns, heading) ?? ownEntry(ownEntry(mapping.files, report.file)?.columns, heading)
  const field = chosen ?? column.field
  if (field === null) return report.table === null ? UNKNOWN : KEPT
  return optionsFor(report).includes(field) ? field : KEPT
}

/** What a column of a file can be taken for, without what stands for not knowing. */
export function optionsFor({ table }: FileReport): readonly string[] {
  if (table === null) return sheetChoices
  return isMappedTable(table) ? [...columnsOfTable(table), NOT_TAKEN] : [NOT_TAKEN]
}

/** The mapping with a column of a spreadsheet or of a file of a folder taken for something else. */
export function withColumn(
  mapping: DirectoryMapping,
  { file, table }: FileReport,
  { heading, choice }: { heading: string; choice: string }
): DirectoryMapping {
  if (table === null) {
    const others = without(mapping.columns, heading)
    const field = sheetChoices.find(each => each === choice)
    return { ...mapping, columns: field === undefined ? others : { ...others, [heading]: field } }
  }
  const columns = { ...mapping.files?.[file]?.columns, [heading]: choice === KEPT ? heading : choice }
  return { ...mapping, files: { ...mapping.files, [file]: { table, columns } } }
}

/** The mapping with the rows of a file taken for those of another table, or the file left out. */
export function withTable(mapping: DirectoryMapping, file: string, table: string): DirectoryMapping {
  const others = without(mapping.files, file)
  return { ...mapping, files: table === UNKNOWN ? others : { ...others, [file]: { table } } }
}

/** What the rows of a file can be taken for. */
export const tableOptions = [...mappedTableNames, NOT_TAKEN] as const

/** How much of a file must be settled before anything can be imported: what no column holds, and what several say. */
export const openIn = ({ missing, columns }: FileReport): number =>
  missing.length + columns.filter(({ clashes }) => clashes).length

/** Columns with something in them that nobody knows. */
export const unrecognisedIn = ({ columns }: FileReport): number =>
  columns.filter(({ field, filled }) => field === null && filled > 0).length

/** Whether the columns have to be looked at before anything else: something is open, or not a file of a folder is known. */
export const asksForColumns = ({ file, files, ready }: Pick<DirectoryPreview, 'file' | 'files' | 'ready'>): boolean =>
  files.some(each => openIn(each) > 0) ||
  (!ready && file.format === 'tables' && files.every(({ table }) => table === null || table === NOT_TAKEN))

/** All but one entry, in whatever letter case a mapping of the last time has it. */
function without<Value>(entries: Readonly<Record<string, Value>> = {}, key: string): Record<string, Value> {
  const same = key.toLocaleLowerCase('sv')
  return Object.fromEntries(Object.entries(entries).filter(([each]) => each.toLocaleLowerCase('sv') !== same))
}

/** A heading may be the name of something that every object has, such as `constructor`. */
const ownEntry = <Value>(entries: Readonly<Record<string, Value>> | undefined, key: string): Value | undefined =>
  entries !== undefined && Object.hasOwn(entries, key) ? entries[key] : undefined
