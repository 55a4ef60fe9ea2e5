import { spawnSync } from 'node:child_process'
import { cpSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { checkBackupFile } from '../../src/core/vault/backup/backup-file.ts'
import { backedUpVault, backUp, restore } from '../db/backup-fixture.ts'
import { addNotes, codeOf, contentsOf, countNotes, errorOf, inVault, newVault, now, open } from '../db/vault-fixture.ts'
import { canMount } from '../can-mount.ts'

const MINUTE = 60_000

describe.runIf(canMount)('on a stick of its own (skipped where this account may not mount one)', () => {
  let stick = ''
  const mount = () => spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=1m', 'tmpfs', stick])
  beforeAll(() => {
    stick = mkdtempSync(path.join(os.tmpdir(), 'fyr-stick-'))
  })
  beforeEach(() => {
    spawnSync('umount', ['-l', stick])
    mount()
  })
  afterAll(() => {
    spawnSync('umount', ['-l', stick])
    rmSync(stick, { recursive: true, force: true })
  })

  /** Leaves this many bytes free, in whole pages. */
  function fillUp(free: number): void {
    const { stdout } = spawnSync('df', ['--output=avail', '-B1', stick], { encoding: 'utf8' })
    writeFileSync(path.join(stick, 'filler'), Buffer.alloc(Math.max(0, Number(stdout.split('\n')[1]) - free)))
  }

  it.each([0, 4096, 20_000])(
    'with %i bytes left: no backup, the earlier one as it was, and nothing half-made',
    async free => {
      const { folder } = await newVault(60)
      const vault = await open(folder)
      const earlier = await backUp(vault, stick)
      addNotes(vault, 40)
      fillUp(free)
      const before = contentsOf(stick)
      const failing = backUp(vault, stick, { at: now() + MINUTE, keep: 1 })
      expect(await errorOf(failing)).toMatchObject({ code: 'backup.disk-full', params: { folder: stick } })
      expect(contentsOf(stick)).toEqual(before)
      await checkBackupFile(path.join(stick, earlier.name))
      vault.close()
      expect(readdirSync(folder).filter(name => name.includes('part'))).toEqual([])
    }
  )

  it('that is write-protected is named so', async () => {
    const { folder } = await newVault(10)
    spawnSync('mount', ['-o', 'remount,ro', stick])
    await inVault(folder, async vault => {
      expect(await errorOf(backUp(vault, stick))).toMatchObject({
        code: 'backup.folder-unusable',
        params: { folder: stick, reason: 'EROFS' }
      })
    })
  })

  it('that is pulled half-way: the backup is not called done', async () => {
    const { folder } = await newVault(400)
    await inVault(folder, async vault => {
      const failing = backUp(vault, stick, { progress: () => void spawnSync('umount', ['-l', stick]) })
      expect(await codeOf(failing)).toMatch(/^backup\.(folder-unusable|folder-missing|not-read-back)$/)
      expect(countNotes(vault)).toBe(400)
    })
    expect(readdirSync(stick)).toEqual([])
  })

  it.each([0, 40_000])('a bureau on a disk with %i bytes left is not replaced', async free => {
    const { file } = await backedUpVault(60)
    const { folder: source } = await newVault(20)
    const folder = path.join(stick, 'bureau')
    cpSync(source, folder, { recursive: true })
    fillUp(free)
    const before = contentsOf(folder)
    expect(await codeOf(restore(folder, file))).toBe('vault.disk-full')
    expect(contentsOf(folder)).toEqual(before)
    rmSync(path.join(stick, 'filler'))
    await inVault(folder, vault => expect(countNotes(vault)).toBe(20))
    await restore(folder, file)
    await inVault(folder, vault => expect(countNotes(vault)).toBe(60))
  })
})
