// oxlint-disable-next-line import/default -- the package is CommonJS: its one export is what an import by default gives
import Database from 'better-sqlite3'
import { randomInt } from 'node:crypto'

/** How much of a file a check looks at before the file is used. */
export interface Thoroughness {
  /** A file of at most so many bytes is checked whole. */
  readonly wholeUpTo: number
  /** In a larger one, rows are drawn at random for so many milliseconds. */
  readonly sampleFor: number
}

/** On every opening. A whole check takes about 7 ms for each megabyte: too long for somebody who waits, in a file of ten years. */
export const quick: Thoroughness = { wholeUpTo: 4_000_000, sampleFor: 20 }
/** With commits waiting to be merged, after a crash, when most is at stake. */
export const afterCrash: Thoroughness = { wholeUpTo: 32_000_000, sampleFor: 300 }

/**
 * Reads pages, which authenticates them, and fails with `SQLITE_CORRUPT` or `SQLITE_NOTADB` where one is not as it was written. A small
 * file is read whole. Of a larger one: the schema, the first and the last rows of every table with the way to them, and then rows drawn
 * at random as long as time allows. A page that is passed over is authenticated when it is first used, and by the full check.
 */
export function checkPages(db: Database.Database, { wholeUpTo, sampleFor }: Thoroughness): void {
  const bytes = Number(db.pragma('page_count', { simple: true })) * Number(db.pragma('page_size', { simple: true }))
  if (bytes > wholeUpTo) return sample(db, performance.now() + sampleFor)
  const found = db.pragma('quick_check(1)', { simple: true })
  if (found !== 'ok') throw new Database.SqliteError(String(found), 'SQLITE_CORRUPT')
}

/** More rows than any bureau has. FTS5 numbers its own far apart, and a draw among such numbers would find the same few again and again. */
const MOST_ROWS = 100_000_000

interface Drawn {
  readonly highest: number
  readonly draw: Database.Statement<[number]>
}

function sample(db: Database.Database, until: number): void {
  const tables = tablesOf(db).flatMap(table => readEnds(db, table))
  const rows = tables.reduce((sum, table) => sum + table.highest, 0)
  if (rows === 0) return
  while (performance.now() < until) {
    let place = randomInt(rows)
    const table = tables.find(each => (place -= each.highest) < 0)
    table?.draw.get(randomInt(table.highest) + 1)
  }
}

/** Reads the first row and the last, and answers how to draw others; nothing to draw from a table whose rows are not numbered from one. */
function readEnds(db: Database.Database, { name, isNumbered }: { name: string; isNumbered: boolean }): Drawn[] {
  const table = `"${name.replaceAll('"', '""')}"`
  if (!isNumbered) {
    db.prepare(`SELECT * FROM ${table} LIMIT 1`).get()
    return []
  }
  const draw = db.prepare<[number]>(`SELECT * FROM ${table} WHERE rowid >= ? ORDER BY rowid LIMIT 1`)
  draw.get(0)
  const last = db.prepare<[], [number, ...unknown[]]>(`SELECT rowid, * FROM ${table} ORDER BY rowid DESC LIMIT 1`)
  const [highest = 0] = last.raw().get() ?? []
  return highest > MOST_ROWS ? [] : [{ highest, draw }]
}

function tablesOf(db: Database.Database): { name: string; isNumbered: boolean }[] {
  const rows = db
    .prepare<[], { name: string; wr: number }>(
      `SELECT name, wr FROM pragma_table_list WHERE schema = 'main' AND type IN ('table', 'shadow')`
    )
    .all()
  return rows.map(({ name, wr }) => ({ name, isNumbered: wr === 0 }))
}
