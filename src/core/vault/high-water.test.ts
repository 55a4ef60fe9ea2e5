import { createHmac } from 'node:crypto'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import fc from 'fast-check'
import { describe, expect, it, onTestFinished } from 'vitest'
import { macWith, openMark, placeOf, readMark, type Mark } from './high-water.ts'

const mac = macWith(Buffer.alloc(32, 7))
const marks = fc.record({ commits: fc.nat(), at: fc.integer(), merged: fc.nat() })

function newFile(): string {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'fyr-mark-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  return path.join(folder, 'desk.mark')
}

function written(file: string, ...all: Mark[]): void {
  const opened = openMark(file)
  for (const mark of all) opened?.write(placeOf(mark, mac))
  opened?.sync()
  opened?.close()
}

describe('a high-water file', () => {
  it('says the highest of the last two marks, to whoever has the key', () => {
    const file = newFile()
    fc.assert(
      fc.property(marks, mark => {
        const next = { ...mark, commits: mark.commits + 1 }
        written(file, mark, next)
        expect(readMark(file, mac)).toEqual(next)
        expect(readMark(file, macWith(Buffer.alloc(32, 8)))).toBeNull()
      })
    )
  })

  it('with any byte changed, or cut anywhere, says the mark before or nothing, and never a higher one', () => {
    const file = newFile()
    const [before, last] = [
      { commits: 41, at: 1, merged: 40 },
      { commits: 42, at: 2, merged: 40 }
    ]
    written(file, before, last)
    const whole = readFileSync(file)
    const known = [null, before, last].map(mark => JSON.stringify(mark))
    fc.assert(
      fc.property(fc.nat(whole.length - 1), fc.integer({ min: 1, max: 255 }), fc.boolean(), (at, change, cut) => {
        const bytes = Buffer.from(whole)
        bytes.writeUInt8(bytes.readUInt8(at) ^ change, at)
        writeFileSync(file, cut ? whole.subarray(0, at) : bytes)
        expect(known).toContain(JSON.stringify(readMark(file, mac)))
      })
    )
  })

  it('is authenticated as RFC 2104 has it', () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 32, maxLength: 64 }), fc.string(), (key, text) => {
        expect(macWith(key)(text)).toBe(createHmac('sha256', key).update(text).digest('base64url'))
      })
    )
  })
})
