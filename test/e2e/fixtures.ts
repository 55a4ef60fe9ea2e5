import { expect, test as base, type Page } from '@playwright/test'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import type { InterfaceLanguage } from '../../src/shared/domain/interface-language.ts'
import { SharedChromium } from '../host/chromium.ts'
import { makeBureau } from './bureau-on-disk.ts'
import { startApp, type RunningApp } from './running-app.ts'

/** The screen of the laptop that the desk works on. */
const LAPTOP = { width: 1366, height: 768 }

interface Options {
  /** The interface's language at the start; `test.use({ language: 'en' })` chooses another. */
  language: InterfaceLanguage
  /** Whether a bureau is there already, locked; otherwise the app starts for the first time. */
  bureau: boolean
  /** Faults that the test provokes on purpose, such as a refused navigation. All others fail it. */
  expectedFaults: RegExp[]
  /** Whether the app gets a Chromium of its own, with a profile on disk: for what the browser itself leaves behind or lets out. */
  ownBrowser: boolean
}

interface WorkerFixtures {
  /** Shows the windows of all tests that want no browser of their own. */
  chromium: SharedChromium
}

interface Fixtures {
  /** A fresh data folder, removed after the test. */
  userData: string
  /** Starts the app on `userData`: for tests that start it more than once. All that still runs is closed after the test. */
  start: () => Promise<RunningApp>
  app: RunningApp
  page: Page
}

export const test = base.extend<Options & Fixtures, WorkerFixtures>({
  language: ['sv', { option: true }],
  bureau: [false, { option: true }],
  expectedFaults: [[], { option: true }],
  ownBrowser: [false, { option: true }],

  chromium: [
    // oxlint-disable-next-line no-empty-pattern -- Playwright reads from the pattern what a fixture needs
    async ({}, use) => {
      const chromium = new SharedChromium()
      await use(chromium)
      await chromium.close()
    },
    { scope: 'worker' }
  ],

  userData: async ({ language, bureau }, use) => {
    const folder = mkdtempSync(path.join(os.tmpdir(), 'fyr-e2e-'))
    writeFileSync(path.join(folder, 'preferences.json'), JSON.stringify({ language }))
    if (bureau) await makeBureau(folder, language)
    await use(folder)
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 })
  },

  start: async ({ userData, ownBrowser, chromium }, use) => {
    const started: RunningApp[] = []
    await use(async () => {
      const app = await (ownBrowser ? startApp(userData) : startApp(userData, chromium))
      started.push(app)
      return app
    })
    await Promise.all(started.map(app => app.close()))
  },

  app: async ({ start }, use) => use(await start()),

  page: async ({ app, expectedFaults }, use) => {
    const page = await app.window()
    const faults = collectFaults(page)
    await page.setViewportSize(LAPTOP)
    await use(page)
    expect(faults.filter(fault => !expectedFaults.some(expected => expected.test(fault)))).toEqual([])
  }
})

export { expect } from '@playwright/test'

/** Everything that a page complains about: exceptions, refused styles and scripts, errors on its console. */
function collectFaults(page: Page): readonly string[] {
  const faults: string[] = []
  page.on('pageerror', error => faults.push(error.message))
  page.on('console', message => {
    if (message.type() === 'error') faults.push(message.text())
  })
  return faults
}

/** Makes the next file dialogs answer `chosen`, or be cancelled when it is null. */
export async function stubOpenDialog(app: RunningApp, chosen: string | null): Promise<void> {
  await app.evaluate(({ dialog }, file) => {
    dialog.showOpenDialog = async () => ({ canceled: file === null, filePaths: file === null ? [] : [file] })
  }, chosen)
}
