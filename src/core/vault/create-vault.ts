import { randomBytes, randomUUID } from 'node:crypto'
import { accessSync, constants, readdirSync } from 'node:fs'
import path from 'node:path'
import { FyrError } from '../../shared/domain/errors.ts'
import { personIdSchema, uuidv7 } from '../../shared/domain/ids.ts'
import { passphraseProblem } from '../../shared/domain/passphrase.ts'
import { formatRecoveryKey, RECOVERY_KEY_BYTES } from '../../shared/domain/recovery-key.ts'
import type { Role } from '../../shared/domain/roles.ts'
import { makeFolder } from '../make-folder.ts'
import { finishRestore } from './backup/restore-switch.ts'
import { whileCreatingAlone } from './creation-lock.ts'
import { createDesk, keepMarks } from './desk-file.ts'
import { keepCopy, makePrivate, PRIVATE_FOLDER, renameDurably, syncFolder, writeNewFile } from './durable-file.ts'
import { withVaultFaults } from './faults.ts'
import { KEYRING_FORMAT, signKeyring, toBase64, type KeyringContent } from './keyring-format.ts'
import { newDerivation, passphraseSecret, withUser, type CompartmentKey } from './keyring-slots.ts'
import {
  DESK,
  keyringFile,
  removeUnfinished,
  setUnfinishedAside,
  SIGNING,
  survey,
  unfinishedKeyringFile
} from './layout.ts'
import type { PassphraseCost } from './passphrase-cost.ts'
import { KEY_BYTES, newSigningKeys, wipe } from './primitives.ts'
import type { VaultPerson } from './people-table.ts'
import { readRegularFile } from './regular-file.ts'
import { vaultOf, type OpenContext, type Vault } from './vault.ts'

export interface CreateVaultOptions extends OpenContext {
  readonly passphrase: string
  readonly personName: string
  readonly roles: readonly Role[]
  /** Further words that the passphrase may not lean on: the bureau's name. */
  readonly names?: readonly string[]
  /** `standardCost` unless told otherwise. */
  readonly cost?: PassphraseCost
  /** Fills in what a vault must not exist without. It runs before the vault exists: if it fails, none does. */
  readonly prepare?: (vault: Vault) => void | Promise<void>
}

/**
 * Makes a vault in a folder, which is made too where it is missing, and opens it. The recovery key is answered in its
 * printed form, this once. Killed at any point, it leaves a whole vault or a folder that holds none. What an earlier try left unfinished
 * is set aside (see `setUnfinishedAside`).
 *
 * Fails with `vault.passphrase-weak`, `vault.exists` (anything of a vault is there, however damaged),
 * `vault.in-use` (one is being made there just now),
 * `vault.folder-unusable` or `vault.disk-full`.
 */
export async function createVault(
  folderName: string,
  options: CreateVaultOptions
): Promise<{ vault: Vault; recoveryKey: string }> {
  const folder = path.resolve(folderName)
  const reason = passphraseProblem(options.passphrase, [options.personName, ...(options.names ?? [])])
  if (reason !== null) throw new FyrError('vault.passphrase-weak', { reason })
  return withVaultFaults(folder, async () => {
    await finishRestore(folder)
    assertNoVault(folder)
    prepareFolder(folder)
    return whileCreatingAlone(folder, () => createAlone(folder, options))
  })
}

async function createAlone(
  folder: string,
  options: CreateVaultOptions
): Promise<{ vault: Vault; recoveryKey: string }> {
  assertNoVault(folder)
  const derivation = newDerivation(options.cost)
  const stretched = await passphraseSecret(derivation, options.passphrase)
  if (stretched === null) throw new FyrError('vault.passphrase-weak', { reason: 'too-long' })

  const at = options.now()
  const person: VaultPerson = {
    id: personIdSchema.parse(uuidv7(at, randomBytes(10))),
    name: options.personName,
    roles: [...options.roles]
  }
  const recoverySecret = randomBytes(RECOVERY_KEY_BYTES)
  const deskKey = randomBytes(KEY_BYTES)
  const signing = newSigningKeys()
  try {
    const keys = firstKeys(deskKey, signing.privateKey)
    const content = firstContent(derivation, signing.publicKey)
    const withPerson = withUser(
      content,
      person.id,
      { kind: 'passphrase', derivation: derivation.id, secret: stretched },
      keys
    )
    const whole = withUser(withPerson, randomUUID(), { kind: 'recovery', secret: recoverySecret }, keys)
    const vault = await bringIntoBeing(folder, signKeyring(whole, signing.privateKey), deskKey, person, at, options)
    return { vault, recoveryKey: formatRecoveryKey(recoverySecret) }
  } finally {
    wipe(stretched, recoverySecret, deskKey, signing.privateKey)
  }
}

function assertNoVault(folder: string): void {
  if (survey(folder) === 'something') throw new FyrError('vault.exists', { folder })
}

/** The desk file first, under a keyring that is not yet in force; then one rename that puts it in force. */
async function bringIntoBeing(
  folder: string,
  { keyring, bytes }: ReturnType<typeof signKeyring>,
  deskKey: Uint8Array,
  person: VaultPerson,
  at: number,
  options: CreateVaultOptions
): Promise<Vault> {
  const unfinished = unfinishedKeyringFile(folder)
  setUnfinishedAside(folder)
  writeNewFile(unfinished, bytes)
  let vault: Vault | undefined
  try {
    const db = createDesk(folder, keyring, deskKey, options, person, new Date(at).toISOString())
    vault = vaultOf(folder, keyring.vaultId, person, db, options)
    await options.prepare?.(vault)
    db.pragma('wal_checkpoint(TRUNCATE)')
    syncFolder(folder)
    assertNoVault(folder)
    renameDurably(unfinished, keyringFile(folder))
    assertInForce(folder, bytes)
    keepCopy(keyringFile(folder))
    keepMarks(db, folder, keyring, options)
    return vault
  } catch (error) {
    vault?.close()
    removeUnfinished(folder)
    throw error
  }
}

/** Keys that open nothing must never be handed out, whatever else writes into the folder. */
function assertInForce(folder: string, bytes: Uint8Array): void {
  const found = readRegularFile(keyringFile(folder), bytes.length)
  if (typeof found === 'string' || !found.equals(bytes)) throw new FyrError('vault.exists', { folder })
}

function firstKeys(deskKey: Uint8Array, signingKey: Uint8Array): CompartmentKey[] {
  return [
    { compartment: DESK, epoch: 1, key: deskKey },
    { compartment: SIGNING, epoch: 1, key: signingKey }
  ]
}

function firstContent(derivation: KeyringContent['derivations'][number], signingPublicKey: Uint8Array): KeyringContent {
  return {
    kind: 'fyr-keyring',
    format: KEYRING_FORMAT,
    minReader: KEYRING_FORMAT,
    vaultId: randomUUID(),
    generation: 1,
    compartments: [
      { name: DESK, epoch: 1 },
      { name: SIGNING, epoch: 1 }
    ],
    derivations: [derivation],
    users: [],
    slots: [],
    grants: [],
    signedBy: toBase64(signingPublicKey)
  }
}

/** A folder that is the vault's own is closed to other accounts; one that holds other things keeps its mode. */
function prepareFolder(folder: string): void {
  makeFolder(folder, PRIVATE_FOLDER)
  accessSync(folder, constants.R_OK | constants.W_OK)
  if (readdirSync(folder).length === 0) makePrivate(folder, PRIVATE_FOLDER)
}
