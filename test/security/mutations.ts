import fc from 'fast-check'

/** One thing that happens to a file: a stroke of a fuzzer, a bad sector or an editor gone wrong. */
type Stroke = (bytes: Buffer) => Buffer

const at = (bytes: Buffer, where: number): number => Math.floor(where * bytes.length)

const where = fc.double({ min: 0, max: 1, noNaN: true, maxExcluded: true })

const flip = fc.tuple(where, fc.nat(7)).map(([place, bit]): Stroke => bytes => {
  const changed = Buffer.from(bytes)
  if (changed.length > 0) changed[at(bytes, place)] = (changed[at(bytes, place)] ?? 0) ^ (1 << bit)
  return changed
})

const put = fc
  .tuple(where, fc.constantFrom(0, 0x0a, 0x22, 0x3b, 0x7f, 0x80, 0xff))
  .map(([place, byte]): Stroke => bytes => {
    const changed = Buffer.from(bytes)
    if (changed.length > 0) changed[at(bytes, place)] = byte
    return changed
  })

const cut = where.map(
  (place): Stroke =>
    bytes =>
      bytes.subarray(0, at(bytes, place))
)

const leaveOut = fc.tuple(where, where).map(([one, other]): Stroke => bytes => {
  const [from, to] = [at(bytes, Math.min(one, other)), at(bytes, Math.max(one, other))]
  return Buffer.concat([bytes.subarray(0, from), bytes.subarray(to)])
})

const insert = fc.tuple(where, fc.uint8Array({ minLength: 1, maxLength: 64 })).map(
  ([place, noise]): Stroke =>
    bytes =>
      Buffer.concat([bytes.subarray(0, at(bytes, place)), noise, bytes.subarray(at(bytes, place))])
)

const double = fc.tuple(where, where, fc.integer({ min: 1, max: 40 })).map(([one, other, times]): Stroke => bytes => {
  const [from, to] = [at(bytes, Math.min(one, other)), at(bytes, Math.max(one, other))]
  const piece = bytes.subarray(from, Math.min(to, from + 2000))
  return Buffer.concat([bytes.subarray(0, from), ...Array.from({ length: times }, () => piece), bytes.subarray(from)])
})

const zeros = fc.tuple(where, fc.nat(4096)).map(([place, length]): Stroke => bytes => {
  const changed = Buffer.from(bytes)
  return changed.fill(0, at(bytes, place), Math.min(bytes.length, at(bytes, place) + length))
})

/** Numbers that a reader may believe: a length, a count, a cost. */
const number = fc
  .tuple(
    fc.nat(400),
    fc.constantFrom('0', '-1', '1e308', '4294967296', '9007199254740993', '99999999999999999999', 'NaN')
  )
  .map(([which, value]): Stroke => bytes => {
    let seen = 0
    return Buffer.from(
      bytes.toString('latin1').replaceAll(/\d+/g, digits => {
        seen += 1
        return seen - 1 === which ? value : digits
      }),
      'latin1'
    )
  })

/** A few such things, one after another; never none. */
export const mutated = (bytes: Buffer): fc.Arbitrary<Buffer> =>
  fc
    .array(fc.oneof(flip, put, cut, leaveOut, insert, double, zeros, number), { minLength: 1, maxLength: 4 })
    .map(strokes => strokes.reduce((changed, stroke) => stroke(changed), bytes))
