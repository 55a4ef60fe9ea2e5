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

/** Makes a bureau in the folder of an app that does not run yet. One visit is in it, so that its place is known. */
export async function makeBureau(
  userData: string,
  language: InterfaceLanguage = 'sv',
  now: () => number = Date.now
): Promise<BureauOnDisk> {
  const core = createCore({
    dataDir: path.join(userData, 'bureau'),
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
