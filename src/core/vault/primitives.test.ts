import { randomBytes } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  deriveKey,
  isSignedBy,
  newSealingKeys,
  newSigningKeys,
  seal,
  sealTo,
  signingPublicKey,
  signMessage,
  unseal,
  unsealWith,
  wipe
} from './primitives.ts'

const bytes = fc.uint8Array({ maxLength: 100 })
const key = randomBytes(32)

function flipped(sealed: Buffer, at: number, bit: number): Buffer {
  const copy = Buffer.from(sealed)
  const index = at % copy.length
  copy.writeUInt8(copy.readUInt8(index) ^ (1 << bit), index)
  return copy
}

describe('sealing', () => {
  it('gives back what was sealed, to the same key and context only', () => {
    fc.assert(
      fc.property(bytes, fc.string(), (plain, context) => {
        const sealed = seal(key, plain, context)
        expect(unseal(key, sealed, context)?.equals(plain)).toBe(true)
        expect(unseal(key, sealed, `${context}.`)).toBeNull()
        expect(unseal(randomBytes(32), sealed, context)).toBeNull()
      })
    )
  })

  it('refuses anything with a flipped bit, and anything cut', () => {
    const sealed = seal(key, Buffer.from('K_desk'), 'context')
    fc.assert(
      fc.property(fc.nat(), fc.nat(7), fc.nat(sealed.length - 1), (at, bit, length) => {
        expect(unseal(key, flipped(sealed, at, bit), 'context')).toBeNull()
        expect(unseal(key, sealed.subarray(0, length), 'context')).toBeNull()
      })
    )
  })

  it('never looks the same twice', () => {
    expect(seal(key, Buffer.from('K'), '').equals(seal(key, Buffer.from('K'), ''))).toBe(false)
  })
})

describe('sealing to somebody', () => {
  it('opens for them, in the same context, and for nobody else', () => {
    const [own, other] = [newSealingKeys(), newSealingKeys()]
    const sealed = sealTo(own.publicKey, Buffer.from('K_desk'), 'desk|1')
    expect(unsealWith(own, sealed, 'desk|1')?.toString()).toBe('K_desk')
    expect(unsealWith(own, sealed, 'desk|2')).toBeNull()
    expect(unsealWith(other, sealed, 'desk|1')).toBeNull()
  })

  it('refuses anything with a flipped bit, and points of small order', () => {
    const own = newSealingKeys()
    const sealed = sealTo(own.publicKey, Buffer.from('K_desk'), 'desk|1')
    fc.assert(
      fc.property(fc.nat(), fc.nat(7), (at, bit) => {
        // The top bit of an X25519 point has no meaning (RFC 7748 §5), but the point is part of what is authenticated.
        expect(unsealWith(own, flipped(sealed, at, bit), 'desk|1')).toBeNull()
      })
    )
    const smallOrder = Buffer.concat([Buffer.alloc(32), sealed.subarray(32)])
    expect(unsealWith(own, smallOrder, 'desk|1')).toBeNull()
    expect(unsealWith(own, Buffer.alloc(3), 'desk|1')).toBeNull()
  })
})

describe('signing', () => {
  it('holds for the message and the signer alone', () => {
    const [own, other] = [newSigningKeys(), newSigningKeys()]
    const signature = signMessage(own.privateKey, Buffer.from('keyring'))
    expect(isSignedBy(own.publicKey, Buffer.from('keyring'), signature)).toBe(true)
    expect(isSignedBy(own.publicKey, Buffer.from('Keyring'), signature)).toBe(false)
    expect(isSignedBy(other.publicKey, Buffer.from('keyring'), signature)).toBe(false)
    expect(isSignedBy(own.publicKey, Buffer.from('keyring'), Buffer.alloc(64))).toBe(false)
    expect(signingPublicKey(own.privateKey).equals(own.publicKey)).toBe(true)
  })

  it('is Ed25519 as RFC 8032 §7.1 has it', () => {
    const seed = Buffer.from('9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60', 'hex')
    expect(signingPublicKey(seed).toString('hex')).toBe(
      'd75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a'
    )
    expect(signMessage(seed, Buffer.alloc(0)).toString('hex')).toBe(
      'e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bacc61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b'
    )
  })
})

describe('deriving', () => {
  it('gives a key of its own for every secret, salt and purpose', () => {
    const keys = [
      deriveKey(key, Buffer.from('a'), 'x'),
      deriveKey(key, Buffer.from('b'), 'x'),
      deriveKey(key, Buffer.from('a'), 'y'),
      deriveKey(randomBytes(32), Buffer.from('a'), 'x')
    ].map(each => each.toString('hex'))
    expect(new Set(keys).size).toBe(4)
    expect(deriveKey(key, Buffer.from('a'), 'x').toString('hex')).toBe(keys[0])
  })
})

it('wipes what it is given', () => {
  const secret = Buffer.from('secret')
  wipe(secret, undefined)
  expect(secret.equals(Buffer.alloc(6))).toBe(true)
})
