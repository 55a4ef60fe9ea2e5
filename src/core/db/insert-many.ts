import { isDeepStrictEqual } from 'node:util'
import { CompiledQuery, type Insertable } from 'kysely'
import type { DeskDb } from '../open-desk.ts'
import type { DeskSchema } from './schema.ts'

/** SQLite takes at most 32,766 bound values a statement; no table has more than 20 columns. */
const rowsPerStatement = 1000

/** A visit's questions, and an import's thousands: the sizes that come again and again. */
const isUsual = (rows: number) => rows <= 20 || rows === rowsPerStatement

/** Statements as Kysely writes them, by table, columns and number of rows. */
const written = new Map<string, string>()

/**
 * Inserts rows of one shape, a thousand a statement. Writing such a statement down takes longer than running it, so each of the
 * usual sizes is written once. Every row must have the same columns in the same order.
 */
export async function insertMany<Table extends keyof DeskSchema>(
  db: DeskDb,
  table: Table,
  rows: readonly Insertable<DeskSchema[Table]>[]
): Promise<void> {
  for (let start = 0; start < rows.length; start += rowsPerStatement) {
    const slice = rows.slice(start, start + rowsPerStatement)
    await db.executeQuery(
      CompiledQuery.raw(
        insertOf(db, table, slice),
        slice.flatMap(row => Object.values(row))
      )
    )
  }
}

function insertOf<Table extends keyof DeskSchema>(
  db: DeskDb,
  table: Table,
  rows: readonly Insertable<DeskSchema[Table]>[]
): string {
  const shape = `${table} ${rows.length} ${Object.keys(rows[0] ?? {}).join(' ')}`
  const known = written.get(shape)
  if (known !== undefined) return known
  const { sql, parameters } = db.insertInto(table).values(rows).compile()
  const inOrder = rows.flatMap(row => Object.values(row))
  if (!isDeepStrictEqual(parameters, inOrder)) throw new Error(`rows of different shapes for ${table}`)
  if (isUsual(rows.length)) written.set(shape, sql)
  return sql
}
