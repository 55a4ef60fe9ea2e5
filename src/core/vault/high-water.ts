import { hash, timingSafeEqual } from 'node:crypto'
import { closeSync, constants, fstatSync, fsyncSync, mkdirSync, openSync, writeSync } from 'node:fs'
import path from 'node:path'
import { z } from 'zod'
import { PRIVATE_FILE, PRIVATE_FOLDER } from './durable-file.ts'
import type { Progress } from './progress.ts'
import { readRegularFile } from './regular-file.ts'

/**
 * A high-water file: how far a desk file had come when it was last seen. It is authenticated with a secret from inside the desk
 * file, so that nobody without the key can raise a false alarm, and holds two places that are written in turn, so that a write
 * cut short leaves the one before it.
 */
export interface Mark extends Progress {
  /** How many of the commits were known to stand in the desk file itself, and not in its WAL alone. */
  readonly merged: number
}

const PLACE_BYTES = 256
const PLACES = [0, 1] as const

const countSchema = z.int().min(0)
const placeSchema = z.object({
  kind: z.literal('fyr-mark'),
  format: z.literal(1),
  commits: countSchema,
  at: z.int(),
  merged: countSchema,
  mac: z.string()
})

/** The highest mark in a file, or null where there is none that this key has made: missing, cut, changed, another vault's. */
export function readMark(file: string, mac: Mac): Mark | null {
  try {
    const bytes = readRegularFile(file, PLACE_BYTES * PLACES.length)
    if (typeof bytes === 'string') return null
    const marks = PLACES.map(place => parsePlace(bytes.subarray(place * PLACE_BYTES, (place + 1) * PLACE_BYTES), mac))
    return marks.reduce((highest, mark) => (mark !== null && mark.commits > (highest?.commits ?? -1) ? mark : highest))
  } catch {
    // A place that cannot be read says nothing, and is no fault of the desk file's.
    return null
  }
}

/** A mark as it stands in one of the two places of a file. */
export interface Place {
  readonly bytes: Buffer
  readonly position: number
}

/** A high-water file that is kept open, so that writing it costs microseconds. */
export interface OpenMark {
  /** Hands a place (see `placeOf`) to the system, which keeps it when the program is killed, but not through a power cut. */
  readonly write: (place: Place) => void
  /** Brings what was written to the disk. */
  readonly sync: () => void
  readonly close: () => void
}

/** Opens a high-water file for writing, or answers null where that cannot be: the desk is kept without one. */
export function openMark(file: string): OpenMark | null {
  const handle = openRegular(file)
  if (handle === null) return null
  return {
    write: ({ bytes, position }) => quietly(() => writeSync(handle, bytes, 0, PLACE_BYTES, position)),
    sync: () => quietly(() => fsyncSync(handle)),
    close: () => quietly(() => closeSync(handle))
  }
}

/** Windows has neither flag, and no files for which they are needed. */
const OPEN_OR_MAKE =
  constants.O_RDWR |
  constants.O_CREAT |
  (process.platform === 'win32' ? 0 : constants.O_NONBLOCK | constants.O_NOFOLLOW)

function openRegular(file: string): number | null {
  try {
    mkdirSync(path.dirname(file), { recursive: true, mode: PRIVATE_FOLDER })
    const handle = openSync(file, OPEN_OR_MAKE, PRIVATE_FILE)
    if (fstatSync(handle).isFile()) return handle
    closeSync(handle)
    return null
  } catch {
    return null
  }
}

/** The commit that a mark tells of has been made; that the mark could not be written must not look as if it had not. */
function quietly(step: () => unknown): void {
  try {
    step()
  } catch {
    // A full disk, or a stick that was pulled: the next commit of the desk file says so.
  }
}

/** A mark, ready to be written into any number of files. It takes some microseconds, after every commit. */
export function placeOf(mark: Mark, mac: Mac): Place {
  const { commits, at, merged } = mark
  const text = JSON.stringify({ kind: 'fyr-mark', format: 1, commits, at, merged, mac: mac(textOf(mark)) })
  const position = (commits % PLACES.length) * PLACE_BYTES
  return { bytes: Buffer.from(`${text.padEnd(PLACE_BYTES - 1)}\n`), position }
}

function parsePlace(bytes: Buffer, macOf: Mac): Mark | null {
  const place = placeSchema.safeParse(jsonOf(bytes))
  if (!place.success) return null
  const { commits, at, merged, mac } = place.data
  const expected = Buffer.from(macOf(textOf({ commits, at, merged })))
  const found = Buffer.from(mac)
  return found.length === expected.length && timingSafeEqual(found, expected) ? { commits, at, merged } : null
}

function jsonOf(bytes: Buffer): unknown {
  try {
    return JSON.parse(bytes.toString())
  } catch {
    return null
  }
}

const textOf = ({ commits, at, merged }: Mark): string => `fyr mark 1|${commits}|${at}|${merged}`

const HASH_BLOCK_BYTES = 64

/** Authenticates texts with one key. */
export type Mac = (text: string) => string

/**
 * HMAC-SHA256 (RFC 2104) with a key of at most one block: in this form seven times as fast as `createHmac`, which is made for
 * streams.
 */
export function macWith(key: Uint8Array): Mac {
  const padded = (pad: number): Buffer =>
    Buffer.from(Array.from({ length: HASH_BLOCK_BYTES }, (_, index) => (key[index] ?? 0) ^ pad))
  const [inner, outer] = [padded(0x36), padded(0x5c)]
  return text => {
    const within = hash('sha256', Buffer.concat([inner, Buffer.from(text)]), 'buffer')
    return hash('sha256', Buffer.concat([outer, within]), 'base64url')
  }
}
