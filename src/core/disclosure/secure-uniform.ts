import { randomFillSync } from 'node:crypto'
import type { SecretUniform } from './types.ts'

const numbersAtATime = 256

/** Uniform in [0, 1) with 53 bits from the system's cryptographic source. Each number is wiped from memory as it is taken. */
export function secureUniform(): SecretUniform {
  const pool = new BigUint64Array(numbersAtATime)
  let left = 0
  return () => {
    if (left === 0) {
      randomFillSync(pool)
      left = numbersAtATime
    }
    left -= 1
    const drawn = pool[left] ?? 0n
    pool[left] = 0n
    return Number(drawn >> 11n) / 2 ** 53
  }
}
