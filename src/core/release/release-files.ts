import { createHash } from 'node:crypto'
import { zipSync, type Zippable } from 'fflate'
import { isSuppressed, type AnyRelease, type ProtectedRelease } from '../disclosure/types.ts'
import { packageFile, releaseName } from './package-file.ts'
import { privacyPage } from './privacy-page.ts'
import { canonicalRelease } from './read-release.ts'
import { tableFile } from './table-file.ts'

export const PACKAGE_FILE = 'datapackage.json'
export const PRIVACY_FILE = 'privacy.html'
export const SUMS_FILE = 'SHA256SUMS'

/** Every file of a release by its name, made from the protected figures alone: the same figures give the same bytes. */
export function releaseFiles(given: AnyRelease): ReadonlyMap<string, Uint8Array> {
  const release = canonicalRelease(given)
  const files = new Map<string, Uint8Array>()
  const shown = isSuppressed(release) ? 'exact' : 'rounded'
  for (const table of release.tables) files.set(`${table.name}.csv`, bytesOf(tableFile(table, shown)))
  const description = packageFile(release, table => {
    const bytes = files.get(`${table.name}.csv`) ?? new Uint8Array()
    return { bytes: bytes.length, sha256: sha256(bytes) }
  })
  files.set(PACKAGE_FILE, bytesOf(description))
  files.set(PRIVACY_FILE, bytesOf(privacyPage(release)))
  const sums = [...files].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([name, bytes]) => `${sha256(bytes)}  ${name}\n`)
  files.set(SUMS_FILE, bytesOf(sums.join('')))
  return files
}

/**
 * What a sum says of a release that it adds up: the SHA-256 of those lines of its SHA256SUMS that name a table. Whoever has both
 * folders can compare, and it stays the same when a later version words the other files otherwise.
 */
export function fingerprintOf(release: ProtectedRelease): string {
  const lines = release.tables
    .map(table => `${sha256(bytesOf(tableFile(table, 'rounded')))}  ${table.name}.csv\n`)
    .toSorted((a, b) => (a.slice(66) < b.slice(66) ? -1 : 1))
  return sha256(bytesOf(lines.join('')))
}

/** The same files as one zip, inside a folder of the release's name. Every entry has the zip format's first day as its date. */
export function releaseZip(release: AnyRelease): Uint8Array {
  const entries: Zippable = {}
  for (const [name, bytes] of releaseFiles(release)) entries[`${releaseName(release)}/${name}`] = bytes
  // Zip stores the fields of a local date, so a local date gives the same bytes in every time zone.
  return zipSync(entries, { mtime: new Date(1980, 0, 1), level: 9 })
}

/** In hexadecimal, as in `SHA256SUMS`. */
export const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex')

const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text)
