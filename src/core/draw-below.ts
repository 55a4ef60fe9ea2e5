import type { Platform } from './platform.ts'

/** A whole number from 0 up to `limit` (at most 65,536), each as likely: numbers past the last whole multiple of it are drawn again. */
export function drawBelow(limit: number, randomBytes: Platform['randomBytes']): number {
  const span = 0x1_00_00
  const usable = span - (span % limit)
  for (;;) {
    const [high = 0, low = 0] = randomBytes(2)
    const drawn = high * 0x1_00 + low
    if (drawn < usable) return drawn % limit
  }
}
