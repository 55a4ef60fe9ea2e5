import { createCipheriv, createHmac } from 'node:crypto'
import type { Month } from '../../shared/domain/month.ts'
import type { Contribution, SecretUniform } from './types.ts'

const bytesAtATime = 4096
const bytesOfNumber = 8

/**
 * Uniform in [0, 1) with 53 bits, from a stream that follows from a secret of the bureau's, the period and everything that is
 * counted in it: AES-256 in counter mode under HMAC-SHA256 of the two. To whoever lacks the secret it is as good as chance and
 * independent for each period. With it, the same data always give the same release: a copy of the bureau that was put back from
 * before an export cannot draw the month a second time, which would tell more than one draw may.
 */
export function keyedUniform(secret: Uint8Array, period: Month, contributions: readonly Contribution[]): SecretUniform {
  const counted = contributions.map(contribution => JSON.stringify(contribution)).toSorted()
  const key = createHmac('sha256', secret)
    .update(JSON.stringify(['fyr release', period, counted]))
    .digest()
  const cipher = createCipheriv('aes-256-ctr', key, Buffer.alloc(16))
  let numbers = Buffer.alloc(0)
  let taken = 0
  return () => {
    if (taken === numbers.length) {
      numbers = cipher.update(Buffer.alloc(bytesAtATime))
      taken = 0
    }
    const drawn = numbers.readBigUInt64LE(taken)
    taken += bytesOfNumber
    return Number(drawn >> 11n) / 2 ** 53
  }
}
