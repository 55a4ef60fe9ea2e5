import { crc32 } from 'node:zlib'
import { unzipSync, type UnzipFileInfo } from 'fflate'
import { FyrError } from '../shared/domain/errors.ts'

/**
 * Takes the wanted files out of a zip file, by their names in it. Each must be as long as the zip says and have the CRC-32 that stands
 * there: a file that was cut off, or whose sizes lie, is refused whole. `wanted` sees the sizes before anything is unpacked, and no more
 * than they say is ever unpacked. Throws `file.zip-damaged`, and whatever `wanted` throws.
 */
export function readZip(
  bytes: Uint8Array,
  { name, wanted }: { name: string; wanted: (entry: UnzipFileInfo) => boolean }
): ReadonlyMap<string, Uint8Array> {
  const said = new Map<string, { readonly size: number; readonly checksum: number }>()
  try {
    const checksums = checksumsOf(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength))
    const unpacked = unzipSync(bytes, {
      filter(entry) {
        const { value: checksum } = checksums.next()
        if (checksum === undefined || !wanted(entry)) return false
        if (said.has(entry.name)) throw damaged(name)
        said.set(entry.name, { size: entry.originalSize, checksum })
        return true
      }
    })
    return new Map(
      [...said].map(([entry, { size, checksum }]) => {
        const content = unpacked[entry]
        if (content?.length !== size || crc32(content) !== checksum) throw damaged(name)
        return [entry, content]
      })
    )
  } catch (fault) {
    throw fault instanceof FyrError ? fault : damaged(name, fault)
  }
}

const damaged = (file: string, cause?: unknown): FyrError => new FyrError('file.zip-damaged', { file }, { cause })

const endOfList = Buffer.from('PK\u0005\u0006')
const endOfListBytes = 22
const endOfLongList = 0x06064b50
const descriptorMark = 0x08074b50
const endOfLongListLocator = 0x07064b50

/**
 * Whether a zip file is nothing but its files and the list of them: no bytes before, between or after them, where something could be
 * hidden that no program shows. False for what is no zip file.
 */
export function holdsOnlyFiles(bytes: Uint8Array): boolean {
  const zip = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const end = zip.length - endOfListBytes
  if (end < 0 || zip.lastIndexOf(endOfList, end) !== end) return false
  try {
    const entries = [...listed(zip)].toSorted((one, other) => one.start - other.start)
    let at = 0
    for (const { start, packed, isDescribedBehind } of entries) {
      if (start !== at) return false
      at += 30 + zip.readUInt16LE(at + 26) + zip.readUInt16LE(at + 28) + packed
      if (isDescribedBehind) at += zip.readUInt32LE(at) === descriptorMark ? 16 : 12
    }
    return at === listAt(zip, end).at && at + zip.readUInt32LE(end + 12) === end
  } catch (fault) {
    if (fault instanceof RangeError) return false
    throw fault
  }
}

/** The CRC-32 of each entry, in the order in which fflate, which does not look at them, goes through the entries too. */
function* checksumsOf(zip: Buffer): Generator<number, undefined> {
  for (const { checksum } of listed(zip)) yield checksum
}

interface ListedEntry {
  readonly checksum: number
  /** How many bytes it takes, as it is packed. */
  readonly packed: number
  readonly start: number
  /** Its sizes stand behind it once more, as of something that was packed while it was read. */
  readonly isDescribedBehind: boolean
}

/**
 * The entries of the list at a zip file's end, in its order (APPNOTE 4.3.12 to 4.3.16). Fails with a RangeError where the list ends early.
 */
function* listed(zip: Buffer): Generator<ListedEntry, undefined> {
  const end = zip.lastIndexOf(endOfList, zip.length - endOfListBytes)
  if (end < 0) return
  const { at: start, count } = listAt(zip, end)
  let at = start
  for (let entry = 0; entry < count; entry += 1) {
    yield {
      checksum: zip.readUInt32LE(at + 16),
      packed: zip.readUInt32LE(at + 20),
      start: zip.readUInt32LE(at + 42),
      isDescribedBehind: (zip.readUInt16LE(at + 8) & 8) !== 0
    }
    at += 46 + zip.readUInt16LE(at + 28) + zip.readUInt16LE(at + 30) + zip.readUInt16LE(at + 32)
  }
}

function listAt(zip: Buffer, end: number): { at: number; count: number } {
  const short = { at: zip.readUInt32LE(end + 16), count: zip.readUInt16LE(end + 8) }
  if (end < 20 || zip.readUInt32LE(end - 20) !== endOfLongListLocator) return short
  const long = zip.readUInt32LE(end - 12)
  if (zip.readUInt32LE(long) !== endOfLongList) return short
  return { at: zip.readUInt32LE(long + 48), count: zip.readUInt32LE(long + 32) }
}
