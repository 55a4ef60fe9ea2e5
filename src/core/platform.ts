import { randomBytes } from 'node:crypto'
import { startOfMonth, uuidv7 } from '../shared/domain/ids.ts'
import { bureauClock, type IsoDate } from '../shared/domain/month.ts'

/** Time and chance, handed in so that a test can hold them still. */
export interface Platform {
  /** Milliseconds since 1970, UTC. */
  readonly now: () => number
  /** Bytes that nobody can foretell. */
  readonly randomBytes: (length: number) => Uint8Array
}

export const systemPlatform: Platform = { now: Date.now, randomBytes: length => randomBytes(length) }

/** A new record number. */
export const newId = (platform: Platform): string => uuidv7(platform.now(), platform.randomBytes(10))

/** A new record number of what a directory shows to others: it tells the month in which it was made, and nothing finer. */
export const newSharedId = (platform: Platform): string =>
  uuidv7(startOfMonth(platform.now()), platform.randomBytes(10))

/** The instant as it stands in the file, in UTC. */
export const timestamp = (platform: Platform): string => new Date(platform.now()).toISOString()

/** Today in the bureau's time zone. */
export const today = (platform: Platform): IsoDate => bureauClock(platform.now()).date
