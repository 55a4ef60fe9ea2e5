import { existsSync } from 'node:fs'
import path from 'node:path'
import type { Page } from '@playwright/test'
import { unlock } from './desk-driver.ts'
import { expect, test } from './fixtures.ts'
import type { RunningApp } from './running-app.ts'

test.use({ bureau: true })

const onClipboard = (app: RunningApp): Promise<string> => app.evaluate(({ clipboard }) => clipboard.readText(), null)

/** Writes a note and copies it with the keyboard. */
async function copyNote(app: RunningApp, page: Page, note: string): Promise<void> {
  await page.getByLabel('Anteckning').fill(note)
  await page.keyboard.press('Control+a')
  await page.keyboard.press('Control+c')
  await expect.poll(() => onClipboard(app)).toBe(note)
}

async function lock(page: Page): Promise<void> {
  await page.keyboard.press('Control+l')
  await expect(page.getByRole('heading', { name: 'Lås upp byrån' })).toBeVisible()
}

test('what was copied from the window is gone from the clipboard when the bureau is locked', async ({ app, page }) => {
  await unlock(page)
  await copyNote(app, page, 'ring\n\tigen\u00a0i morgon')
  await lock(page)
  await expect.poll(() => onClipboard(app)).toBe('')

  await unlock(page)
  await page.getByLabel('Anteckning').selectText()
  await page.keyboard.press('Control+x')
  await expect.poll(() => onClipboard(app)).toContain('igen')
  await lock(page)
  await expect.poll(() => onClipboard(app)).toBe('')
})

test('what somebody copied elsewhere stays', async ({ app, page }) => {
  await unlock(page)
  await copyNote(app, page, 'ring igen')
  await app.evaluate(({ clipboard }) => clipboard.writeText('ur ett annat program'), null)
  await lock(page)
  // A second lock can only come after the first has looked at the clipboard.
  await unlock(page)
  await lock(page)
  expect(await onClipboard(app)).toBe('ur ett annat program')
})

test('what the system keeps of a selection is taken back too (skipped where it keeps none)', async ({ app, page }) => {
  test.skip(process.platform !== 'linux')
  await unlock(page)
  await page.getByLabel('Anteckning').fill('markerad text')
  await page.getByLabel('Anteckning').selectText()
  await app.evaluate(({ clipboard }) => clipboard.selection.writeText('markerad text'), null)
  // The window tells of a selection when it has rested.
  await page.waitForTimeout(400)
  await lock(page)
  await expect.poll(() => app.evaluate(({ clipboard }) => clipboard.selection.readText(), null)).toBe('')
})

test('quitting takes it back as well', async ({ app, page, userData }) => {
  await unlock(page)
  await copyNote(app, page, 'ring igen')
  const trace = path.join(userData, 'cleared')
  await app.evaluate(({ clipboard }, file) => {
    const clear = clipboard.clear.bind(clipboard)
    clipboard.clear = () => {
      clear()
      process.getBuiltinModule('node:fs').writeFileSync(String(file), '')
    }
  }, trace)
  await app.close()
  expect(existsSync(trace)).toBe(true)
})
