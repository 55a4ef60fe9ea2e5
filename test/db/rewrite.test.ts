// oxlint-disable-next-line import/default -- the package is CommonJS: its one export is what an import by default gives
import Database from 'better-sqlite3'
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import { kyselyOver } from '../../src/core/db/kysely.ts'
import { deskMigrations } from '../../src/core/db/list.ts'
import { rewriteWords, sweepFiles } from '../../src/core/db/rewrite.ts'
import { seededNumbers } from '../bench/seeded-numbers.ts'
import { newFolder } from './vault-fixture.ts'

/** A desk file that is not encrypted, so that its pages can be looked into as they lie on the disk; otherwise set up as the vault sets it up. */
function plainDesk() {
  const file = path.join(newFolder(), 'desk.db')
  const db = new Database(file)
  onTestFinished(() => void db.close())
  for (const pragma of ['locking_mode = EXCLUSIVE', 'journal_mode = WAL', 'temp_store = MEMORY', 'secure_delete = ON'])
    db.pragma(pragma)
  db.pragma('synchronous = OFF')
  db.pragma('foreign_keys = OFF')
  for (const migration of deskMigrations) migration.up(db)
  return { db, file }
}

/** Notes of all lengths come and go at random for a while; answers those that went. */
function comeAndGo(db: Database.Database, seed: number): string[] {
  const pick = seededNumbers(seed)
  const insert = db.prepare(`INSERT INTO note (visit_seq, question_id, text, since) VALUES (?, ?, ?, '2026-03-10')`)
  const remove = db.prepare('DELETE FROM note WHERE question_id = ?')
  const there: { id: string; word: string }[] = []
  const gone: string[] = []
  for (let step = 0; step < 2500; step += 1) {
    if (there.length === 0 || pick(10) < 6) {
      const note = { id: `q${step}`, word: `ord${seed}x${step}slut` }
      // Row numbers are given out at random, so that rows come to stand between others and pages are split.
      insert.run(pick(1000), note.id, `${note.word} ${'x'.repeat(pick(10) === 0 ? pick(6000) : pick(200))}`)
      db.prepare('UPDATE note SET seq = ? WHERE question_id = ?').run(1 + pick(2 ** 40), note.id)
      there.push(note)
    } else {
      const [note] = there.splice(pick(there.length), 1)
      if (note === undefined) continue
      remove.run(note.id)
      gone.push(note.word)
    }
  }
  return gone
}

describe('writing the tables of words anew', () => {
  it('leaves nothing of deleted notes, where deleting alone leaves copies', async () => {
    let leftByDeletingAlone = 0
    for (const seed of [1, 2, 3]) {
      const { db, file } = plainDesk()
      const gone = comeAndGo(db, seed)
      db.pragma('wal_checkpoint(TRUNCATE)')
      const left = () => gone.filter(word => readFileSync(file).includes(word))
      leftByDeletingAlone += left().length
      const before = db.prepare('SELECT * FROM note ORDER BY seq').all()
      await kyselyOver(db)
        .transaction()
        .execute(trx => rewriteWords(trx))
      await sweepFiles(kyselyOver(db))
      expect(left()).toEqual([])
      expect(readFileSync(`${file}-wal`)).toHaveLength(0)
      expect(db.prepare('SELECT * FROM note ORDER BY seq').all()).toEqual(before)
    }
    expect(leftByDeletingAlone).toBeGreaterThan(0)
  })

  it('leaves the schema as it was', async () => {
    const { db } = plainDesk()
    const schema = () => db.prepare('SELECT type, name, tbl_name, sql FROM sqlite_schema ORDER BY name').all()
    const before = schema()
    const rewrite = () =>
      kyselyOver(db)
        .transaction()
        .execute(trx => rewriteWords(trx))
    await rewrite()
    await rewrite()
    expect(schema()).toEqual(before)
  })
})
