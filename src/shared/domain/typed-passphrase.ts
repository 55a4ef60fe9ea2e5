import { z } from 'zod'
import { maximumPassphraseLength } from './passphrase.ts'

/** Only a bound against abuse: whether a passphrase is good enough is judged where one is chosen. */
export const passphraseSchema = z
  .string()
  .min(1)
  .max(maximumPassphraseLength * 4)
