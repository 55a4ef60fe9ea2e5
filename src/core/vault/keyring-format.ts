import { z } from 'zod'
import { FyrError } from '../../shared/domain/errors.ts'
import { passphraseCostSchema } from './passphrase-cost.ts'
import { isSignedBy, signingPublicKey, signMessage } from './primitives.ts'

/** The newest keyring format that this program writes, and reads in full. */
export const KEYRING_FORMAT = 1

/** Far more than a bureau's people need; a larger file is not read at all. */
export const LARGEST_KEYRING = 1024 * 1024
const DEEPEST_NESTING = 6

const idSchema = z.uuid()
const countSchema = z.int().min(1).max(1_000_000_000)
const compartmentNameSchema = z.string().regex(/^[a-z]{1,16}$/)

/** Bytes as base64url, in the one spelling that each has. */
const bytesSchema = (shortest: number, longest = shortest) =>
  z.string().refine(text => {
    const bytes = Buffer.from(text, 'base64url')
    return bytes.toString('base64url') === text && bytes.length >= shortest && bytes.length <= longest
  })

/** Nonce, key and tag. */
const SEALED_KEY_BYTES = 12 + 32 + 16

const contentSchema = z.object({
  kind: z.literal('fyr-keyring'),
  /** The format it was written in, and the oldest reader that may use it. */
  format: countSchema,
  minReader: countSchema,
  vaultId: idSchema,
  /** Counts the keyrings of this vault, so that an older one put back can be told. */
  generation: countSchema,
  /** What has a key of its own, and which key is in use. `desk` is the file `desk-<epoch>.db`; `keyring` is the key that signs this. */
  compartments: z
    .array(z.object({ name: compartmentNameSchema, epoch: countSchema }))
    .min(1)
    .max(16),
  /** How a passphrase becomes a key. One serves every slot: see docs/adr/0011. A second stands here only while costs are being raised. */
  derivations: z
    .array(
      z.object({ id: idSchema, algorithm: z.literal('argon2id'), ...passphraseCostSchema.shape, salt: bytesSchema(32) })
    )
    .min(1)
    .max(3),
  /** Whoever can hold keys. Names stand in the desk file, never here. */
  users: z
    .array(z.object({ id: idSchema, publicKey: bytesSchema(32) }))
    .min(1)
    .max(200),
  /** Each slot seals one user's private key under a passphrase or under the printed recovery key. */
  slots: z
    .array(
      z.discriminatedUnion('kind', [
        z.object({
          kind: z.literal('passphrase'),
          id: idSchema,
          user: idSchema,
          derivation: idSchema,
          salt: bytesSchema(32),
          sealed: bytesSchema(SEALED_KEY_BYTES)
        }),
        z.object({
          kind: z.literal('recovery'),
          id: idSchema,
          user: idSchema,
          salt: bytesSchema(32),
          sealed: bytesSchema(SEALED_KEY_BYTES)
        })
      ])
    )
    .min(1)
    .max(400),
  /** Each grant seals one compartment's key to one user. */
  grants: z
    .array(
      z.object({
        user: idSchema,
        compartment: compartmentNameSchema,
        epoch: countSchema,
        sealed: bytesSchema(32 + SEALED_KEY_BYTES)
      })
    )
    .max(2000),
  /** The coordinators' public signing key; it counts only when the desk file has the same one inside. */
  signedBy: bytesSchema(32)
})

const keyringSchema = contentSchema.extend({ signature: bytesSchema(64) }).superRefine((keyring, context) => {
  const users = new Set(keyring.users.map(user => user.id))
  const derivations = new Set(keyring.derivations.map(derivation => derivation.id))
  const isTied =
    users.size === keyring.users.length &&
    isUnique(keyring.slots.map(slot => slot.id)) &&
    isUnique(keyring.compartments.map(compartment => compartment.name)) &&
    isUnique(keyring.grants.map(grant => `${grant.user}|${grant.compartment}|${grant.epoch}`)) &&
    keyring.slots.every(
      slot => users.has(slot.user) && (slot.kind === 'recovery' || derivations.has(slot.derivation))
    ) &&
    keyring.grants.every(grant => users.has(grant.user))
  if (!isTied) context.addIssue({ code: 'custom', message: 'a part refers to one that is not there, or stands twice' })
})

/** Everything in a keyring that the signature covers. */
export type KeyringContent = Readonly<z.infer<typeof contentSchema>>
export type Keyring = Readonly<z.infer<typeof keyringSchema>>
export type Slot = Keyring['slots'][number]

/** Why a keyring is taken for damaged; goes to the log and to `verify`, not into the words for people. */
type DamageReason = 'empty' | 'not-a-file' | 'too-large' | 'not-json' | 'format' | 'signature' | 'not-this-vaults'

export const keyringDamaged = (reason: DamageReason): FyrError => new FyrError('vault.keyring-damaged', { reason })

/**
 * Reads a keyring and holds it to its own signature, so that damage is never mistaken for a wrong passphrase. Whether
 * the signer is the right one is known only once the desk file is open (`assertSigner`).
 *
 * Fails with `vault.keyring-damaged` or `vault.keyring-newer`.
 */
export function parseKeyring(bytes: Buffer): Keyring {
  if (bytes.length === 0) throw keyringDamaged('empty')
  if (bytes.length > LARGEST_KEYRING) throw keyringDamaged('too-large')
  const raw = parseJson(bytes)
  const header = z.object({ kind: z.literal('fyr-keyring'), minReader: countSchema }).safeParse(raw)
  if (header.success && header.data.minReader > KEYRING_FORMAT)
    throw new FyrError('vault.keyring-newer', { known: KEYRING_FORMAT, needed: header.data.minReader })
  const parsed = keyringSchema.safeParse(raw)
  if (!parsed.success) throw keyringDamaged('format')
  const { signature, signedBy } = parsed.data
  // A newer writer's additions are signed too, so the signature is held against what stands there, not against what was understood.
  if (!isSignedBy(fromBase64(signedBy), signedBytes(raw), fromBase64(signature))) throw keyringDamaged('signature')
  return parsed.data
}

/** The keyring file for this content, signed. Fails with `vault.keyring-newer` rather than drop what a newer program added. */
export function signKeyring(content: KeyringContent, signingKey: Uint8Array): { keyring: Keyring; bytes: Buffer } {
  if (content.format > KEYRING_FORMAT)
    throw new FyrError('vault.keyring-newer', { known: KEYRING_FORMAT, needed: content.format })
  const { kind, format, minReader, vaultId, generation, compartments, derivations, users, slots, grants } = content
  const signedBy = toBase64(signingPublicKey(signingKey))
  const signed = {
    kind,
    format,
    minReader,
    vaultId,
    generation,
    compartments,
    derivations,
    users,
    slots,
    grants,
    signedBy
  }
  const keyring = keyringSchema.parse({ ...signed, signature: toBase64(signMessage(signingKey, signedBytes(signed))) })
  return { keyring, bytes: Buffer.from(`${JSON.stringify(keyring, null, 2)}\n`) }
}

export const toBase64 = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64url')
export const fromBase64 = (text: string): Buffer => Buffer.from(text, 'base64url')

function signedBytes(raw: unknown): Buffer {
  return Buffer.from(`fyr keyring\n${canonical(raw, 0)}`)
}

/** One spelling for equal contents: members sorted, no white space, the outermost `signature` left out. */
function canonical(value: unknown, depth: number): string {
  if (depth > DEEPEST_NESTING) throw keyringDamaged('format')
  if (Array.isArray(value)) return `[${value.map(item => canonical(item, depth + 1)).join(',')}]`
  if (typeof value !== 'object' || value === null) return JSON.stringify(value)
  const members = Object.entries(value)
    .filter(([name]) => depth > 0 || name !== 'signature')
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, member]) => `${JSON.stringify(name)}:${canonical(member, depth + 1)}`)
  return `{${members.join(',')}}`
}

function parseJson(bytes: Buffer): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes))
  } catch {
    throw keyringDamaged('not-json')
  }
}

function isUnique(values: readonly string[]): boolean {
  return new Set(values).size === values.length
}
