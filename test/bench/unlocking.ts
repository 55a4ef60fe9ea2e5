import { randomBytes } from 'node:crypto'
import { cpSync } from 'node:fs'
import path from 'node:path'
import { createCore } from '../../src/core/create-core.ts'
import { deskMigrations } from '../../src/core/db/list.ts'
import { inCountedTransaction } from '../../src/core/vault/commit-log.ts'
import { openVault } from '../../src/core/vault/open-vault.ts'
import { standardCost, stretchPassphrase } from '../../src/core/vault/passphrase-cost.ts'
import { resourcesDir, testPassphrase, valueOf } from '../bureau.ts'
import { inFreshFolder } from './fresh-folder.ts'
import { medianOf, secondsOf } from './measure.ts'
import { atMost, type Finding } from './report.ts'
import { seedBureau } from './seed.ts'

const days = Array.from({ length: 730 }, (_unused, day) =>
  new Date(Date.UTC(2024, 10, 1 + day)).toISOString().slice(0, 10)
)

/** The call by which a bureau is unlocked against stretching its passphrase alone, and that of a large bureau, also after a crash. */
export function benchUnlocking(): Promise<Finding[]> {
  return inFreshFolder(async folder => {
    const [usual, large, killed] = ['usual', 'large', 'killed'].map(name => path.join(folder, name))
    if (usual === undefined || large === undefined || killed === undefined) return []
    await seedBureau(usual, 100_000, days)
    const beyond = await unlockBesideArgon2(usual, 9)
    await seedBureau(large, 1_000_000, days)
    // The first makes the notes findable, which is measured with searching.
    await unlock(large)
    const opening = [await unlock(large), await unlock(large), await unlock(large)]
    const vault = await openVault(large, { passphrase: testPassphrase, migrations: deskMigrations, now: Date.now })
    for (let left = 50; left > 0; left -= 1)
      inCountedTransaction(vault.db, () =>
        vault.db.prepare(`UPDATE visit SET revision = revision + 1 WHERE seq = ?`).run(left)
      )
    cpSync(large, killed, { recursive: true })
    vault.close()
    return [
      atMost('unlocking 100,000 visits, beyond Argon2id', beyond * 1000, 50, 'ms', 0),
      atMost('unlocking 1,000,000 visits', medianOf(opening), 2, 's'),
      atMost('the same after a crash', await unlock(killed), 2, 's')
    ]
  })
}

/** How much longer unlocking takes than Argon2id does, in seconds. In turns, so that what else the machine does falls on both alike. */
async function unlockBesideArgon2(dataDir: string, times: number): Promise<number> {
  const stretch = () => stretchPassphrase(testPassphrase, randomBytes(32), standardCost)
  await unlock(dataDir)
  const whole: number[] = []
  const argon2: number[] = []
  for (let time = 0; time < times; time += 1) {
    whole.push(await unlock(dataDir))
    argon2.push(await secondsOf(stretch))
  }
  return medianOf(whole) - medianOf(argon2)
}

/** Seconds from the call to its answer, as the window waits for it. The core starts before and locks after. */
async function unlock(dataDir: string): Promise<number> {
  const core = createCore({ dataDir, resourcesDir, logDir: path.join(dataDir, 'logs') })
  const seconds = await secondsOf(async () => valueOf(await core.call('bureau.unlock', { passphrase: testPassphrase })))
  await core.close()
  return seconds
}
