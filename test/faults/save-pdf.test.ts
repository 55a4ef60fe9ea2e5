import { readdirSync } from 'node:fs'
import { expect, it, onTestFinished } from 'vitest'
import { savePdf } from '../../src/main/save-pdf.ts'
import { canMount } from '../can-mount.ts'
import { makeSmallDisk } from './small-disk.ts'

it.runIf(canMount)(
  'a slip that the disk has no room for leaves no half of itself (skipped where none can be mounted)',
  async () => {
    const disk = makeSmallDisk()
    onTestFinished(() => disk.remove())
    const page = { printToPDF: async () => Buffer.alloc(6 * 1024 * 1024, 'slip') }
    await expect(savePdf(page, disk.folder, 'slip')).rejects.toMatchObject({ code: 'file.not-written' })
    expect(readdirSync(disk.folder)).toEqual([])
  }
)
