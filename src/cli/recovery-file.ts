import { closeSync, fsyncSync, ftruncateSync, openSync, rmSync, writeSync } from 'node:fs'
import path from 'node:path'
import { codeOf } from '../core/vault/faults.ts'
import { CliError } from './cli-error.ts'

const OWNER_ONLY = 0o600
/** Room for the key and the words beside it, so that a disk found full is found full before there is a bureau. */
const RESERVED_BYTES = 4096

/** A file that is there, is ours, and waits for the recovery key. */
export interface RecoveryFile {
  /** Writes the text through to the disk. Throws `recovery.not-written`. */
  readonly write: (text: string) => void
  /** Takes the file away again, unless the key is in it. */
  readonly discard: () => void
}

/**
 * Makes the file for the recovery key, readable by its owner only. Throws `recovery.exists` (nothing is ever overwritten),
 * `recovery.unwritable`, or `recovery.inside-bureau`: beside the lock is no place for the spare key.
 */
export function reserveRecoveryFile(file: string, dataDir: string): RecoveryFile {
  const inside = path.relative(dataDir, file)
  if (!inside.startsWith('..') && !path.isAbsolute(inside))
    throw new CliError('recovery.inside-bureau', { file, folder: dataDir })
  const descriptor = openNew(file)
  let written = false
  let open = true
  const close = () => {
    if (open) closeSync(descriptor)
    open = false
  }
  const discard = () => {
    close()
    if (!written) rmSync(file, { force: true })
  }
  const recoveryFile: RecoveryFile = {
    write(text) {
      try {
        writeThrough(descriptor, Buffer.from(text))
      } catch (error) {
        throw new CliError('recovery.not-written', { file, folder: dataDir, reason: codeOf(error) ?? '' })
      }
      written = true
      close()
    },
    discard
  }
  try {
    writeThrough(descriptor, Buffer.alloc(RESERVED_BYTES, ' '))
  } catch (error) {
    discard()
    throw new CliError('recovery.unwritable', { file, reason: codeOf(error) ?? '' })
  }
  return recoveryFile
}

function openNew(file: string): number {
  try {
    return openSync(file, 'wx', OWNER_ONLY)
  } catch (error) {
    const reason = codeOf(error) ?? ''
    throw new CliError(reason === 'EEXIST' ? 'recovery.exists' : 'recovery.unwritable', { file, reason })
  }
}

function writeThrough(descriptor: number, bytes: Buffer): void {
  for (let done = 0; done < bytes.length;) done += writeSync(descriptor, bytes, done, bytes.length - done, done)
  ftruncateSync(descriptor, bytes.length)
  fsyncSync(descriptor)
}
