import { createHash } from 'node:crypto'
import { lstat, readdir } from 'node:fs/promises'
import path from 'node:path'
import { FyrError } from '../../shared/domain/errors.ts'
import type { DirectoryMapping } from '../../shared/features/directory/directory-mapping.schema.ts'
import { partOf, type Pace } from '../pace.ts'
import { readZip } from '../read-zip.ts'
import { readSourceFile } from '../sheets/source-file.ts'
import { decodeNamed, textOf } from './file-text.ts'
import { createRowCollector, directoryLimits, type RowCollector } from './found-rows.ts'
import { hsdsTableNames, tableOf } from './hsds-tables.ts'
import { readCsv, tableOfFile } from './read-csv.ts'
import { readJson } from './read-json.ts'
import { isOhana } from './ohana-files.ts'
import { readMappedFiles } from './read-mapped-files.ts'
import { readServiceSheet } from './read-service-sheet.ts'

/** A directory as it was found: a data package as a folder or a zip file, JSON, a folder of other tables, or one plain spreadsheet. */
export interface LoadedDirectory {
  readonly name: string
  readonly hash: string
  readonly format: 'package' | 'json' | 'tables' | 'spreadsheet'
  readonly found: RowCollector
}

/**
 * Reads a directory of the specification 3.0 or of Open Referral UK, of Ohana, a folder of tables that the mapping knows, or a plain
 * spreadsheet of services. Throws the errors of reading a file, `file.too-large`, `file.binary`, `directory.not-a-directory` and those of
 * the formats, each naming the file.
 */
export async function loadDirectory(
  target: string,
  { mapping, pace }: { mapping: DirectoryMapping | null; pace: Pace }
): Promise<LoadedDirectory> {
  const name = path.basename(path.resolve(target))
  const status = await lstat(target).catch(() => null)
  const files =
    status?.isDirectory() === true ? await readFolder(target, mapping) : await readOne(target, { name, mapping })
  const found = createRowCollector()
  for (const file of files.leftOut) found.note({ file, line: 1 }, '', 'file-unknown')
  const hash = createHash('sha256')
  for (const [file, bytes] of files.contents) hash.update(file).update(bytes)
  if (files.format === 'tables') await readMappedFiles(files.contents, { collector: found, mapping, pace })
  else
    for (const [position, [file, bytes]] of files.contents.entries()) {
      const { length } = files.contents
      const reading = { collector: found, mapping, pace: partOf(pace, position / length, (position + 1) / length) }
      const table = tableOfFile(file)
      if (files.format === 'spreadsheet') await readServiceSheet(file, bytes, reading)
      else if (table !== undefined) await readCsv(file, bytes, { ...reading, table })
      else if (file.endsWith('.json')) await readJson(file, textOf(file, bytes), reading)
    }
  if (found.rows.size === 0 && found.problems.length === 0)
    throw new FyrError('directory.not-a-directory', { file: name })
  return { name, hash: hash.digest('hex'), format: files.format, found }
}

interface Files {
  readonly format: LoadedDirectory['format']
  /** In the order of the alphabet, so that the same files have the same hash. */
  readonly contents: readonly (readonly [string, Uint8Array])[]
  /** Files that are not read: beyond the limit, or in a zip file under a name that was there before. */
  readonly leftOut: readonly string[]
}

const inOrder = (contents: Map<string, Uint8Array>): Files['contents'] =>
  [...contents].toSorted(([a], [b]) => (a < b ? -1 : Number(a > b)))

type FolderFormat = 'package' | 'tables' | 'spreadsheet'

/** Every CSV file counts, so that one that nobody knows can be named; but for what a file system keeps for itself. */
const isCsv = (file: string): boolean => /^[^.].*\.csv$/i.test(file)

/**
 * Which files of a folder or of a zip file are read, and as what: those that no data package has want a mapping, and one of them alone is a
 * plain spreadsheet.
 */
function formatOf(files: readonly string[], mapping: DirectoryMapping | null): FolderFormat {
  if (mapping?.files !== undefined || isOhana(files)) return 'tables'
  const tables = files.filter(isCsv)
  if (tables.every(file => tableOfFile(file) !== undefined)) return 'package'
  return tables.length > 1 ? 'tables' : 'spreadsheet'
}

async function readFolder(folder: string, mapping: DirectoryMapping | null): Promise<Files> {
  const contents = new Map<string, Uint8Array>()
  const names = await readdir(folder)
  const read = names.filter(isCsv)
  const format = formatOf(names, mapping)
  let left: number = directoryLimits.bytes
  for (const name of read.slice(0, directoryLimits.files)) {
    const bytes = await readUnlessEmpty(path.join(folder, name))
    left -= bytes.length
    if (left < 0) throw tooLarge(path.basename(folder))
    contents.set(name, bytes)
  }
  return { format, contents: inOrder(contents), leftOut: read.slice(directoryLimits.files) }
}

/** In a folder a table may well have nothing in it, as in a zip file. */
async function readUnlessEmpty(file: string): Promise<Uint8Array> {
  try {
    return (await readSourceFile(file)).bytes
  } catch (fault) {
    if (fault instanceof FyrError && fault.code === 'file.empty') return new Uint8Array()
    throw fault
  }
}

async function readOne(
  file: string,
  { name, mapping }: { name: string; mapping: DirectoryMapping | null }
): Promise<Files> {
  const { bytes } = await readSourceFile(file)
  if (bytes[0] === 0x50 && bytes[1] === 0x4b) {
    const names = namesInZip(bytes, name)
    if (names.some(isWorkbook)) throw new FyrError('file.binary')
    const format = formatOf(names, mapping)
    const { contents, leftOut } = unzipped(bytes, name)
    return { format, contents: inOrder(contents), leftOut }
  }
  if (mapping?.files?.[name] !== undefined) return { format: 'tables', contents: [[name, bytes]], leftOut: [] }
  if (isOfPackage(name) && mapping?.columns === undefined && hasIds(name, bytes))
    return { format: 'package', contents: [[name, bytes]], leftOut: [] }
  return isJson(name, bytes)
    ? { format: 'json', contents: [[name.endsWith('.json') ? name : `${name}.json`, bytes]], leftOut: [] }
    : { format: 'spreadsheet', contents: [[name, bytes]], leftOut: [] }
}

/** Whether the first line of a file names a column of ids, as a table of a data package does. */
function hasIds(name: string, bytes: Uint8Array): boolean {
  const [start] = decodeNamed(name, bytes).pieces()
  const [line = ''] = (start?.text ?? '').split(/[\r\n]/, 1)
  return line.split(/[,;\t]/).some(cell => cell.replaceAll('"', '').trim().toLowerCase() === 'id')
}

/** A workbook of Excel or LibreOffice is a zip file too, and this is what it begins with. */
const isWorkbook = (file: string): boolean => file === '[Content_Types].xml' || file === 'mimetype'

/** A file by itself has to bear the specification's own name: `service.csv` may be anybody's list. */
const isOfPackage = (name: string): boolean => hsdsTableNames.some(table => tableOf(table).file === name)

/** By its ending; a file without a telling one by how it begins. */
const isJson = (name: string, bytes: Uint8Array): boolean =>
  name.endsWith('.json') ||
  (!/\.(csv|tsv|txt)$/i.test(name) && /^[\ufeff\s]*[[{]/.test(Buffer.from(bytes.subarray(0, 200)).toString()))

/** Only the tables' own files are taken out, each once, and no more than the limit in all. */
function unzipped(bytes: Uint8Array, name: string): { contents: Map<string, Uint8Array>; leftOut: string[] } {
  const taken = new Map<string, string>()
  const leftOut: string[] = []
  let left: number = directoryLimits.bytes
  const contents = readZip(bytes, {
    name,
    wanted(entry) {
      const file = entry.name.split('/').at(-1) ?? ''
      if (!isCsv(file) || entry.name.startsWith('__MACOSX/')) return false
      if (taken.has(file) || taken.size >= directoryLimits.files) {
        leftOut.push(entry.name)
        return false
      }
      left -= Math.max(entry.originalSize, entry.size)
      if (left < 0) throw tooLarge(name)
      taken.set(file, entry.name)
      return true
    }
  })
  const byFile = [...taken].map(([file, entry]) => [file, contents.get(entry) ?? new Uint8Array()] as const)
  return { contents: new Map(byFile), leftOut }
}

function namesInZip(bytes: Uint8Array, name: string): string[] {
  const names: string[] = []
  readZip(bytes, {
    name,
    wanted(entry) {
      names.push(entry.name.split('/').at(-1) ?? '')
      return false
    }
  })
  return names
}

const tooLarge = (file: string): FyrError =>
  new FyrError('file.too-large', { file, limit: directoryLimits.bytes / 1024 / 1024 })
