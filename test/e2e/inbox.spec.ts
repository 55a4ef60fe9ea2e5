import { expectAccessible, expectNoSidewaysScroll, goTo, unlock } from './desk-driver.ts'
import { expect, test } from './fixtures.ts'

test.use({ bureau: true })
test.beforeEach(async ({ page }) => unlock(page))

test('a letter with a last day and a promised call come to the inbox by keyboard, the slip shows the day, and one key ends each', async ({
  page
}) => {
  await goTo(page, '/inbox')
  await expect(page.getByRole('heading', { name: 'Inget att följa upp' })).toBeVisible()
  await expectAccessible(page)

  await goTo(page, '/desk')
  await page.keyboard.type('ar')
  await page.keyboard.press('Tab')
  await page.keyboard.type('hyr')
  await page.keyboard.press('Tab')
  await page.keyboard.press('2')
  await page.keyboard.press('4')
  await page.getByRole('button', { name: 'Brevet kom från' }).focus()
  await page.keyboard.type('Skatte')
  await page.getByLabel('Sista dag', { exact: true }).fill('2099-01-15')
  await page.getByRole('checkbox', { name: 'Vi har lovat att bevaka sista dagen' }).press('Space')
  await page.getByLabel('Vi ringer igen senast').fill('imorgon')
  await page.keyboard.press('Control+Enter')
  await expect(page.getByLabel('Vi ringer igen senast')).toBeFocused()
  await page.getByLabel('Vi ringer igen senast').fill('2020-02-03')
  await expectAccessible(page)
  await expectNoSidewaysScroll(page)
  await page.keyboard.press('Control+Enter')
  await expect(page.getByText('Sparat.').first()).toBeVisible()

  await page.keyboard.press('Control+p')
  const preview = page.getByRole('region', { name: 'Så ser lappen ut' })
  await expect(preview).toContainText('Brev från Skatteverket: svara senast 2099-01-15.')
  await page.keyboard.press('Control+b')

  await goTo(page, '/inbox')
  const letter = page.getByRole('listitem').filter({ hasText: 'beslut från Skatteverket' })
  const call = page.getByRole('listitem').filter({ hasText: 'vi lovade att ringa' })
  await expect(letter).toContainText('senast')
  await expect(call).toContainText('skulle varit klart')
  await expectAccessible(page)
  await expectNoSidewaysScroll(page)
  await call.getByRole('button').first().focus()
  await page.keyboard.press('3')
  await expect(page.getByText('Sparat.').first()).toBeVisible()
  await expect(call).toBeHidden()
  await expect(letter).toBeVisible()
  await page.keyboard.press('Control+u')
  await expect(call).toBeVisible()
})
