import { mkdirSync, rmSync } from 'node:fs'
import { open } from 'node:fs/promises'
import { FyrError } from '../../../shared/domain/errors.ts'
import { parseRecoveryKey } from '../../../shared/domain/recovery-key.ts'
import { findFirstCoordinator, findPerson } from '../people-table.ts'
import { closeCounted } from '../commit-log.ts'
import { assertDeskFile, markFilesOf, openDesk } from '../desk-file.ts'
import { PRIVATE_FILE, PRIVATE_FOLDER, syncFolder, writeNewFile } from '../durable-file.ts'
import { codeOf } from '../faults.ts'
import { keyringDamaged, type Keyring } from '../keyring-format.ts'
import {
  currentEpoch,
  takeGrant,
  unlockWithPassphrase,
  unlockWithRecoveryKey,
  type Unlocked
} from '../keyring-slots.ts'
import { compartmentFile, DESK, keyringFile } from '../layout.ts'
import { wipe } from '../primitives.ts'
import { vaultOf, type OpenContext, type Vault } from '../vault.ts'
import { damaged, KEYRING_SECTION, type Manifest } from './backup-format.ts'
import { readBackupKeyring, withBackupFile, type BackupFile, type Progress } from './backup-file.ts'
import { backupPublicKey } from './backup-key.ts'

/** What lets somebody into a backup: the passphrase or the recovery key of the day on which it was made. */
export type Secret =
  | { readonly kind: 'passphrase'; readonly passphrase: string }
  | { readonly kind: 'recovery'; readonly recoveryKey: string }

export interface OpenBackup extends OpenContext {
  readonly secret: Secret
  readonly progress?: Progress
  /** The folder of the vault whose place this one is to take, if it is. */
  readonly takesPlaceIn?: string
}

/** A backup that has been taken out into a folder and opened there. */
export interface OpenedBackup {
  readonly vault: Vault
  readonly manifest: Manifest
}

/**
 * Takes a backup out into a new folder and opens the vault in it, brought up to date. All of it is checked on the way: hashes, keyring,
 * signer, and every page. With the recovery key the vault is opened for its first coordinator. Where it fails, the folder is gone again.
 *
 * Fails with `backup.wrong-passphrase`, `vault.wrong-recovery-key`, `backup.not-authentic` for one that this vault did not make,
 * `vault.desk-newer` for one of a newer program, or as `withBackupFile` does.
 */
export async function openBackup(file: string, folder: string, options: OpenBackup): Promise<OpenedBackup> {
  return withBackupFile(file, async backup => {
    const { keyring, bytes } = await readBackupKeyring(backup)
    const unlocked = await unlockWith(keyring, options.secret, backup.manifest.madeAt)
    const key = takeGrant(keyring, unlocked, DESK)
    try {
      if (key === null) throw keyringDamaged('format')
      mkdirSync(folder, PRIVATE_FOLDER)
      await takeOut(backup, folder, keyring, bytes, options.progress).catch(error => discard(folder, error))
      try {
        return {
          manifest: backup.manifest,
          vault: openTakenOut(folder, keyring, key, unlocked, backup.manifest, options)
        }
      } catch (error) {
        return discard(folder, error)
      }
    } finally {
      wipe(key ?? undefined, unlocked.privateKey)
    }
  })
}

function discard(folder: string, error: unknown): never {
  rmSync(folder, { recursive: true, force: true })
  throw error
}

async function unlockWith(keyring: Keyring, secret: Secret, madeAt: string): Promise<Unlocked> {
  if (secret.kind === 'passphrase') {
    const unlocked = await unlockWithPassphrase(keyring, secret.passphrase)
    if (unlocked === null) throw new FyrError('backup.wrong-passphrase', { madeAt })
    return unlocked
  }
  const parsed = parseRecoveryKey(secret.recoveryKey)
  if (!parsed.ok) throw new FyrError('vault.wrong-recovery-key', { ...parsed.problem })
  const unlocked = unlockWithRecoveryKey(keyring, parsed.bytes)
  wipe(parsed.bytes)
  if (unlocked === null) throw new FyrError('vault.wrong-recovery-key', { reason: 'other-vault' })
  return unlocked
}

async function takeOut(
  backup: BackupFile,
  folder: string,
  keyring: Keyring,
  keyringBytes: Buffer,
  progress: Progress = () => undefined
): Promise<void> {
  const files = backup.manifest.sections.filter(section => section.name !== KEYRING_SECTION)
  const total = files.reduce((sum, section) => sum + section.bytes, 0)
  let done = 0
  for (const { name } of files) {
    const handle = await open(compartmentFile(folder, name, currentEpoch(keyring, name)), 'wx', PRIVATE_FILE)
    try {
      await backup.read(name, async chunk => {
        await handle.writeFile(chunk)
        done += chunk.length
        progress(done, total)
      })
      await handle.sync()
    } finally {
      await handle.close()
    }
  }
  writeNewFile(keyringFile(folder), keyringBytes)
  syncFolder(folder)
}

function openTakenOut(
  folder: string,
  keyring: Keyring,
  key: Uint8Array,
  unlocked: Unlocked,
  manifest: Manifest,
  options: OpenBackup
): Vault {
  const { migrations, now, record, marksDir, secret, takesPlaceIn } = options
  assertDeskFile(folder, keyring)
  // What this computer remembers of the vault stays as it is until the restored one is in force.
  const leavesBehind = takesPlaceIn === undefined ? [] : markFilesOf(takesPlaceIn, keyring, marksDir)
  const context = { migrations, now, record, leavesBehind }
  const db = openDesk(folder, keyring, key, context, unlocked.user)
  try {
    if (backupPublicKey(db) !== manifest.signedBy) throw new FyrError('backup.not-authentic')
    if (db.pragma('quick_check(1)', { simple: true }) !== 'ok') throw damaged('pages')
    const person = secret.kind === 'passphrase' ? findPerson(db, unlocked.user) : findFirstCoordinator(db)
    if (person === null) throw damaged('pages')
    return vaultOf(folder, keyring.vaultId, person, db, context)
  } catch (error) {
    closeCounted(db)
    throw error
  }
}

/** Damage inside a backup is the backup's, not the vault's. */
export function asBackupFault(error: unknown): unknown {
  const code = codeOf(error) ?? ''
  if (/^vault\.(desk-(damaged|empty|missing|foreign)|keyring-(damaged|older))$/.test(code)) return damaged('pages')
  if (/^SQLITE_(NOTADB|CORRUPT|FORMAT|IOERR_(SHORT_READ|DATA))/.test(code)) return damaged('pages')
  return error
}
