import { isUtf8 } from 'node:buffer'
import { TextDecoder } from 'node:util'
import { FyrError } from '../../shared/domain/errors.ts'
import type { ImportEncoding } from '../../shared/features/imports/imports.schema.ts'

/** A file's text, handed out in pieces so that it never stands in memory whole. */
export interface DecodedFile {
  readonly encoding: ImportEncoding
  /** Pieces of text in order, each with the share of the file that has been handed out with it (0 to 1). */
  readonly pieces: () => Generator<{ readonly text: string; readonly share: number }>
}

const pieceBytes = 256 * 1024

/**
 * Tells a file's encoding and decodes it: UTF-16 by its byte order mark, UTF-8 when every byte is right, otherwise
 * Windows-1252 unless it is UTF-8 with a broken byte. Throws `file.binary` for what is no text, `file.cut` for text that ends inside a character, and `file.encoding`
 * with the line where a file stops being right in every encoding that is understood.
 */
export function decodeFile(bytes: Buffer): DecodedFile {
  const { encoding, label, start } = sniffEncoding(bytes)
  return {
    encoding,
    *pieces() {
      const decoder = new TextDecoder(label, { fatal: label !== 'windows-1252', ignoreBOM: true })
      let line = 1
      for (let at = start; at < bytes.length; at += pieceBytes) {
        const end = Math.min(at + pieceBytes, bytes.length)
        const text = decodePiece(decoder, bytes.subarray(at, end), { stream: end < bytes.length, line })
        line += text.split('\n').length - 1
        yield { text, share: end / bytes.length }
      }
    }
  }
}

/** Only UTF-16 can still be wrong here: half a character outside the basic plane. */
function decodePiece(decoder: TextDecoder, piece: Buffer, { stream, line }: { stream: boolean; line: number }): string {
  try {
    return decoder.decode(piece, { stream })
  } catch (cause) {
    throw new FyrError('file.encoding', { line }, { cause })
  }
}

interface Sniffed {
  readonly encoding: ImportEncoding
  readonly label: 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252'
  readonly start: number
}

function sniffEncoding(bytes: Buffer): Sniffed {
  if (startsWith(bytes, [0xff, 0xfe])) return utf16(bytes, 'utf-16le')
  if (startsWith(bytes, [0xfe, 0xff])) return utf16(bytes, 'utf-16be')
  refuseBinary(bytes)
  const marked = startsWith(bytes, [0xef, 0xbb, 0xbf])
  if (isUtf8(bytes)) return { encoding: marked ? 'utf-8-bom' : 'utf-8', label: 'utf-8', start: marked ? 3 : 0 }
  if (endsInsideCharacter(bytes)) throw new FyrError('file.cut', { line: lastLine(bytes) })
  if (marked || holdsUtf8Letters(bytes) || holdsUtf8Sequences(bytes))
    throw new FyrError('file.encoding', { line: firstLineNot(bytes, isUtf8) })
  if (!isWindows1252(bytes)) throw new FyrError('file.encoding', { line: firstLineNot(bytes, isWindows1252) })
  return { encoding: 'windows-1252', label: 'windows-1252', start: 0 }
}

const startsWith = (bytes: Buffer, mark: readonly number[]): boolean =>
  mark.every((byte, position) => bytes[position] === byte)

function utf16(bytes: Buffer, label: 'utf-16le' | 'utf-16be'): Sniffed {
  if (bytes.length % 2 !== 0) throw new FyrError('file.cut', { line: lastLine(bytes) })
  return { encoding: 'utf-16', label, start: 2 }
}

/** A zero byte stands in no text; many control characters near the start are a sign of a picture, a workbook or an archive. */
function refuseBinary(bytes: Buffer): void {
  if (bytes.includes(0)) throw new FyrError('file.binary')
  const head = bytes.subarray(0, 64 * 1024)
  const controls = head.reduce(
    (count, byte) => (byte < 32 && byte !== 9 && byte !== 10 && byte !== 13 ? count + 1 : count),
    0
  )
  if (controls * 100 > head.length) throw new FyrError('file.binary')
}

/** Bytes that mean nothing in Windows-1252: the file was written on something else. */
const undefinedIn1252 = [0x81, 0x8d, 0x8f, 0x90, 0x9d]

const isWindows1252 = (bytes: Buffer): boolean => !undefinedIn1252.some(byte => bytes.includes(byte))

/** Whether a file is UTF-8 beyond ASCII but for the beginning of a character at its end: it was cut in the middle of a letter. */
function endsInsideCharacter(bytes: Buffer): boolean {
  return [1, 2, 3].some(missing => {
    const [lead = 0, ...rest] = bytes.subarray(bytes.length - missing)
    const whole = bytes.subarray(0, bytes.length - missing)
    return (
      lead >= 0xc2 &&
      rest.every(byte => byte >= 0x80 && byte < 0xc0) &&
      whole.some(byte => byte >= 0x80) &&
      isUtf8(whole)
    )
  })
}

/** å, ä, ö, é in UTF-8, which read as Windows-1252 would be "Ã¥": no Swedish word holds that. */
const utf8Letters = ['å', 'ä', 'ö', 'Å', 'Ä', 'Ö', 'é'].map(letter => Buffer.from(letter))

const holdsUtf8Letters = (bytes: Buffer): boolean => utf8Letters.some(letter => bytes.includes(letter))

/**
 * Whether a file holds what Windows-1252 would hardly say: a sequence of three or four bytes that is right in UTF-8 ("â€™"), or
 * several of two ("Ð¸").
 */
function holdsUtf8Sequences(bytes: Buffer): boolean {
  let pairs = 0
  for (let at = bytes.findIndex(isLead); at >= 0 && at < bytes.length; at += 1) {
    const byte = bytes[at] ?? 0
    if (!isLead(byte) || swedishLetters.has(byte)) continue
    const length = sequenceLength(byte)
    if (!isUtf8(bytes.subarray(at, at + length)) || bytes.length < at + length) continue
    if (length > 2) return true
    pairs += 1
    if (pairs === severalPairs) return true
    at += 1
  }
  return false
}

/** One such pair may be a letter and a sign ("ß±"); a second one is no chance. */
const severalPairs = 2

/** å ä é Å Ä Ö É in Windows-1252, after which a sign such as … or ” may stand without meaning anything: ”nu då…”. */
const swedishLetters: ReadonlySet<number> = new Set([0xe5, 0xe4, 0xe9, 0xc5, 0xc4, 0xd6, 0xc9])

const isLead = (byte: number): boolean => byte >= 0xc2 && byte <= 0xf4

function sequenceLength(lead: number): number {
  if (lead >= 0xf0) return 4
  return lead >= 0xe0 ? 3 : 2
}

const lastLine = (bytes: Buffer): number => firstLineNot(bytes, () => true)

/** The first line, counted from 1, whose bytes do not pass; the last one when all do. */
function firstLineNot(bytes: Buffer, passes: (line: Buffer) => boolean): number {
  let line = 1
  for (let start = 0; start < bytes.length; line += 1) {
    const end = bytes.indexOf(10, start)
    if (!passes(bytes.subarray(start, end < 0 ? bytes.length : end))) return line
    if (end < 0) return line
    start = end + 1
  }
  return line
}
