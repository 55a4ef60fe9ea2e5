import { FyrError } from '../../shared/domain/errors.ts'
import { readOwnKeyring } from './keyring-file.ts'
import { keyringDamaged, type Keyring } from './keyring-format.ts'
import { takeGrant, type CompartmentKey, type Unlocked } from './keyring-slots.ts'
import { SIGNING } from './layout.ts'
import { tryPassphrase } from './open-vault.ts'
import { wipe } from './primitives.ts'
import type { Vault } from './vault.ts'

/**
 * What whoever has the vault open proves once more to change who gets in: a laptop left unlocked must not be enough, and the open
 * vault holds no key.
 */
export interface OwnPassphrase {
  readonly ownPassphrase: string
  /** Milliseconds since 1970, UTC. */
  readonly now: () => number
}

/** The keyring, and what its owner's slot and grants give. The keys are wiped when the step is over. */
export interface OwnKeys {
  readonly keyring: Keyring
  readonly unlocked: Unlocked
  readonly keys: readonly CompartmentKey[]
}

/** Runs a step with the keys of whoever has the vault open. Fails with `vault.wrong-passphrase` or `vault.too-many-tries`. */
export async function withOwnKeys<T>(
  vault: Vault,
  { ownPassphrase, now }: OwnPassphrase,
  step: (own: OwnKeys) => Promise<T>
): Promise<T> {
  const keyring = readOwnKeyring(vault)
  const unlocked = await tryPassphrase(vault.folder, keyring, ownPassphrase, now())
  const keys = currentKeys(keyring, unlocked)
  try {
    if (unlocked.user !== vault.person.id) throw new FyrError('vault.wrong-passphrase')
    return await step({ keyring, unlocked, keys })
  } finally {
    wipe(unlocked.privateKey, ...keys.map(each => each.key))
  }
}

/** The same for a coordinator; fails with `call.forbidden` for anybody else. */
export function withCoordinatorsKeys<T>(
  vault: Vault,
  own: OwnPassphrase,
  step: (own: OwnKeys & { readonly signingKey: Uint8Array }) => Promise<T>
): Promise<T> {
  return withOwnKeys(vault, own, async held => {
    const signing = held.keys.find(each => each.compartment === SIGNING)
    if (signing === undefined) throw new FyrError('call.forbidden')
    return step({ ...held, signingKey: signing.key })
  })
}

/** Every compartment key in use that this user is granted. To be wiped. */
export function currentKeys(keyring: Keyring, unlocked: Unlocked): CompartmentKey[] {
  return keyring.compartments.flatMap(({ name, epoch }) => {
    const key = takeGrant(keyring, unlocked, name)
    return key === null ? [] : [{ compartment: name, epoch, key }]
  })
}

/** One of these keys, where there must be one. */
export function keyOf(keys: readonly CompartmentKey[], compartment: string): Uint8Array {
  const found = keys.find(each => each.compartment === compartment)
  if (found === undefined) throw keyringDamaged('format')
  return found.key
}
