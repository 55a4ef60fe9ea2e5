import { zipSync } from 'fflate'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { FyrError } from '../shared/domain/errors.ts'
import { holdsOnlyFiles, readZip } from './read-zip.ts'

/** No more than this is unpacked of a file whose sizes were changed. */
const megabyte = 1024 * 1024

const read = (bytes: Uint8Array, isWanted: (name: string) => boolean = () => true) =>
  readZip(bytes, {
    name: 'katalog.zip',
    wanted: ({ name, originalSize }) => originalSize < megabyte && isWanted(name)
  })

function faultOf(bytes: Uint8Array): Pick<FyrError, 'code' | 'params'> | null {
  try {
    read(bytes)
    return null
  } catch (fault) {
    if (!(fault instanceof FyrError)) throw fault
    return { code: fault.code, params: fault.params }
  }
}

const damaged = { code: 'file.zip-damaged', params: { file: 'katalog.zip' } }
const sample = zipSync({ 'a.csv': Buffer.from('id,name\r\n1,Ett'), 'b.csv': Buffer.from('id\r\n1') })

/** The sample with the sizes that a file is said to have, both before it and in the list at the end. */
function saying(size: number): Buffer {
  const bytes = Buffer.from(sample)
  for (const [signature, sizeAt] of [
    ['PK\u0003\u0004', 22],
    ['PK\u0001\u0002', 24]
  ] as const)
    bytes.writeUInt32LE(size, bytes.indexOf(signature) + sizeAt)
  return bytes
}

describe('a zip file', () => {
  it('gives back whatever was packed, and of it only what is wanted', () => {
    // The name that fflate, which packs here, takes for an object's prototype and loses.
    const packable = fc.stringMatching(/^[a-zåäö/_. -]{1,20}$/).filter(name => name !== '__proto__')
    const names = fc.uniqueArray(packable, { maxLength: 6 })
    fc.assert(
      fc.property(names, fc.array(fc.uint8Array({ maxLength: 400 }), { minLength: 6 }), (all, contents) => {
        const files = new Map(all.map((name, position) => [name, contents[position] ?? new Uint8Array()]))
        const zip = zipSync(Object.fromEntries(files), { level: contents.length % 2 === 0 ? 0 : 6 })
        expect(read(zip)).toEqual(files)
        const some = new Map([...files].filter(([name]) => name < 'm'))
        expect(read(zip, name => name < 'm')).toEqual(some)
      })
    )
  })

  it('gives back a file whose name means something else to an object', () => {
    const packed = Buffer.from(zipSync({ __PROTO__: Buffer.from('id') }, { level: 0 }))
    const renamed = Buffer.from(packed.toString('latin1').replaceAll('__PROTO__', '__proto__'), 'latin1')
    expect([...read(renamed)].map(([name, content]) => [name, Buffer.from(content).toString()])).toEqual([
      ['__proto__', 'id']
    ])
  })

  it.each([3, 13, 15, 200])('that says that a file has %i bytes, and it has others, is refused', size => {
    expect(faultOf(saying(14))).toBeNull()
    expect(faultOf(saying(size))).toEqual(damaged)
  })

  it('of which a byte of a file was changed is refused, whichever it is', () => {
    const stored = zipSync({ 'a.csv': Buffer.from('id,name\r\n1,Ett') }, { level: 0 })
    const content = Buffer.from(stored).indexOf('id,name')
    for (let at = content; at < content + 14; at += 1) {
      const bytes = Buffer.from(stored)
      bytes.writeUInt8(bytes.readUInt8(at) ^ 1, at)
      expect(faultOf(bytes)).toEqual(damaged)
    }
  })

  it('that was cut anywhere, or is none, is refused with an error that has a name', () => {
    for (let end = 0; end < sample.length; end += 1) expect(faultOf(sample.subarray(0, end))).toEqual(damaged)
    expect(faultOf(Buffer.from(`PK\u0003\u0004${'x'.repeat(80)}`))).toEqual(damaged)
  })

  it('ends in its files or in that error, however its bytes are changed', () => {
    const edits = fc.array(fc.tuple(fc.nat(sample.length - 1), fc.nat(255)), { minLength: 1, maxLength: 4 })
    fc.assert(
      fc.property(edits, changes => {
        const bytes = Buffer.from(sample)
        for (const [at, value] of changes) bytes.writeUInt8(value, at)
        expect([null, 'file.zip-damaged']).toContain(faultOf(bytes)?.code ?? null)
      })
    )
  })
})

describe('a zip file that is nothing but its files', () => {
  it.each([
    ['as it was made', sample, true],
    ['with bytes after it', Buffer.concat([sample, Buffer.from('x')]), false],
    ['with bytes before it', Buffer.concat([Buffer.from('x'), sample]), false],
    ['with itself before it', Buffer.concat([sample, sample]), false],
    ['with a comment', commented(Buffer.from(sample), 'hemligt'), false],
    ['with bytes between its files', parted(Buffer.from(sample)), false],
    ['cut short', sample.subarray(0, -3), false],
    ['empty', new Uint8Array(), false]
  ])('is told: %s', (_what, bytes, expected) => {
    expect(holdsOnlyFiles(bytes)).toBe(expected)
  })

  it('is one whatever is packed in it', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.stringMatching(/^[a-z]{1,9}$/), fc.uint8Array(), { maxKeys: 5 }), files => {
        expect(holdsOnlyFiles(zipSync(files))).toBe(true)
      })
    )
  })
})

function commented(zip: Buffer, comment: string): Buffer {
  zip.writeUInt16LE(comment.length, zip.length - 2)
  return Buffer.concat([zip, Buffer.from(comment)])
}

/** Something hidden between the first file and the second, with every place in the list moved along. */
function parted(zip: Buffer): Buffer {
  const hidden = Buffer.from('hemligt')
  const second = zip.indexOf('PK\u0003\u0004', 4)
  const moved = Buffer.concat([zip.subarray(0, second), hidden, zip.subarray(second)])
  const end = moved.length - 22
  moved.writeUInt32LE(moved.readUInt32LE(end + 16) + hidden.length, end + 16)
  moved.writeUInt32LE(second + hidden.length, moved.lastIndexOf('PK\u0001\u0002') + 42)
  return moved
}
