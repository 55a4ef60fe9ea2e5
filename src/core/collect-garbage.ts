import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'

/**
 * Lets go of what nothing holds any more, now. A private key that was handed to `node:crypto` stands in its memory, where it cannot be
 * wiped, until the object that held it is collected; then it is overwritten. In a locked bureau that could take all night.
 */
export function collectGarbage(): void {
  setFlagsFromString('--expose-gc')
  const collect: unknown = runInNewContext('gc')
  if (typeof collect === 'function') collect()
}
