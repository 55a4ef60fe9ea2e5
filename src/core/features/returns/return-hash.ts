import { createHmac } from 'node:crypto'
import { stretchPassphrase, type PassphraseCost } from '../../vault/passphrase-cost.ts'
import { deriveKey, wipe } from '../../vault/primitives.ts'

/** What codes are hashed with: drawn once for a bureau, and kept in its desk file only. */
export interface ReturnKey extends PassphraseCost {
  readonly secret: Uint8Array
}

const NO_SALT = new Uint8Array()

/**
 * The keyed hash under which a code is known, in hexadecimal. The same code has the same hash, or it could not be found; so it is stretched
 * before it is hashed, which makes trying all codes hopeless even for whoever has the key as well: see docs/adr/0059.
 */
export async function returnHash(code: string, key: ReturnKey): Promise<string> {
  const salt = deriveKey(key.secret, NO_SALT, 'fyr return code: salt')
  const macKey = deriveKey(key.secret, NO_SALT, 'fyr return code: hash')
  const stretched = await stretchPassphrase(code, salt, key)
  if (stretched === null) throw new RangeError('no return code is that long')
  try {
    return createHmac('sha256', macKey).update(stretched).digest('hex')
  } finally {
    wipe(stretched, macKey)
  }
}
