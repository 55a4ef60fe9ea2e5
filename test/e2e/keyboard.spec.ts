import { expectAccessible, unlock } from './desk-driver.ts'
import { expect, test } from './fixtures.ts'

test.use({ bureau: true })
test.beforeEach(async ({ page }) => unlock(page))

test('F1 shows every key, ? does so outside text, and Escape gives the focus back', async ({ page }) => {
  await expect(page.getByRole('combobox', { name: 'Språk' })).toBeFocused()
  await page.keyboard.press('F1')
  const keys = page.getByRole('dialog', { name: 'Alla tangenter' })
  await expect(keys).toContainText('Ctrl+Enter')
  await expect(keys.getByRole('button', { name: 'Stäng' })).toBeFocused()
  await expect(keys.getByRole('button', { name: 'Stäng' })).toBeInViewport({ ratio: 1 })
  await expectAccessible(page)
  await page.keyboard.press('Escape')
  await expect(keys).toBeHidden()
  await expect(page.getByRole('combobox', { name: 'Språk' })).toBeFocused()

  await page.keyboard.type('?')
  await expect(page.getByRole('combobox', { name: 'Språk' })).toHaveValue('?')
  await expect(keys).toBeHidden()
  await page.getByRole('button', { name: 'Informerade' }).focus()
  await page.keyboard.press('?')
  await expect(keys).toBeVisible()
})

test('each place has its key, and Ctrl+N leads to the desk from anywhere', async ({ page }) => {
  const links = await page.getByRole('navigation').getByRole('link').all()
  for (const [index, link] of links.entries()) {
    await page.keyboard.press(`Control+${index + 1}`)
    await expect(link).toHaveAttribute('aria-current', 'page')
    await expect(link).toHaveAttribute('aria-keyshortcuts', `Control+${index + 1}`)
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
    // Also where there is nothing yet that could take it.
    await expect(page.locator('main :focus')).toBeAttached()
  }
  await page.keyboard.press('Control+n')
  await expect(page.getByRole('combobox', { name: 'Språk' })).toBeFocused()
})

test('the first stop of the page skips to its content', async ({ page }) => {
  const first = page.locator('a, button, input').first()
  await expect(first).toHaveText('Hoppa till innehållet')
  await first.focus()
  await expect(first).toBeInViewport()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('main')).toBeFocused()
})

test('the language changes in the middle of a visit without losing any of it', async ({ page }) => {
  await page.keyboard.type('arab')
  await page.keyboard.press('Tab')
  await page.keyboard.type('hyr')
  await page.keyboard.press('Tab')
  await page.keyboard.press('1')
  await page.keyboard.press('F2')
  await expect(page.getByLabel('Language', { exact: true })).toHaveValue('Arabic')
  await expect(page.getByLabel('Topic')).toHaveValue('Rental contracts')
  await expect(page.getByRole('button', { name: 'Informed' })).toHaveAttribute('aria-pressed', 'true')
})

test('help for the field in hand stands beside the form', async ({ page }) => {
  const help = page.getByRole('complementary')
  await expect(help).toContainText('Språket ni talade med besökaren')
  await page.keyboard.press('Tab')
  await expect(help).toContainText('Vad frågan gällde')
})
