import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  beginTry,
  delaySeconds,
  endTries,
  endWait,
  failedTries,
  forgetFailedTries
} from '../../src/core/vault/tries.ts'
import { openVault } from '../../src/core/vault/open-vault.ts'
import { codeOf, errorOf, migrations, newFolder, newVault, passphrase } from './vault-fixture.ts'

const noon = Date.UTC(2026, 8, 1, 12)

describe('wrong passphrases', () => {
  it('cost growing waits from the fifth on, and the wait survives a restart', async () => {
    const { folder } = await newVault(0)
    const attempt = (word: string, at: number) => openVault(folder, { passphrase: word, migrations, now: () => at })
    for (let tries = 1; tries <= 5; tries += 1)
      expect(await codeOf(attempt('fel', noon))).toBe('vault.wrong-passphrase')
    // Nothing but the folder remembers: every attempt starts from the files alone.
    expect(await errorOf(attempt(passphrase, noon + 1000))).toMatchObject({
      code: 'vault.too-many-tries',
      params: { seconds: 4 }
    })
    expect(await codeOf(attempt('fel', noon + 5000))).toBe('vault.wrong-passphrase')
    expect(await errorOf(attempt(passphrase, noon + 5000))).toMatchObject({ params: { seconds: 10 } })
    const vault = await attempt(passphrase, noon + 15_000)
    vault.close()
    expect(await codeOf(attempt('fel', noon + 15_001))).toBe('vault.wrong-passphrase')
  })

  it('wait 5 s after five, double each time, and never more than 15 minutes', () => {
    expect([0, 1, 4, 5, 6, 7, 12, 13, 1000].map(delaySeconds)).toEqual([0, 0, 0, 5, 10, 20, 640, 900, 900])
  })

  it('while waiting are not tried and do not lengthen the wait', async () => {
    const folder = newFolder()
    for (let tries = 1; tries <= 5; tries += 1) beginTry(folder, noon)
    const before = readFileSync(path.join(folder, 'tries.json'), 'utf8')
    expect(await codeOf(() => beginTry(folder, noon + 4999))).toBe('vault.too-many-tries')
    expect(readFileSync(path.join(folder, 'tries.json'), 'utf8')).toBe(before)
    beginTry(folder, noon + 5000)
  })

  it('never lock anyone out for longer because the clock was set back', async () => {
    const folder = newFolder()
    for (let tries = 1; tries <= 5; tries += 1) beginTry(folder, noon)
    const yearsBefore = noon - 10 * 365 * 86_400_000
    expect(await errorOf(() => beginTry(folder, yearsBefore))).toMatchObject({ params: { seconds: 5 } })
    expect(await errorOf(() => beginTry(folder, yearsBefore + 3000))).toMatchObject({ params: { seconds: 2 } })
    beginTry(folder, yearsBefore + 5000)
  })

  it('are counted before they are made, so that killing the program does not help', () => {
    const folder = newFolder()
    const kept = (): unknown => JSON.parse(readFileSync(path.join(folder, 'tries.json'), 'utf8'))
    const first = { failures: 1, lastAt: noon, unrecorded: 1, times: [noon] }
    beginTry(folder, noon)
    expect(kept()).toEqual(first)
    endTries(folder)
    expect(readdirSync(folder)).toEqual([])
    beginTry(folder, noon)
    expect(kept()).toEqual(first)
  })

  it('are remembered with their times until they are recorded, whatever ended the wait', () => {
    const folder = newFolder()
    for (const second of [0, 1, 2]) beginTry(folder, noon + second * 1000)
    endTries(folder)
    expect(failedTries(folder)).toEqual({ count: 2, times: [noon, noon + 1000] })
    beginTry(folder, noon + 9000)
    endWait(folder)
    expect(failedTries(folder)).toEqual({ count: 3, times: [noon, noon + 1000, noon + 9000] })
    expect(JSON.parse(readFileSync(path.join(folder, 'tries.json'), 'utf8'))).toMatchObject({ failures: 0 })
    forgetFailedTries(folder)
    expect(readdirSync(folder)).toEqual([])
  })

  it('are counted on when there are more than are remembered', () => {
    const folder = newFolder()
    const day = 86_400_000
    for (let index = 0; index < 60; index += 1) beginTry(folder, noon + index * day)
    expect(failedTries(folder).count).toBe(60)
    expect(failedTries(folder).times).toEqual(Array.from({ length: 50 }, (_, index) => noon + (index + 10) * day))
  })

  it('whatever stands in the file, nobody is kept waiting for more than 15 minutes', () => {
    const folder = newFolder()
    const anything = fc.oneof(
      fc.string(),
      fc.json(),
      fc.record({ failures: fc.integer(), lastAt: fc.double() }).map(value => JSON.stringify(value))
    )
    fc.assert(
      fc.property(anything, text => {
        writeFileSync(path.join(folder, 'tries.json'), text)
        expect(() => {
          tryNowOrAfter(folder, 15 * 60 * 1000)
        }).not.toThrow()
      })
    )
  })
})

/** A first try may only start the wait anew; one after the longest wait must go through. */
function tryNowOrAfter(folder: string, wait: number): void {
  try {
    beginTry(folder, noon)
  } catch {
    beginTry(folder, noon + wait)
  }
}
