// oxlint-disable-next-line import/default -- the package is CommonJS: its one export is what an import by default gives
import Database from 'better-sqlite3'
import { readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { assertSettings, deskSettings, openDatabase } from '../../src/core/db/connection.ts'
import { newFolder, newVault, open } from './vault-fixture.ts'

const fileKey = { key: Buffer.alloc(32, 7), mark: Buffer.alloc(16, 9) }

function newFile(): string {
  const file = path.join(newFolder(), 'desk-1.db')
  writeFileSync(file, '')
  return file
}

/** For each setting, a value that the connection can be talked into afterwards. */
const wrong: Readonly<Record<string, string>> = {
  cipher: 'aes256cbc',
  hmac_check: '0',
  locking_mode: 'NORMAL',
  journal_mode: 'DELETE',
  synchronous: 'NORMAL',
  fullfsync: '0',
  checkpoint_fullfsync: '0',
  temp_store: 'FILE',
  secure_delete: 'OFF',
  trusted_schema: 'ON',
  cell_size_check: 'OFF',
  foreign_keys: 'OFF',
  cache_size: '-2000'
}

describe('an open desk file', () => {
  it('asserts exactly what the storage page promises', () => {
    expect(Object.fromEntries(deskSettings.map(({ pragma, expected }) => [pragma, expected]))).toEqual({
      cipher: 'chacha20',
      hmac_check: '1',
      locking_mode: 'exclusive',
      journal_mode: 'wal',
      synchronous: '2',
      fullfsync: '1',
      checkpoint_fullfsync: '1',
      temp_store: '2',
      secure_delete: '1',
      trusted_schema: '0',
      cell_size_check: '1',
      foreign_keys: '1',
      cache_size: '-65536'
    })
  })

  it.each(deskSettings)('has $pragma = $expected', async ({ pragma, expected }) => {
    const { folder } = await newVault(0)
    const vault = await open(folder)
    const found = String(vault.db.pragma(pragma, { simple: true }))
    vault.close()
    expect(found).toBe(expected)
  })

  it.each(deskSettings)('is not taken for safe when $pragma is something else', ({ pragma }) => {
    const db = openDatabase(newFile(), fileKey)
    assertSettings(db)
    db.pragma(`${pragma} = ${wrong[pragma]}`)
    expect(() => assertSettings(db)).toThrow(`not opened safely: ${pragma} is`)
    db.close()
  })

  it.each(deskSettings)('does not open when $pragma cannot be had', ({ pragma, value, expected }) => {
    const file = newFile()
    const settings = deskSettings.map(setting =>
      setting.pragma === pragma ? { pragma, value, expected: `not ${expected}` } : setting
    )
    expect(() => openDatabase(file, fileKey, { settings })).toThrow(`${pragma} is ${expected}, not not ${expected}`)
    openDatabase(file, fileKey).close()
  })

  it('is opened with the raw key, not with a passphrase made of its bytes', () => {
    const file = newFile()
    openDatabase(file, fileKey).exec('CREATE TABLE t (a)').close()
    const db = new Database(file)
    db.pragma(`cipher = 'chacha20'`)
    db.key(fileKey.key)
    expect(() => db.prepare('SELECT * FROM t').all()).toThrow(/not a database/)
    db.close()
  })

  it('begins with its mark, and is otherwise noise', () => {
    const file = newFile()
    openDatabase(file, fileKey)
      .exec(`CREATE TABLE kanariefågel (a); INSERT INTO kanariefågel VALUES ('kanariefågel')`)
      .close()
    const bytes = readFileSync(file)
    expect(bytes.subarray(0, 16).equals(fileKey.mark)).toBe(true)
    expect(bytes.includes('SQLite format')).toBe(false)
    expect(bytes.includes('kanarief')).toBe(false)
  })

  it('says of a folder that is gone what it says of any file that cannot be opened', () => {
    const file = path.join(newFolder(), 'gone', 'desk-1.db')
    expect(() => openDatabase(file, fileKey)).toThrow(expect.objectContaining({ code: 'SQLITE_CANTOPEN' }))
  })

  it('leaves the key to its owner, who wipes it', () => {
    const key = Buffer.alloc(32, 7)
    const db = openDatabase(newFile(), { key, mark: fileKey.mark })
    expect(key.every(byte => byte === 7)).toBe(true)
    key.fill(0)
    db.exec('CREATE TABLE t (a)')
    expect(db.prepare('SELECT count(*) AS count FROM t').get()).toEqual({ count: 0 })
    db.close()
  })
})
