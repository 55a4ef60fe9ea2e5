import { spawn } from 'node:child_process'
import { randomInt } from 'node:crypto'
import { once } from 'node:events'
import { cpSync } from 'node:fs'
import path from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { expect, it } from 'vitest'
import { createCore, type Core } from '../../src/core/create-core.ts'
import { openBureau, resourcesDir, testPassphrase, valueOf } from '../bureau.ts'
import { newFolder } from '../db/vault-fixture.ts'
import { runs } from '../long-runs.ts'
import { inTurns } from './vault-process.ts'

const LANES = 3
const KILLS = runs(12, 150)

/** What a process had said that it had saved, so often at least, before it was killed: the latest revision of each visit. */
async function saveUntilKilled(home: string, times: number): Promise<Map<string, number>> {
  const running = spawn(process.execPath, [path.join(import.meta.dirname, 'save-child.ts'), home], {
    stdio: ['ignore', 'pipe', 'inherit']
  })
  const ended = once(running, 'close')
  let said = ''
  running.stdout.setEncoding('utf8').on('data', (text: string) => (said += text))
  // A line that was cut by the kill was not said.
  const lines = (): string[] => said.split('\n').slice(0, -1)
  while (lines().length < times && running.exitCode === null && running.signalCode === null)
    await Promise.race([once(running.stdout, 'data'), ended])
  await pause(randomInt(250))
  running.kill('SIGKILL')
  const [, signal] = await ended
  expect(signal).toBe('SIGKILL')
  return new Map(lines().map(line => [line.slice(0, line.indexOf(' ')), Number(line.slice(line.indexOf(' ') + 1))]))
}

/** Which of these visits are not there as they were saved. */
async function missing(home: string, saved: ReadonlyMap<string, number>): Promise<string[]> {
  const core = createCore({ dataDir: path.join(home, 'bureau'), logDir: path.join(home, 'logs'), resourcesDir })
  valueOf(await core.call('bureau.unlock', { passphrase: testPassphrase }))
  const lost: string[] = []
  for (const [id, revision] of saved) if ((await revisionOf(core, id)) < revision) lost.push(id)
  await core.close()
  return lost
}

async function revisionOf(core: Core, id: string): Promise<number> {
  const opened = await core.call('visits.open', { id })
  return opened.ok ? opened.value.visit.revision : 0
}

it(
  `every visit that was acknowledged is there after each of ${KILLS} kills, with every correction`,
  { timeout: runs(180_000, 1_800_000) },
  async () => {
    const made = await openBureau()
    await made.core.close()
    let kills = 0
    let acknowledged = 0
    await inTurns(
      Array.from({ length: LANES }, () => newFolder()),
      async home => {
        cpSync(made.dataDir, path.join(home, 'bureau'), { recursive: true })
        const saved = new Map<string, number>()
        for (let left = KILLS / LANES; left > 0; left -= 1) {
          const lately = await saveUntilKilled(home, 1 + 2 * (left % 3))
          for (const [id, revision] of lately) saved.set(id, revision)
          kills += 1
          acknowledged += lately.size
          expect(await missing(home, lately)).toEqual([])
        }
        // What was saved before an earlier kill has survived all later ones.
        expect(await missing(home, saved)).toEqual([])
      },
      LANES
    )
    await made.close()
    expect(kills).toBe(KILLS)
    expect(acknowledged).toBeGreaterThan(KILLS)
  }
)
