import type { Database } from 'better-sqlite3'
import fc from 'fast-check'
import { writeFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import { createAppendAudit, type Audited } from '../../src/core/audit/append-audit.ts'
import { entryHash, type ChainedEntry } from '../../src/core/audit/chain.ts'
import { openDatabase } from '../../src/core/db/connection.ts'
import { kyselyOver } from '../../src/core/db/kysely.ts'
import { deskMigrations } from '../../src/core/db/list.ts'
import { migrate } from '../../src/core/db/migrate.ts'
import { brokenAudit } from '../../src/core/vault/verify-audit.ts'
import { personIdSchema, visitIdSchema } from '../../src/shared/domain/ids.ts'
import { newId } from '../visit-builder.ts'
import { newFolder } from './vault-fixture.ts'

const platform = { now: () => Date.UTC(2026, 8, 1, 9), randomBytes: (length: number) => Buffer.alloc(length, 5) }
const person = personIdSchema.parse(newId())

/** Entries of several kinds, with and without an id in them. */
function thing(index: number): Audited {
  if (index % 3 === 0) return { action: 'unlock', detail: {} }
  if (index % 3 === 1) return { action: 'notes.expired', detail: { count: index } }
  return { action: 'visit.corrected', detail: { visit: visitIdSchema.parse(newId()), revision: 2 } }
}

type Entry = Omit<ChainedEntry, 'personId'> & { readonly person_id: string | null }

/** A desk file with so many entries in its audit record. */
async function fileWith(entries: number): Promise<Database> {
  const file = path.join(newFolder(), 'desk-1.db')
  writeFileSync(file, '', { mode: 0o600 })
  const db = openDatabase(file, { key: Buffer.alloc(32, 7), mark: Buffer.alloc(16, 9) })
  onTestFinished(() => void (db.open && db.close()))
  migrate(db, deskMigrations)
  const append = createAppendAudit(platform)
  await kyselyOver(db)
    .transaction()
    .execute(async trx => {
      for (let index = 0; index < entries; index += 1) await append(trx, { person, ...thing(index) })
    })
  return db
}

/** Somebody with the open file and SQL, who takes the guards away first. */
function asForger(db: Database, sql: string): void {
  const triggers = db
    .prepare<[], { name: string; sql: string }>(`SELECT name, sql FROM sqlite_schema WHERE type = 'trigger'`)
    .all()
  for (const { name } of triggers) db.exec(`DROP TRIGGER ${name}`)
  db.exec(sql)
  for (const trigger of triggers) db.exec(trigger.sql)
}

describe('the audit record', () => {
  it('is whole after whatever was added', async () => {
    const db = await fileWith(12)
    expect(db.prepare('SELECT count(*) FROM audit').pluck().get()).toBe(12)
    expect(brokenAudit(db)).toEqual([])
    expect(brokenAudit(await fileWith(0))).toEqual([])
  })

  it.each([
    ['changed', `UPDATE audit SET at = '2020-01-01T00:00:00.000Z' WHERE seq = 3`],
    [
      'replaced',
      `INSERT OR REPLACE INTO audit SELECT seq, at, null, action, detail, previous, hash FROM audit WHERE seq = 3`
    ],
    ['upserted', `INSERT INTO audit SELECT * FROM audit WHERE seq = 3 ON CONFLICT DO UPDATE SET action = 'lock'`],
    ['removed', 'DELETE FROM audit WHERE seq = 6'],
    [
      'slipped in',
      `INSERT INTO audit VALUES (7, '2026-09-01T09:00:00.000Z', null, 'unlock', '{}', '${'0'.repeat(64)}', 'x')`
    ],
    ['cut by its head', 'UPDATE audit_head SET seq = 5'],
    ['given another head', `INSERT OR REPLACE INTO audit_head VALUES (1, 0, '')`],
    ['beheaded', 'DELETE FROM audit_head']
  ])('cannot be %s with a plain statement', async (_how, sql) => {
    const db = await fileWith(6)
    expect(() => db.exec(sql)).toThrow(/record/)
    expect(brokenAudit(db)).toEqual([])
  })

  it.each([
    ['a change', `UPDATE audit SET detail = '{"count":1}' WHERE seq = 4`, ['entry 4 was changed']],
    ['a change of who', 'UPDATE audit SET person_id = null WHERE seq = 1', ['entry 1 was changed']],
    ['a gap', 'DELETE FROM audit WHERE seq = 3', ['entry 3 is missing']],
    ['a cut beginning', 'DELETE FROM audit WHERE seq < 3', ['entry 1 is missing']],
    ['a cut end', 'DELETE FROM audit WHERE seq > 4', ['entry 5 is missing, and so is what came after']],
    ['an emptied record', 'DELETE FROM audit', ['entry 1 is missing, and so is what came after']],
    [
      'two entries that changed places',
      'UPDATE audit SET seq = 100 WHERE seq = 2; UPDATE audit SET seq = 2 WHERE seq = 3; UPDATE audit SET seq = 3 WHERE seq = 100',
      ['entry 2 was changed']
    ],
    [
      'a gap that was closed',
      'DELETE FROM audit WHERE seq = 2; UPDATE audit SET seq = seq - 1 WHERE seq > 2',
      ['entry 2 was changed']
    ],
    ['another head', `UPDATE audit_head SET hash = 'x'`, ['the head of the record is not its last entry']],
    ['no head', 'DELETE FROM audit_head', ['the head of the record is missing']]
  ])('shows %s made behind its guards', async (_what, sql, found) => {
    const db = await fileWith(6)
    asForger(db, sql)
    expect(brokenAudit(db)).toEqual(found)
  })

  it('shows an entry that was written anew with a hash of its own', async () => {
    const db = await fileWith(6)
    const found = db.prepare<[], Entry>('SELECT * FROM audit WHERE seq = 3').get()
    if (found === undefined) throw new Error('no entry')
    const { person_id: personId, ...entry } = { ...found, at: '2020-01-01T00:00:00.000Z' }
    const hash = entryHash({ ...entry, personId })
    asForger(db, `UPDATE audit SET at = '${entry.at}', hash = '${hash}' WHERE seq = 3`)
    expect(brokenAudit(db)).toEqual(['entry 4 does not follow the one before'])
  })

  it('shows that a guard was taken away', async () => {
    const db = await fileWith(1)
    db.exec('DROP TRIGGER audit_kept')
    expect(brokenAudit(db)).toEqual(['the trigger audit_kept is missing'])
  })

  it('shows that all of it was taken away', async () => {
    const db = await fileWith(2)
    for (const table of ['audit', 'audit_head']) db.exec(`DROP TABLE ${table}`)
    expect(brokenAudit(db)).toEqual(['the record is missing'])
  })

  it('shows any one change of any member of any entry', async () => {
    const db = await fileWith(8)
    const column = fc.constantFrom('at', 'person_id', 'action', 'detail', 'previous', 'hash')
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 8 }), column, fc.json(), (seq, name, value) => {
        db.exec('SAVEPOINT before')
        db.exec('DROP TRIGGER audit_unchanged')
        const changed = db
          .prepare(`UPDATE audit SET ${name} = ? WHERE seq = ? AND ${name} IS NOT ?`)
          .run(value, seq, value)
        const problems = brokenAudit(db)
        db.exec('ROLLBACK TO before; RELEASE before')
        expect(problems.some(problem => problem.startsWith('entry'))).toBe(changed.changes === 1)
      }),
      { numRuns: 60 }
    )
  })

  it('takes nothing that the action does not name', async () => {
    const db = await fileWith(0)
    const append = createAppendAudit(platform)
    const wordy = { action: 'notes.expired', detail: { count: 1, note: 'kanariefågel' } } as const
    await expect(
      kyselyOver(db)
        .transaction()
        .execute(trx => append(trx, { person, ...wordy }))
    ).rejects.toThrow(/unrecognized/i)
    expect(db.prepare('SELECT count(*) FROM audit').pluck().get()).toBe(0)
  })
})
