import { mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import type { Page } from '@playwright/test'

/** Of 1. At this small letters are still as sharp as on the screen. */
const QUALITY = 0.85

/** A picture that was taken, and how much of the screen is not in it. */
export interface Picture {
  readonly file: string
  /** Pixels that can only be seen by scrolling sideways. */
  readonly sideways: number
  /** Pixels that can only be seen by scrolling down. */
  readonly below: number
}

/** The pictures of one language, numbered in the order in which they are taken. */
export interface Album {
  /** Takes a picture of the page as it stands. */
  readonly take: (page: Page, name: string) => Promise<void>
  /** Sees a screen that is much like another, and keeps no picture of it. */
  readonly look: (page: Page, name: string) => Promise<void>
}

/** Fills an album that then replaces `folder`. When something goes wrong on the way, the earlier pictures stay. */
export async function fillAlbum(
  folder: string,
  onTaken: (picture: Picture) => void,
  fill: (album: Album) => Promise<void>
): Promise<void> {
  mkdirSync(path.dirname(folder), { recursive: true })
  const staging = mkdtempSync(`${folder}-`)
  let taken = 0
  try {
    await fill({
      async take(page, name) {
        taken += 1
        const file = `${String(taken).padStart(2, '0')}-${name}.webp`
        const hidden = await measureHidden(page)
        const picture = await page.screenshot({ animations: 'disabled' })
        writeFileSync(path.join(staging, file), Buffer.from(await asWebp(page, picture.toString('base64')), 'base64'))
        onTaken({ file, ...hidden })
      },
      async look(page, name) {
        onTaken({ file: name, ...(await measureHidden(page)) })
      }
    })
    rmSync(folder, { recursive: true, force: true })
    renameSync(staging, folder)
  } finally {
    rmSync(staging, { recursive: true, force: true })
  }
}

/** The picture (PNG, in base64) as WebP, which is a third as large and looks the same. The page itself can write it: no library is needed. */
const asWebp = (page: Page, png: string): Promise<string> =>
  page.evaluate(
    async ({ encoded, quality }) => {
      const bytes = Uint8Array.from(atob(encoded), character => character.charCodeAt(0))
      const bitmap = await createImageBitmap(new Blob([bytes], { type: 'image/png' }))
      const canvas = new OffscreenCanvas(bitmap.width, bitmap.height)
      canvas.getContext('2d')?.drawImage(bitmap, 0, 0)
      const written = await canvas.convertToBlob({ type: 'image/webp', quality })
      return btoa(Array.from(new Uint8Array(await written.arrayBuffer()), byte => String.fromCharCode(byte)).join(''))
    },
    { encoded: png, quality: QUALITY }
  )

/** How far the window and the working column scroll. */
function measureHidden(page: Page): Promise<Omit<Picture, 'file'>> {
  return page.evaluate(async () => {
    await document.fonts.ready
    const scrolling = [document.documentElement, ...document.querySelectorAll('main')]
    return {
      sideways: Math.max(...scrolling.map(element => element.scrollWidth - element.clientWidth)),
      below: Math.max(...scrolling.map(element => element.scrollHeight - element.clientHeight))
    }
  })
}
