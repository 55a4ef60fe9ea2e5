import { createHash } from 'node:crypto'
import { lstat, readdir } from 'node:fs/promises'
import path from 'node:path'
import { unzipSync } from 'fflate'
import { FyrError } from '../../shared/domain/errors.ts'
import { decodeFile } from '../sheets/decode.ts'
import { readSourceFile } from '../sheets/source-file.ts'
import { createRowCollector, directoryLimits, type RowCollector } from './found-rows.ts'
import { readCsv, tableOfFile } from './read-csv.ts'
import { readJson } from './read-json.ts'

/** A directory as it was found: a data package as a folder or a zip file, or JSON. */
export interface LoadedDirectory {
  readonly name: string
  readonly hash: string
  readonly format: 'package' | 'json'
  readonly found: RowCollector
}

/**
 * Reads a directory of the specification 3.0 or of Open Referral UK. Throws the errors of reading a file, `file.too-large`, `file.binary`,
 * `directory.not-a-directory` and those of the formats, each naming the file.
 */
export async function loadDirectory(target: string): Promise<LoadedDirectory> {
  const name = path.basename(path.resolve(target))
  const status = await lstat(target).catch(() => null)
  const files = status?.isDirectory() === true ? await readFolder(target) : await readOne(target, name)
  const found = createRowCollector()
  const hash = createHash('sha256')
  for (const [file, bytes] of files.contents) {
    hash.update(file).update(bytes)
    const table = tableOfFile(file)
    if (table !== undefined) readCsv(file, table, bytes, found)
    else if (file.endsWith('.json')) readJson(file, textOf(bytes), found)
  }
  if (found.rows.size === 0 && found.problems.length === 0)
    throw new FyrError('directory.not-a-directory', { file: name })
  return { name, hash: hash.digest('hex'), format: files.format, found }
}

const textOf = (bytes: Uint8Array): string =>
  [...decodeFile(Buffer.from(bytes)).pieces()].map(({ text }) => text).join('')

interface Files {
  readonly format: LoadedDirectory['format']
  /** In the order of the alphabet, so that the same files have the same hash. */
  readonly contents: readonly (readonly [string, Uint8Array])[]
}

const inOrder = (contents: Map<string, Uint8Array>): Files['contents'] =>
  [...contents].toSorted(([a], [b]) => (a < b ? -1 : Number(a > b)))

async function readFolder(folder: string): Promise<Files> {
  const contents = new Map<string, Uint8Array>()
  let left: number = directoryLimits.bytes
  for (const entry of await readdir(folder, { withFileTypes: true })) {
    if (!entry.isFile() || tableOfFile(entry.name) === undefined) continue
    const { bytes } = await readSourceFile(path.join(folder, entry.name))
    left -= bytes.length
    if (left < 0) throw tooLarge(path.basename(folder))
    contents.set(entry.name, bytes)
  }
  return { format: 'package', contents: inOrder(contents) }
}

async function readOne(file: string, name: string): Promise<Files> {
  const { bytes } = await readSourceFile(file)
  if (bytes[0] === 0x50 && bytes[1] === 0x4b) return { format: 'package', contents: inOrder(unzipped(bytes, name)) }
  const table = tableOfFile(name)
  return table === undefined
    ? { format: 'json', contents: [[name.endsWith('.json') ? name : `${name}.json`, bytes]] }
    : { format: 'package', contents: [[name, bytes]] }
}

/** Only the tables' own files are taken out, each once, and no more than the limit in all. */
function unzipped(bytes: Uint8Array, name: string): Map<string, Uint8Array> {
  const taken = new Map<string, string>()
  let left: number = directoryLimits.bytes
  try {
    const entries = unzipSync(bytes, {
      filter(entry) {
        const file = entry.name.split('/').at(-1) ?? ''
        if (tableOfFile(file) === undefined || taken.has(file) || taken.size >= directoryLimits.files) return false
        left -= Math.max(entry.originalSize, entry.size)
        if (left < 0) throw tooLarge(name)
        taken.set(file, entry.name)
        return true
      }
    })
    return new Map(
      [...taken].flatMap(([file, entry]) => (entries[entry] === undefined ? [] : [[file, entries[entry]]]))
    )
  } catch (fault) {
    throw fault instanceof FyrError
      ? fault
      : new FyrError('directory.not-a-directory', { file: name }, { cause: fault })
  }
}

const tooLarge = (file: string): FyrError =>
  new FyrError('file.too-large', { file, limit: directoryLimits.bytes / 1024 / 1024 })
