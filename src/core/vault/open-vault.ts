import path from 'node:path'
import { FyrError } from '../../shared/domain/errors.ts'
import { finishRestore } from './backup/restore-switch.ts'
import { holdersOf } from './compartments.ts'
import { closeCounted } from './commit-log.ts'
import { assertDeskFile, openDesk } from './desk-file.ts'
import { withVaultFaults } from './faults.ts'
import { readKeyring } from './keyring-file.ts'
import { keyringDamaged, type Keyring } from './keyring-format.ts'
import { takeGrant, unlockWithPassphrase, type Unlocked } from './keyring-slots.ts'
import { DESK } from './layout.ts'
import { recordNothing, settleChange } from './people-change.ts'
import { findPerson } from './people-table.ts'
import { wipe } from './primitives.ts'
import { beginTry, endTries } from './tries.ts'
import { vaultOf, type OpenContext, type Vault } from './vault.ts'

/**
 * Opens the vault in a folder for whoever holds this passphrase, migrated to the newest version.
 *
 * Fails with `vault.wrong-passphrase` (which says nothing of who exists), `vault.too-many-tries`, `vault.in-use`, or what
 * is wrong with the folder's files: any other `vault.*` code. A file that is wrong is never replaced or written to.
 */
export async function openVault(
  folderName: string,
  options: OpenContext & { readonly passphrase: string }
): Promise<Vault> {
  const folder = path.resolve(folderName)
  return withVaultFaults(folder, async () => {
    await finishRestore(folder)
    const keyring = readKeyring(folder)
    assertDeskFile(folder, keyring)
    const unlocked = await tryPassphrase(folder, keyring, options.passphrase, options.now())
    let deskKey: Buffer | undefined
    try {
      deskKey = grantedKey(keyring, unlocked, DESK)
      const db = openDesk(folder, keyring, deskKey, options, unlocked.user)
      try {
        const { record = recordNothing } = options
        await settleChange({ folder, db, record })
        const person = findPerson(db, unlocked.user)
        if (person === null) throw keyringDamaged('not-this-vaults')
        return vaultOf(folder, keyring.vaultId, person, db, options)
      } catch (error) {
        closeCounted(db)
        throw error
      }
    } finally {
      wipe(deskKey, unlocked.privateKey)
    }
  })
}

/**
 * One counted try at a passphrase. Fails with `vault.wrong-passphrase` or `vault.too-many-tries`. Somebody who is suspended has a
 * slot and no grant, and is answered as if there were neither.
 */
export async function tryPassphrase(
  folder: string,
  keyring: Keyring,
  passphrase: string,
  now: number
): Promise<Unlocked> {
  beginTry(folder, now)
  const unlocked = await unlockWithPassphrase(keyring, passphrase)
  if (unlocked === null || !holdersOf(keyring, DESK).includes(unlocked.user)) {
    wipe(unlocked?.privateKey)
    throw new FyrError('vault.wrong-passphrase')
  }
  endTries(folder)
  return unlocked
}

/** The key of a compartment that everybody who gets this far is granted. To be wiped. */
function grantedKey(keyring: Keyring, unlocked: Unlocked, compartment: string): Buffer {
  const key = takeGrant(keyring, unlocked, compartment)
  if (key === null) throw keyringDamaged('format')
  return key
}
