import { createHash } from 'node:crypto'
import { open, stat, type FileHandle } from 'node:fs/promises'
import path from 'node:path'
import { FyrError } from '../../shared/domain/errors.ts'
import { importLimits } from '../../shared/features/imports/imports.schema.ts'
import { codeOf } from '../vault/faults.ts'

/** A file as it was read once, whole. */
export interface SourceFile {
  readonly name: string
  readonly bytes: Buffer
  /** SHA-256, in hexadecimal. */
  readonly hash: string
}

/**
 * Reads a file of at most 64 MiB. Throws `file.missing`, `file.not-a-file`, `file.unreadable`, `file.empty` or `file.too-large`; a
 * file that is too large is refused by its size, unread.
 */
export async function readSourceFile(filePath: string): Promise<SourceFile> {
  const name = path.basename(filePath)
  const bytes = await readBounded(filePath, name)
  if (bytes.length === 0) throw new FyrError('file.empty', { file: name })
  return { name, bytes, hash: createHash('sha256').update(bytes).digest('hex') }
}

async function readBounded(filePath: string, name: string): Promise<Buffer> {
  try {
    const status = await stat(filePath)
    if (!status.isFile()) throw new FyrError('file.not-a-file', { file: name })
    if (status.size > importLimits.bytes) throw tooLarge(name)
    const handle = await open(filePath, 'r')
    try {
      return await readAtMost(handle, name, status.size)
    } finally {
      await handle.close()
    }
  } catch (fault) {
    throw fault instanceof FyrError ? fault : readError(fault, name)
  }
}

/** Reads as much as the file was said to hold and looks whether it has grown past the limit meanwhile. */
async function readAtMost(handle: FileHandle, name: string, size: number): Promise<Buffer> {
  const buffer = Buffer.alloc(size + 1)
  let filled = 0
  while (filled < buffer.length) {
    const { bytesRead } = await handle.read(buffer, filled, buffer.length - filled, filled)
    if (bytesRead === 0) break
    filled += bytesRead
  }
  if (filled > size) throw new FyrError('file.changed', { file: name })
  return buffer.subarray(0, filled)
}

const tooLarge = (name: string) =>
  new FyrError('file.too-large', { file: name, limit: importLimits.bytes / 1024 / 1024 })

function readError(fault: unknown, name: string): FyrError {
  const code = codeOf(fault)
  if (code === 'ENOENT' || code === 'ENOTDIR') return new FyrError('file.missing', { file: name }, { cause: fault })
  return new FyrError('file.unreadable', { file: name }, { cause: fault })
}
