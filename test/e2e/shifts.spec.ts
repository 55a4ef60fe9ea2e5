import { expectAccessible, expectNoSidewaysScroll, goTo, unlock } from './desk-driver.ts'
import { expect, test } from './fixtures.ts'

test.use({ bureau: true })
test.beforeEach(async ({ page }) => unlock(page))

test('a shift is opened with one chord from anywhere, and the next visit is there', async ({ page }) => {
  await expect(page.getByRole('banner')).toContainText('Inget pass öppet')
  await goTo(page, '/visits')
  await page.keyboard.press('Control+o')
  const dialog = page.getByRole('dialog', { name: 'Öppna dagens pass' })
  await expect(dialog.getByRole('combobox', { name: 'Plats' })).toBeFocused()
  await expect(dialog.getByRole('combobox', { name: 'Plats' })).toHaveValue('Biblioteket')
  await expectAccessible(page)
  await page.keyboard.type('Kyrkan')
  await page.keyboard.press('Tab')
  await page.keyboard.type('0')
  await page.keyboard.press('Tab')
  await page.keyboard.type('2359')
  await expect(dialog.getByRole('button', { name: 'Prov Provsson' })).toHaveAttribute('aria-pressed', 'true')
  await page.keyboard.press('Enter')
  await expect(dialog).toBeHidden()
  await expect(page.getByRole('banner')).toContainText('Kyrkan 00:00–23:59 · Prov Provsson')
  await page.keyboard.press('Control+n')
  await expect(page.getByRole('combobox', { name: 'Plats' })).toHaveValue('Kyrkan')
})

test('what is wrong with a shift stands at its field', async ({ page }) => {
  await page.keyboard.press('Control+o')
  const dialog = page.getByRole('dialog', { name: 'Öppna dagens pass' })
  await dialog.getByLabel('Från').fill('14')
  await dialog.getByLabel('Till').fill('9')
  await page.keyboard.press('Control+Enter')
  await expect(dialog.getByLabel('Till')).toHaveAccessibleDescription(/sluta efter att det börjar/)
  await expect(dialog.getByLabel('Till')).toBeFocused()
  await page.keyboard.press('Escape')
  await expect(dialog).toBeHidden()
  // The key was the box's: the visit behind it was not asked for anything.
  await expect(page.getByText('Välj minst en sak som ni gjorde.')).toHaveCount(0)
})

test('a rota is planned by keyboard, week after week, and a shift of it taken out', async ({ page }) => {
  await page.keyboard.press('Control+Shift+o')
  await expect(page.getByRole('heading', { name: 'Schema', level: 1 })).toBeVisible()
  await expect(page.getByText('Inga pass planerade')).toBeVisible()
  const form = page.getByRole('form', { name: 'Lägg till ett pass' })
  await form.getByRole('combobox', { name: 'Plats' }).fill('Kyrkan')
  await form.getByLabel('Från').fill('10')
  await form.getByLabel('Till').fill('13')
  await page.keyboard.press('Tab')
  await page.keyboard.press('1')
  await form.getByLabel('Till').press('Enter')
  const coming = page.getByRole('table', { name: 'Kommande pass' })
  await expect(coming.getByRole('row')).toHaveCount(2)
  await expect(form.getByLabel('Datum')).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(coming.getByRole('row')).toHaveCount(3)
  await expect(coming).toContainText('Prov Provsson')
  await expectAccessible(page)
  await expectNoSidewaysScroll(page)

  await coming
    .getByRole('button', { name: /Ändra passet/ })
    .first()
    .press('Enter')
  const change = page.getByRole('form', { name: 'Ändra passet' })
  await change.getByLabel('Till').fill('15')
  await page.keyboard.press('Enter')
  await expect(coming).toContainText('10:00–15:00')
  await coming
    .getByRole('button', { name: /Ta bort passet/ })
    .first()
    .press('Enter')
  await expect(coming.getByRole('row')).toHaveCount(2)
  await expect(page.getByText(/^Passet .* i Kyrkan är borttaget\.$/)).toBeVisible()
  await expect(page.getByRole('button', { name: 'Ångra' })).toBeFocused()
  await expectAccessible(page)
  await page.keyboard.press('Control+u')
  await expect(coming.getByRole('row')).toHaveCount(3)
  await expect(page.getByText(/^Passet .* i Kyrkan är tillbaka\.$/)).toBeVisible()
})

for (const language of ['sv', 'en', 'ar'] as const) {
  test.describe(`in ${language}`, () => {
    test.use({ language })

    test('the report on a shift is one page that says it must stay, and prints alone', async ({ page }) => {
      const words = {
        sv: { warning: 'ska inte lämna byrån', title: 'Passrapport' },
        en: { warning: 'must not leave the bureau', title: 'Shift report' },
        ar: { warning: 'يجب ألا تخرج من المكتب', title: 'تقرير المناوبة' }
      }[language]
      await page.keyboard.press('Control+o')
      const dialog = page.getByRole('dialog')
      await dialog.locator('[data-field=starts] input').fill('0')
      await dialog.locator('[data-field=ends] input').fill('2359')
      await page.keyboard.press('Enter')
      await expect(dialog).toBeHidden()
      await page.keyboard.press('Control+o')
      await dialog.getByRole('button', { name: words.title }).press('Enter')
      await expect(page.getByRole('heading', { name: words.title, level: 1 })).toBeVisible()
      await expect(page.getByText(words.warning).first()).toBeVisible()
      await expectAccessible(page)
      await expectNoSidewaysScroll(page)

      await page.emulateMedia({ media: 'print' })
      const printed = await page.locator('body').innerText()
      expect(printed).toContain(words.warning)
      expect(printed).toContain('Biblioteket')
      expect(printed).not.toContain('Ctrl')
    })
  })
}
