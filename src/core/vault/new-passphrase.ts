import { FyrError } from '../../shared/domain/errors.ts'
import { passphraseProblem } from '../../shared/domain/passphrase.ts'
import type { Keyring, KeyringContent } from './keyring-format.ts'
import {
  newDerivation,
  passphraseSecret,
  unlockWithPassphrase,
  type Derivation,
  type SlotSecret
} from './keyring-slots.ts'
import { isAsDearAs, standardCost, type PassphraseCost } from './passphrase-cost.ts'
import { wipe } from './primitives.ts'

/** A passphrase that somebody has chosen. */
export interface ChosenPassphrase {
  readonly newPassphrase: string
  /** What it may not lean on: the names of the bureau and of the person. */
  readonly names: readonly string[]
  /** What a guess at it is to cost at least; `standardCost` unless told otherwise. */
  readonly cost?: PassphraseCost | undefined
}

/** How many derivations a keyring may have. */
const MOST_DERIVATIONS = 3

/** Fails with `vault.passphrase-weak` and the reason. */
export function assertPassphrase(passphrase: string, names: readonly string[]): void {
  const reason = passphraseProblem(passphrase, names)
  if (reason !== null) throw new FyrError('vault.passphrase-weak', { reason })
}

/**
 * Makes a chosen passphrase ready for a slot. Where guessing has become dearer since the keyring was made, the content has one more
 * derivation, at today's cost. Fails with `vault.passphrase-weak` for one that is guessable, and in the same words for one that opens
 * a slot already (other than of the user `except`): saying more would give that person's passphrase away. The secret is wiped when
 * the step is over.
 */
export async function withSlotSecret<T>(
  keyring: Keyring,
  { newPassphrase, names, cost = standardCost }: ChosenPassphrase,
  except: string | null,
  step: (content: KeyringContent, entry: Extract<SlotSecret, { kind: 'passphrase' }>) => T | Promise<T>
): Promise<T> {
  assertPassphrase(newPassphrase, names)
  await assertNobodys(keyring, newPassphrase, except)
  const derivation = derivationFor(keyring, cost)
  const secret = await passphraseSecret(derivation, newPassphrase)
  if (secret === null) throw new FyrError('vault.passphrase-weak', { reason: 'too-long' })
  const others = keyring.derivations.filter(each => each.id !== derivation.id)
  try {
    return await step(
      { ...keyring, derivations: [...others, derivation] },
      { kind: 'passphrase', derivation: derivation.id, secret }
    )
  } finally {
    wipe(secret)
  }
}

async function assertNobodys(keyring: Keyring, passphrase: string, except: string | null): Promise<void> {
  const others = { ...keyring, slots: keyring.slots.filter(slot => slot.user !== except) }
  const somebody = await unlockWithPassphrase(others, passphrase)
  wipe(somebody?.privateKey)
  if (somebody !== null) throw new FyrError('vault.passphrase-weak', { reason: 'common' })
}

function derivationFor({ derivations }: Keyring, cost: PassphraseCost): Derivation {
  const [dearest] = derivations.toSorted((a, b) => b.memoryKiB * b.passes - a.memoryKiB * a.passes)
  if (dearest !== undefined && (isAsDearAs(dearest, cost) || derivations.length >= MOST_DERIVATIONS)) return dearest
  return newDerivation(cost)
}
