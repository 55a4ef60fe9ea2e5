import { spawn } from 'node:child_process'
import { randomInt } from 'node:crypto'
import { cpSync, existsSync, mkdirSync, readdirSync } from 'node:fs'
import path from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { describe, expect, it, vi } from 'vitest'
import { checkBackupFile } from '../../src/core/vault/backup/backup-file.ts'
import { verifyVault } from '../../src/core/vault/verify-vault.ts'
import { backedUpVault, backUp, restore } from '../db/backup-fixture.ts'
import { addNotes, countNotes, inVault, newFolder } from '../db/vault-fixture.ts'
import { runs } from '../long-runs.ts'
import { inTurns } from './vault-process.ts'

// Many processes, one after another, on a machine that may be slow.
vi.setConfig({ testTimeout: 600_000 })

const OLD = 300
const NEW = 40

interface End {
  readonly signal: NodeJS.Signals | null
  readonly errors: string
}

/** Runs `backup-child.ts`, until it ends, kills itself before a change, or is killed after a while. */
function run(step: 'backup' | 'restore', folder: string, place: string, { dieAt = 0, after = 0 }): Promise<End> {
  const script = path.join(import.meta.dirname, 'backup-child.ts')
  const args = [script, step, folder, place, ...(dieAt === 0 ? [] : [String(dieAt)])]
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'pipe'] })
  let errors = ''
  child.stderr.setEncoding('utf8').on('data', (text: string) => (errors += text))
  if (after > 0) child.stdout.once('data', () => void pause(after).then(() => child.kill('SIGKILL')))
  return new Promise(resolve => child.on('close', (_code, signal) => resolve({ signal, errors })))
}

/**
 * Kills the child before each of its changes of the file system (in `npm test` every third, from another one each time), and then at
 * moments of chance.
 */
async function killEverywhere(
  step: 'backup' | 'restore',
  prepare: (round: string) => { readonly folder: string; readonly place: string },
  check: (folder: string, place: string) => Promise<void>
): Promise<number> {
  let lived = Infinity
  let kills = 0
  const everySo = runs(3, 1)
  const first = 1 + randomInt(everySo)
  const rounds = Array.from({ length: 150 / everySo }, (_, index) => first + index * everySo)
  await inTurns(rounds, async dieAt => {
    if (dieAt > lived) return
    const { folder, place } = prepare(`before-${dieAt}`)
    const { signal, errors } = await run(step, folder, place, { dieAt })
    expect(errors).toBe('')
    if (signal === null) lived = Math.min(lived, dieAt)
    else kills += 1
    await check(folder, place)
  })
  await inTurns(
    Array.from({ length: runs(3, 200) }, (_, index) => index),
    async index => {
      const { folder, place } = prepare(`at-${index}`)
      await run(step, folder, place, { after: 1 + randomInt(250) })
      await check(folder, place)
    }
  )
  return kills
}

describe('killed while a backup is made', () => {
  it('every backup that has its name is whole, the earlier one is there, and the next clears away what was left', async () => {
    const { folder: vault, target } = await backedUpVault(OLD)
    const [earlier = ''] = readdirSync(target)
    const home = newFolder()
    const kills = await killEverywhere(
      'backup',
      round => {
        const folder = path.join(home, round, 'vault')
        const place = path.join(home, round, 'stick')
        cpSync(vault, folder, { recursive: true })
        cpSync(target, place, { recursive: true })
        return { folder, place }
      },
      async (folder, place) => {
        const whole = readdirSync(place).filter(name => name.endsWith('.fyrbackup'))
        expect(whole).toContain(earlier)
        for (const name of whole) await checkBackupFile(path.join(place, name))
        await inVault(folder, async opened => {
          expect(countNotes(opened)).toBe(OLD)
          expect(readdirSync(folder).filter(name => name.includes('backup'))).toEqual([])
          await backUp(opened, place, { at: Date.now() + 60_000 })
        })
        expect(readdirSync(place).filter(name => !name.endsWith('.fyrbackup'))).toEqual([])
      }
    )
    expect(kills).toBeGreaterThan(runs(2, 8))
  })
})

describe('killed while a backup is restored', () => {
  /** The old bureau or the restored one; with the restored one, the old one beside it. */
  async function isOneOrTheOther(folder: string): Promise<void> {
    const notes = await inVault(folder, opened => {
      expect(verifyVault(opened).ok).toBe(true)
      return countNotes(opened)
    })
    expect([OLD, NEW + 1]).toContain(notes)
    const asides = readdirSync(folder).filter(name => name.startsWith('before-restore-'))
    expect(asides).toHaveLength(notes === OLD ? 0 : 1)
    for (const name of asides) await inVault(path.join(folder, name), old => expect(countNotes(old)).toBe(OLD))
    expect(['restoring', 'restore.json', 'creating.lock'].filter(name => existsSync(path.join(folder, name)))).toEqual(
      []
    )
  }

  it('there is a bureau that opens, the old one or the restored one, and nothing half-done', async () => {
    const { folder: vault, file } = await backedUpVault(NEW)
    await inVault(vault, opened => addNotes(opened, OLD - NEW))
    const home = newFolder()
    const kills = await killEverywhere(
      'restore',
      round => {
        const folder = path.join(home, round)
        cpSync(vault, folder, { recursive: true })
        return { folder, place: file }
      },
      isOneOrTheOther
    )
    expect(kills).toBeGreaterThan(runs(6, 20))
  })

  it('where there was none, there is the restored one or still none', async () => {
    const { file } = await backedUpVault(NEW)
    const home = newFolder()
    const kills = await killEverywhere(
      'restore',
      round => {
        mkdirSync(path.join(home, round))
        return { folder: path.join(home, round), place: file }
      },
      async folder => {
        if (!existsSync(path.join(folder, 'keyring.json')) && !existsSync(path.join(folder, 'restore.json')))
          await restore(folder, file)
        await inVault(folder, opened => expect([NEW, NEW + 1]).toContain(countNotes(opened)))
      }
    )
    expect(kills).toBeGreaterThan(runs(4, 15))
  })
})
