import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { createCore } from '../../src/core/create-core.ts'
import { systemPlatform } from '../../src/core/platform.ts'
import { cheapestCost } from '../../src/core/vault/passphrase-cost.ts'
import type { InterfaceLanguage } from '../../src/shared/domain/interface-language.ts'
import { resourcesDir, testPassphrase } from '../bureau.ts'
import { sentVisit } from '../visit-builder.ts'

interface BureauOnDisk {
  readonly recoveryKey: string
}

interface Made extends BureauOnDisk {
  /** The names of its files, and what is in them. */
  readonly files: ReadonlyMap<string, Uint8Array>
}

const madeBefore = new Map<InterfaceLanguage, Promise<Made>>()

/** A copy of a bureau in the folder of an app that does not run yet. One visit is in it, so that its place is known. */
export async function makeBureau(userData: string, language: InterfaceLanguage = 'sv'): Promise<BureauOnDisk> {
  const making = madeBefore.get(language) ?? makeInMemory(language)
  madeBefore.set(language, making)
  const { files, recoveryKey } = await making
  const folder = folderOf(userData)
  mkdirSync(folder, { mode: 0o700, recursive: true })
  for (const [name, content] of files) writeFileSync(path.join(folder, name), content, { mode: 0o600 })
  return { recoveryKey }
}

/** A bureau that is made at a time of its own. */
export async function makeBureauAt(
  now: () => number,
  userData: string,
  language: InterfaceLanguage = 'sv'
): Promise<BureauOnDisk> {
  const core = createCore({
    dataDir: folderOf(userData),
    resourcesDir,
    logDir: path.join(userData, 'logs'),
    passphraseCost: cheapestCost,
    platform: { ...systemPlatform, now }
  })
  const personal = { personName: 'Prov Provsson', passphrase: testPassphrase }
  const made = await core.call('bureau.create', { name: 'Provbyrån', municipality: '1280', language, ...personal })
  if (!made.ok) throw new Error(made.error.code)
  await core.call('bureau.confirmRecoveryKey', null)
  const recorded = await core.call('visits.record', sentVisit({ place: 'Biblioteket' }))
  if (!recorded.ok) throw new Error(recorded.error.code)
  await core.close()
  return made.value
}

async function makeInMemory(language: InterfaceLanguage): Promise<Made> {
  const userData = mkdtempSync(path.join(os.tmpdir(), 'fyr-e2e-'))
  try {
    const { recoveryKey } = await makeBureauAt(Date.now, userData, language)
    const folder = folderOf(userData)
    return {
      recoveryKey,
      files: new Map(readdirSync(folder).map(name => [name, readFileSync(path.join(folder, name))]))
    }
  } finally {
    rmSync(userData, { recursive: true, force: true })
  }
}

const folderOf = (userData: string): string => path.join(userData, 'bureau')
