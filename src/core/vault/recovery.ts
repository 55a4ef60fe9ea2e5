import { randomBytes, randomUUID } from 'node:crypto'
import path from 'node:path'
import type { Database } from 'better-sqlite3'
import { FyrError } from '../../shared/domain/errors.ts'
import { formatRecoveryKey, parseRecoveryKey, RECOVERY_KEY_BYTES } from '../../shared/domain/recovery-key.ts'
import { finishRestore } from './backup/restore-switch.ts'
import { keysFor } from './compartments.ts'
import { closeCounted } from './commit-log.ts'
import { assertDeskFile, openDesk } from './desk-file.ts'
import { withVaultFaults } from './faults.ts'
import { nextKeyring, readKeyring } from './keyring-file.ts'
import type { Keyring, KeyringContent } from './keyring-format.ts'
import { unlockWithRecoveryKey, withoutUser, withUser, type CompartmentKey, type Unlocked } from './keyring-slots.ts'
import { DESK, SIGNING } from './layout.ts'
import { assertPassphrase, withSlotSecret } from './new-passphrase.ts'
import { currentKeys, keyOf, withCoordinatorsKeys, type OwnPassphrase } from './own-keys.ts'
import type { PassphraseCost } from './passphrase-cost.ts'
import { commitChange, recordNothing, settleChange } from './people-change.ts'
import { findFirstCoordinator } from './people-table.ts'
import { wipe } from './primitives.ts'
import { endWait } from './tries.ts'
import { vaultOf, type OpenContext, type Vault } from './vault.ts'

export interface RecoverVaultOptions extends OpenContext {
  /** As typed: see `parseRecoveryKey`. */
  readonly recoveryKey: string
  readonly newPassphrase: string
  /** Finds further words that the passphrase may not lean on: the bureau's name. */
  readonly namesIn?: (db: Database) => Promise<readonly string[]>
  /** `standardCost` unless told otherwise. */
  readonly cost?: PassphraseCost | undefined
}

/**
 * Opens the vault with the printed recovery key and gives its first active coordinator a new passphrase; the old one stops
 * working. The recovery key stays in force.
 *
 * Fails with `vault.wrong-recovery-key` (params: `reason`, and `group` where one can be named), `vault.passphrase-weak`,
 * or as `openVault` does; nothing is changed unless all of it is.
 */
export async function recoverVault(folderName: string, options: RecoverVaultOptions): Promise<Vault> {
  const folder = path.resolve(folderName)
  assertPassphrase(options.newPassphrase, [])
  return withVaultFaults(folder, async () => {
    await finishRestore(folder)
    const keyring = readKeyring(folder)
    assertDeskFile(folder, keyring)
    const unlocked = useRecoveryKey(keyring, options.recoveryKey)
    const keys = currentKeys(keyring, unlocked)
    try {
      const db = openDesk(folder, keyring, keyOf(keys, DESK), options, null)
      try {
        const { record = recordNothing } = options
        await settleChange({ folder, db, record })
        const person = findFirstCoordinator(db)
        if (person === null) throw new FyrError('vault.desk-damaged')
        const vault = vaultOf(folder, keyring.vaultId, person, db, options)
        await giveFirstCoordinator(vault, readKeyring(folder), keys, options)
        endWait(folder)
        return vault
      } catch (error) {
        closeCounted(db)
        throw error
      }
    } finally {
      wipe(unlocked.privateKey, ...keys.map(each => each.key))
    }
  })
}

/** New keys under a new passphrase, for whoever has the vault open now. */
async function giveFirstCoordinator(
  vault: Vault,
  keyring: Keyring,
  keys: readonly CompartmentKey[],
  { newPassphrase, namesIn, cost, now }: RecoverVaultOptions
): Promise<void> {
  const { id, name, roles } = vault.person
  const names = [name, ...((await namesIn?.(vault.db)) ?? [])]
  await withSlotSecret(keyring, { newPassphrase, names, cost }, id, async (content, entry) => {
    const changed = withUser(withoutUser(content, id), id, entry, keysFor(roles, keys))
    const at = new Date(now()).toISOString()
    await commitChange(vault, nextKeyring(changed, keyOf(keys, SIGNING)), {
      kind: 'recoveryUsed',
      person: id,
      by: id,
      at
    })
  })
}

/**
 * Makes a new recovery key, answered in its printed form this once; the old one stops working. Asks for the passphrase
 * again, since a laptop left unlocked must not be enough for this.
 *
 * Fails with `vault.wrong-passphrase`, `vault.too-many-tries`, and `call.forbidden` for somebody who is not a coordinator.
 */
export async function renewRecoveryKey(vault: Vault, own: OwnPassphrase): Promise<string> {
  return withVaultFaults(vault.folder, () =>
    withCoordinatorsKeys(vault, own, async ({ keyring, keys, signingKey }) => {
      const secret = randomBytes(RECOVERY_KEY_BYTES)
      try {
        const holders = keyring.slots.filter(slot => slot.kind === 'recovery').map(slot => slot.user)
        const without = holders.reduce<KeyringContent>(withoutUser, keyring)
        const content = withUser(without, randomUUID(), { kind: 'recovery', secret }, keys)
        const { id } = vault.person
        const at = new Date(own.now()).toISOString()
        await commitChange(vault, nextKeyring(content, signingKey), { kind: 'recoveryRenewed', person: id, by: id, at })
        return formatRecoveryKey(secret)
      } finally {
        wipe(secret)
      }
    })
  )
}

function useRecoveryKey(keyring: Keyring, typed: string): Unlocked {
  const parsed = parseRecoveryKey(typed)
  if (!parsed.ok) throw new FyrError('vault.wrong-recovery-key', { ...parsed.problem })
  const unlocked = unlockWithRecoveryKey(keyring, parsed.bytes)
  wipe(parsed.bytes)
  if (unlocked === null) throw new FyrError('vault.wrong-recovery-key', { reason: 'other-vault' })
  return unlocked
}
