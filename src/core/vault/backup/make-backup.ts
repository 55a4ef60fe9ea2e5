import { createHash } from 'node:crypto'
import { statSync } from 'node:fs'
import { open, rm, type FileHandle } from 'node:fs/promises'
import path from 'node:path'
import { isDeepStrictEqual } from 'node:util'
import { FyrError } from '../../../shared/domain/errors.ts'
import { PRIVATE_FILE, renameDurably } from '../durable-file.ts'
import { withVaultFaults } from '../faults.ts'
import { toBase64 } from '../keyring-format.ts'
import { DESK } from '../layout.ts'
import { signingPublicKey, wipe } from '../primitives.ts'
import type { Vault } from '../vault.ts'
import {
  bytesOf,
  finishedHead,
  KEYRING_SECTION,
  unfinishedHead,
  type ManifestContent,
  type Section
} from './backup-format.ts'
import { checkBackupFile, CHUNK_BYTES, type Progress } from './backup-file.ts'
import { assertUsable, freeName, inTarget, rotateBackups, unfinishedName } from './backup-folder.ts'
import { backupKey } from './backup-key.ts'
import { clearCopies, copyVault, type VaultCopy } from './copy-desk.ts'

export interface MakeBackup {
  /** The folder that a person chose. */
  readonly target: string
  /** The bureau in the file's name. */
  readonly slug: string
  /** Milliseconds since 1970, UTC. */
  readonly at: number
  /** The version of the program. */
  readonly app: string
  /** How many backups of this vault to keep in the folder, this one included. */
  readonly keep: number
  /** Runs a step while nothing else uses the vault's connection. */
  readonly alone: <T>(step: () => T) => Promise<T>
  readonly progress?: Progress
}

export interface MadeBackup {
  readonly name: string
  readonly bytes: number
  /** How many rows each table of the desk file has in it. */
  readonly rows: ReadonlyMap<string, number>
  /** How many older backups made way for it. */
  readonly removed: number
}

/**
 * Writes a backup of an open vault into a folder. It is done when it says so: written through to the disk, opened again, every hash
 * compared; the copy of the desk file in it has been read with the key, page by page, and counted against the live one. Until then it has
 * another name, and every earlier backup is untouched; only then the oldest make way.
 *
 * Fails with `backup.folder-missing`, `backup.folder-unusable`, `backup.inside-bureau`, `backup.disk-full` or `backup.not-read-back` for the
 * folder, with `vault.*` for the vault, and with `call.locked` when the vault was closed meanwhile. Nothing half-made stays.
 */
export async function makeBackup(vault: Vault, request: MakeBackup): Promise<MadeBackup> {
  const { target } = request
  await assertUsable(target, vault.folder)
  const signingKey = await withVaultFaults(vault.folder, () => request.alone(() => backupKey(vault.db)))
  try {
    const copy = await withVaultFaults(vault.folder, () => request.alone(() => copyVault(vault)))
    return await inTarget(target, async () => {
      const name = await freeName(target, request.slug, request.at)
      const bytes = await writeWhole(vault, copy, name, signingKey, request)
      const signedBy = toBase64(signingPublicKey(signingKey))
      const { at, keep } = request
      const removed = await rotateBackups(target, { vaultId: vault.vaultId, signedBy }, { made: name, at, keep })
      return { name, bytes, rows: copy.rows, removed }
    })
  } finally {
    wipe(signingKey)
    clearCopies(vault.folder)
  }
}

async function writeWhole(
  vault: Vault,
  copy: VaultCopy,
  name: string,
  signingKey: Uint8Array,
  { target, at, app, progress = () => undefined }: MakeBackup
): Promise<number> {
  const unfinished = path.join(target, unfinishedName(name))
  const deskBytes = statSync(copy.deskFile).size
  // Written once and read once.
  const total = 2 * (deskBytes + copy.keyring.length)
  try {
    const content = { vaultId: vault.vaultId, madeAt: new Date(at).toISOString(), app }
    const written = await writeSections(unfinished, content, copy, signingKey, done => progress(done, total))
    const found = await checkBackupFile(unfinished, done => progress(total / 2 + done, total))
    if (!isDeepStrictEqual(found.sections, written.sections)) throw new FyrError('backup.not-read-back')
    if (!vault.db.open) throw new FyrError('call.locked')
    renameDurably(unfinished, path.join(target, name))
    return bytesOf(written)
  } catch (error) {
    await rm(unfinished, { force: true }).catch(() => undefined)
    throw whyNotRead(error, target)
  }
}

/** What was written a moment ago is not there as it was written: the stick is bad, or gone. */
function whyNotRead(error: unknown, target: string): unknown {
  if (!(error instanceof FyrError)) return error
  if (error.code.startsWith('file.')) return error.cause
  return /^backup\.(damaged|cut|unfinished|not-a-backup|not-read-back)$/.test(error.code)
    ? new FyrError('backup.not-read-back', { folder: target }, { cause: error })
    : error
}

async function writeSections(
  file: string,
  content: Omit<ManifestContent, 'sections'>,
  copy: VaultCopy,
  signingKey: Uint8Array,
  wrote: (done: number) => void
): Promise<ManifestContent> {
  const handle = await open(file, 'wx', PRIVATE_FILE)
  try {
    await writeAll(handle, unfinishedHead(content.vaultId))
    await writeAll(handle, copy.keyring)
    const keyring = {
      name: KEYRING_SECTION,
      bytes: copy.keyring.length,
      sha256: createHash('sha256').update(copy.keyring).digest('hex')
    }
    const desk = await appendFile(handle, copy.deskFile, done => wrote(keyring.bytes + done))
    const whole = { ...content, sections: [keyring, { name: DESK, ...desk }] }
    // The sections are on the disk before the head says that they are.
    await handle.sync()
    await writeAll(handle, finishedHead(whole, signingKey), 0)
    await handle.sync()
    return whole
  } finally {
    await handle.close()
  }
}

/** Copies a file to the end of another, hashing what passes. */
async function appendFile(to: FileHandle, file: string, wrote: (done: number) => void): Promise<Omit<Section, 'name'>> {
  const from = await open(file, 'r')
  try {
    const hash = createHash('sha256')
    const buffer = Buffer.alloc(CHUNK_BYTES)
    let bytes = 0
    for (;;) {
      const { bytesRead } = await from.read(buffer, 0, buffer.length, bytes)
      if (bytesRead === 0) return { bytes, sha256: hash.digest('hex') }
      const chunk = buffer.subarray(0, bytesRead)
      hash.update(chunk)
      await writeAll(to, chunk)
      bytes += bytesRead
      wrote(bytes)
    }
  } finally {
    await from.close()
  }
}

/** Writes all of it: at the end, or at a place. */
async function writeAll(handle: FileHandle, bytes: Uint8Array, at: number | null = null): Promise<void> {
  for (let done = 0; done < bytes.length;) {
    const place = at === null ? null : at + done
    done += (await handle.write(bytes, done, bytes.length - done, place)).bytesWritten
  }
}
