import { randomBytes, randomUUID } from 'node:crypto'
import { fromBase64, keyringDamaged, toBase64, type Keyring, type KeyringContent, type Slot } from './keyring-format.ts'
import { standardCost, stretchPassphrase, type PassphraseCost } from './passphrase-cost.ts'
import { slotSigner, signSlot } from './slot-signature.ts'
import { deriveKey, newSealingKeys, seal, sealingPublicKey, sealTo, unseal, unsealWith, wipe } from './primitives.ts'

/**
 * The version of what stands in the authenticated context of slots and grants. It changes only with the way of sealing,
 * so that a keyring of a later format can carry over what was sealed before.
 */
const SEALING_FORMAT = 1

/** Somebody whose slot has been opened. The private key is to be wiped as soon as the grants are taken. */
export interface Unlocked {
  readonly user: string
  readonly privateKey: Buffer
}

/** The key of one compartment in one epoch. */
export interface CompartmentKey {
  readonly compartment: string
  readonly epoch: number
  readonly key: Uint8Array
}

export type Derivation = KeyringContent['derivations'][number]

/** How a new vault turns passphrases into keys. */
export function newDerivation(cost: PassphraseCost = standardCost): Derivation {
  return { id: randomUUID(), algorithm: 'argon2id', ...cost, salt: toBase64(randomBytes(32)) }
}

/** The secret that opens passphrase slots of this derivation, or null for a text too long to be a passphrase. */
export async function passphraseSecret(derivation: Derivation, passphrase: string): Promise<Buffer | null> {
  return stretchPassphrase(passphrase, fromBase64(derivation.salt), derivation)
}

/**
 * Finds whose passphrase this is, or null. Argon2 runs once a derivation, not once a person, and every slot is tried
 * whether or not one has opened, so that neither the answer nor its delay says who exists.
 */
export async function unlockWithPassphrase(keyring: Keyring, passphrase: string): Promise<Unlocked | null> {
  let unlocked: Unlocked | null = null
  for (const derivation of keyring.derivations) {
    const secret = await passphraseSecret(derivation, passphrase)
    if (secret === null) continue
    for (const slot of keyring.slots) {
      if (slot.kind !== 'passphrase' || slot.derivation !== derivation.id) continue
      unlocked = openSlot(keyring, slot, secret) ?? unlocked
    }
    wipe(secret)
  }
  return unlocked
}

/** Opens the slot of the printed recovery key, or answers null. The key has 256 random bits, so it needs no stretching. */
export function unlockWithRecoveryKey(keyring: Keyring, recoveryKey: Uint8Array): Unlocked | null {
  let unlocked: Unlocked | null = null
  for (const slot of keyring.slots) {
    if (slot.kind === 'recovery') unlocked = openSlot(keyring, slot, recoveryKey) ?? unlocked
  }
  return unlocked
}

/** The key in use of a compartment, as granted to an unlocked user; null where none is granted. To be wiped by the caller. */
export function takeGrant(keyring: Keyring, unlocked: Unlocked, compartment: string): Buffer | null {
  const epoch = currentEpoch(keyring, compartment)
  const grant = keyring.grants.find(
    each => each.user === unlocked.user && each.compartment === compartment && each.epoch === epoch
  )
  if (grant === undefined) return null
  const publicKey = sealingPublicKey(unlocked.privateKey)
  const key = unsealWith(
    { privateKey: unlocked.privateKey, publicKey },
    fromBase64(grant.sealed),
    grantContext(keyring.vaultId, compartment, epoch, unlocked.user)
  )
  if (key === null) throw keyringDamaged('format')
  return key
}

/** Which key of a compartment is in use. Fails with `vault.keyring-damaged` where the keyring does not know the compartment. */
export function currentEpoch(keyring: Pick<KeyringContent, 'compartments'>, compartment: string): number {
  const found = keyring.compartments.find(each => each.name === compartment)
  if (found === undefined) throw keyringDamaged('format')
  return found.epoch
}

/** How a user gets in: the stretched passphrase with its derivation, or the recovery key. */
export type SlotSecret =
  | { readonly kind: 'passphrase'; readonly derivation: string; readonly secret: Uint8Array }
  | { readonly kind: 'recovery'; readonly secret: Uint8Array }

/** The content with one more user: new keys, one slot, and a grant for each of the given compartment keys. */
export function withUser(
  content: KeyringContent,
  user: string,
  entry: SlotSecret,
  keys: readonly CompartmentKey[]
): KeyringContent {
  const pair = newSealingKeys()
  const slot = sealedSlot(content, { id: randomUUID(), user, revision: 1 }, entry, pair.privateKey)
  const signer = toBase64(slotSigner(content.vaultId, pair.privateKey))
  wipe(pair.privateKey)
  const known: KeyringContent = {
    ...content,
    users: [...content.users, { id: user, publicKey: toBase64(pair.publicKey), slotSigner: signer }],
    slots: [...content.slots, slot]
  }
  return withGrants(known, user, keys)
}

/** The content with these grants of a user's instead of those that they had. */
export function withGrants(content: KeyringContent, user: string, keys: readonly CompartmentKey[]): KeyringContent {
  const others = { ...content, grants: content.grants.filter(grant => grant.user !== user) }
  return keys.reduce((result, key) => withGrant(result, user, key), others)
}

/** The content with one more grant. */
export function withGrant(
  content: KeyringContent,
  user: string,
  { compartment, epoch, key }: CompartmentKey
): KeyringContent {
  const publicKey = content.users.find(each => each.id === user)?.publicKey
  if (publicKey === undefined) throw keyringDamaged('format')
  const context = grantContext(content.vaultId, compartment, epoch, user)
  const sealed = toBase64(sealTo(fromBase64(publicKey), key, context))
  return { ...content, grants: [...content.grants, { user, compartment, epoch, sealed }] }
}

/** The content with the slot of an unlocked user sealed anew under another passphrase. Their keys stay the same. */
export function withSlotResealed(
  content: KeyringContent,
  { user, privateKey }: Unlocked,
  entry: Extract<SlotSecret, { kind: 'passphrase' }>
): KeyringContent {
  const slots = content.slots.map(slot =>
    slot.user === user && slot.kind === 'passphrase'
      ? sealedSlot(content, { id: slot.id, user, revision: slot.revision + 1 }, entry, privateKey)
      : slot
  )
  return { ...content, slots }
}

/** The content without a user, their slots and their grants. What they have copied stays readable to them until a new epoch. */
export function withoutUser(content: KeyringContent, user: string): KeyringContent {
  return {
    ...content,
    users: content.users.filter(each => each.id !== user),
    slots: content.slots.filter(slot => slot.user !== user),
    grants: content.grants.filter(grant => grant.user !== user)
  }
}

function sealedSlot(
  content: KeyringContent,
  { id, user, revision }: Pick<Slot, 'id' | 'user' | 'revision'>,
  entry: SlotSecret,
  privateKey: Uint8Array
): Slot {
  const salt = randomBytes(32)
  const key = slotKey(entry.secret, salt, entry.kind)
  const sealed = toBase64(seal(key, privateKey, slotContext(content.vaultId, id, user, entry.kind)))
  wipe(key)
  const common = { id, user, salt: toBase64(salt), sealed, revision }
  const derivation =
    entry.kind === 'passphrase' ? (content.derivations.find(each => each.id === entry.derivation) ?? null) : null
  const unsigned =
    entry.kind === 'passphrase'
      ? { kind: entry.kind, ...common, derivation: entry.derivation }
      : { kind: entry.kind, ...common }
  const signature = signSlot({ vaultId: content.vaultId, slot: unsigned, derivation }, privateKey)
  return { ...unsigned, signature: toBase64(signature) }
}

function openSlot(keyring: Keyring, slot: Slot, secret: Uint8Array): Unlocked | null {
  const key = slotKey(secret, fromBase64(slot.salt), slot.kind)
  const privateKey = unseal(key, fromBase64(slot.sealed), slotContext(keyring.vaultId, slot.id, slot.user, slot.kind))
  wipe(key)
  return privateKey === null ? null : { user: slot.user, privateKey }
}

function slotKey(secret: Uint8Array, salt: Uint8Array, kind: Slot['kind']): Buffer {
  return deriveKey(secret, salt, `fyr slot ${SEALING_FORMAT}|${kind}`)
}

const slotContext = (vaultId: string, slot: string, user: string, kind: Slot['kind']): string =>
  ['slot', vaultId, slot, user, kind, SEALING_FORMAT].join('|')

const grantContext = (vaultId: string, compartment: string, epoch: number, user: string): string =>
  ['grant', vaultId, compartment, epoch, user, SEALING_FORMAT].join('|')
