import { lstat, open, opendir, type FileHandle } from 'node:fs/promises'
import path from 'node:path'
import { holdsOnlyFiles, readZip } from '../read-zip.ts'
import { PACKAGE_FILE, PRIVACY_FILE, SUMS_FILE } from './release-files.ts'
import type { ReleaseProblem } from './types.ts'

/** A release's files as they were found, and what is wrong with them as files. */
export interface LoadedRelease {
  /** The folder's name, or the name of the folder inside the zip. */
  readonly name: string
  readonly files: ReadonlyMap<string, Uint8Array>
  readonly problems: readonly ReleaseProblem[]
}

/** No honest release comes near these; they keep a hostile one from filling the memory. */
const mostFiles = 100
const mostBytesPerFile = 8 * 1024 * 1024
const mostBytes = 32 * 1024 * 1024

const tableFilePattern = /^[a-z0-9]+(-[a-z0-9]+)*\.csv$/

/** Whether a release can hold a file of this name. Nothing with a folder in it can, so no path leads outside. */
export const belongs = (name: string): boolean =>
  name === PACKAGE_FILE ||
  name === PRIVACY_FILE ||
  name === SUMS_FILE ||
  (name.length <= 90 && tableFilePattern.test(name))

/** Reads a release folder or its zip file. Never follows a link, and reads nothing that a release cannot hold. */
export async function loadRelease(target: string): Promise<LoadedRelease> {
  const name = path.basename(path.resolve(target))
  try {
    const stats = await lstat(target)
    if (stats.isDirectory()) return await loadFolder(target, name)
    if (stats.isFile()) return loadZip(await readBounded(target, mostBytes), name)
    return unloaded(name, 'not-a-release', '.')
  } catch {
    return unloaded(name, 'unreadable', '.')
  }
}

const unloaded = (name: string, problem: ReleaseProblem['problem'], where: string): LoadedRelease => ({
  name,
  files: new Map(),
  problems: [{ problem, where }]
})

async function loadFolder(folder: string, name: string): Promise<LoadedRelease> {
  const files = new Map<string, Uint8Array>()
  const problems: ReleaseProblem[] = []
  let left = mostBytes
  let seen = 0
  for await (const entry of await opendir(folder)) {
    seen += 1
    if (seen > mostFiles) return unloaded(name, 'too-many-files', '.')
    const where = shown(entry.name)
    if (!belongs(entry.name)) problems.push({ problem: 'unexpected-file', where })
    else if (!entry.isFile()) problems.push({ problem: 'not-a-file', where })
    else {
      const bytes = await readBounded(path.join(folder, entry.name), Math.min(mostBytesPerFile, left)).catch(() => null)
      if (bytes === null) problems.push({ problem: 'unreadable', where })
      else if (bytes === 'too-large') problems.push({ problem: 'too-large', where })
      else {
        left -= bytes.length
        files.set(entry.name, bytes)
      }
    }
  }
  return { name, files, problems }
}

function loadZip(bytes: Uint8Array | 'too-large', name: string): LoadedRelease {
  if (bytes === 'too-large') return unloaded(name, 'too-large', '.')
  const problems: ReleaseProblem[] = []
  const roots = new Set<string>()
  const taken = new Set<string>()
  let left = mostBytes
  const wanted = ({
    name: entry,
    originalSize,
    size
  }: {
    name: string
    originalSize: number
    size: number
  }): boolean => {
    const [root = '', file = '', ...deeper] = entry.split('/')
    const problem = entryProblem()
    if (problem !== null) problems.push({ problem, where: shown(entry) })
    if (problem !== null) return false
    left -= Math.max(originalSize, size)
    roots.add(root)
    taken.add(entry)
    return true

    function entryProblem(): ReleaseProblem['problem'] | null {
      if (taken.size >= mostFiles || problems.length >= mostFiles) return 'too-many-files'
      if (deeper.length > 0 || !belongs(file) || taken.has(entry) || !rootPattern.test(root)) return 'unexpected-file'
      return Math.max(originalSize, size) > Math.min(mostBytesPerFile, left) ? 'too-large' : null
    }
  }
  try {
    const entries = [...readZip(bytes, { name, wanted })]
    if (!holdsOnlyFiles(bytes)) problems.push({ problem: 'more-bytes', where: '.' })
    const [root, ...others] = roots
    if (root === undefined || others.length > 0)
      return {
        ...unloaded(name, 'not-a-release', '.'),
        problems: [...problems, { problem: 'not-a-release', where: '.' }]
      }
    return {
      name: root,
      files: new Map(entries.map(([entry, content]) => [entry.slice(root.length + 1), content])),
      problems
    }
  } catch {
    return unloaded(name, 'not-a-release', '.')
  }
}

const rootPattern = /^fyr-[a-z0-9-]{1,100}$/

async function readBounded(file: string, most: number): Promise<Uint8Array | 'too-large'> {
  const handle: FileHandle = await open(file, 'r')
  try {
    const { size } = await handle.stat()
    if (size > most) return 'too-large'
    const bytes = new Uint8Array(size)
    let at = 0
    while (at < size) {
      const { bytesRead } = await handle.read(bytes, at, size - at, at)
      if (bytesRead === 0) break
      at += bytesRead
    }
    return bytes.subarray(0, at)
  } finally {
    await handle.close()
  }
}

/** A name from outside, fit to be printed: no control characters, not long. */
const shown = (name: string): string => name.replaceAll(/[^\p{L}\p{N} ._/-]/gu, '?').slice(0, 80)
