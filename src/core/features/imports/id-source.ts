import { uuidv7 } from '../../../shared/domain/ids.ts'
import type { Platform } from '../../platform.ts'

const idBytes = 10
const idsPerDraw = 4096

/** Gives out record numbers. Chance is drawn for many at a time: asking the system for each costs more than all the rest of an id. */
export function createIdSource(platform: Platform): () => string {
  let bytes = new Uint8Array()
  let used = 0
  return () => {
    if (used === bytes.length) {
      bytes = new Uint8Array(platform.randomBytes(idBytes * idsPerDraw))
      used = 0
    }
    used += idBytes
    return uuidv7(platform.now(), bytes.subarray(used - idBytes, used))
  }
}
