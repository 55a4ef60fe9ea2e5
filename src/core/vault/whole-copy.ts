import type { Database } from 'better-sqlite3'
import { closeSync, openSync } from 'node:fs'
import { PRIVATE_FILE } from './durable-file.ts'

/**
 * Copies an open file into a new one, encrypted with the same key, and reads the copy back: answers whether every page of it is well
 * and every table has as many rows as the live one has. SQLite's errors come through.
 */
export function copyWhole(db: Database, copy: string): boolean {
  closeSync(openSync(copy, 'wx', PRIVATE_FILE))
  db.prepare('VACUUM INTO ?').run(copy)
  // Attached without a key of its own, the copy is read with the file's.
  db.prepare('ATTACH ? AS copy').run(copy)
  try {
    if (db.pragma('copy.quick_check(1)', { simple: true }) !== 'ok') return false
    const [live, copied] = ['main', 'copy'].map(name => JSON.stringify([versionIn(db, name), rowsIn(db, name)]))
    return live === copied
  } finally {
    db.exec('DETACH copy')
  }
}

/** How many rows each table has. */
export function rowsIn(db: Database, name = 'main'): [string, number][] {
  const tables = db
    .prepare<[], { name: string }>(`SELECT name FROM ${name}.sqlite_schema WHERE type = 'table' ORDER BY name`)
    .all()
  return tables.map(table => {
    const quoted = `"${table.name.replaceAll('"', '""')}"`
    return [table.name, Number(db.prepare(`SELECT count(*) FROM ${name}.${quoted}`).pluck().get())]
  })
}

const versionIn = (db: Database, name: string): number => Number(db.pragma(`${name}.user_version`, { simple: true }))
