import { expectAccessible, expectNoSidewaysScroll, goTo, unlock } from './desk-driver.ts'
import { expect, test } from './fixtures.ts'
import { newId, sentQuestion, sentVisit } from '../visit-builder.ts'

test.use({ bureau: true })
test.beforeEach(async ({ page }) => unlock(page))

test('a letter with a last day and a promised call come to the inbox by keyboard, the slip shows the day, and one key ends each', async ({
  page
}) => {
  await goTo(page, '/inbox')
  await expect(page.getByRole('heading', { name: 'Inget att följa upp' })).toBeVisible()
  await expectAccessible(page)

  await goTo(page, '/desk')
  await expect(page.getByLabel('Språk', { exact: true })).toBeFocused()
  await page.keyboard.type('ar')
  await page.keyboard.press('Tab')
  await page.keyboard.type('hyr')
  await page.keyboard.press('Tab')
  await page.keyboard.press('2')
  await page.keyboard.press('4')
  await page.getByRole('button', { name: 'Brev från' }).focus()
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
  await expect(letter.getByRole('button').first()).toBeFocused()
  await page.keyboard.press('Control+u')
  await expect(call.getByRole('button').first()).toBeFocused()
  await expect(page.getByRole('status')).toHaveText('Ångrat. Den står kvar att följa upp.')
})

test('a letter and a promised call stand with their visit and can be corrected, and the history says what they were', async ({
  page
}) => {
  const question = newId()
  const letter = { kind: 'letter', question, sender: 'tax-agency', letter: 'bill', due: '2099-01-15' } as const
  const call = { kind: 'call', question, due: '2099-01-10' } as const
  const questions = [sentQuestion({ id: question, actions: ['explained-letter', 'called-booked'] })]
  const recorded = { ...sentVisit({ questions }), followUps: [{ ...letter, promised: true }, call] }
  await page.evaluate(async visit => {
    await window.fyr.call('visits.record', visit)
  }, recorded)
  await goTo(page, '/visits')
  await page.getByRole('grid').getByRole('rowgroup').last().getByRole('row').first().press('Enter')
  const details = page.getByRole('main')
  await expect(details).toContainText('Skatteverket, räkning')
  await expect(details).toContainText('vi har lovat att bevaka sista dagen')
  await expect(details).toContainText('Utlovat samtal')
  await expectAccessible(page)
  await expectNoSidewaysScroll(page)

  await page.getByRole('button', { name: 'Rätta' }).press('Enter')
  await page.getByRole('button', { name: 'Brev från' }).focus()
  await page.keyboard.type('Polisen')
  await page.getByLabel('Vi ringer igen senast').fill('')
  await expectAccessible(page)
  await page.keyboard.press('Control+Enter')
  await expect(page.getByText('Rättelsen är sparad.').first()).toBeVisible()
  await expect(details).toContainText('Polisen, räkning')
  const history = page.getByRole('region', { name: 'Historik' })
  await expect(history).toContainText('Brev ändrades från ”Skatteverket, räkning')
  await expect(history).toContainText('Utlovat samtal ändrades från')
  await goTo(page, '/inbox')
  await expect(page.getByRole('listitem').filter({ hasText: 'räkning från Polisen' })).toBeVisible()
  await expect(page.getByRole('listitem').filter({ hasText: 'vi lovade att ringa' })).toBeHidden()
})
