import { newId, sentQuestion, sentVisit } from '../visit-builder.ts'
import { expectAccessible, expectNoSidewaysScroll, goTo, unlock } from './desk-driver.ts'
import { expect, test } from './fixtures.ts'
import { recordVisits } from './recorded-visits.ts'

test.use({ bureau: true })

test.beforeEach(async ({ page }) => {
  await unlock(page)
  await recordVisits(page, [
    sentVisit({ questions: [sentQuestion({ note: 'Hyresvärden vill ha depositionen för lägenheten' })] }),
    sentVisit({ date: '2026-02-03', questions: [sentQuestion({ note: 'Hyran är för hög' })] })
  ])
  const answer = {
    id: newId(),
    revision: 0,
    title: 'När hyran är för hög',
    text: 'Vänd dig till hyresnämnden.',
    source: null,
    language: 'swe',
    topics: ['housing.contract']
  }
  const result = await page.evaluate(body => window.fyr.call('answers.publish', body), answer)
  expect(result.ok).toBe(true)
})

test('notes and answers are found from anywhere, by the beginnings of words without their dots, and opened by keyboard', async ({
  page
}) => {
  await page.keyboard.type('arab')
  await page.keyboard.press('Tab')
  await page.keyboard.press('Control+f')
  const box = page.getByRole('dialog', { name: 'Sök i svar, katalogen och anteckningar' })
  const field = box.getByRole('textbox', { name: 'Sök' })
  await expect(field).toBeFocused()
  await expect(box).toContainText('Skriv ett ord ur ett svar eller en anteckning')
  await page.keyboard.type('hog hyr')
  const options = box.getByRole('option')
  await expect(options).toHaveCount(2)
  await expect(options.first()).toContainText('När hyran är för hög')
  await expect(options.last()).toContainText('3 feb. 2026')
  await expect(options.last().locator('mark')).toHaveText(['Hyran', 'hög'])
  await expectAccessible(page)
  await expectNoSidewaysScroll(page)

  await page.keyboard.type('xyz')
  await expect(box).toContainText('Inget hittades.')
  await page.keyboard.press('Escape')
  await expect(box).toBeHidden()

  // Whatever was in hand is as it was.
  await expect(page.getByRole('combobox', { name: 'Ämne' })).toBeFocused()
  await expect(page.getByRole('combobox', { name: 'Språk' })).toHaveValue('arabiska')

  // The key of another place leads there, and the box is not left standing over it.
  await page.keyboard.press('Control+f')
  await expect(field).toBeFocused()
  await goTo(page, '/inbox')
  await expect(box).toBeHidden()
  await expect(page.getByRole('main').getByRole('heading', { level: 1 })).toBeFocused()

  await page.keyboard.press('Control+f')
  await expect(field).toBeFocused()
  await page.keyboard.type('deposit')
  await expect(options).toHaveCount(1)
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { name: /Besöket.*10 mars 2026/ })).toBeVisible()
  // Enter on the heels of the last letter opens what the whole of it finds.
  await page.keyboard.press('Control+f')
  await expect(field).toBeFocused()
  await page.keyboard.type('hyr')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { name: 'När hyran är för hög', level: 1 })).toBeVisible()
})
