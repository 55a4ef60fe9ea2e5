import { createHash } from 'node:crypto'

/** Without vowels no word of any language comes of them. */
const LETTERS = 'bcdfghjkmnpqrstvwxz'

/**
 * A word that stands nowhere else, for one field of one run, so that finding it says where it comes from. It is plain ASCII, which no file
 * escapes, and has no digit, which no guard against personal data minds.
 */
export function wordFor(run: string, field: string): string {
  const letters = [...createHash('sha256').update(`${run} ${field}`).digest().subarray(0, 12)]
  return letters.map(byte => LETTERS[byte % LETTERS.length]).join('')
}
