import fc from 'fast-check'
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { zipSync } from 'fflate'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { createCore, type Core } from '../../src/core/create-core.ts'
import { madeUpRelease } from '../../src/core/release/made-up-release.ts'
import { verifyRelease } from '../../src/core/release/verify-release.ts'
import { writeRelease } from '../../src/core/release/write-release.ts'
import { openBureau, resourcesDir, testPassphrase, valueOf, type Door } from '../bureau.ts'
import { runs } from '../long-runs.ts'
import { sentVisit } from '../visit-builder.ts'
import { mutated } from './mutations.ts'

vi.setConfig({ testTimeout: runs(180_000, 3_600_000) })

/** How much (bytes) the process may grow by, whatever it is given. */
const MOST_MEMORY = 700 * 1024 * 1024

let home = ''
let whole = ''
let before = 0
beforeAll(async () => {
  home = mkdtempSync(path.join(os.tmpdir(), 'fyr-fuzz-'))
  whole = path.join(home, 'whole')
  const made = await openBureau()
  for (let left = 5; left > 0; left -= 1) valueOf(await made.core.call('visits.record', sentVisit()))
  // While it is open, so that the newest commits stand in the WAL.
  cpSync(made.dataDir, whole, { recursive: true })
  await made.close()
  await makeFile('tries.json')
  before = process.memoryUsage().rss
})
afterAll(() => rmSync(home, { recursive: true, force: true }))

async function makeFile(name: string): Promise<void> {
  const core = coreOn(whole)
  await core.call('bureau.unlock', { passphrase: 'en annan lösenfras' })
  await core.close()
  expect(readdirSync(whole)).toContain(name)
}

const coreOn = (dataDir: string): Core => createCore({ dataDir, resourcesDir, logDir: path.join(home, 'logs') })

let copies = 0
/** What a bureau answers, with one of its files replaced: to being asked about, unlocked and looked into. */
async function answersWith(name: string, bytes: Buffer): Promise<string[]> {
  copies += 1
  const folder = path.join(home, String(copies))
  cpSync(whole, folder, { recursive: true })
  writeFileSync(path.join(folder, name), bytes)
  const core = coreOn(folder)
  const filter = { from: null, to: null, topic: null, language: null, withdrawn: false, offset: 0, limit: 50 }
  const results = [
    await core.call('bureau.status', null),
    await core.call('bureau.unlock', { passphrase: testPassphrase }),
    await core.call('visits.list', filter)
  ]
  await core.close()
  rmSync(folder, { recursive: true })
  return results.map(result => (result.ok ? 'ok' : result.error.code))
}

describe('a bureau with a file changed in any way is opened as it was, or refused for a reason that has a name', () => {
  it.each(['keyring.json', 'keyring.json.bak', 'tries.json', 'desk.mark', 'desk-1.db', 'desk-1.db-wal'])(
    '%s',
    async name => {
      const bytes = readFileSync(path.join(whole, name))
      await fc.assert(
        fc.asyncProperty(mutated(bytes), async changed => {
          const answers = await answersWith(name, changed)
          expect(answers).not.toContain('internal')
        }),
        { numRuns: runs(25, 400) }
      )
      expect(process.memoryUsage().rss - before).toBeLessThan(MOST_MEMORY)
    }
  )
})

it.each([
  { lastAt: 1, times: [1e300] },
  { lastAt: 8.64e15 + 1, times: [] },
  { lastAt: 1, times: [Date.UTC(12_000, 0)] },
  { lastAt: -5, times: [-1e18] }
])('a note of tries at times that no calendar has keeps nobody out: %j', async times => {
  const note = Buffer.from(JSON.stringify({ failures: 1, unrecorded: 2, ...times }))
  expect(await answersWith('tries.json', note)).toEqual(['ok', 'ok', 'ok'])
})

describe('a spreadsheet changed in any way is understood, or refused for a reason that has a name', () => {
  let door: Door
  beforeAll(async () => {
    door = await openBureau()
  })
  afterAll(() => door.close())

  const sheet = [
    'Besök nr;Datum;Tid;Plats;Språk;Fråga;Åtgärd;Hänvisad till;Anteckning',
    ...Array.from(
      { length: 12 },
      (_, row) => `${row};2025-03-${10 + row};10:00;Kyrkan;arabiska;Hyresavtal;Information;;"rad ""${row}""\nslut"`
    )
  ].join('\r\n')
  it.each<[string, Buffer]>([
    ['UTF-8', Buffer.from(sheet)],
    ['UTF-16', Buffer.from(`\ufeff${sheet}`, 'utf16le')],
    ['Windows-1252', Buffer.from(sheet, 'latin1')]
  ])('%s', async (_encoding, bytes) => {
    const file = path.join(home, 'besök.csv')
    await fc.assert(
      fc.asyncProperty(mutated(bytes), async changed => {
        writeFileSync(file, changed)
        const preview = await door.core.call('imports.preview', { file: door.core.grant(file), mapping: null })
        const run = await door.core.call('imports.run', { file: door.core.grant(file), mapping: null, hash: null })
        expect([preview, run].map(result => (result.ok ? 'ok' : result.error.code))).not.toContain('internal')
      }),
      { numRuns: runs(60, 400) }
    )
    expect(process.memoryUsage().rss - before).toBeLessThan(MOST_MEMORY)
  })
})

describe('a release changed in any way is judged, and never taken for the one that was written', () => {
  let folder = ''
  beforeAll(async () => {
    folder = (await writeRelease(await madeUpRelease(), path.join(home, 'release'))).folder
  })

  const isRefused = async (target: string): Promise<boolean> =>
    !(await verifyRelease(target, { attackBudget: 2_000 })).passed

  it('in a folder', async () => {
    const files = readdirSync(folder)
    const changes = fc
      .constantFrom(...files)
      .chain(name => mutated(readFileSync(path.join(folder, name))).map(changed => ({ name, changed })))
    const copy = path.join(home, 'copy', path.basename(folder))
    await fc.assert(
      fc.asyncProperty(changes, async ({ name, changed }) => {
        fc.pre(!changed.equals(readFileSync(path.join(folder, name))))
        rmSync(copy, { recursive: true, force: true })
        cpSync(folder, copy, { recursive: true })
        writeFileSync(path.join(copy, name), changed)
        expect(await isRefused(copy)).toBe(true)
      }),
      { numRuns: runs(40, 400) }
    )
  })

  it('in a zip', async () => {
    const packed = Object.fromEntries(readdirSync(folder).map(name => [name, readFileSync(path.join(folder, name))]))
    const zip = Buffer.from(zipSync({ [path.basename(folder)]: packed }))
    mkdirSync(path.join(home, 'zip'))
    const target = path.join(home, 'zip', `${path.basename(folder)}.zip`)
    await fc.assert(
      fc.asyncProperty(mutated(zip), async changed => {
        writeFileSync(target, changed)
        // Some of a zip's bytes mean nothing; then what is in it is what was written.
        await verifyRelease(target, { attackBudget: 2_000 })
      }),
      { numRuns: runs(40, 400) }
    )
    expect(process.memoryUsage().rss - before).toBeLessThan(MOST_MEMORY)
  })
})
