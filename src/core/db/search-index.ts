import { sql } from 'kysely'
import { indexedWords, SEARCH_WORDS_VERSION, searchWords } from '../../shared/domain/search-words.ts'
import type { DeskDb, DeskTransaction } from '../open-desk.ts'
import { insertMany } from './insert-many.ts'
import { findSetting, upsertSetting } from './setting.ts'

/**
 * The words by which texts are found (FTS5). A text stands under the number of its row, in the form of `indexedWords`: words with a space
 * between, which is how FTS5's `ascii` tokenizer takes them apart again, so that the two never differ. FTS5's own way of leaving out
 * accents knows no Arabic vowel signs and would take a word apart at each of them.
 */
export type SearchTable = keyof typeof textsOf

/** Where the texts of each table come from, a thousand at a time, after a row. */
const textsOf = {
  note_search: (after: number) =>
    sql<IndexedText>`select seq, text from note where history_seq is null and seq > ${after} order by seq limit ${batch}`,
  answer_search: (after: number) =>
    sql<IndexedText>`
      select seq, title || ' ' || text || ' ' || coalesce(source, '') as text
      from answer where seq > ${after} order by seq limit ${batch}`
} as const

const batch = 1000

export interface IndexedText {
  /** The number of its row. */
  readonly seq: number
  readonly text: string
}

/** Makes texts findable that are not yet. */
export async function indexTexts(db: DeskDb, table: SearchTable, texts: readonly IndexedText[]): Promise<void> {
  const rows = texts.map(({ seq, text }) => ({ rowid: seq, words: indexedWords(text).join(' ') }))
  await insertMany(db, table, rows)
}

/** Makes a text findable in the place of what it was. */
export async function reindexText(db: DeskDb, table: SearchTable, text: IndexedText): Promise<void> {
  await db.deleteFrom(table).where('rowid', '=', text.seq).execute()
  await indexTexts(db, table, [text])
}

/**
 * Makes a table anew out of the texts that are there now, so that no page holds a word of those that were deleted: what FTS5 deletes it
 * only crosses out. Within the transaction that deleted them.
 */
export async function remakeIndex(trx: DeskTransaction, table: SearchTable): Promise<void> {
  const { rows } = await sql<{ sql: string }>`select sql from sqlite_schema where name = ${table}`.execute(trx)
  const made = rows[0]?.sql
  if (made === undefined) throw new Error(`${table} is not there`)
  await sql`drop table ${sql.table(table)}`.execute(trx)
  await sql.raw(made).execute(trx)
  for (let after = 0, isMore = true; isMore;) {
    const { rows: texts } = await textsOf[table](after).execute(trx)
    await indexTexts(trx, table, texts)
    after = texts.at(-1)?.seq ?? after
    isMore = texts.length === batch
  }
}

/** Says in which form the words are. */
const VERSION = 'search-words'

/** Indexes everything anew where the words are in no form or an older one: after a migration, or in a bureau that was restored. */
export async function bringIndexUpToDate(db: DeskDb): Promise<void> {
  if ((await findSetting(db, VERSION)) === SEARCH_WORDS_VERSION) return
  await db.transaction().execute(async trx => {
    await remakeIndex(trx, 'note_search')
    await remakeIndex(trx, 'answer_search')
    await upsertSetting(trx, VERSION, SEARCH_WORDS_VERSION)
  })
}

/** What to match so that every typed word is the beginning of a word of the text; null where no word is typed. Any text may be typed. */
export function matchOf(typed: string): string | null {
  const words = searchWords(typed)
  // The words hold letters and digits only, so that nothing in them means anything to FTS5 between quotes.
  return words.length === 0 ? null : words.map(word => `"${word}"*`).join(' AND ')
}
