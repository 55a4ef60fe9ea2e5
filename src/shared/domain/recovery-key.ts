/**
 * The recovery key as it is printed: 32 secret bytes and a 24-bit checksum in Crockford's base 32, fourteen groups of
 * four characters. Crockford's alphabet has no I, L, O or U, so that what looks alike on paper reads alike here.
 */

export const RECOVERY_KEY_BYTES = 32
export const RECOVERY_KEY_GROUPS = 14
const RECOVERY_KEY_GROUP_LENGTH = 4

const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
const CHARACTERS = RECOVERY_KEY_GROUPS * RECOVERY_KEY_GROUP_LENGTH
const CHECKSUM_BYTES = 3

/** Why a typed key is not taken. `group` counts from 1, as on the printed sheet. */
export type RecoveryKeyProblem =
  | { readonly reason: 'length'; readonly expected: number; readonly found: number }
  | { readonly reason: 'character'; readonly group: number }
  | { readonly reason: 'checksum' }

export type ParsedRecoveryKey =
  { readonly ok: true; readonly bytes: Uint8Array } | { readonly ok: false; readonly problem: RecoveryKeyProblem }

/** Writes 32 bytes as the printed key, groups joined by hyphens. */
export function formatRecoveryKey(bytes: Uint8Array): string {
  if (bytes.length !== RECOVERY_KEY_BYTES) throw new RangeError(`a recovery key has ${RECOVERY_KEY_BYTES} bytes`)
  return splitIntoGroups(encode(withChecksum(bytes))).join('-')
}

/**
 * Reads a key as a person types it: any case, with spaces, hyphens and line ends anywhere, I and L for 1, O for 0.
 * The checksum finds every single wrong character and every swap of two neighbours.
 */
export function parseRecoveryKey(text: string): ParsedRecoveryKey {
  const characters = readAsPrinted(text)
  const wrongAt = [...characters].findIndex(character => !ALPHABET.includes(character))
  if (wrongAt >= 0) {
    return { ok: false, problem: { reason: 'character', group: Math.floor(wrongAt / RECOVERY_KEY_GROUP_LENGTH) + 1 } }
  }
  if (characters.length !== CHARACTERS) {
    return { ok: false, problem: { reason: 'length', expected: CHARACTERS, found: characters.length } }
  }
  const all = decode(characters)
  const bytes = all.slice(0, RECOVERY_KEY_BYTES)
  const whole = all.every((byte, index) => byte === withChecksum(bytes)[index])
  return whole ? { ok: true, bytes } : { ok: false, problem: { reason: 'checksum' } }
}

/** The groups of a printed key, in order, to show them or to ask for one of them back. */
export function recoveryKeyGroups(printed: string): readonly string[] {
  return splitIntoGroups(readAsPrinted(printed))
}

/** Whether what a person typed is group `number` (from 1) of the printed key; as forgiving as `parseRecoveryKey`. */
export function isRecoveryKeyGroup(printed: string, number: number, typed: string): boolean {
  return recoveryKeyGroups(printed)[number - 1] === readAsPrinted(typed)
}

function readAsPrinted(text: string): string {
  return text
    .normalize('NFKC')
    .toUpperCase()
    .replaceAll(/[\s\p{Dash_Punctuation}]/gu, '')
    .replaceAll(/[IL]/g, '1')
    .replaceAll('O', '0')
}

function splitIntoGroups(characters: string): string[] {
  return characters.match(new RegExp(`.{1,${RECOVERY_KEY_GROUP_LENGTH}}`, 'gu')) ?? []
}

function withChecksum(bytes: Uint8Array): Uint8Array {
  const checksum = crc24(bytes)
  const all = new Uint8Array(RECOVERY_KEY_BYTES + CHECKSUM_BYTES)
  all.set(bytes)
  all.set([checksum >>> 16, (checksum >>> 8) & 0xff, checksum & 0xff], RECOVERY_KEY_BYTES)
  return all
}

/** CRC-24 of RFC 4880 §6.1. It guards against slips of the pen, not against people: the key itself is the secret. */
function crc24(bytes: Uint8Array): number {
  let crc = 0xb704ce
  for (const byte of bytes) {
    crc ^= byte << 16
    for (let bit = 0; bit < 8; bit++) {
      crc <<= 1
      if ((crc & 0x1000000) !== 0) crc ^= 0x1864cfb
    }
  }
  return crc & 0xffffff
}

function encode(bytes: Uint8Array): string {
  let text = ''
  let held = 0
  let bits = 0
  for (const byte of bytes) {
    held = (held << 8) | byte
    bits += 8
    while (bits >= 5) {
      bits -= 5
      text += ALPHABET.charAt((held >>> bits) & 31)
    }
    held &= (1 << bits) - 1
  }
  return text
}

function decode(text: string): Uint8Array {
  const bytes = new Uint8Array((text.length * 5) / 8)
  let held = 0
  let bits = 0
  let at = 0
  for (const character of text) {
    held = (held << 5) | ALPHABET.indexOf(character)
    bits += 5
    if (bits >= 8) {
      bits -= 8
      bytes[at] = held >>> bits
      at += 1
      held &= (1 << bits) - 1
    }
  }
  return bytes
}
