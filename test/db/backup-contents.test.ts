import fc from 'fast-check'
import { mkdtempSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { expect, it } from 'vitest'
import { deskMigrations } from '../../src/core/db/list.ts'
import { openVault } from '../../src/core/vault/open-vault.ts'
import { verifyVault } from '../../src/core/vault/verify-vault.ts'
import { emptyCore, openBureau, testPassphrase, valueOf } from '../bureau.ts'
import { runs } from '../long-runs.ts'
import { newId, sentQuestion, sentVisit, type SentVisit } from '../visit-builder.ts'

/** What a restored bureau adds of its own: that it was restored, how far it has come, and which backup it is from. */
const ownTables = new Set(['audit', 'audit_head', 'setting', 'vault_meta', 'vault_progress', 'sqlite_sequence'])

const visit = fc.record({
  day: fc.integer({ min: 1, max: 28 }),
  place: fc.constantFrom('Biblioteket', 'Folkets hus', 'الميناء'),
  household: fc.option(fc.integer({ min: 1, max: 30 })),
  notes: fc.array(fc.option(fc.stringMatching(/^[a-zåäö]{1,30}( [a-zåäö]{1,20}){0,3}$/)), {
    minLength: 1,
    maxLength: 3
  }),
  later: fc.constantFrom('stays' as const, 'withdrawn' as const, 'corrected' as const, 'erased' as const)
})
type Life = typeof visit extends fc.Arbitrary<infer Value> ? Value : never

const topics = ['housing.contract', 'work.jobseeking', 'residence.asylum']
const sent = ({ day, place, household, notes }: Life): SentVisit =>
  sentVisit({
    id: newId(),
    date: `2026-03-${String(day).padStart(2, '0')}`,
    place,
    household,
    questions: notes.map((note, index) => sentQuestion({ topic: topics[index] ?? 'housing', note }))
  })

it('whatever a bureau holds, a backup brings back all of it and nothing else', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(visit, { maxLength: 12 }), async lives => {
      const home = mkdtempSync(path.join(os.tmpdir(), 'fyr-contents-'))
      const door = await openBureau()
      const place = emptyCore()
      try {
        for (const each of lives) {
          const recorded = sent(each)
          const target = { id: recorded.id, revision: 1 }
          const followUps = recorded.questions.map(({ id }) => ({
            kind: 'call' as const,
            question: id,
            due: '2026-04-01'
          }))
          valueOf(await door.core.call('visits.record', { ...recorded, followUps }))
          if (each.later === 'withdrawn') valueOf(await door.core.call('visits.withdraw', target))
          if (each.later === 'erased') valueOf(await door.core.call('visits.erase', target))
          if (each.later === 'corrected')
            valueOf(await door.core.call('visits.correct', { ...recorded, channel: 'phone', revision: 1 }))
        }
        const { fileName } = valueOf(await door.core.call('backups.make', { folder: door.core.grant(home) }))
        await door.core.close()
        const request = {
          file: place.core.grant(path.join(home, fileName)),
          secret: { kind: 'passphrase', passphrase: testPassphrase } as const,
          currentPassphrase: null
        }
        valueOf(await place.core.call('backups.restore', { ...request, monthsSince: [] }))
        const [before, after] = [await contentsOf(door.dataDir), await contentsOf(place.dataDir)]
        expect(after.tables).toEqual(before.tables)
        expect(after.audited.slice(0, -1)).toEqual(before.audited.slice(0, after.audited.length - 1))
        expect(after.audited.at(-1)).toBe('restore.done')
        expect(before.audited).toContain('backup.made')
      } finally {
        await door.close()
        await place.close()
        rmSync(home, { recursive: true, force: true })
      }
    }),
    { numRuns: runs(4, 200) }
  )
}, 3_600_000)

/** Every row of every table, and what has been audited. */
async function contentsOf(folder: string) {
  const vault = await openVault(folder, { passphrase: testPassphrase, migrations: deskMigrations, now: Date.now })
  try {
    expect(verifyVault(vault).ok).toBe(true)
    const names = vault.db
      .prepare<[], { name: string }>(`SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name`)
      .all()
      .map(({ name }) => name)
      .filter(name => !ownTables.has(name))
    return {
      tables: new Map(names.map(name => [name, vault.db.prepare(`SELECT * FROM "${name}"`).all().toSorted(byContent)])),
      audited: vault.db.prepare('SELECT action FROM audit ORDER BY seq').pluck().all()
    }
  } finally {
    vault.close()
  }
}

/** Some table has one column only, and none has its rows in an order that a copy must keep. */
const byContent = (a: unknown, b: unknown): number => JSON.stringify(a).localeCompare(JSON.stringify(b))
