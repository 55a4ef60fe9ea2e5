import { createHash } from 'node:crypto'
import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, beforeEach, expect } from 'vitest'
import { madeUpRelease } from '../../src/core/release/made-up-release.ts'
import { verifyRelease } from '../../src/core/release/verify-release.ts'
import { writeRelease } from '../../src/core/release/write-release.ts'

export const releaseName = 'fyr-test-bureau-2026-09-r1'
const release = await madeUpRelease()

/** A made-up release, written once for the tests of a file, and a copy of it for each of them. */
export function releaseOnDisk() {
  let root = ''
  let written = ''
  let copies = 0

  beforeAll(async () => {
    root = await mkdtemp(path.join(tmpdir(), 'fyr-release-'))
    written = (await writeRelease(release, path.join(root, 'whole'))).folder
  })
  afterAll(() => rm(root, { recursive: true, force: true }))
  beforeEach(async () => {
    copies += 1
    await cp(written, folder(), { recursive: true })
  })

  const folder = (): string => path.join(root, String(copies), releaseName)
  const inFolder = (file: string): string => path.join(folder(), file)

  return {
    release,
    /** Where a test may put files of its own. */
    inRoot: (file: string): string => path.join(root, file),
    /** The release as it was written, which no test changes. */
    written: (): string => written,
    folder,
    inFolder,

    /** Changes a file and mends everything that holds its hash, as a forger would. */
    forge: async (file: string, change: (text: string) => string): Promise<void> => {
      const before = await readFile(inFolder(file), 'utf8')
      const after = change(before)
      expect(after).not.toBe(before)
      await writeFile(inFolder(file), after)
      const replacements: [string, string][] = [[hashOf(before), hashOf(after)]]
      if (file.endsWith('.csv')) {
        const description = await readFile(inFolder('datapackage.json'), 'utf8')
        const forged = description
          .replaceAll(hashOf(before), hashOf(after))
          .replace(new RegExp(`("path": "${file}"[\\s\\S]*?"bytes": )\\d+`), `$1${Buffer.byteLength(after)}`)
        await writeFile(inFolder('datapackage.json'), forged)
        replacements.push([hashOf(description), hashOf(forged)])
      }
      const sums = await readFile(inFolder('SHA256SUMS'), 'utf8')
      await writeFile(
        inFolder('SHA256SUMS'),
        replacements.reduce((text, [from, to]) => text.replaceAll(from, to), sums)
      )
    },

    /** The checks that failed, each with the problems found. */
    failures: async (target = folder()): Promise<Record<string, string[]>> => {
      const { passed, checks } = await verifyRelease(target)
      const failed = checks.filter(check => !check.passed)
      expect(passed).toBe(failed.length === 0)
      return Object.fromEntries(
        failed.map(check => [check.id, [...new Set(check.problems.map(({ problem }) => problem))]])
      )
    }
  }
}

export const hashOf = (text: string): string => createHash('sha256').update(text).digest('hex')
