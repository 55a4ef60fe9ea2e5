import { sql } from 'kysely'
import { readdirSync, rmSync } from 'node:fs'
import path from 'node:path'
import type { DeskDb, DeskTransaction } from '../open-desk.ts'
import { remakeIndex } from './search-index.ts'

/**
 * The tables that hold what people typed about visits. SQLite overwrites what is deleted (`secure_delete`), but when it moves a row from
 * one page to another it may leave a copy in the gap between the rows of the first, and deleting the row later does not reach that copy.
 */
const tablesOfWords = ['note', 'draft'] as const

/** The setting that says that the file is yet to be written anew. */
const OWED = 'rewrite-owed'

/**
 * Writes every table that holds typed words anew, and makes the words by which notes are found anew, within the transaction that deleted some of them. The old pages are zeroed when their
 * table is dropped, copies and all. They hold at most a few months' notes, so that takes milliseconds.
 */
export async function rewriteWords(trx: DeskTransaction): Promise<void> {
  for (const table of tablesOfWords) await rewriteTable(trx, table)
  await remakeIndex(trx, 'note_search')
}

/** Remembers, within the transaction that deleted rows of other tables, that the whole file is to be written anew. */
export async function oweRewrite(trx: DeskTransaction): Promise<void> {
  const values = { key: OWED, value: 'true' }
  await trx
    .insertInto('setting')
    .values(values)
    .onConflict(conflict => conflict.column('key').doNothing())
    .execute()
}

/**
 * Sees to it that nothing of what was deleted is left in any file: writes the whole file anew where that is owed (about 15 ms a thousand
 * visits), removes older states beside it, and empties the WAL. Outside any transaction.
 */
export async function sweepFiles(db: DeskDb): Promise<void> {
  await removeOldCopies(db)
  if (await isRewriteOwed(db)) {
    await sql`vacuum`.execute(db)
    await db.deleteFrom('setting').where('key', '=', OWED).execute()
  }
  await emptyWal(db)
}

/** Whether something was erased and the file not yet written anew. */
export async function isRewriteOwed(db: DeskDb): Promise<boolean> {
  return (await db.selectFrom('setting').select('key').where('key', '=', OWED).executeTakeFirst()) !== undefined
}

/** Merges what was committed into the file and empties the WAL, where earlier states of a page may stand. */
async function emptyWal(db: DeskDb): Promise<void> {
  const { rows } = await sql<{ busy: number }>`pragma wal_checkpoint(truncate)`.execute(db)
  if (rows[0]?.busy !== 0) throw new Error('the WAL could not be emptied')
}

/** Removes what lies beside the file and holds what it held once: copies that a migration which failed has left, and a WAL without which somebody has gone on. */
async function removeOldCopies(db: DeskDb): Promise<void> {
  const { rows } = await sql<{ file: string }>`select file from pragma_database_list where name = 'main'`.execute(db)
  const file = rows[0]?.file ?? ''
  if (file === '') return
  const prefixes = ['.before-', '-wal.aside-'].map(added => `${path.basename(file)}${added}`)
  for (const name of readdirSync(path.dirname(file)))
    if (prefixes.some(prefix => name.startsWith(prefix))) rmSync(path.join(path.dirname(file), name), { force: true })
}

/** As the schema has the table now, whatever migrations have made of it. */
async function rewriteTable(trx: DeskTransaction, table: (typeof tablesOfWords)[number]): Promise<void> {
  const { rows: made } = await sql<{ type: string; name: string; sql: string }>`
    select type, name, sql from sqlite_schema where tbl_name = ${table} and sql is not null order by type desc`.execute(
    trx
  )
  const worn = `${table}_worn`
  await sql`alter table ${sql.table(table)} rename to ${sql.table(worn)}`.execute(trx)
  for (const { name } of made.filter(each => each.type === 'index')) await sql`drop index ${sql.id(name)}`.execute(trx)
  for (const each of made.filter(({ type }) => type === 'table')) await sql.raw(each.sql).execute(trx)
  await sql`insert into ${sql.table(table)} select * from ${sql.table(worn)} order by 1, 2`.execute(trx)
  await sql`drop table ${sql.table(worn)}`.execute(trx)
  for (const each of made.filter(({ type }) => type === 'index')) await sql.raw(each.sql).execute(trx)
}
