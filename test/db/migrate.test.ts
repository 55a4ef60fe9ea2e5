import type { Database } from 'better-sqlite3'
import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { onTestFinished, describe, expect, it } from 'vitest'
import { openDatabase } from '../../src/core/db/connection.ts'
import { migrate, versionOf } from '../../src/core/db/migrate.ts'
import type { Migration } from '../../src/core/db/migration.ts'
import { contentsOf, errorOf, newFolder } from './vault-fixture.ts'

const fileKey = { key: Buffer.alloc(32, 7), mark: Buffer.alloc(16, 9) }
const secret = 'kanariefågel'

const people: Migration = {
  version: 1,
  name: 'people',
  up: db => db.exec('CREATE TABLE person (id INTEGER PRIMARY KEY, name TEXT NOT NULL) STRICT')
}
const visits: Migration = {
  version: 2,
  name: 'visits',
  up: db =>
    db.exec('CREATE TABLE visit (id INTEGER PRIMARY KEY, person INTEGER NOT NULL REFERENCES person (id)) STRICT')
}
/** Rebuilds a table that others refer to, as SQLite asks one to: this is what foreign keys must be off for. */
const renamedPeople: Migration = {
  version: 3,
  name: 'renamed people',
  up: db =>
    db.exec(`
      CREATE TABLE next (id INTEGER PRIMARY KEY, full_name TEXT NOT NULL) STRICT;
      INSERT INTO next SELECT id, name FROM person;
      DROP TABLE person;
      ALTER TABLE next RENAME TO person;
    `)
}
const all = [people, visits, renamedPeople]

function newFile(): string {
  const file = path.join(newFolder(), 'desk-1.db')
  writeFileSync(file, '', { mode: 0o600 })
  return file
}

function open(file: string): Database {
  const db = openDatabase(file, fileKey)
  onTestFinished(() => void (db.open && db.close()))
  return db
}

function atVersionTwo(): Database {
  const db = open(newFile())
  migrate(db, [people, visits])
  db.exec(`INSERT INTO person VALUES (1, '${secret}'); INSERT INTO visit VALUES (10, 1)`)
  return db
}

const namesBeside = (db: Database): string[] =>
  readdirSync(path.dirname(db.name)).filter(name => name.includes('before'))
const tables = (db: Database): unknown[] => db.prepare('SELECT name FROM sqlite_schema ORDER BY name').pluck().all()

describe('migrating', () => {
  it('takes a new file through every step', () => {
    const db = open(newFile())
    expect(migrate(db, all)).toEqual({ from: 0, to: 3 })
    expect(versionOf(db)).toBe(3)
    expect(tables(db)).toEqual(['person', 'visit'])
  })

  it('does nothing the second time', () => {
    const db = open(newFile())
    migrate(db, all)
    expect(migrate(db, all)).toEqual({ from: 3, to: 3 })
  })

  it('keeps the data, and ends with foreign keys on', () => {
    const db = atVersionTwo()
    expect(migrate(db, all)).toEqual({ from: 2, to: 3 })
    expect(db.prepare('SELECT full_name FROM person JOIN visit ON person.id = visit.person').pluck().all()).toEqual([
      secret
    ])
    expect(db.pragma('foreign_keys', { simple: true })).toBe(1)
    expect(namesBeside(db)).toEqual([])
  })

  it('copies what could be lost, encrypted and for this account only, before the first step', () => {
    const db = atVersionTwo()
    let copies: string[] = []
    const looking: Migration = {
      version: 3,
      name: 'looking',
      up() {
        copies = namesBeside(db)
        const copy = path.join(path.dirname(db.name), copies[0] ?? '')
        expect(readFileSync(copy).includes('kanarief')).toBe(false)
        expect(statSync(copy).mode & 0o077).toBe(0)
      }
    }
    migrate(db, [people, visits, looking])
    expect(copies).toEqual(['desk-1.db.before-2'])
    expect(namesBeside(db)).toEqual([])
  })

  it('makes no copy of a file that holds nothing yet', () => {
    const db = open(newFile())
    let copies = ['not looked']
    migrate(db, [{ ...people, up: () => (copies = namesBeside(db)) }])
    expect(copies).toEqual([])
  })

  it.each([
    [
      'throws',
      () => {
        throw new Error('on purpose')
      }
    ],
    ['makes a mistake in SQL', (db: Database) => db.exec('SELEC 1')],
    ['leaves a reference that points nowhere', (db: Database) => db.exec('DELETE FROM person')]
  ])('undoes a step that %s, and keeps the copy', (_what, fail) => {
    const db = atVersionTwo()
    const failing: Migration = {
      version: 3,
      name: 'failing',
      up(each) {
        each.exec('CREATE TABLE half_done (id INTEGER)')
        fail(each)
      }
    }
    const before = tables(db)
    let thrown: unknown
    try {
      migrate(db, [people, visits, failing])
    } catch (error) {
      thrown = error
    }
    expect(thrown).toMatchObject({ code: 'vault.migration-failed', params: { version: 3, copy: 'desk-1.db.before-2' } })
    expect(versionOf(db)).toBe(2)
    expect(tables(db)).toEqual(before)
    expect(db.pragma('foreign_keys', { simple: true })).toBe(1)

    const copy = open(path.join(path.dirname(db.name), 'desk-1.db.before-2'))
    expect(copy.prepare('SELECT name FROM person').pluck().all()).toEqual([secret])
    copy.close()
    migrate(db, [people, visits])
    expect(namesBeside(db)).toEqual(['desk-1.db.before-2'])
    expect(migrate(db, all)).toEqual({ from: 2, to: 3 })
    expect(namesBeside(db)).toEqual([])
  })

  it('keeps the steps that were done before one failed', () => {
    const db = open(newFile())
    migrate(db, [people])
    const failing: Migration = { version: 3, name: 'failing', up: each => each.exec('SELEC 1') }
    expect(() => migrate(db, [people, visits, failing])).toThrow('vault.migration-failed')
    expect(versionOf(db)).toBe(2)
    expect(namesBeside(db)).toEqual(['desk-1.db.before-1'])
  })

  it('refuses a file from the future before touching it', async () => {
    const db = atVersionTwo()
    const file = db.name
    db.close()
    const before = contentsOf(path.dirname(file))
    const again = open(file)
    expect(await errorOf(() => migrate(again, [people]))).toMatchObject({
      code: 'vault.desk-newer',
      params: { found: 2, known: 1 }
    })
    again.close()
    expect(contentsOf(path.dirname(file))).toEqual(before)
  })

  it('clears away a copy that was cut short or outlived its use', () => {
    const db = atVersionTwo()
    for (const name of ['desk-1.db.before-2.part', 'desk-1.db.before-1'])
      writeFileSync(path.join(path.dirname(db.name), name), 'x')
    migrate(db, all)
    expect(namesBeside(db)).toEqual([])
  })

  it('refuses a list with a gap, before touching the file', () => {
    const db = open(newFile())
    expect(() => migrate(db, [people, renamedPeople])).toThrow('renamed people stands at the wrong place')
    expect(versionOf(db)).toBe(0)
  })
})
