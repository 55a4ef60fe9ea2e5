import { createHash } from 'node:crypto'
import { constants } from 'node:fs'
import { open, type FileHandle } from 'node:fs/promises'
import { FyrError } from '../../../shared/domain/errors.ts'
import { codeOf } from '../faults.ts'
import { parseKeyring, type Keyring } from '../keyring-format.ts'
import { damaged, HEAD_BYTES, parseHead, type Manifest, type Section } from './backup-format.ts'

/** How much of a file is in memory at a time. */
export const CHUNK_BYTES = 1024 * 1024

/** Windows has no such flag, and no files for which it is needed. */
const WITHOUT_WAITING = process.platform === 'win32' ? 0 : constants.O_NONBLOCK

/** How far a long piece of work has come, in bytes. */
export type Progress = (done: number, total: number) => void

/** A backup that is open for reading; its head has been held to its signature. */
export interface BackupFile {
  readonly manifest: Manifest
  /** Reads one section through, chunk by chunk; what a chunk holds counts only when all of them have come. */
  readonly read: (name: string, take: (chunk: Buffer) => Promise<void> | void) => Promise<void>
}

/**
 * Opens a backup, runs something with it, and closes it. Fails with `file.missing`, `file.unreadable`, or as `parseHead` does. Nothing in
 * a file can make it take more memory than a chunk and a keyring, or read beyond its own end.
 */
export async function withBackupFile<T>(file: string, use: (backup: BackupFile) => Promise<T>): Promise<T> {
  const handle = await reading(() => open(file, constants.O_RDONLY | WITHOUT_WAITING))
  try {
    const found = await reading(() => handle.stat())
    if (!found.isFile()) throw new FyrError('backup.not-a-backup')
    const head = await readHead(handle)
    const manifest = parseHead(head, found.size)
    return await use({ manifest, read: (name, take) => readSection(handle, manifest, name, take) })
  } finally {
    await handle.close().catch(() => undefined)
  }
}

/** The first bytes of a file, up to a head's length. */
export async function readHead(handle: FileHandle): Promise<Buffer> {
  const head = Buffer.alloc(HEAD_BYTES)
  let length = 0
  for (let read = -1; read !== 0 && length < HEAD_BYTES; length += read)
    read = (await reading(() => handle.read(head, length, HEAD_BYTES - length, length))).bytesRead
  return head.subarray(0, length)
}

/** The keyring of that time, held to its own signature. Fails with `backup.damaged`, or `vault.keyring-newer`. */
export async function readBackupKeyring(backup: BackupFile): Promise<{ keyring: Keyring; bytes: Buffer }> {
  const chunks: Buffer[] = []
  await backup.read('keyring', chunk => void chunks.push(Buffer.from(chunk)))
  const bytes = Buffer.concat(chunks)
  try {
    const keyring = parseKeyring(bytes)
    if (keyring.vaultId !== backup.manifest.vaultId) throw damaged('keyring')
    return { keyring, bytes }
  } catch (error) {
    if (error instanceof FyrError && error.code === 'vault.keyring-newer') throw error
    throw damaged('keyring')
  }
}

/**
 * Checks all that can be checked without a key: the head's signature, the length and hash of every section, and the keyring. Fails with
 * the code that names what is wrong.
 */
export async function checkBackupFile(file: string, progress: Progress = () => undefined): Promise<Manifest> {
  return withBackupFile(file, async backup => {
    const { sections } = backup.manifest
    const total = sections.reduce((sum, section) => sum + section.bytes, 0)
    let done = 0
    for (const { name } of sections) {
      await backup.read(name, chunk => {
        done += chunk.length
        progress(done, total)
      })
    }
    await readBackupKeyring(backup)
    return backup.manifest
  })
}

async function readSection(
  handle: FileHandle,
  { sections }: Manifest,
  name: string,
  take: (chunk: Buffer) => Promise<void> | void
): Promise<void> {
  const { at, section } = placeOf(sections, name)
  const hash = createHash('sha256')
  const buffer = Buffer.alloc(Math.min(CHUNK_BYTES, section.bytes))
  for (let done = 0; done < section.bytes;) {
    const wanted = Math.min(buffer.length, section.bytes - done)
    const { bytesRead } = await reading(() => handle.read(buffer, 0, wanted, at + done))
    if (bytesRead === 0) throw new FyrError('backup.cut')
    const chunk = buffer.subarray(0, bytesRead)
    hash.update(chunk)
    await take(chunk)
    done += bytesRead
  }
  if (hash.digest('hex') !== section.sha256) throw damaged('section')
}

function placeOf(sections: readonly Section[], name: string): { at: number; section: Section } {
  let at = HEAD_BYTES
  for (const section of sections) {
    if (section.name === name) return { at, section }
    at += section.bytes
  }
  throw damaged('head')
}

/** One access to the file; the stick that it is on may be pulled at any moment. */
async function reading<T>(access: () => Promise<T>): Promise<T> {
  try {
    return await access()
  } catch (error) {
    const code = codeOf(error) ?? ''
    if (code === 'ENOENT' || code === 'ENOTDIR') throw new FyrError('file.missing', {}, { cause: error })
    if (code === 'EISDIR') throw new FyrError('backup.not-a-backup', {}, { cause: error })
    throw new FyrError('file.unreadable', { reason: code }, { cause: error })
  }
}
