import { spawnSync } from 'node:child_process'
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { ProtectedRelease } from '../../src/core/disclosure/types.ts'
import { madeUpRelease } from '../../src/core/release/made-up-release.ts'
import { readRelease } from '../../src/core/release/read-release.ts'
import { writeRelease } from '../../src/core/release/write-release.ts'
import { canMount } from '../can-mount.ts'

let release: ProtectedRelease
let out: string
const name = 'fyr-test-bureau-2026-09-r1'

beforeAll(async () => {
  release = await madeUpRelease(60, 5)
})
beforeEach(async () => {
  out = await mkdtemp(path.join(tmpdir(), 'fyr-write-'))
})
afterEach(() => rm(out, { recursive: true, force: true }))

it('writes the folder and the zip and nothing else, and the same again elsewhere', async () => {
  const first = await writeRelease(release, path.join(out, 'a', 'deep'))
  expect((await readdir(path.join(out, 'a', 'deep'))).toSorted()).toEqual([name, `${name}.zip`])
  expect((await readdir(first.folder)).toSorted()).toEqual([...first.files].toSorted())
  const second = await writeRelease(readRelease(JSON.stringify(release)), path.join(out, 'b'))
  expect(await readFile(second.zip)).toEqual(await readFile(first.zip))
  for (const file of first.files)
    expect(await readFile(path.join(second.folder, file))).toEqual(await readFile(path.join(first.folder, file)))
})

it('leaves the very same release as it stands', async () => {
  const first = await writeRelease(release, out)
  await expect(writeRelease(release, out)).resolves.toEqual(first)
})

it.each([
  ['a folder of that name', async () => mkdir(path.join(out, name))],
  ['a zip of that name', async () => writeFile(path.join(out, `${name}.zip`), 'mine')],
  [
    'a changed release',
    async () => {
      await writeRelease(release, out)
      await writeFile(path.join(out, name, 'privacy.html'), 'mine')
    }
  ]
])('overwrites nothing: %s', async (_, prepare) => {
  await prepare()
  const before = await readdir(out, { recursive: true })
  await expect(writeRelease(release, out)).rejects.toMatchObject({ code: 'release.target-exists', params: { name } })
  expect(await readdir(out, { recursive: true })).toEqual(before)
})

it('names a target that cannot be written to', async () => {
  const file = path.join(out, 'file')
  await writeFile(file, '')
  await expect(writeRelease(release, path.join(file, 'below'))).rejects.toMatchObject({
    code: 'release.target-unusable'
  })
  await expect(writeRelease(release, file)).rejects.toMatchObject({ code: 'release.target-unusable' })
  expect(await readdir(out)).toEqual(['file'])
})

/** A small disk. Only an administrator of a Linux machine can make one; elsewhere these tests are listed as skipped. */
describe.runIf(canMount)('on a disk of its own (skipped where this account may not mount one)', () => {
  const mount = (options: string) => spawnSync('mount', ['-t', 'tmpfs', '-o', options, 'tmpfs', out])
  afterEach(() => {
    spawnSync('umount', ['-l', out])
  })

  it.each([16, 48, 96, 128])('leaves nothing behind when %i kB are not enough', async size => {
    mount(`size=${size}k`)
    await expect(writeRelease(release, out)).rejects.toMatchObject({ code: 'vault.disk-full' })
    expect(await readdir(out)).toEqual([])
  })

  it('names a disk that only lets itself be read', async () => {
    mount('size=1m,ro')
    await expect(writeRelease(release, out)).rejects.toMatchObject({
      code: 'release.target-unusable',
      params: { fault: 'EROFS' }
    })
  })
})
