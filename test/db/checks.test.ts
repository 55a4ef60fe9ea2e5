import { readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import { openDatabase } from '../../src/core/db/connection.ts'
import { checkPages } from '../../src/core/db/page-check.ts'
import type { FromCore } from '../../src/shared/ipc/port.ts'
import { openBureau, valueOf } from '../bureau.ts'
import { sentVisit } from '../visit-builder.ts'
import { newFolder } from './vault-fixture.ts'

const PAGE = 4096

/** Changes one bit of a page, counted from 0. */
function spoilPage(file: string, page: number): void {
  const bytes = readFileSync(file)
  bytes.writeUInt8(bytes.readUInt8(page * PAGE + 900) ^ 4, page * PAGE + 900)
  writeFileSync(file, bytes)
}

describe('a full check', () => {
  it('of a whole bureau says so, tells how far it has come, and is recorded', async () => {
    const { core, close } = await openBureau()
    onTestFinished(close)
    const told: number[] = []
    core.onEvent((event: Extract<FromCore, { type: 'event' }>) => {
      if (event.name === 'job.progress' && event.payload.job === 'check')
        told.push(event.payload.done / event.payload.total)
    })
    const found = valueOf(await core.call('checks.run', null))
    expect(found.ok).toBe(true)
    expect(found.parts.map(part => part.ok)).not.toContain(false)
    expect(told.length).toBeGreaterThan(5)
    expect(told).toEqual(told.toSorted((one, other) => one - other))
  })

  it('names the part that is damaged', async () => {
    const { core, dataDir, close } = await openBureau()
    onTestFinished(close)
    for (let left = 30; left > 0; left -= 1) valueOf(await core.call('visits.record', sentVisit()))
    valueOf(await core.call('checks.run', null))
    const file = path.join(dataDir, 'desk-1.db')
    spoilPage(file, readFileSync(file).length / PAGE - 1)
    const found = valueOf(await core.call('checks.run', null))
    expect(found.ok).toBe(false)
    expect(found.parts.find(part => part.name === 'pages')).toEqual({ name: 'pages', ok: false })
  })
})

describe('a quick check of a large file', () => {
  const key = { key: Buffer.alloc(32, 7), mark: Buffer.alloc(16, 9) }
  const ends = { wholeUpTo: 0, sampleFor: 0 }

  /**
   * A closed file with three hundred rows, each on a page of its own, so that most pages are neither first nor last. Beside them the words
   * by which they are found, whose rows FTS5 numbers far apart.
   */
  function newFile(): string {
    const file = path.join(newFolder(), 'desk-1.db')
    writeFileSync(file, '')
    const db = openDatabase(file, key)
    db.exec('CREATE TABLE note (id INTEGER PRIMARY KEY, text TEXT NOT NULL) STRICT')
    const insert = db.prepare('INSERT INTO note (text) VALUES (?)')
    db.transaction(() => {
      for (let left = 300; left > 0; left -= 1) insert.run('x'.repeat(3000))
    })()
    db.exec('CREATE VIRTUAL TABLE note_search USING fts5(words)')
    db.exec('INSERT INTO note_search (rowid, words) SELECT id, text FROM note')
    db.close()
    return file
  }

  /** What a check says of a file of which a page was spoiled after it had been opened. */
  function saysOf(page: number | null, thoroughness: typeof ends): string {
    const file = newFile()
    const db = openDatabase(file, key)
    onTestFinished(() => void db.close())
    if (page !== null) spoilPage(file, page)
    db.pragma('shrink_memory')
    try {
      checkPages(db, thoroughness)
      return 'well'
    } catch (error) {
      return error instanceof Error && 'code' in error ? String(error.code) : String(error)
    }
  }

  it('passes a whole file', () => {
    expect(saysOf(null, { wholeUpTo: 0, sampleFor: 50 })).toBe('well')
  })

  it('finds damage at the last row at once, and in between by drawing rows', () => {
    const last = readFileSync(newFile()).length / PAGE - 1
    expect(saysOf(last, ends)).toMatch(/SQLITE_(CORRUPT|NOTADB|IOERR)/)
    expect(saysOf(150, ends)).toBe('well')
    expect(saysOf(150, { wholeUpTo: 0, sampleFor: 2000 })).toMatch(/SQLITE_(CORRUPT|NOTADB|IOERR)/)
  })

  it('reads a small one whole', () => {
    expect(saysOf(150, { wholeUpTo: 10_000_000, sampleFor: 0 })).toMatch(/SQLITE_(CORRUPT|NOTADB|IOERR)/)
  })
})
