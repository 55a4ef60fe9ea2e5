import { closeSync, mkdirSync, openSync, rmSync } from 'node:fs'
import path from 'node:path'
import { deskMigrations } from '../../src/core/db/list.ts'
import { makeBackup } from '../../src/core/vault/backup/make-backup.ts'
import { openVault } from '../../src/core/vault/open-vault.ts'
import { testPassphrase } from '../bureau.ts'
import { inFreshFolder } from './fresh-folder.ts'
import { takingTurns } from './measure.ts'
import { atMost, type Finding } from './report.ts'
import { seedBureau } from './seed.ts'

const VISITS = 100_000
const days = Array.from({ length: 28 }, (_, day) => `2026-03-${String(day + 1).padStart(2, '0')}`)

/** A backup of a large bureau, written, read back and checked, against the one thing in it that SQLite does by itself. */
export function benchBackingUp(): Promise<Finding[]> {
  return inFreshFolder(async home => {
    const folder = path.join(home, 'bureau')
    const target = path.join(home, 'stick')
    mkdirSync(target)
    await seedBureau(folder, VISITS, days)
    const vault = await openVault(folder, { passphrase: testPassphrase, migrations: deskMigrations, now: Date.now })
    const raw = path.join(target, 'raw.db')
    const request = {
      target,
      slug: 'provbyran',
      app: 'bench',
      keep: 1,
      alone: async <T>(step: () => T) => step()
    }
    const [whole, vacuum] = await takingTurns(5, [
      () => makeBackup(vault, { ...request, at: Date.now() }),
      async () => {
        rmSync(raw, { force: true })
        closeSync(openSync(raw, 'wx'))
        vault.db.prepare('VACUUM INTO ?').run(raw)
      }
    ])
    vault.close()
    return [
      atMost(`backup of ${VISITS.toLocaleString('en')} visits, read back and checked`, whole, 10, 's'),
      atMost('the same as a multiple of a raw VACUUM INTO', whole / vacuum, 3, '×')
    ]
  })
}
