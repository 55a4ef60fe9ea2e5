import { rmSync, truncateSync } from 'node:fs'
import path from 'node:path'
import { testPassphrase } from '../bureau.ts'
import { makeBureau } from './bureau-on-disk.ts'
import { expectAccessible, goTo, unlock } from './desk-driver.ts'
import { expect, test } from './fixtures.ts'

test('Ctrl+L locks from anywhere, and nothing of the bureau stays on the page', async ({ userData, start }) => {
  await makeBureau(userData)
  const page = await (await start()).window()
  await unlock(page)
  await goTo(page, '/visits')
  await expect(page.getByRole('heading', { level: 1 })).not.toHaveText('Nytt besök')

  await page.keyboard.press('Control+l')
  await expect(page.getByRole('heading', { name: 'Lås upp byrån' })).toBeVisible()
  await expect(page.getByLabel('Lösenfras')).toBeFocused()
  const left = await page.evaluate(() => document.documentElement.outerHTML)
  for (const trace of ['Provbyrån', 'Prov Provsson', 'Biblioteket']) expect(left).not.toContain(trace)

  await unlock(page)
  await expect(page.getByRole('heading', { name: 'Nytt besök' })).toBeVisible()
})

test('a wrong passphrase is told kindly, and too many tries make one wait', async ({ userData, start }) => {
  await makeBureau(userData)
  const page = await (await start()).window()
  await expect(page.getByLabel('Lösenfras')).toBeFocused()
  await page.keyboard.type('fel fras')
  await page.keyboard.press('Enter')
  await expect(page.getByText('Lösenfrasen stämmer inte.')).toBeVisible()
  await expect(page.getByLabel('Lösenfras')).toBeFocused()
  await expectAccessible(page)

  const wait = page.getByText(/Du kan försöka igen om \d+ sekund/)
  await expect(async () => {
    await page.keyboard.press('Enter')
    await expect(wait).toBeVisible({ timeout: 500 })
  }).toPass()
  await expect(wait).toBeHidden()

  await page.keyboard.press('Control+a')
  await unlock(page)
})

test('the recovery key opens the bureau and gives it a new passphrase', async ({ userData, start }) => {
  const { recoveryKey } = await makeBureau(userData)
  const page = await (await start()).window()
  await page.getByRole('button', { name: 'Jag har tappat bort lösenfrasen' }).press('Enter')
  await expect(page.getByLabel('Återställningsnyckel')).toBeFocused()
  await page.keyboard.type('ABCD')
  await page.getByRole('button', { name: 'Öppna byrån' }).press('Enter')
  await expect(page.getByText('4 av 56 tecken.')).toBeVisible()
  await expect(page.getByLabel('Återställningsnyckel')).toBeFocused()
  await expectAccessible(page)

  await page.getByLabel('Återställningsnyckel').fill(recoveryKey.toLowerCase().replaceAll('-', ' '))
  const next = 'elva gröna cyklar vilar'
  await page.getByLabel('Ny lösenfras').fill(next)
  await page.getByLabel('Lösenfrasen en gång till').fill(next)
  await page.keyboard.press('Enter')
  await expect(page.getByRole('navigation')).toBeVisible()

  await page.keyboard.press('Control+l')
  await expect(page.getByLabel('Lösenfras')).toBeFocused()
  await page.keyboard.type(testPassphrase)
  await page.keyboard.press('Enter')
  await expect(page.getByText('Lösenfrasen stämmer inte.')).toBeVisible()
})

test.describe('files that cannot be opened', () => {
  const broken = [
    { what: 'missing', break: (file: string) => rmSync(file), says: 'Filen med besöken saknas.' },
    { what: 'empty', break: (file: string) => truncateSync(file, 0), says: 'Filen med besöken är tom.' }
  ]
  for (const damage of broken) {
    test(`a desk file that is ${damage.what} is named, and nothing takes its place`, async ({ userData, start }) => {
      await makeBureau(userData)
      damage.break(path.join(userData, 'bureau', 'desk-1.db'))
      const page = await (await start()).window()
      await expect(page.locator('h1')).toBeVisible()
      // Some damage shows only once the file is opened.
      const passphrase = page.getByLabel('Lösenfras')
      if (await passphrase.isVisible()) {
        await page.keyboard.type(testPassphrase)
        await page.keyboard.press('Enter')
      }
      await expect(page.getByRole('alert')).toContainText(damage.says)
      await expectAccessible(page)
    })
  }
})
