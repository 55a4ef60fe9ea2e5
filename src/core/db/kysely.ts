import type { Database, Statement } from 'better-sqlite3'
import { Kysely, SqliteDialect, type SqliteStatement } from 'kysely'
import { closeCounted, commitLogOf, type CommitLog } from '../vault/commit-log.ts'
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
 *
 * Whatever writes raises the count of commits, in its own transaction (see `commit-log.ts`).
 */
export const kyselyOver = (db: Database): Kysely<DeskSchema> => kyselyFollowing(() => db)

/** The same for whatever file is the open one: it changes when a new epoch begins. */
export function kyselyFollowing(openFile: () => Database): Kysely<DeskSchema> {
  let file = openFile()
  let prepare = preparing(file)
  const database = {
    prepare(sql: string) {
      if (openFile() !== file) {
        file = openFile()
        prepare = preparing(file)
      }
      return prepare(sql)
    },
    close: () => closeCounted(openFile())
  }
  return new Kysely<DeskSchema>({ dialect: new SqliteDialect({ database }) })
}

function preparing(db: Database): (sql: string) => SqliteStatement {
  const commits = commitLogOf(db)
  const kept = new Map<string, SqliteStatement>()
  return sql => {
    if (sql === 'rollback' && !db.inTransaction) {
      commits?.rolledBack()
      return nothingToDo
    }
    const known = kept.get(sql)
    if (known !== undefined) return known
    if (kept.size >= statementsKept) kept.clear()
    const statement = commits === null ? db.prepare(sql) : counted(db.prepare(sql), sql, commits)
    kept.set(sql, statement)
    return statement
  }
}

/** Statements that change what is kept, and not how it is kept, as `vacuum` does, which runs in no transaction. */
const writes = /^\s*(insert|update|delete|replace|with)\b/i

/** The statement, so that what it writes is counted. */
function counted(statement: Statement, sql: string, commits: CommitLog): SqliteStatement {
  if (sql === 'commit') return ending(statement, run => commits.commit(run))
  if (sql === 'rollback')
    return ending(statement, run => {
      run()
      commits.rolledBack()
    })
  if (statement.readonly || !writes.test(sql)) return statement
  return {
    reader: statement.reader,
    all: parameters =>
      commits.write(
        () => statement.all(parameters),
        rows => rows.length > 0
      ),
    run: parameters =>
      commits.write(
        () => statement.run(parameters),
        ({ changes }) => changes > 0
      ),
    iterate: parameters => commits.write(() => statement.all(parameters)).values()
  }
}

function ending(statement: Statement, end: (run: () => void) => void): SqliteStatement {
  return {
    ...nothingToDo,
    run() {
      end(() => void statement.run())
      return { changes: 0, lastInsertRowid: 0 }
    }
  }
}
