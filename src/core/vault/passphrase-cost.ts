import { hashRaw } from '@node-rs/argon2'
import { z } from 'zod'
import { normalisePassphrase } from '../../shared/domain/passphrase.ts'
import { KEY_BYTES, wipe } from './primitives.ts'

/** What one guess at a passphrase costs: Argon2id (RFC 9106). */
export interface PassphraseCost {
  readonly memoryKiB: number
  readonly passes: number
  readonly lanes: number
}

/** A third of a second or less on the laptops that bureaux have. */
export const standardCost: PassphraseCost = { memoryKiB: 128 * 1024, passes: 3, lanes: 1 }

/** OWASP's minimum. Nothing cheaper is ever written or read; the tests use it to be quick. */
export const cheapestCost: PassphraseCost = { memoryKiB: 19 * 1024, passes: 2, lanes: 1 }

/** Whether a guess at one of these costs at least as much as a guess at the other, in memory and in time. */
export const isAsDearAs = (cost: PassphraseCost, other: PassphraseCost): boolean =>
  cost.memoryKiB >= other.memoryKiB && cost.memoryKiB * cost.passes >= other.memoryKiB * other.passes

/** The bounds are checked before Argon2 is asked for anything: it would take 100 GiB if told to, and be killed for it. */
export const passphraseCostSchema = z.object({
  memoryKiB: z
    .int()
    .min(cheapestCost.memoryKiB)
    .max(1024 * 1024),
  passes: z.int().min(cheapestCost.passes).max(10),
  lanes: z.int().min(1).max(4)
})

/** Longer than any passphrase can be, in UTF-16 units: not worth hashing. */
const LONGEST_TRIED = 4096

/** 32 bytes from a passphrase by Argon2id, which is the library's default, to be wiped by the caller; null for a text too long to be one. */
export async function stretchPassphrase(
  passphrase: string,
  salt: Uint8Array,
  cost: PassphraseCost
): Promise<Buffer | null> {
  const { memoryKiB, passes, lanes } = passphraseCostSchema.parse(cost)
  if (passphrase.length > LONGEST_TRIED) return null
  const bytes = Buffer.from(normalisePassphrase(passphrase))
  try {
    return await hashRaw(bytes, {
      memoryCost: memoryKiB,
      timeCost: passes,
      parallelism: lanes,
      outputLen: KEY_BYTES,
      salt
    })
  } finally {
    wipe(bytes)
  }
}
