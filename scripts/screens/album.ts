import { mkdirSync, mkdtempSync, renameSync, rmSync } from 'node:fs'
import path from 'node:path'
import type { Page } from '@playwright/test'

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
        const file = `${String(taken).padStart(2, '0')}-${name}.png`
        const hidden = await measureHidden(page)
        await page.screenshot({ path: path.join(staging, file), animations: 'disabled' })
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
