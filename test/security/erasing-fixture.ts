import { cpSync, mkdirSync, mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { onTestFinished } from 'vitest'
import type { CoreOptions } from '../../src/core/create-core.ts'
import { deskMigrations } from '../../src/core/db/list.ts'
import { systemPlatform, type Platform } from '../../src/core/platform.ts'
import { restoreBackup } from '../../src/core/vault/backup/restore-backup.ts'
import { openVault } from '../../src/core/vault/open-vault.ts'
import { openBureau, testPassphrase, valueOf, type Door } from '../bureau.ts'
import { everyVisit, type SentVisit } from '../visit-builder.ts'

/** An open bureau that is gone when the test is, with what a test of erasing asks of it. */
export async function newBureau(options: Partial<CoreOptions> = {}) {
  const bureau = await openBureau(options)
  onTestFinished(() => bureau.close())
  const { core } = bureau
  return {
    ...bureau,
    desk: `${bureau.dataDir}/desk-1.db`,
    record: async (visit: SentVisit) => valueOf(await core.call('visits.record', visit)),
    correct: async (visit: SentVisit, revision: number) =>
      valueOf(await core.call('visits.correct', { ...visit, revision })),
    list: async () => valueOf(await core.call('visits.list', everyVisit)),
    audited: async () => (await decrypted(bureau.dataDir)).audit
  }
}

export type Bureau = Awaited<ReturnType<typeof newBureau>>

/**
 * What a copy of the bureau's files holds to somebody who has the passphrase: every page of the desk file in clear, used and free, gaps
 * between rows and all. `serialize` is what the product never calls.
 */
export async function decrypted(dataDir: string) {
  const home = mkdtempSync(path.join(os.tmpdir(), 'fyr-copy-'))
  onTestFinished(() => rmSync(home, { recursive: true, force: true }))
  const copy = path.join(home, 'bureau')
  cpSync(dataDir, copy, { recursive: true })
  const vault = await openVault(copy, { passphrase: testPassphrase, migrations: deskMigrations, now: Date.now })
  try {
    const audit = vault.db
      .prepare<[], { action: string; detail: string }>('SELECT action, detail FROM audit ORDER BY seq')
      .all()
    return {
      pages: vault.db.serialize(),
      freePages: vault.db.pragma('freelist_count', { simple: true }),
      erased: vault.db.prepare('SELECT * FROM erased_visit').all(),
      audit: audit.map(({ action, detail }) => ({ action, detail: JSON.parse(detail) }))
    }
  } finally {
    vault.close()
  }
}

/** Which of these words stand anywhere in the bureau's file. */
export const found = async (bureau: Pick<Door, 'dataDir'>, words: readonly string[]) => {
  const { pages } = await decrypted(bureau.dataDir)
  return words.filter(word => pages.includes(word))
}

/** Which of these words stand anywhere in the file that a backup made now brings back. */
export async function foundInBackup(bureau: Bureau, words: readonly string[]): Promise<string[]> {
  const home = mkdtempSync(path.join(os.tmpdir(), 'fyr-backup-'))
  onTestFinished(() => rmSync(home, { recursive: true, force: true }))
  const [target, restored] = [path.join(home, 'stick'), path.join(home, 'restored')]
  mkdirSync(target)
  valueOf(await bureau.core.call('backups.make', { folder: bureau.core.grant(target) }))
  await restoreBackup(restored, path.join(target, readdirSync(target)[0] ?? ''), {
    secret: { kind: 'passphrase', passphrase: testPassphrase },
    migrations: deskMigrations,
    now: Date.now,
    prepare: async () => undefined
  })
  const { pages } = await decrypted(restored)
  return words.filter(word => pages.includes(word))
}

/** How many notes and answers a search finds. */
export async function searched(bureau: Bureau, typed: string): Promise<number> {
  const { notes, answers } = valueOf(await bureau.core.call('search.find', { typed }))
  return notes.found.length + answers.found.length
}

/** In bytes. */
export const walSize = (bureau: Bureau): number => statSync(`${bureau.desk}-wal`, { throwIfNoEntry: false })?.size ?? 0

/** A bureau whose clock a test can turn. */
export function turnable(start: string): { platform: Platform; turnTo: (day: string) => void } {
  let now = Date.parse(`${start}T10:00:00Z`)
  return { platform: { ...systemPlatform, now: () => now }, turnTo: day => (now = Date.parse(`${day}T10:00:00Z`)) }
}

/** Locks the bureau and opens it on another day. */
export const reopening =
  ({ core }: Bureau, turnTo: (day: string) => void) =>
  async (day: string): Promise<void> => {
    valueOf(await core.call('bureau.lock', { reason: 'asked' }))
    turnTo(day)
    valueOf(await core.call('bureau.unlock', { passphrase: testPassphrase }))
  }
