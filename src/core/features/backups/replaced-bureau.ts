import { FyrError, type ErrorCode } from '../../../shared/domain/errors.ts'
import type { ReplacedBureau, RestoreRequest } from '../../../shared/features/backups/backups.schema.ts'
import { kyselyOver } from '../../db/kysely.ts'
import type { DeskDb } from '../../open-desk.ts'
import { readBackupKeyring, withBackupFile } from '../../vault/backup/backup-file.ts'
import { readKeyring } from '../../vault/keyring-file.ts'
import type { Keyring } from '../../vault/keyring-format.ts'
import { openVault } from '../../vault/open-vault.ts'
import { probeVault } from '../../vault/probe-vault.ts'
import { beginTry, countTry, endTries } from '../../vault/tries.ts'
import type { OpenContext } from '../../vault/vault.ts'
import { listErasedVisits, listPresent, streamRevisions } from './backups.repository.ts'
import { compareVisits } from './compare-visits.ts'

/** The bureau that a restored one takes the place of, as far as it can be looked into. */
export type Replaced =
  | { readonly state: 'none' | 'other' }
  /** Its keyring is null where that cannot be read either. */
  | { readonly state: 'unread'; readonly keyring: Keyring | null }
  | { readonly state: 'compared'; readonly keyring: Keyring; readonly db: DeskDb }

/** What the bureau that would be replaced may be like without making restoring impossible: that is what it is for. */
const noHindrance: ReadonlySet<ErrorCode> = new Set([
  'vault.wrong-passphrase',
  'vault.keyring-damaged',
  'vault.keyring-older',
  'vault.desk-missing',
  'vault.desk-empty',
  'vault.desk-damaged',
  'vault.desk-newer',
  'vault.desk-foreign',
  'vault.migration-failed'
])

/**
 * Opens the bureau in a folder beside a backup, where the passphrase opens it, and closes it again.
 *
 * Each time is one counted try at a passphrase. Only the bureau's own passphrase starts the count anew: if any backup that opens did, a
 * backup of one's own would be a way to guess without waiting. Fails with `vault.too-many-tries` and `vault.in-use`.
 */
export async function withReplaced<T>(
  folder: string,
  file: string,
  { secret, currentPassphrase }: RestoreRequest,
  context: OpenContext,
  use: (replaced: Replaced) => Promise<T>
): Promise<T> {
  const vaultId = await withBackupFile(file, async backup => (await readBackupKeyring(backup)).keyring.vaultId)
  const probe = await probeVault(folder)
  const passphrase = currentPassphrase ?? (secret.kind === 'passphrase' ? secret.passphrase : null)
  if (probe.state === 'present' && probe.vaultId === vaultId && passphrase !== null)
    return openReplaced(folder, { ...context, passphrase }, use)
  beginTry(folder, context.now())
  if (probe.state === 'present')
    return use(probe.vaultId === vaultId ? { state: 'unread', keyring: readKeyring(folder) } : { state: 'other' })
  if (probe.state === 'damaged') return use({ state: 'unread', keyring: null })
  const answer = await use({ state: 'none' })
  endTries(folder)
  return answer
}

async function openReplaced<T>(
  folder: string,
  options: OpenContext & { readonly passphrase: string },
  use: (replaced: Replaced) => Promise<T>
): Promise<T> {
  const keyring = readKeyring(folder)
  const vault = await openVault(folder, options).catch((error: unknown) => {
    if (error instanceof FyrError && noHindrance.has(error.code)) return null
    throw error
  })
  if (vault === null) return use({ state: 'unread', keyring })
  try {
    // The passphrase of the backup may be another one, and that is tried now.
    return await countTry(folder, options.now(), () => use({ state: 'compared', keyring, db: kyselyOver(vault.db) }))
  } finally {
    vault.close()
  }
}

/** What would be lost: visits that the bureau has and the backup has not, or not as they are now. */
export async function compareWith(replaced: Replaced, backup: DeskDb): Promise<ReplacedBureau> {
  if (replaced.state !== 'compared') return { state: replaced.state }
  const compared = await compareVisits(streamRevisions(replaced.db), streamRevisions(backup))
  const erased = await listPresent(backup, await listErasedVisits(replaced.db))
  return { state: 'compared', ...compared, erasedSince: erased.length }
}

/** Whether people or passphrases have changed since the backup: those of the backup come into force again. */
export function isKeyringOlder(backup: Keyring, replaced: Replaced): boolean {
  return 'keyring' in replaced && replaced.keyring !== null && replaced.keyring.generation > backup.generation
}
