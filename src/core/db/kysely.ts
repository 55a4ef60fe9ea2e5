import type { Database, Statement } from 'better-sqlite3'
import { Kysely, SqliteDialect, type SqliteStatement } from 'kysely'
import type { DeskSchema } from './schema.ts'

/** More different statements than the desk has; lists of values of every length would otherwise pile up. */
const statementsKept = 500

/** Stands for a statement that has nothing left to do. */
const nothingToDo: SqliteStatement = {
  reader: false,
  all: () => [],
  run: () => ({ changes: 0, lastInsertRowid: 0 }),
  iterate: () => [].values()
}

/**
 * Kysely over an open desk file. Kysely prepares each statement anew; preparing takes longer than running for most of the desk's,
 * so the last ones are kept by their text. They are freed with the connection.
 *
 * Where SQLite has rolled back by itself, as it does on a full disk, Kysely's own rollback is passed over: it would fail,
 * and hide what went wrong.
 */
export function kyselyOver(db: Database): Kysely<DeskSchema> {
  const kept = new Map<string, Statement>()
  const prepare = (sql: string): Statement | SqliteStatement => {
    if (sql === 'rollback' && !db.inTransaction) return nothingToDo
    const known = kept.get(sql)
    if (known !== undefined) return known
    if (kept.size >= statementsKept) kept.clear()
    const statement = db.prepare(sql)
    kept.set(sql, statement)
    return statement
  }
  return new Kysely<DeskSchema>({ dialect: new SqliteDialect({ database: { prepare, close: () => db.close() } }) })
}
