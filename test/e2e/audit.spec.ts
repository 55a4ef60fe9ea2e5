import { mkdirSync, readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { sentVisit } from '../visit-builder.ts'
import { expectAccessible, expectNoSidewaysScroll, goTo, unlock } from './desk-driver.ts'
import { expect, stubOpenDialog, test } from './fixtures.ts'
import { recordVisits } from './recorded-visits.ts'

test.use({ bureau: true })

test('the coordinator reads who did what, narrows it, and saves it as a file', async ({ app, page, userData }) => {
  await unlock(page)
  const visit = sentVisit()
  await recordVisits(page, [visit])
  await page.evaluate(id => window.fyr.call('visits.withdraw', { id, revision: 1 }), visit.id)
  await goTo(page, '/settings')
  await page.getByRole('button', { name: 'Visa listan' }).press('Enter')
  await expect(page.getByRole('heading', { name: 'Vem gjorde vad' })).toBeFocused()
  const table = page.getByRole('table', { name: 'Vem gjorde vad' })
  await expect(table.getByRole('row', { name: /Prov Provsson Öppnade Fyr/ })).toBeVisible()
  await expect(table.getByRole('row', { name: /Prov Provsson Tog bort ett besök/ })).toBeVisible()
  await expectAccessible(page)
  await expectNoSidewaysScroll(page)

  await page
    .getByRole('button', { name: /Allt.*Vad|Vad/ })
    .first()
    .press('Enter')
  await page.getByRole('option', { name: 'Besök och anteckningar' }).press('Enter')
  await expect(page.getByText('1 händelse', { exact: true })).toBeVisible()
  await expect(table.getByRole('row')).toHaveCount(2)

  const out = path.join(userData, 'ut')
  mkdirSync(out)
  await stubOpenDialog(app, out)
  await page.getByRole('button', { name: 'Spara listan som en fil' }).press('Enter')
  await expect(page.getByText(/händelser är sparade i fyr-audit-/)).toBeVisible()
  const [file = ''] = readdirSync(out)
  expect(readFileSync(path.join(out, file), 'utf8')).toContain('Tog bort ett besök')

  await table.getByRole('link', { name: 'Visa besöket' }).press('Enter')
  await expect(page.getByText('Besöket är borttaget.')).toBeVisible()
})

test('wrong passphrases stand there with their times', async ({ page }) => {
  await page.getByRole('textbox').first().waitFor()
  await page.keyboard.type('inte den här lösenfrasen')
  await page.keyboard.press('Enter')
  await expect(page.getByText(/Lösenfrasen stämmer inte|Fel lösenfras/i)).toBeVisible()
  await page.getByRole('textbox').first().fill('')
  await unlock(page)
  await goTo(page, '/settings')
  await page.getByRole('button', { name: 'Visa listan' }).press('Enter')
  await expect(page.getByRole('row', { name: /Okänd 1 försök med fel lösenfras/ })).toBeVisible()
})
