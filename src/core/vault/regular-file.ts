import { closeSync, constants, fstatSync, openSync, readSync } from 'node:fs'
import { codeOf } from './faults.ts'

/** Windows has no such flag, and no files for which it is needed. */
const WITHOUT_WAITING = process.platform === 'win32' ? 0 : constants.O_NONBLOCK

/**
 * The bytes of a file, or why there are none to read: nothing of that name; a folder, pipe or device, which could keep a reader
 * waiting for ever; or more than `most` bytes. Throws the system's error for anything else.
 */
export function readRegularFile(file: string, most: number): Buffer | 'missing' | 'not-a-file' | 'too-large' {
  const handle = openIfThere(file)
  if (handle === null) return 'missing'
  try {
    const found = fstatSync(handle)
    if (!found.isFile()) return 'not-a-file'
    const bytes = Buffer.alloc(Math.min(found.size, most) + 1)
    const length = readInto(bytes, handle)
    return length > most ? 'too-large' : bytes.subarray(0, length)
  } finally {
    closeSync(handle)
  }
}

function openIfThere(file: string): number | null {
  try {
    return openSync(file, constants.O_RDONLY | WITHOUT_WAITING)
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return null
    throw error
  }
}

function readInto(bytes: Buffer, handle: number): number {
  let length = 0
  for (let count = -1; count !== 0 && length < bytes.length; length += count)
    count = readSync(handle, bytes, length, bytes.length - length, null)
  return length
}
