import type { Clipboard } from 'electron'
import { createHmac, randomBytes } from 'node:crypto'

/** Where the system keeps what was copied. Linux keeps what was last selected, too, for the middle button of the mouse. */
export type CopyPlace = 'clipboard' | 'selection'

/** What was copied from the window, so that it can be taken away again. Nothing of it is kept but a hash. */
export interface OwnCopies {
  copied(place: CopyPlace, text: string): void
  /** Empties each place that still holds what was copied from the window; what came there otherwise stays. Never rejects. */
  takeBack(): Promise<void>
}

/** Remembers copies for as long as the app runs. */
export function rememberCopies(places: Readonly<Partial<Record<CopyPlace, Clipboard>>>): OwnCopies {
  const key = randomBytes(32)
  const own = new Map<CopyPlace, string>()
  // Systems write line ends, tabs between cells and unbreakable spaces each in their own way.
  const hashOf = (text: string): string =>
    createHmac('sha256', key).update(text.replaceAll(/\s+/gu, ' ').trim()).digest('hex')

  async function takeBackFrom(place: CopyPlace, hash: string): Promise<void> {
    const there = places[place]
    if (there !== undefined && hashOf(await there.readText()) === hash) there.clear()
  }

  return {
    copied(place, text) {
      own.set(place, hashOf(text))
    },
    async takeBack() {
      const copies = [...own]
      own.clear()
      await Promise.allSettled(copies.map(([place, hash]) => takeBackFrom(place, hash)))
    }
  }
}
