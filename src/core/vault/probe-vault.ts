import path from 'node:path'
import { FyrError, type ErrorCode, type ErrorParams } from '../../shared/domain/errors.ts'
import { finishRestore } from './backup/restore-switch.ts'
import { assertDeskFile } from './desk-file.ts'
import { withVaultFaults } from './faults.ts'
import { readKeyring } from './keyring-file.ts'
import { survey } from './layout.ts'

export type VaultProbe =
  | { readonly state: 'absent' }
  | { readonly state: 'present'; readonly vaultId: string }
  | { readonly state: 'damaged'; readonly error: { readonly code: ErrorCode; readonly params: ErrorParams } }

/**
 * Says what is in a folder, without a passphrase and without touching anything, except that a restore which was cut short is finished. `present` means that a passphrase can be
 * asked for; damage that only the key can show comes out on opening. Never fails for what it finds.
 */
export async function probeVault(folderName: string): Promise<VaultProbe> {
  const folder = path.resolve(folderName)
  try {
    return await withVaultFaults(folder, async () => {
      await finishRestore(folder)
      if (survey(folder) !== 'something') return { state: 'absent' }
      const keyring = readKeyring(folder)
      assertDeskFile(folder, keyring)
      return { state: 'present', vaultId: keyring.vaultId }
    })
  } catch (error) {
    if (!(error instanceof FyrError)) throw error
    return { state: 'damaged', error: { code: error.code, params: error.params } }
  }
}
