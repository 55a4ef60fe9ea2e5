import type { Database, Statement } from 'better-sqlite3'
import { Kysely, SqliteDialect } from 'kysely'
import type { DeskSchema } from './schema.ts'

/** More different statements than the desk has; lists of values of every length would otherwise pile up. */
const statementsKept = 500

/**
 * Kysely over an open desk file. Kysely prepares each statement anew; preparing takes longer than running for most of the desk's,
 * so the last ones are kept by their text. They are freed with the connection.
 */
export function kyselyOver(db: Database): Kysely<DeskSchema> {
  const kept = new Map<string, Statement>()
  const prepare = (sql: string): Statement => {
    const known = kept.get(sql)
    if (known !== undefined) return known
    if (kept.size >= statementsKept) kept.clear()
    const statement = db.prepare(sql)
    kept.set(sql, statement)
    return statement
  }
  return new Kysely<DeskSchema>({ dialect: new SqliteDialect({ database: { prepare, close: () => db.close() } }) })
}
