import { spawnSync } from 'node:child_process'
import { chmodSync, chownSync, cpSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import { z } from 'zod'
import { emptyCore, openBureau, resourcesDir, testPassphrase, valueOf } from '../bureau.ts'
import { sentVisit } from '../visit-builder.ts'

/** `nobody` on every Linux: an account that owns nothing. Only root may start a process as another one. */
const NOBODY = 65_534
const child = path.join(import.meta.dirname, 'no-permission-child.ts')

/** Runs a script as the other account. */
const asNobody = (...args: readonly string[]) =>
  spawnSync(process.execPath, [child, ...args], {
    uid: NOBODY,
    gid: NOBODY,
    encoding: 'utf8',
    env: { PATH: process.env['PATH'], HOME: os.tmpdir() }
  })

/** The other account must also be able to read the project. */
const canBecomeNobody = process.getuid?.() === 0 && asNobody().status === 0

const everything = { from: null, to: null, topic: null, language: null, withdrawn: false, offset: 0, limit: 9 } as const

const answersSchema = z.array(z.string())

/** A closed bureau with one visit, in a folder that the other account may reach. */
async function newPlace(): Promise<{ home: string; dataDir: string }> {
  const home = mkdtempSync(path.join(os.tmpdir(), 'fyr-nobody-'))
  onTestFinished(() => {
    chmodSync(home, 0o700)
    rmSync(home, { recursive: true, force: true })
  })
  chmodSync(home, 0o777)
  const made = await openBureau()
  valueOf(await made.core.call('visits.record', sentVisit()))
  await made.core.close()
  const dataDir = path.join(home, 'bureau')
  cpSync(made.dataDir, dataDir, { recursive: true })
  await made.close()
  return { home, dataDir }
}

/** What another account is answered that asks about the bureau, opens it (or makes one) and saves a visit: a code each. */
function askAsNobody(dataDir: string, how: 'open' | 'make' = 'open'): string[] {
  const { stdout, stderr } = asNobody(how, dataDir, resourcesDir)
  expect(stderr).toBe('')
  return answersSchema.parse(JSON.parse(stdout))
}

function giveAway(folder: string, mode: number): void {
  for (const name of readdirSync(folder)) chownSync(path.join(folder, name), NOBODY, NOBODY)
  chownSync(folder, NOBODY, NOBODY)
  chmodSync(folder, mode)
}

/** That the bureau is as it was, to whoever may have it. */
async function expectWhole(dataDir: string): Promise<void> {
  chmodSync(dataDir, 0o700)
  const door = emptyCore({ dataDir })
  onTestFinished(door.close)
  valueOf(await door.core.call('bureau.unlock', { passphrase: testPassphrase }))
  expect(valueOf(await door.core.call('visits.list', everything)).total).toBe(1)
}

describe.runIf(canBecomeNobody)(
  'an account that may not (skipped where the tests cannot become another account)',
  () => {
    it('look into the folder is told so, and nothing is made or changed', async () => {
      const { dataDir } = await newPlace()
      expect(askAsNobody(dataDir)).toEqual(['vault.folder-unusable', 'vault.folder-unusable', 'call.locked'])
      await expectWhole(dataDir)
    })

    it('write into the folder is told so, and nothing is made or changed', async () => {
      const { dataDir } = await newPlace()
      giveAway(dataDir, 0o500)
      const before = readdirSync(dataDir).toSorted()
      expect(askAsNobody(dataDir)).toEqual(['ok', 'vault.folder-unusable', 'call.locked'])
      expect(readdirSync(dataDir).toSorted()).toEqual(before)
      await expectWhole(dataDir)
    })

    it('read the desk file is told so', async () => {
      const { dataDir } = await newPlace()
      giveAway(dataDir, 0o700)
      chownSync(path.join(dataDir, 'desk-1.db'), 0, 0)
      expect(askAsNobody(dataDir).slice(1)).toEqual(['vault.folder-unusable', 'call.locked'])
      await expectWhole(dataDir)
    })

    it('make a bureau in a folder of somebody else is told so, and nothing is made', async () => {
      const { home } = await newPlace()
      chmodSync(home, 0o755)
      const before = readdirSync(home)
      expect(askAsNobody(path.join(home, 'new'), 'make')).toEqual(['absent', 'vault.folder-unusable', 'call.locked'])
      expect(readdirSync(home)).toEqual(before)
    })

    it('is let in where the folder is its own', async () => {
      const { dataDir } = await newPlace()
      giveAway(dataDir, 0o700)
      expect(askAsNobody(dataDir)).toEqual(['ok', 'ok', 'ok'])
    })
  }
)
