import { createHash } from 'node:crypto'
import { z } from 'zod'
import { FyrError } from '../../shared/domain/errors.ts'
import { canonical, canonicalMembers, membersOf } from './canonical.ts'
import { passphraseCostSchema } from './passphrase-cost.ts'
import { isSignedBy, signingPublicKey, signMessage } from './primitives.ts'
import { coordinatorsPart, isSlotSignedBy } from './slot-signature.ts'

/** The newest keyring format that this program writes, and reads in full. */
export const KEYRING_FORMAT = 1

/** Far more than a bureau's people need; a larger file is not read at all. */
export const LARGEST_KEYRING = 1024 * 1024

/** How many may have a slot at once, the recovery key counted. */
export const MOST_USERS = 200

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
  /** Whoever can hold keys, and what their slot is signed with. Names stand in the desk file, never here. */
  users: z
    .array(z.object({ id: idSchema, publicKey: bytesSchema(32), slotSigner: bytesSchema(32) }))
    .min(1)
    .max(MOST_USERS),
  /**
   * Each slot seals one user's private key under a passphrase or under the printed recovery key. `revision` counts how often it
   * was sealed anew; its user has signed it.
   */
  slots: z
    .array(
      z.discriminatedUnion('kind', [
        z.object({
          kind: z.literal('passphrase'),
          id: idSchema,
          user: idSchema,
          derivation: idSchema,
          salt: bytesSchema(32),
          sealed: bytesSchema(SEALED_KEY_BYTES),
          revision: countSchema,
          signature: bytesSchema(64)
        }),
        z.object({
          kind: z.literal('recovery'),
          id: idSchema,
          user: idSchema,
          salt: bytesSchema(32),
          sealed: bytesSchema(SEALED_KEY_BYTES),
          revision: countSchema,
          signature: bytesSchema(64)
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
    // A second one would be a way back in for whoever had it signed, that outlives their being removed.
    isUnique(keyring.slots.map(slot => slot.user)) &&
    keyring.slots.filter(slot => slot.kind === 'recovery').length <= 1 &&
    isUnique(keyring.compartments.map(compartment => compartment.name)) &&
    isUnique(keyring.grants.map(grant => `${grant.user}|${grant.compartment}|${grant.epoch}`)) &&
    keyring.slots.every(
      slot => users.has(slot.user) && (slot.kind === 'recovery' || derivations.has(slot.derivation))
    ) &&
    keyring.grants.every(grant => users.has(grant.user)) &&
    isUnique(keyring.derivations.map(derivation => derivation.id)) &&
    keyring.derivations.every(derivation => isUsed(derivation.id, keyring.slots))
  if (!isTied) context.addIssue({ code: 'custom', message: 'a part refers to one that is not there, or stands twice' })
})

/** Everything in a keyring but the coordinators' signature. */
export type KeyringContent = Readonly<z.infer<typeof contentSchema>>
export type Keyring = Readonly<z.infer<typeof keyringSchema>>
export type Slot = Keyring['slots'][number]

/** Why a keyring is taken for damaged; goes to the log and to `verify`, not into the words for people. */
type DamageReason = 'empty' | 'not-a-file' | 'too-large' | 'not-json' | 'format' | 'signature' | 'not-this-vaults'

/** The error that says what of the keyring is damaged. */
export const keyringDamaged = (reason: DamageReason): FyrError => new FyrError('vault.keyring-damaged', { reason })

/**
 * Reads a keyring and holds it to its own signatures, so that damage is never mistaken for a wrong passphrase. Whether
 * the signer is the right one is known only once the desk file is open (`assertBelongTogether`).
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
  if (!isGenuine(parsed.data, raw)) throw keyringDamaged('signature')
  return parsed.data
}

/** A newer writer's additions are signed too, so the signatures are held against what stands there, not against what was understood. */
function isGenuine(keyring: Keyring, raw: unknown): boolean {
  const { vaultId, signedBy, signature, users, slots, derivations } = keyring
  const [writtenSlots, writtenDerivations] = [listIn(raw, 'slots'), listIn(raw, 'derivations')]
  const signers = new Map(users.map(user => [user.id, user.slotSigner]))
  try {
    if (!isSignedBy(fromBase64(signedBy), signedBytes(raw), fromBase64(signature))) return false
    return slots.every((slot, index) => {
      const stretchedBy =
        slot.kind === 'recovery' ? -1 : derivations.findIndex(derivation => derivation.id === slot.derivation)
      const written = { vaultId, slot: writtenSlots[index], derivation: writtenDerivations[stretchedBy] ?? null }
      return isSlotSignedBy(fromBase64(signers.get(slot.user) ?? ''), written, fromBase64(slot.signature))
    })
  } catch (error) {
    if (error instanceof RangeError) return false
    throw error
  }
}

/** The keyring file for this content, signed. Fails with `vault.keyring-newer` rather than drop what a newer program added. */
export function signKeyring(content: KeyringContent, signingKey: Uint8Array): { keyring: Keyring; bytes: Buffer } {
  assertMayBeWritten(content)
  const { kind, format, minReader, vaultId, generation, compartments, users, slots, grants } = content
  const derivations = content.derivations.filter(each => isUsed(each.id, slots))
  const signedBy = toBase64(signingPublicKey(signingKey))
  const signed = { kind, format, minReader, vaultId, generation, compartments, users, slots, grants, signedBy }
  const signature = toBase64(signMessage(signingKey, signedBytes(signed)))
  return spelledOut(keyringSchema.parse({ ...signed, derivations, signature }))
}

/**
 * The keyring file with slots that their own users have sealed anew, which needs no coordinator: the coordinators' signature
 * stays as it is. Fails with `vault.keyring-newer` as `signKeyring` does.
 */
export function keepSignature(
  keyring: Keyring,
  { slots, derivations }: Pick<KeyringContent, 'slots' | 'derivations'>
): { keyring: Keyring; bytes: Buffer } {
  assertMayBeWritten(keyring)
  const used = derivations.filter(each => isUsed(each.id, slots))
  return spelledOut(keyringSchema.parse({ ...keyring, slots, derivations: used }))
}

/** What tells one keyring of a vault from every other. */
export const keyringDigest = (keyring: Keyring): string =>
  createHash('sha256').update(canonical(keyring)).digest('base64url')

function spelledOut(keyring: Keyring): { keyring: Keyring; bytes: Buffer } {
  return { keyring, bytes: Buffer.from(`${JSON.stringify(keyring, null, 2)}\n`) }
}

function assertMayBeWritten({ format }: KeyringContent): void {
  if (format > KEYRING_FORMAT) throw new FyrError('vault.keyring-newer', { known: KEYRING_FORMAT, needed: format })
}

const isUsed = (derivation: string, slots: readonly Slot[]): boolean =>
  slots.some(slot => slot.kind === 'passphrase' && slot.derivation === derivation)

/** Base64 of RFC 4648, section 5, as the keyring has it: without padding. */
export const toBase64 = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64url')
/** The bytes of {@link toBase64}. */
export const fromBase64 = (text: string): Buffer => Buffer.from(text, 'base64url')

/** What the coordinators sign: everything but how each slot opens, which its user signs. */
function signedBytes(raw: unknown): Buffer {
  const slots = listIn(raw, 'slots').map(coordinatorsPart)
  const signed = membersOf(raw)
    .filter(([name]) => name !== 'signature' && name !== 'derivations')
    .map(([name, value]) => [name, name === 'slots' ? slots : value] as const)
  return Buffer.from(`fyr keyring\n${canonicalMembers(signed)}`)
}

function listIn(raw: unknown, name: string): unknown[] {
  const list = membersOf(raw).find(([member]) => member === name)?.[1]
  return Array.isArray(list) ? list : []
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
