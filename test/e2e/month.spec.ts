import { mkdirSync, readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import type { Page } from '@playwright/test'
import { expectAccessible, expectNoSidewaysScroll, goTo, unlock } from './desk-driver.ts'
import { expect, stubOpenDialog, test } from './fixtures.ts'
import { lastMonth, lastMonthAfterAnother, recordVisits, variedVisits, visitsOfMonth } from './recorded-visits.ts'

test.use({ bureau: true })

async function openLastMonth(page: Page, visits: number, month = lastMonth()): Promise<void> {
  await unlock(page)
  await recordVisits(page, visitsOfMonth(month, visits))
  await goTo(page, '/month')
  await expect(page.getByText('Månaden är slut.')).toBeVisible()
}

test('shows the figures of a month, marked as exact', async ({ page }) => {
  await openLastMonth(page, 40)
  await expect(page.getByRole('heading', { name: '40 besök' })).toBeVisible()
  await expect(page.getByText('Exakta siffror, bara för er.')).toBeVisible()
  const languages = page.getByRole('table', { name: 'Besök efter språk' })
  await expect(languages.getByRole('row', { name: /arabiska 10/ })).toBeVisible()
  await expectAccessible(page)
  await expectNoSidewaysScroll(page)
})

test('closes a month after a plain question, and writes the same summary twice', async ({ app, page, userData }) => {
  await openLastMonth(page, 60)
  const [first, second] = ['ett', 'två'].map(name => path.join(userData, name))
  if (first === undefined || second === undefined) throw new Error('two folders expected')
  mkdirSync(first)
  mkdirSync(second)
  await stubOpenDialog(app, first)
  await page.getByRole('button', { name: 'Gör sammanställningen' }).press('Enter')
  const question = page.getByRole('alertdialog')
  await expect(question).toContainText('det går inte att ångra')
  await expect(question).toContainText('60 besök')
  await page.keyboard.press('Escape')
  expect(readdirSync(first)).toEqual([])

  await page.getByRole('button', { name: 'Gör sammanställningen' }).press('Enter')
  await page.keyboard.press('Tab')
  await page.keyboard.press('Enter')
  await expect(page.getByText(/Sammanställningen av .* är klar, och månaden är stängd/)).toBeVisible()
  await expect(page.getByRole('button', { name: 'Visa i mapp' })).toBeFocused()
  await expect(page.getByText('Besök efter språk och kommun')).toBeVisible()
  await expect(page.getByRole('option', { name: /60 besök · stängd/ })).toBeVisible()
  await expectAccessible(page)

  await stubOpenDialog(app, second)
  await page.getByRole('button', { name: 'Skriv samma sammanställning igen' }).press('Enter')
  await expect(page.getByText(/Samma sammanställning av .* är skriven igen/)).toBeVisible()
  const zip = readdirSync(first).find(name => name.endsWith('.zip')) ?? ''
  expect(readFileSync(path.join(second, zip)).equals(readFileSync(path.join(first, zip)))).toBe(true)
})

test('a cancelled dialog closes nothing', async ({ app, page }) => {
  await openLastMonth(page, 60)
  await stubOpenDialog(app, null)
  await page.getByRole('button', { name: 'Gör sammanställningen' }).click()
  await page.getByRole('button', { name: 'Välj mapp och stäng månaden' }).click()
  await expect(page.getByRole('button', { name: 'Gör sammanställningen' })).toBeEnabled()
  await expect(page.getByText('Månaden är slut.')).toBeVisible()
})

test('says in words why a month cannot be released, and what is still open', async ({ app, page, userData }) => {
  await openLastMonth(page, 3)
  await stubOpenDialog(app, userData)
  await page.getByRole('button', { name: 'Gör sammanställningen' }).click()
  await page.getByRole('button', { name: 'Välj mapp och stäng månaden' }).click()
  await expect(page.getByRole('alert')).toContainText('för få besök')

  await page.getByRole('listbox', { name: 'Månader' }).getByRole('option').first().click()
  await expect(page.getByText('Månaden pågår.')).toBeVisible()
  await expect(page.getByRole('button', { name: 'Gör sammanställningen' })).toBeHidden()
  await page.getByRole('listbox', { name: 'Månader' }).getByRole('option').nth(1).press('Enter')
  await expect(page.getByText('Månaden är slut.')).toBeVisible()
})

test('a correction in a closed month says that published figures stay', async ({ app, page, userData }) => {
  await openLastMonth(page, 60)
  await stubOpenDialog(app, userData)
  await page.getByRole('button', { name: 'Gör sammanställningen' }).click()
  await page.getByRole('button', { name: 'Välj mapp och stäng månaden' }).click()
  await expect(page.getByText('månaden är stängd')).toBeVisible()
  await goTo(page, '/visits')
  await page.getByLabel('Från').fill(`${lastMonth()}-01`)
  await page.keyboard.press('Tab')
  await page.getByRole('grid').getByRole('row').nth(1).press('Enter')
  await expect(page.getByText('ändrar inga siffror som redan är publicerade')).toBeVisible()
})

const closeChosenMonth = async (page: Page): Promise<void> => {
  await page.getByRole('button', { name: 'Gör sammanställningen' }).press('Enter')
  await page.getByRole('button', { name: 'Välj mapp och stäng månaden' }).press('Enter')
}

test('shows what the summary will be, with the very figures that it then holds', async ({ app, page, userData }) => {
  await openLastMonth(page, 60)
  await page.getByRole('button', { name: 'Förhandsgranska' }).press('Enter')
  const preview = page.getByRole('region', { name: 'Så blir sammanställningen' })
  await expect(preview).toContainText('aldrig mer än fyra')
  await expect(preview).toContainText('utelämnas för att det är för få')
  await expectAccessible(page)
  await expectNoSidewaysScroll(page)
  const shown = await preview
    .getByRole('row', { name: /Frågor/ })
    .getByRole('cell')
    .last()
    .textContent()
  await stubOpenDialog(app, userData)
  await closeChosenMonth(page)
  await expect(page.getByText(/är klar, och månaden är stängd/)).toBeVisible()
  await expect(page.getByText(`${shown ?? ''} frågor och`)).toBeVisible()
})

test('closes a month with too few visits without a summary', async ({ app, page, userData }) => {
  await openLastMonth(page, 3)
  await stubOpenDialog(app, userData)
  await closeChosenMonth(page)
  await page.getByRole('button', { name: 'Stäng månaden utan sammanställning' }).press('Enter')
  await expect(page.getByText(/Månaden stängdes .* utan egen sammanställning/)).toBeVisible()
  await expect(page.getByRole('option', { name: /3 besök · stängd utan sammanställning/ })).toBeVisible()
})

test('says which months a quarter waits for, and closes empty ones on the way to a year', async ({
  app,
  page,
  userData
}) => {
  const month = lastMonthAfterAnother()
  await openLastMonth(page, 60, month)
  await stubOpenDialog(app, userData)
  await closeChosenMonth(page)
  await expect(page.getByText(/är klar, och månaden är stängd/)).toBeVisible()
  const periods = page.getByRole('listbox', { name: 'Kvartal och år' })
  await expect(periods.getByRole('option')).toHaveCount(2)
  const year = month.slice(0, 4)
  await periods.getByRole('option', { name: year, exact: false }).last().press('Enter')
  await expect(page.getByText(/inte stäng[td]a? än/)).toBeVisible()
  const empty = page.getByRole('button', { name: 'Stäng utan sammanställning' })
  const before = await empty.count()
  await empty.first().press('Enter')
  await expect(empty).toHaveCount(before - 1)
  await expectAccessible(page)
  await expectNoSidewaysScroll(page)
})

test('hides small counts for a receiver that takes no rounded ones, after saying what that costs', async ({
  app,
  page,
  userData
}) => {
  await openLastMonth(page, 60)
  await stubOpenDialog(app, userData)
  await page.getByRole('button', { name: 'Gör sammanställningen' }).press('Enter')
  const question = page.getByRole('alertdialog')
  await question.getByRole('button', { name: 'Mottagaren tar inte emot avrundade siffror' }).press('Enter')
  await question.getByRole('radio', { name: 'Dölj små antal' }).press('Space')
  await expect(question).toContainText('Skyddet är svagare än avrundning')
  await expectAccessible(page)
  await page.getByRole('button', { name: 'Välj mapp och stäng månaden' }).press('Enter')
  await expect(page.getByText('Små antal är dolda.')).toBeVisible()
  const quarter = page.getByRole('listbox', { name: 'Kvartal och år' }).getByRole('option').first()
  await expect(quarter).toContainText('kan inte göras')
  await quarter.press('Enter')
  await expect(page.getByText(/kan inte göras: i .* är små antal dolda/)).toBeVisible()
  await expectAccessible(page)
})

test('shows how far an export has come, and stops it: nothing is closed or written', async ({
  app,
  page,
  userData
}) => {
  await unlock(page)
  await recordVisits(page, variedVisits(150))
  await goTo(page, '/month')
  const folder = path.join(userData, 'stopped')
  mkdirSync(folder)
  await stubOpenDialog(app, folder)
  await page.getByRole('button', { name: 'Gör sammanställningen' }).press('Enter')
  const question = page.getByRole('alertdialog')
  await question.getByRole('button', { name: 'Mottagaren tar inte emot avrundade siffror' }).press('Enter')
  await question.getByRole('radio', { name: 'Dölj små antal' }).press('Space')
  await page.getByRole('button', { name: 'Välj mapp och stäng månaden' }).press('Enter')
  await expect(page.getByRole('progressbar', { name: 'Avrundar och kontrollerar' })).toBeVisible()
  await page.getByRole('button', { name: 'Avbryt', exact: true }).press('Enter')
  await expect(page.getByRole('alert')).toContainText('avbröts innan den var klar')
  await expect(page.getByRole('progressbar')).toBeHidden()
  await expect(page.getByText('Månaden är slut.')).toBeVisible()
  expect(readdirSync(folder)).toEqual([])
})

test('makes the last summary anew only for somebody who says that no copy left the house', async ({
  app,
  page,
  userData
}) => {
  await openLastMonth(page, 60)
  const [first, second] = ['ett', 'två'].map(name => path.join(userData, name))
  if (first === undefined || second === undefined) throw new Error('two folders expected')
  mkdirSync(first)
  mkdirSync(second)
  await stubOpenDialog(app, first)
  await closeChosenMonth(page)
  await expect(page.getByText(/är klar, och månaden är stängd/)).toBeVisible()
  await stubOpenDialog(app, second)
  await page.getByRole('button', { name: 'Gör om den' }).press('Enter')
  const question = page.getByRole('alertdialog')
  await expect(question.getByRole('button', { name: 'Välj mapp och gör om den' })).toBeDisabled()
  await expectAccessible(page)
  await question.getByRole('checkbox', { name: 'Ingen kopia har lämnat huset' }).press('Space')
  await question.getByRole('button', { name: 'Välj mapp och gör om den' }).press('Enter')
  await expect(page.getByText(/är klar, och månaden är stängd/)).toBeVisible()
  expect(readdirSync(second).some(name => name.endsWith('-r2'))).toBe(true)
})
