import { createHash } from 'node:crypto'
import { recordIdSchema, type RecordId } from '../../shared/domain/ids.ts'

/** The same id for the same parts, for ever: a UUIDv8 (RFC 9562 §5.8) made of their SHA-256. */
export function derivedId(...parts: readonly string[]): RecordId {
  const hex = createHash('sha256')
    .update(JSON.stringify(['fyr', ...parts]))
    .digest('hex')
  const variant = ((Number.parseInt(hex.slice(16, 18), 16) & 0x3f) | 0x80).toString(16)
  return recordIdSchema.parse(
    `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-${variant}${hex.slice(18, 20)}-${hex.slice(20, 32)}`
  )
}
