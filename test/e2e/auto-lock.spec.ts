import { existsSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import type { Page } from '@playwright/test'
import { expectAccessible, goTo, unlock } from './desk-driver.ts'
import { expect, stubOpenDialog, test } from './fixtures.ts'
import type { RunningApp } from './running-app.ts'

test.use({ bureau: true })

const MINUTE = 60_000

/** Moves on the clock that the app measures idleness with: the one of its main process that is never set. */
const passTime = (app: RunningApp, milliseconds: number): Promise<void> =>
  app.evaluate((_electron, by) => {
    const before = performance.now.bind(performance)
    performance.now = () => before() + Number(by)
  }, String(milliseconds))

/** By then a warning that is due has come: the app asks its timer every second. */
const twoTicks = (app: RunningApp): Promise<void> =>
  app.evaluate(() => new Promise(resolve => setTimeout(resolve, 2_000)), null)

const computerTells = (app: RunningApp, event: 'suspend' | 'resume' | 'lock-screen'): Promise<void> =>
  app.evaluate(({ powerMonitor }, name) => {
    powerMonitor.emit(String(name))
  }, event)

const warning = (page: Page) => page.getByText(/^Fyr låser om \d+ sekund/)
const unlockScreen = (page: Page) => page.getByRole('heading', { name: 'Lås upp byrån' })

/** Everybody leaves for longer than the bureau stays open alone; the person who comes back finds why. */
async function leave(app: RunningApp, page: Page): Promise<void> {
  await passTime(app, 5 * MINUTE)
  await expect(warning(page)).toBeVisible()
  await passTime(app, MINUTE / 2)
}

const locks = [
  { what: 'five minutes of nobody', lock: leave, says: 'för ingen hade rört datorn på en stund' },
  { what: 'sleep', lock: (app: RunningApp) => computerTells(app, 'suspend'), says: 'när datorn gick i vila' },
  { what: 'waking up', lock: (app: RunningApp) => computerTells(app, 'resume'), says: 'när datorn gick i vila' },
  { what: 'a locked screen', lock: (app: RunningApp) => computerTells(app, 'lock-screen'), says: 'skärm låstes' },
  { what: 'ten hours', lock: (app: RunningApp) => passTime(app, 600 * MINUTE), says: 'alltid efter tio timmar' }
]

for (const { what, lock, says } of locks) {
  test(`${what} locks the bureau, says why, and loses nothing half-written`, async ({ app, page }) => {
    await unlock(page)
    await page.keyboard.type('tig')
    await expect(page.getByRole('option', { name: 'tigrinja' })).toBeVisible()
    await page.keyboard.press('Tab')
    await page.getByLabel('Anteckning').fill('halvskriven')
    // At once: the form has not had the time to keep it by itself.
    await lock(app, page)
    await expect(unlockScreen(page)).toBeVisible()
    await expect(page.getByText(says)).toBeVisible()
    await expect(page.getByLabel('Lösenfras')).toBeFocused()
    await expectAccessible(page)
    expect(await page.evaluate(() => document.documentElement.outerHTML)).not.toContain('halvskriven')

    await unlock(page)
    await expect(page.getByLabel('Anteckning')).toHaveValue('halvskriven')
    await expect(page.getByLabel('Språk')).toHaveValue('tigrinja')

    await page.keyboard.press('Control+l')
    await expect(unlockScreen(page)).toBeVisible()
    await expect(page.getByText(says)).toBeHidden()
  })
}

test('a key answers the warning, which takes neither the focus nor the key', async ({ app, page }) => {
  await unlock(page)
  await expect(page.getByLabel('Språk')).toBeFocused()
  await passTime(app, 5 * MINUTE)
  await expect(warning(page)).toBeVisible()
  await expect(page.getByLabel('Språk')).toBeFocused()
  await expectAccessible(page)
  await page.emulateMedia({ colorScheme: 'dark' })
  await expectAccessible(page)
  await page.keyboard.type('s')
  await expect(warning(page)).toBeHidden()
  await expect(page.getByRole('combobox', { name: 'Språk' })).toHaveValue('s')

  await passTime(app, 4 * MINUTE)
  // The window tells of what happens within a second once.
  await twoTicks(app)
  await page.mouse.move(200, 200)
  await passTime(app, 4 * MINUTE)
  await twoTicks(app)
  await expect(warning(page)).toBeHidden()
})

test('setting the clock of the computer back buys no time', async ({ app, page }) => {
  await unlock(page)
  await app.evaluate(() => {
    const real = Date.now.bind(Date)
    Date.now = () => real() - 86_400_000
  }, null)
  await leave(app, page)
  await expect(unlockScreen(page)).toBeVisible()
})

test('a page that hangs is locked all the same', async ({ app, page, userData }) => {
  // Stands beside the desk file for as long as that is open.
  const openTrace = path.join(userData, 'bureau', 'desk-1.db-wal')
  await unlock(page)
  expect(existsSync(openTrace)).toBe(true)
  await page.evaluate(() => {
    setTimeout(() => {
      for (;;) if (Date.now() === 0) break
    })
  })
  await computerTells(app, 'suspend')
  await expect.poll(() => existsSync(openTrace)).toBe(false)
})

test('a coordinator sets the time by keyboard, and it counts at once', async ({ app, page }) => {
  await unlock(page)
  await goTo(page, '/settings')
  await expect(page.getByRole('heading', { name: 'Inställningar', level: 1 })).toBeFocused()
  const field = page.getByRole('button', { name: /Lås när ingen har rört datorn på/ })
  await expect(field).toContainText('5 minuter')
  await page.keyboard.press('Tab')
  await expect(field).toBeFocused()
  await page.keyboard.press('Enter')
  await page.keyboard.type('12')
  await page.keyboard.press('Enter')
  await expect(page.getByText('Sparat.')).toBeVisible()
  await expect(field).toContainText('12 minuter')
  await expectAccessible(page)

  await passTime(app, 11 * MINUTE)
  await twoTicks(app)
  await expect(warning(page)).toBeHidden()
  await passTime(app, MINUTE)
  await expect(warning(page)).toBeVisible()
})

test('an idle lock waits for an import', async ({ app, page, userData }) => {
  await unlock(page)
  const rows = Array.from(
    { length: 60_000 },
    (_, row) => `${row};2025-03-01;10:00;Kyrkan;arabiska;Hyresavtal;Information`
  )
  const file = path.join(userData, 'besök.csv')
  writeFileSync(file, ['Besök nr;Datum;Tid;Plats;Språk;Fråga;Åtgärd', ...rows].join('\n'))
  await stubOpenDialog(app, file)
  await goTo(page, '/import')
  await page.getByRole('button', { name: 'Välj fil…' }).press('Enter')
  await page.getByRole('button', { name: 'Läs in' }).press('Enter')
  await expect(page.getByRole('progressbar', { name: 'Sparar besöken' })).toBeVisible()
  // Were the import not waited for, the warning would come first, and then the lock.
  await passTime(app, 5 * MINUTE)
  await twoTicks(app)
  await passTime(app, MINUTE / 2)
  await expect(page.getByText(/besök är inlästa/)).toBeVisible({ timeout: 45_000 })
  await expect(warning(page)).toBeVisible()
  await passTime(app, MINUTE / 2)
  await expect(unlockScreen(page)).toBeVisible()
})
