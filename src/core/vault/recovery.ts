import { randomBytes, randomUUID } from 'node:crypto'
import path from 'node:path'
import type { Database } from 'better-sqlite3'
import { FyrError } from '../../shared/domain/errors.ts'
import { passphraseProblem } from '../../shared/domain/passphrase.ts'
import { formatRecoveryKey, parseRecoveryKey, RECOVERY_KEY_BYTES } from '../../shared/domain/recovery-key.ts'
import { finishRestore } from './backup/restore-switch.ts'
import { assertDeskFile, openDesk } from './desk-file.ts'
import { listPeopleWithRole, noteKeyring, type VaultPerson } from './desk.ts'
import { withVaultFaults } from './faults.ts'
import { readKeyring, writeNextKeyring } from './keyring-file.ts'
import { keyringDamaged, type Keyring, type KeyringContent } from './keyring-format.ts'
import {
  passphraseSecret,
  takeGrant,
  unlockWithRecoveryKey,
  withoutUser,
  withUser,
  type CompartmentKey,
  type Unlocked
} from './keyring-slots.ts'
import { DESK, SIGNING } from './layout.ts'
import { tryPassphrase } from './open-vault.ts'
import { wipe } from './primitives.ts'
import { endWait } from './tries.ts'
import { vaultOf, type OpenContext, type Vault } from './vault.ts'

export interface RecoverVaultOptions extends OpenContext {
  /** As typed: see `parseRecoveryKey`. */
  readonly recoveryKey: string
  readonly newPassphrase: string
  /** Further words that the passphrase may not lean on: the bureau's name. */
  readonly names?: readonly string[]
}

/**
 * Opens the vault with the printed recovery key and gives its first coordinator a new passphrase; the old one stops
 * working. The recovery key stays in force.
 *
 * Fails with `vault.wrong-recovery-key` (params: `reason`, and `group` where one can be named), `vault.passphrase-weak`,
 * or as `openVault` does; nothing is changed unless all of it is.
 */
export async function recoverVault(folderName: string, options: RecoverVaultOptions): Promise<Vault> {
  const folder = path.resolve(folderName)
  assertPassphrase(options.newPassphrase, options.names ?? [])
  return withVaultFaults(folder, async () => {
    await finishRestore(folder)
    const keyring = readKeyring(folder)
    assertDeskFile(folder, keyring)
    const unlocked = useRecoveryKey(keyring, options.recoveryKey)
    const keys = currentKeys(keyring, unlocked)
    try {
      const db = openDesk(folder, keyring, grantOf(keys, DESK), options.migrations)
      try {
        const person = firstCoordinator(db)
        assertPassphrase(options.newPassphrase, [person.name, ...(options.names ?? [])])
        const content = await withPassphrase(withoutUser(keyring, person.id), person.id, keys, options.newPassphrase)
        noteKeyring(db, writeNextKeyring(folder, content, grantOf(keys, SIGNING)))
        endWait(folder)
        return vaultOf(folder, keyring.vaultId, person, db)
      } catch (error) {
        db.close()
        throw error
      }
    } finally {
      wipe(unlocked.privateKey, ...keys.map(each => each.key))
    }
  })
}

/**
 * Makes a new recovery key, answered in its printed form this once; the old one stops working. Asks for the passphrase
 * again, since a laptop left unlocked must not be enough for this.
 *
 * Fails with `vault.wrong-passphrase`, `vault.too-many-tries`, and `call.forbidden` for somebody who is not a coordinator.
 */
export async function renewRecoveryKey(
  vault: Vault,
  options: { readonly passphrase: string; readonly now: () => number }
): Promise<string> {
  return withVaultFaults(vault.folder, async () => {
    const keyring = readKeyring(vault.folder)
    const unlocked = await tryPassphrase(vault.folder, keyring, options.passphrase, options.now())
    const keys = currentKeys(keyring, unlocked)
    try {
      if (unlocked.user !== vault.person.id) throw new FyrError('vault.wrong-passphrase')
      if (!keys.some(each => each.compartment === SIGNING)) throw new FyrError('call.forbidden')
      return replaceRecoveryKey(vault, keyring, keys)
    } finally {
      wipe(unlocked.privateKey, ...keys.map(each => each.key))
    }
  })
}

function replaceRecoveryKey(vault: Vault, keyring: Keyring, keys: readonly CompartmentKey[]): string {
  const secret = randomBytes(RECOVERY_KEY_BYTES)
  try {
    const holders = keyring.slots.filter(slot => slot.kind === 'recovery').map(slot => slot.user)
    const without = holders.reduce<KeyringContent>(withoutUser, keyring)
    const content = withUser(without, randomUUID(), { kind: 'recovery', secret }, keys)
    noteKeyring(vault.db, writeNextKeyring(vault.folder, content, grantOf(keys, SIGNING)))
    return formatRecoveryKey(secret)
  } finally {
    wipe(secret)
  }
}

function useRecoveryKey(keyring: Keyring, typed: string): Unlocked {
  const parsed = parseRecoveryKey(typed)
  if (!parsed.ok) throw new FyrError('vault.wrong-recovery-key', { ...parsed.problem })
  const unlocked = unlockWithRecoveryKey(keyring, parsed.bytes)
  wipe(parsed.bytes)
  if (unlocked === null) throw new FyrError('vault.wrong-recovery-key', { reason: 'other-vault' })
  return unlocked
}

async function withPassphrase(
  content: KeyringContent,
  user: string,
  keys: readonly CompartmentKey[],
  passphrase: string
): Promise<KeyringContent> {
  const derivation = content.derivations[0]
  if (derivation === undefined) throw keyringDamaged('format')
  const secret = await passphraseSecret(derivation, passphrase)
  if (secret === null) throw new FyrError('vault.passphrase-weak', { reason: 'too-long' })
  try {
    return withUser(content, user, { kind: 'passphrase', derivation: derivation.id, secret }, keys)
  } finally {
    wipe(secret)
  }
}

/** Every compartment key in use that this user is granted. To be wiped. */
function currentKeys(keyring: Keyring, unlocked: Unlocked): CompartmentKey[] {
  return keyring.compartments.flatMap(({ name, epoch }) => {
    const key = takeGrant(keyring, unlocked, name)
    return key === null ? [] : [{ compartment: name, epoch, key }]
  })
}

function grantOf(keys: readonly CompartmentKey[], compartment: string): Uint8Array {
  const found = keys.find(each => each.compartment === compartment)
  if (found === undefined) throw keyringDamaged('format')
  return found.key
}

function firstCoordinator(db: Database): VaultPerson {
  const [coordinator] = listPeopleWithRole(db, 'coordinator')
  if (coordinator === undefined) throw new FyrError('vault.desk-damaged')
  return coordinator
}

function assertPassphrase(passphrase: string, names: readonly string[]): void {
  const reason = passphraseProblem(passphrase, names)
  if (reason !== null) throw new FyrError('vault.passphrase-weak', { reason })
}
