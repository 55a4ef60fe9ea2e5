import {
  createCipheriv,
  createDecipheriv,
  createPrivateKey,
  createPublicKey,
  diffieHellman,
  generateKeyPairSync,
  hkdfSync,
  randomBytes,
  sign,
  verify,
  type KeyObject
} from 'node:crypto'

/**
 * The few primitives the vault stands on, all of them in both Node's OpenSSL and Electron's BoringSSL. Secrets are plain
 * buffers so that they can be wiped; nothing here keeps one.
 */

export const KEY_BYTES = 32
const NONCE_BYTES = 12
const TAG_BYTES = 16

/** What the DER form of a key adds before its 32 bytes (RFC 8410). */
const derPrefix = {
  x25519: {
    private: Buffer.from('302e020100300506032b656e04220420', 'hex'),
    public: Buffer.from('302a300506032b656e032100', 'hex')
  },
  ed25519: {
    private: Buffer.from('302e020100300506032b657004220420', 'hex'),
    public: Buffer.from('302a300506032b6570032100', 'hex')
  }
} as const
type Curve = keyof typeof derPrefix

export interface KeyPair {
  readonly privateKey: Buffer
  readonly publicKey: Buffer
}

/** Overwrites secrets that are no longer needed. */
export function wipe(...secrets: readonly (Uint8Array | undefined)[]): void {
  for (const secret of secrets) secret?.fill(0)
}

/** HKDF-SHA256 (RFC 5869): 32 bytes for one purpose, named by `purpose`. */
export function deriveKey(secret: Uint8Array, salt: Uint8Array, purpose: string): Buffer {
  return Buffer.from(hkdfSync('sha256', secret, salt, purpose, KEY_BYTES))
}

/** AES-256-GCM under a fresh nonce: nonce, ciphertext, tag. `context` is authenticated and must be given again to open. */
export function seal(key: Uint8Array, plaintext: Uint8Array, context: string): Buffer {
  const nonce = randomBytes(NONCE_BYTES)
  const cipher = createCipheriv('aes-256-gcm', key, nonce)
  cipher.setAAD(Buffer.from(context))
  const body = cipher.update(plaintext)
  return Buffer.concat([nonce, body, cipher.final(), cipher.getAuthTag()])
}

/** What `seal` sealed, or null when key, context or a single bit is not the same. */
export function unseal(key: Uint8Array, sealed: Uint8Array, context: string): Buffer | null {
  if (sealed.length < NONCE_BYTES + TAG_BYTES) return null
  const decipher = createDecipheriv('aes-256-gcm', key, sealed.subarray(0, NONCE_BYTES), { authTagLength: TAG_BYTES })
  decipher.setAAD(Buffer.from(context))
  decipher.setAuthTag(sealed.subarray(-TAG_BYTES))
  const plaintext = decipher.update(sealed.subarray(NONCE_BYTES, -TAG_BYTES))
  try {
    decipher.final()
    return plaintext
  } catch {
    wipe(plaintext)
    return null
  }
}

/** X25519 (RFC 7748), for {@link sealTo}. */
export const newSealingKeys = (): KeyPair => newKeyPair('x25519')
/** Ed25519 (RFC 8032). */
export const newSigningKeys = (): KeyPair => newKeyPair('ed25519')

/**
 * Seals to the holder of a private key: an ephemeral X25519 key, then HKDF over the shared secret and both public keys,
 * then AES-256-GCM. Nobody who only sees the result, the sealer included, can open it afterwards.
 */
export function sealTo(publicKey: Uint8Array, plaintext: Uint8Array, context: string): Buffer {
  const ephemeral = newSealingKeys()
  const key = sharedKey(ephemeral.privateKey, publicKey, Buffer.concat([ephemeral.publicKey, publicKey]), context)
  try {
    return Buffer.concat([ephemeral.publicKey, seal(key, plaintext, context)])
  } finally {
    wipe(key, ephemeral.privateKey)
  }
}

/** What `sealTo` sealed for this pair of keys, or null. */
export function unsealWith(own: KeyPair, sealed: Uint8Array, context: string): Buffer | null {
  const ephemeral = sealed.subarray(0, KEY_BYTES)
  if (ephemeral.length < KEY_BYTES) return null
  let key: Buffer | undefined
  try {
    key = sharedKey(own.privateKey, ephemeral, Buffer.concat([ephemeral, own.publicKey]), context)
    return unseal(key, sealed.subarray(KEY_BYTES), context)
  } catch {
    return null // a point of small order, which X25519 refuses
  } finally {
    wipe(key)
  }
}

/** Ed25519 over the message. */
export function signMessage(privateKey: Uint8Array, message: Uint8Array): Buffer {
  return sign(null, message, privateKeyObject('ed25519', privateKey))
}

/** Whether an Ed25519 signature is of this message and this signer. */
export function isSignedBy(publicKey: Uint8Array, message: Uint8Array, signature: Uint8Array): boolean {
  return verify(null, message, publicKeyObject('ed25519', publicKey), signature)
}

/** The public half that belongs to a private signing key. */
export function signingPublicKey(privateKey: Uint8Array): Buffer {
  return rawTail(createPublicKey(privateKeyObject('ed25519', privateKey)).export({ format: 'der', type: 'spki' }))
}

/** The public half that belongs to a private sealing key. */
export function sealingPublicKey(privateKey: Uint8Array): Buffer {
  return rawTail(createPublicKey(privateKeyObject('x25519', privateKey)).export({ format: 'der', type: 'spki' }))
}

function sharedKey(privateKey: Uint8Array, publicKey: Uint8Array, salt: Uint8Array, context: string): Buffer {
  const secret = diffieHellman({
    privateKey: privateKeyObject('x25519', privateKey),
    publicKey: publicKeyObject('x25519', publicKey)
  })
  try {
    return deriveKey(secret, salt, `fyr seal 1|${context}`)
  } finally {
    wipe(secret)
  }
}

function newKeyPair(curve: Curve): KeyPair {
  const pair = curve === 'x25519' ? generateKeyPairSync('x25519') : generateKeyPairSync('ed25519')
  const der = pair.privateKey.export({ format: 'der', type: 'pkcs8' })
  const keys = { privateKey: rawTail(der), publicKey: rawTail(pair.publicKey.export({ format: 'der', type: 'spki' })) }
  wipe(der)
  return keys
}

function privateKeyObject(curve: Curve, bytes: Uint8Array): KeyObject {
  const der = Buffer.concat([derPrefix[curve].private, bytes])
  try {
    return createPrivateKey({ key: der, format: 'der', type: 'pkcs8' })
  } finally {
    wipe(der)
  }
}

function publicKeyObject(curve: Curve, bytes: Uint8Array): KeyObject {
  return createPublicKey({ key: Buffer.concat([derPrefix[curve].public, bytes]), format: 'der', type: 'spki' })
}

function rawTail(der: Uint8Array): Buffer {
  return Buffer.from(der.subarray(-KEY_BYTES))
}

/** Fails where a build of Node or Electron lacks one of the primitives, before anything has been asked of them. */
function assertPrimitives(): void {
  const message = Buffer.from('fyr')
  const signing = newSigningKeys()
  const sealing = newSealingKeys()
  const signed = isSignedBy(signing.publicKey, message, signMessage(signing.privateKey, message))
  const opened = unsealWith(sealing, sealTo(sealing.publicKey, message, 'self-test'), 'self-test')
  wipe(signing.privateKey, sealing.privateKey)
  if (!signed || opened?.equals(message) !== true)
    throw new Error('this build of node:crypto lacks what the vault needs')
}

assertPrimitives()
