import { rmSync } from 'node:fs'
import { z } from 'zod'
import { FyrError } from '../../shared/domain/errors.ts'
import { renameDurably, writeNewFile } from './durable-file.ts'
import { triesFile } from './layout.ts'
import { readRegularFile } from './regular-file.ts'

/**
 * Slows down guessing at the keyboard. It is no more than that: whoever has the files elsewhere can leave this one out,
 * and what stops them is the cost of Argon2 and the length of the passphrase.
 */

const FREE_TRIES = 4
const FIRST_DELAY_SECONDS = 5
const LONGEST_DELAY_SECONDS = 15 * 60
/** Far more than Fyr writes there. */
const LARGEST_FILE = 4096

const triesSchema = z.object({ failures: z.int().min(0).max(1_000_000), lastAt: z.number() })
type Tries = z.infer<typeof triesSchema>

/**
 * Counts a try before it is made, so that killing the program half-way counts too. Fails with `vault.too-many-tries` and
 * the seconds left while there is a delay to sit out; that does not count as a try.
 */
export function beginTry(folder: string, now: number): void {
  const tries = readTries(folder)
  // A clock set back must not stretch the delay, so the wait starts again from the new time.
  const waited = now >= tries.lastAt ? now - tries.lastAt : 0
  const left = delaySeconds(tries.failures) - waited / 1000
  if (left > 0) {
    if (now < tries.lastAt) writeTries(folder, { ...tries, lastAt: now })
    throw new FyrError('vault.too-many-tries', { seconds: Math.ceil(left) })
  }
  writeTries(folder, { failures: tries.failures + 1, lastAt: now })
}

/** Forgets the failures: the right passphrase has been given. */
export function endTries(folder: string): void {
  try {
    rmSync(triesFile(folder), { force: true })
  } catch {
    // A folder that cannot be written is named when the desk file is opened.
  }
}

/** The wait after so many failures in a row: none for four, then 5 s, doubling, at most 15 minutes. */
export function delaySeconds(failures: number): number {
  return failures <= FREE_TRIES
    ? 0
    : Math.min(FIRST_DELAY_SECONDS * 2 ** (failures - FREE_TRIES - 1), LONGEST_DELAY_SECONDS)
}

function readTries(folder: string): Tries {
  try {
    return triesSchema.parse(JSON.parse(String(readRegularFile(triesFile(folder), LARGEST_FILE))))
  } catch {
    return { failures: 0, lastAt: 0 }
  }
}

function writeTries(folder: string, tries: Tries): void {
  const file = triesFile(folder)
  try {
    rmSync(`${file}.new`, { force: true })
    writeNewFile(`${file}.new`, Buffer.from(`${JSON.stringify(tries)}\n`))
    renameDurably(`${file}.new`, file)
  } catch {
    // On a full disk or a read-only folder the rightful person must still get as far as being told so.
  }
}
