import type { Page } from '@playwright/test'
import { testPassphrase } from '../bureau.ts'
import { expectAccessible, unlock } from './desk-driver.ts'
import { expect, test } from './fixtures.ts'

test.use({ bureau: true })

const openSettings = (page: Page) => page.getByRole('link', { name: 'Inställningar' }).press('Enter')

/** From the settings to the new key, by keyboard. */
async function renewKey(page: Page): Promise<string[]> {
  await openSettings(page)
  await page.getByRole('button', { name: 'Gör en ny nyckel' }).press('Enter')
  await expect(page.getByLabel('Lösenfras', { exact: true })).toBeFocused()
  await page.keyboard.type(testPassphrase)
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { name: 'Skriv ner återställningsnyckeln' })).toBeVisible()
  return page.locator('code').allInnerTexts()
}

test('a new key is made from the settings, and left alone by going back', async ({ page }) => {
  await unlock(page)
  await openSettings(page)
  await page.getByRole('button', { name: 'Gör en ny nyckel' }).press('Enter')
  await expectAccessible(page)
  await page.getByRole('button', { name: 'Avbryt' }).press('Enter')
  await expect(page.getByRole('heading', { name: 'Inställningar', level: 1 })).toBeVisible()

  const groups = await renewKey(page)
  await page.getByRole('button', { name: 'Jag har skrivit ner den' }).press('Enter')
  for (const label of await page.locator('form label').allInnerTexts()) {
    await page.keyboard.type(groups[Number(/\d+/.exec(label)?.[0]) - 1] ?? '')
    await page.keyboard.press('Tab')
  }
  await page.keyboard.press('Enter')
  await expect(page.getByText('Den nya nyckeln gäller.')).toBeVisible()
  await expectAccessible(page)

  await page.keyboard.press('Control+l')
  await page.getByRole('button', { name: 'Jag har tappat bort lösenfrasen' }).press('Enter')
  await page.keyboard.type(groups.join(' '))
  await page.keyboard.press('Tab')
  await page.getByLabel('Ny lösenfras', { exact: true }).fill('en helt annan lång fras')
  await page.getByLabel('Lösenfrasen en gång till').fill('en helt annan lång fras')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { name: 'Nytt besök', level: 1 })).toBeVisible()
})

test('the printed sheet holds the key, how to use it and how to keep it, and nothing else', async ({ page }) => {
  await unlock(page)
  const groups = await renewKey(page)
  const sheet = page.getByText('Återställningsnyckel till')
  await expect(sheet).toBeHidden()

  await page.emulateMedia({ media: 'print' })
  await expect(sheet).toBeVisible()
  const printed = await page.locator('body').innerText()
  expect(groups.filter(group => !printed.includes(group))).toEqual([])
  expect(printed).toContain('Så används den')
  expect(printed).toContain('Så förvaras den')
  expect(printed).not.toContain('Jag har skrivit ner den')

  await page.emulateMedia({ media: 'screen' })
  await expect(sheet).toBeHidden()
})
