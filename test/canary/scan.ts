import { readdirSync, readFileSync, readlinkSync, statSync } from 'node:fs'
import path from 'node:path'
import { gunzipSync, inflateRawSync, inflateSync } from 'node:zlib'
import { unzipSync } from 'fflate'

/** A word that was found, and where. */
export interface Find {
  readonly field: string
  readonly file: string
}

/** Every file under a folder, itself if it is one. */
export function filesUnder(folder: string): string[] {
  const stat = statSync(folder, { throwIfNoEntry: false })
  if (stat === undefined) return []
  if (stat.isFile()) return [folder]
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter(entry => entry.isFile())
    .map(entry => path.join(entry.parentPath, entry.name))
}

/** Which of the words stand in which of the files, in whatever form, their names included. */
export function findWords(words: ReadonlyMap<string, string>, files: readonly string[]): Find[] {
  const forms = [...words].map(([field, word]) => ({ field, word, forms: formsOf(word) }))
  return once(files).flatMap(file => {
    const contents = contentsOf(file).map(inLowerCase)
    return forms
      .filter(
        ({ word, forms: all }) =>
          path.basename(file).includes(word) || contents.some(content => all.some(form => content.includes(form)))
      )
      .map(({ field }) => ({ field, file }))
  })
}

/** Whether the bytes hold the word: as UTF-8, UTF-16 either way round, base64 at any offset or hexadecimal, in any letter case. */
export function holds(content: Buffer, word: string): boolean {
  const lower = inLowerCase(content)
  return formsOf(word).some(form => lower.includes(form))
}

function inLowerCase(content: Buffer): Buffer {
  return Buffer.from(content.toString('latin1').toLowerCase(), 'latin1')
}

function formsOf(word: string): Buffer[] {
  const text = word.toLowerCase()
  const wide = Buffer.from(text, 'utf16le')
  const base64 = [text, text.toUpperCase()].flatMap(base64Forms)
  const encoded = [...base64, Buffer.from(text).toString('hex')].map(form => inLowerCase(Buffer.from(form)))
  return [Buffer.from(text), wide, Buffer.from(wide).swap16(), ...encoded]
}

/** What of a word's base64 does not depend on its neighbours, for each of the three places where it may begin. */
const base64Forms = (word: string): string[] =>
  [0, 1, 2].map(before => {
    const encoded = Buffer.from('\0'.repeat(before) + word).toString('base64')
    const whole = Math.floor(((before + word.length) * 8) / 6)
    return encoded.slice(Math.ceil((before * 8) / 6), whole)
  })

/** Each file once, though several processes may have it open. */
function once(files: readonly string[]): string[] {
  const known = new Map<string, string>()
  for (const file of files) {
    const stat = statSync(file, { throwIfNoEntry: false })
    if (stat !== undefined) known.set(`${stat.dev} ${stat.ino}`, known.get(`${stat.dev} ${stat.ino}`) ?? file)
  }
  return [...known.values()]
}

/** The regular files that a process has open, those included that have no name any more. Linux only; elsewhere none. */
export function openFilesOf(pid: number | 'self'): string[] {
  if (process.platform !== 'linux') return []
  return readdirSync(`/proc/${pid}/fd`)
    .map(name => `/proc/${pid}/fd/${name}`)
    .filter(link => statSync(link, { throwIfNoEntry: false })?.isFile() === true)
    .filter(link => !isMemory(link))
}

/** The processes that a process has started, and theirs. Linux only; elsewhere none. */
export function processesOf(pid: number): number[] {
  if (process.platform !== 'linux') return []
  const parents = readdirSync('/proc')
    .filter(name => /^\d+$/.test(name))
    .map(name => [Number(name), parentOf(name)] as const)
  const below = (parent: number): number[] =>
    parents.filter(([, of]) => of === parent).flatMap(([child]) => [child, ...below(child)])
  return below(pid)
}

function parentOf(pid: string): number | null {
  try {
    return Number(/^PPid:\s+(\d+)$/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1])
  } catch {
    // It has ended meanwhile.
    return null
  }
}

/** Memory that processes share is no file on a disk, although it looks like one. */
const isMemory = (link: string): boolean => /^\/(memfd:|dev\/shm\/)/.test(readlinkSync(link))

/** The file as it is, and what comes out of it when it is unpacked. */
function contentsOf(file: string): Buffer[] {
  const bytes = readFileSync(file)
  const unpacked = [gunzipSync, inflateSync, inflateRawSync, unzipAll].flatMap(unpack => {
    try {
      return [unpack(bytes)]
    } catch {
      return []
    }
  })
  return [bytes, ...unpacked]
}

const unzipAll = (bytes: Buffer): Buffer =>
  Buffer.concat(Object.entries(unzipSync(bytes)).flatMap(([name, content]) => [Buffer.from(name), content]))
