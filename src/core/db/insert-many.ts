import { isDeepStrictEqual } from 'node:util'
import type { CompiledQuery, Insertable } from 'kysely'
import type { DeskDb } from '../open-desk.ts'
import type { DeskSchema } from './schema.ts'

/** SQLite takes at most 32,766 bound values a statement; no table has more than 20 columns. */
const rowsPerStatement = 1000

/**
 * Inserts rows of one shape, a thousand a statement. Writing the statement down costs as much as running it, so one of a thousand
 * rows is written once and run again with other values. Every row must have the same columns in the same order.
 */
export async function insertMany<Table extends keyof DeskSchema>(
  db: DeskDb,
  table: Table,
  rows: readonly Insertable<DeskSchema[Table]>[]
): Promise<void> {
  let whole: CompiledQuery | null = null
  for (let start = 0; start < rows.length; start += rowsPerStatement) {
    const slice = rows.slice(start, start + rowsPerStatement)
    const parameters = slice.flatMap(row => Object.values(row))
    if (whole !== null && slice.length === rowsPerStatement) {
      await db.executeQuery({ ...whole, parameters })
      continue
    }
    const written = db.insertInto(table).values(slice).compile()
    if (!isDeepStrictEqual(written.parameters, parameters)) throw new Error(`rows of different shapes for ${table}`)
    if (slice.length === rowsPerStatement) whole = written
    await db.executeQuery(written)
  }
}
