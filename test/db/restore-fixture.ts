import { mkdtempSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { onTestFinished } from 'vitest'
import type { CallInput } from '../../src/shared/ipc/contract.ts'
import { deskMigrations } from '../../src/core/db/list.ts'
import { systemPlatform } from '../../src/core/platform.ts'
import { openVault } from '../../src/core/vault/open-vault.ts'
import { emptyCore, openBureau, testPassphrase, valueOf, type Door } from '../bureau.ts'
import { everyVisit, sentVisit, type SentVisit } from '../visit-builder.ts'

export const DAY = 24 * 60 * 60 * 1000
export const start = Date.parse('2026-11-22T12:00:00Z')
export const platform = { ...systemPlatform, now: () => start }
const passphrase = { kind: 'passphrase', passphrase: testPassphrase } as const

export function newFolder(): string {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'fyr-stick-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  return folder
}

export async function newBureau(now = platform.now): Promise<Door & { readonly recoveryKey: string }> {
  const door = await openBureau({ platform: { ...platform, now } })
  onTestFinished(door.close)
  return door
}

export function emptyPlace(): Door {
  const door = emptyCore({ platform })
  onTestFinished(door.close)
  return door
}

/** Makes a backup and answers its path. */
export async function backUp({ core }: Door): Promise<string> {
  const folder = newFolder()
  const { fileName } = valueOf(await core.call('backups.make', { folder: core.grant(folder) }))
  return path.join(folder, fileName)
}

export const lock = async ({ core }: Door) => valueOf(await core.call('bureau.lock', { reason: 'asked' }))
export const unlock = async ({ core }: Door) =>
  valueOf(await core.call('bureau.unlock', { passphrase: testPassphrase }))

const request = ({ core }: Door, file: string): CallInput<'backups.preview'> => ({
  file: core.grant(file),
  secret: passphrase,
  currentPassphrase: null
})
export const preview = (door: Door, file: string, changes: Partial<CallInput<'backups.preview'>> = {}) =>
  door.core.call('backups.preview', { ...request(door, file), ...changes })
export const restore = (door: Door, file: string, changes: Partial<CallInput<'backups.restore'>> = {}) =>
  door.core.call('backups.restore', { ...request(door, file), monthsSince: null, ...changes })

export const record = async ({ core }: Door, visits: readonly SentVisit[]) => {
  for (const visit of visits) valueOf(await core.call('visits.record', visit))
}
export const visitsIn = (month: string, count: number) =>
  Array.from({ length: count }, (_unused, day) =>
    sentVisit({ date: `${month}-${String((day % 28) + 1).padStart(2, '0')}` })
  )
export const listVisits = async ({ core }: Door) => valueOf(await core.call('visits.list', everyVisit))
export const exportTo = ({ core }: Door, month: string) =>
  core.call('months.export', { month, folder: core.grant(newFolder()) })
export const replaceTo = ({ core }: Door, month: string) =>
  core.call('months.replace', { month, folder: core.grant(newFolder()), neverLeft: true })

/** The ids of the visits that a bureau's own releases have counted, all of them or those of some months. */
export async function countedIn(dataDir: string, of: readonly string[] | null = null): Promise<unknown[]> {
  const vault = await openVault(dataDir, { passphrase: testPassphrase, migrations: deskMigrations, now: platform.now })
  const wanted = JSON.stringify(of ?? [])
  const ids = vault.db
    .prepare(
      `SELECT visit.id FROM release_visit JOIN visit ON visit.seq = visit_seq JOIN release ON release.id = release_id
       WHERE ? OR release.month IN (SELECT value FROM json_each(?))`
    )
    .pluck()
    .all(of === null ? 1 : 0, wanted)
  vault.close()
  return ids
}
