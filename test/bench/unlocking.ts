import { randomBytes } from 'node:crypto'
import { cpSync } from 'node:fs'
import path from 'node:path'
import { deskMigrations } from '../../src/core/db/list.ts'
import { inCountedTransaction } from '../../src/core/vault/commit-log.ts'
import { openVault } from '../../src/core/vault/open-vault.ts'
import { standardCost, stretchPassphrase } from '../../src/core/vault/passphrase-cost.ts'
import { testPassphrase } from '../bureau.ts'
import { inFreshFolder } from './fresh-folder.ts'
import { medianSecondsOf, secondsOf, takingTurns } from './measure.ts'
import { atMost, type Finding } from './report.ts'
import { seedBureau } from './seed.ts'

const days = Array.from({ length: 730 }, (_unused, day) =>
  new Date(Date.UTC(2024, 10, 1 + day)).toISOString().slice(0, 10)
)
const context = { passphrase: testPassphrase, migrations: deskMigrations, now: Date.now }

/** Opening a vault against stretching its passphrase alone, and opening a large one, also after a crash. */
export function benchUnlocking(): Promise<Finding[]> {
  return inFreshFolder(async folder => {
    const [usual, large, killed] = ['usual', 'large', 'killed'].map(name => path.join(folder, name))
    if (usual === undefined || large === undefined || killed === undefined) return []
    await seedBureau(usual, 100_000, days)
    const open = async (from: string) => (await openVault(from, context)).close()
    const stretch = () => stretchPassphrase(testPassphrase, randomBytes(32), standardCost)
    const [whole, argon2] = await takingTurns(9, [() => open(usual), stretch])
    await seedBureau(large, 1_000_000, days)
    const opening = await medianSecondsOf(3, () => open(large))
    const vault = await openVault(large, context)
    for (let left = 50; left > 0; left -= 1)
      inCountedTransaction(vault.db, () =>
        vault.db.prepare(`UPDATE visit SET revision = revision + 1 WHERE seq = ?`).run(left)
      )
    cpSync(large, killed, { recursive: true })
    vault.close()
    return [
      atMost('unlocking 100,000 visits, beyond Argon2id', (whole - argon2) * 1000, 50, 'ms', 0),
      atMost('unlocking 1,000,000 visits', opening, 2, 's'),
      atMost('the same after a crash', await secondsOf(() => open(killed)), 2, 's')
    ]
  })
}
