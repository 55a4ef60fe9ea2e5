import { asFyrError } from '../../app/calls.ts'
import { isOwnPassphraseError, OWN_PASSPHRASE } from '../../passphrase-form/OwnPassphraseField.tsx'

/** The field at which an error stands; null for one that belongs to the form as a whole. */
export function fieldOf(error: unknown): 'passphrase' | typeof OWN_PASSPHRASE | null {
  if (error === null) return null
  if (isOwnPassphraseError(error)) return OWN_PASSPHRASE
  return asFyrError(error).code === 'vault.passphrase-weak' ? 'passphrase' : null
}
