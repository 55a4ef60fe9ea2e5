import { mkdtempSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { createCore, type Core, type CoreOptions } from '../src/core/create-core.ts'
import { deskMigrations } from '../src/core/db/list.ts'
import { createVault } from '../src/core/vault/create-vault.ts'
import { cheapestCost } from '../src/core/vault/passphrase-cost.ts'
import type { Role } from '../src/shared/domain/roles.ts'
import type { Result } from '../src/shared/domain/result.ts'

export const resourcesDir = path.resolve(import.meta.dirname, '../resources')
export const testPassphrase = 'sju blå hästar dansar tyst'

export interface Door {
  readonly core: Core
  readonly dataDir: string
  readonly close: () => Promise<void>
}

/** A core on an empty folder of its own; `close` locks it and removes the folder. */
export function emptyCore(options: Partial<CoreOptions> = {}): Door {
  const home = mkdtempSync(path.join(os.tmpdir(), 'fyr-test-'))
  const dataDir = path.join(home, 'bureau')
  const core = createCore({
    dataDir,
    resourcesDir,
    logDir: path.join(home, 'logs'),
    passphraseCost: cheapestCost,
    ...options
  })
  return {
    core,
    dataDir,
    async close() {
      await core.close()
      rmSync(home, { recursive: true, force: true })
    }
  }
}

/** A bureau that has just been made and is open, with its coordinator at the desk. */
export async function openBureau(options: Partial<CoreOptions> = {}) {
  const place = emptyCore(options)
  const { recoveryKey } = valueOf(
    await place.core.call('bureau.create', {
      name: 'Provbyrån',
      municipality: '1280',
      language: 'sv',
      personName: 'Prov Provsson',
      passphrase: testPassphrase
    })
  )
  return { ...place, recoveryKey }
}

/** A vault that is open to somebody with one role. It has no bureau in it: for what happens before a call reaches one. */
export async function openAs(role: Role): Promise<Door> {
  const place = emptyCore()
  const { vault } = await createVault(place.dataDir, {
    passphrase: testPassphrase,
    personName: 'Prov Provsson',
    roles: [role],
    migrations: deskMigrations,
    now: Date.now,
    cost: cheapestCost
  })
  vault.close()
  valueOf(await place.core.call('bureau.unlock', { passphrase: testPassphrase }))
  return place
}

/** The value of a call that was expected to succeed. */
export function valueOf<T>(result: Result<T>): T {
  if (result.ok) return result.value
  throw new Error(`expected an answer, got ${result.error.code} ${JSON.stringify(result.error.params)}`)
}

/** The code of a call that was expected to fail. */
export function codeOf(result: Result<unknown>): string {
  if (result.ok) throw new Error('expected an error, got an answer')
  return result.error.code
}
