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
const LARGEST_FILE = 8192

/** So many failed tries are remembered with their time. */
const MOST_TIMES = 50

/** Milliseconds since 1970, in a year that can be written down in four digits: the audit record takes no other. */
const instantSchema = z
  .number()
  .min(0)
  .max(Date.UTC(9999, 11, 31))

const triesSchema = z.object({
  /** Failures in a row: what the wait follows from. */
  failures: z.int().min(0).max(1_000_000),
  lastAt: instantSchema,
  /** Failures that the audit record does not know of yet: how many, and when the latest were. */
  unrecorded: z.int().min(0).max(1_000_000).default(0),
  times: z.array(instantSchema).max(MOST_TIMES).default([])
})
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
  writeTries(folder, {
    failures: tries.failures + 1,
    lastAt: now,
    unrecorded: tries.unrecorded + 1,
    times: [...tries.times, now].slice(-MOST_TIMES)
  })
}

/**
 * Runs a step that tries a passphrase on a backup. A wrong one counts like any other; a right one leaves the count as it was, since a
 * backup of one's own would otherwise be a way to guess at the bureau without waiting. Fails with `vault.too-many-tries`.
 */
export async function countTry<T>(folder: string, now: number, step: () => Promise<T>): Promise<T> {
  beginTry(folder, now)
  try {
    const result = await step()
    forgiveTry(folder)
    return result
  } catch (error) {
    if (!(error instanceof FyrError && error.code === 'backup.wrong-passphrase')) forgiveTry(folder)
    throw error
  }
}

/** Takes back a try that was no guess; the wait of those before it stays. */
function forgiveTry(folder: string): void {
  const tries = readTries(folder)
  const failures = Math.max(0, tries.failures - 1)
  const unrecorded = Math.max(0, tries.unrecorded - 1)
  const times = tries.times.slice(0, -1)
  if (failures > 0) writeTries(folder, { ...tries, failures, unrecorded, times })
  else keep(folder, { ...tries, unrecorded, times })
}

/** Ends the wait: the right passphrase has been given, in the try that was begun last. Failures before it stay to be recorded. */
export function endTries(folder: string): void {
  const tries = readTries(folder)
  keep(folder, { ...tries, unrecorded: tries.unrecorded - 1, times: tries.times.slice(0, -1) })
}

/** Ends the wait: somebody got in without a passphrase. */
export function endWait(folder: string): void {
  keep(folder, readTries(folder))
}

/** Failed tries that the audit record does not know of yet: how many, and the times of the latest, in milliseconds since 1970. */
export function failedTries(folder: string): { readonly count: number; readonly times: readonly number[] } {
  const { unrecorded, times } = readTries(folder)
  return { count: unrecorded, times }
}

/** The failed tries stand in the audit record now. */
export function forgetFailedTries(folder: string): void {
  keep(folder, { ...readTries(folder), unrecorded: 0, times: [] })
}

function keep(folder: string, { unrecorded, times, lastAt }: Tries): void {
  if (unrecorded > 0) {
    writeTries(folder, { failures: 0, lastAt, unrecorded, times })
    return
  }
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
    return { failures: 0, lastAt: 0, unrecorded: 0, times: [] }
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
