import { canonical, canonicalMembers, membersOf } from './canonical.ts'
import { deriveKey, isSignedBy, signingPublicKey, signMessage, wipe } from './primitives.ts'

/**
 * Coordinators sign who has a slot; each person signs how their own slot opens. That is what lets a volunteer change their
 * passphrase, and nothing else. See docs/adr/0015.
 */

/** What of a slot its user signs, and the coordinators do not. */
const OWN_PART = new Set(['derivation', 'salt', 'sealed', 'revision', 'signature'])

/** A slot as the coordinators sign it. */
export const coordinatorsPart = (slot: unknown): unknown =>
  Object.fromEntries(membersOf(slot).filter(([name]) => !OWN_PART.has(name)))

interface SignedSlot {
  readonly vaultId: string
  /** All of it, as it is written; a `signature` in it is left out. */
  readonly slot: unknown
  /** What stretches its passphrase, or null for a recovery key. */
  readonly derivation: unknown
}

/** The public half of the key with which somebody signs their slot. It follows from their private key, so that there is one secret a person. */
export function slotSigner(vaultId: string, privateKey: Uint8Array): Buffer {
  const key = slotSigningKey(vaultId, privateKey)
  try {
    return signingPublicKey(key)
  } finally {
    wipe(key)
  }
}

/** Signs how a slot opens, with a key derived from its holder's private one. */
export function signSlot(slot: SignedSlot, privateKey: Uint8Array): Buffer {
  const key = slotSigningKey(slot.vaultId, privateKey)
  try {
    return signMessage(key, messageOf(slot))
  } finally {
    wipe(key)
  }
}

/** Whether the holder of a slot has said how it opens. */
export function isSlotSignedBy(signer: Uint8Array, slot: SignedSlot, signature: Uint8Array): boolean {
  return isSignedBy(signer, messageOf(slot), signature)
}

function slotSigningKey(vaultId: string, privateKey: Uint8Array): Buffer {
  return deriveKey(privateKey, Buffer.from(vaultId), 'fyr slot signing 1')
}

function messageOf({ vaultId, slot, derivation }: SignedSlot): Buffer {
  const signed = membersOf(slot).filter(([name]) => name !== 'signature')
  return Buffer.from(`fyr slot\n${vaultId}\n${canonicalMembers(signed)}\n${canonical(derivation)}`)
}
