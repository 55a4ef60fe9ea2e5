/**
 * A backup or a restore in a process of its own so that it can be killed: `backup-child.ts backup FOLDER TARGET [N]` or
 * `backup-child.ts restore FOLDER FILE [N]`. With N it kills itself just before the Nth time that it changes something in the file system
 * through Node.
 */
import fs, { writeSync } from 'node:fs'
import { syncBuiltinESMExports } from 'node:module'
import { makeBackup } from '../../src/core/vault/backup/make-backup.ts'
import { restoreBackup } from '../../src/core/vault/backup/restore-backup.ts'
import { openVault } from '../../src/core/vault/open-vault.ts'

const passphrase = 'lampan sjunger om havet'
const context = {
  migrations: [
    {
      version: 1,
      name: 'notes',
      up: () => {
        throw new Error('the vault is made by the test')
      }
    }
  ],
  now: Date.now
}

const steps: Record<string, (folder: string, place: string) => Promise<void>> = {
  async backup(folder, place) {
    const vault = await openVault(folder, { passphrase, ...context })
    await makeBackup(vault, {
      target: place,
      slug: 'provbyran',
      at: Date.now(),
      app: '0.1.0',
      keep: 2,
      alone: async step => step()
    })
    vault.close()
  },
  async restore(folder, place) {
    await restoreBackup(folder, place, {
      ...context,
      secret: { kind: 'passphrase', passphrase },
      async prepare({ vault }) {
        vault.db.exec(`INSERT INTO note (text) VALUES ('restored')`)
      }
    })
  }
}

function dieBeforeChange(last: number): void {
  let left = last
  const count = (target: object, name: string, original: (...args: never[]) => unknown): void => {
    Object.defineProperty(target, name, {
      value(this: unknown, ...args: never[]) {
        left -= 1
        if (left === 0) process.kill(process.pid, 'SIGKILL')
        return original.apply(this, args)
      }
    })
  }
  for (const name of ['openSync', 'writeFileSync', 'renameSync', 'rmSync', 'rmdirSync', 'mkdirSync'] as const)
    count(fs, name, fs[name])
  for (const name of ['open', 'rm', 'rename'] as const) count(fs.promises, name, fs.promises[name])
  syncBuiltinESMExports()
}

const [, , name = '', folder = '', place = '', dieAt] = process.argv
if (dieAt !== undefined) dieBeforeChange(Number(dieAt))
writeSync(1, 'started\n')
await steps[name]?.(folder, place)
writeSync(1, 'done\n')
