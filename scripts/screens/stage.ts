import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import type { Locator, Page } from '@playwright/test'
import type { InterfaceLanguage } from '../../src/shared/domain/interface-language.ts'
import { goTo } from '../../test/e2e/desk-driver.ts'
import { startApp, type RunningApp } from '../../test/e2e/running-app.ts'
import type { Chromium } from '../../test/host/chromium.ts'
import type { Album } from './album.ts'
import { fillBureau, spoilBureau, type Spoilt } from './made-up.ts'
import { readWords, type Say } from './words.ts'

/** The screen of the laptop that the desk works on. */
const LAPTOP = { width: 1366, height: 768 }

/** Nothing on the way takes so long (ms); a month's summary, which may, says so itself. */
const ONLY_WHEN_STUCK = 60_000

export interface StageOptions {
  readonly album: Album
  readonly language: InterfaceLanguage
  /** Whether there is a bureau with visits, locked, or none yet, or one that cannot be opened. */
  readonly bureau: 'none' | 'filled' | Spoilt
  /** The Chromium that shows the window; without it, the app gets one of its own. */
  readonly chromium?: Chromium
}

/** The running app, and what is needed to use it as a person does. */
export interface Stage {
  readonly app: RunningApp
  readonly page: Page
  readonly language: InterfaceLanguage
  /** A folder that goes away with the stage. */
  readonly folder: string
  readonly say: Say
  /** Types into whatever has the focus, then presses the keys. */
  readonly type: (text: string, ...keys: readonly string[]) => Promise<void>
  readonly press: (...keys: readonly string[]) => Promise<void>
  /** Goes to a place of the rail by its key. */
  readonly goTo: (path: `/${string}`) => Promise<void>
  /** Waits until something that can be read says so. */
  readonly see: (text: string) => Promise<void>
  readonly shoot: (name: string) => Promise<void>
  /** Comes by a screen that is looked at, but of which no picture is kept. */
  readonly look: (name: string) => Promise<void>
  /** The button with exactly these words. */
  readonly button: (key: string, state?: { readonly disabled?: boolean }) => Locator
  readonly push: (key: string) => Promise<void>
  /** Takes the picture in dark colours. */
  readonly shootDark: (name: string) => Promise<void>
}

/** Starts the app on a fresh folder, does `play` with it, and leaves nothing behind. */
export async function onStage(
  { album, language, bureau, chromium }: StageOptions,
  play: (stage: Stage) => Promise<void>
): Promise<void> {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'fyr-screens-'))
  const userData = path.join(folder, 'data')
  try {
    mkdirSync(userData)
    writeFileSync(path.join(userData, 'preferences.json'), JSON.stringify({ language }))
    if (bureau === 'filled') await fillBureau(userData, language)
    else if (bureau !== 'none') await spoilBureau(userData, language, bureau)
    const app = await startApp(userData, chromium)
    try {
      const page = await app.window()
      page.setDefaultTimeout(ONLY_WHEN_STUCK)
      await page.setViewportSize(LAPTOP)
      await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' })
      try {
        const say = await readWords(language)
        await play({ app, page, language, folder, say, ...handsOn(page, album, say) })
      } catch (fault) {
        const file = path.join(os.tmpdir(), `fyr-screens-${language}-stuck.png`)
        await page.screenshot({ path: file })
        throw new Error(`The screen was not as expected; ${file} shows it.`, { cause: fault })
      }
    } finally {
      await app.close()
    }
  } finally {
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 })
  }
}

type Hands = Pick<Stage, 'type' | 'press' | 'goTo' | 'see' | 'shoot' | 'look' | 'button' | 'push' | 'shootDark'>

function handsOn(page: Page, album: Album, say: Say): Hands {
  const button: Stage['button'] = (key, state) => page.getByRole('button', { name: say(key), exact: true, ...state })
  const press = async (...keys: readonly string[]): Promise<void> => {
    for (const key of keys) await page.keyboard.press(key)
  }
  return {
    press,
    goTo: place => goTo(page, place),
    async type(text, ...keys) {
      await page.keyboard.type(text)
      await press(...keys)
    },
    see: text => page.getByText(text).filter({ visible: true }).first().waitFor(),
    button,
    push: key => button(key).press('Enter'),
    shoot: name => album.take(page, name),
    look: name => album.look(page, name),
    async shootDark(name) {
      await page.emulateMedia({ colorScheme: 'dark' })
      await album.take(page, name)
      await page.emulateMedia({ colorScheme: 'light' })
    }
  }
}
