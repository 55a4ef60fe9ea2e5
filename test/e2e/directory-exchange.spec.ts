import { cpSync, existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import type { Locator, Page } from '@playwright/test'
import { zipSync } from 'fflate'
import { expectAccessible, expectNoSidewaysScroll, goTo, unlock } from './desk-driver.ts'
import { expect, stubOpenDialog, test } from './fixtures.ts'

test.use({ bureau: true })

/** A made-up directory. */
const organizations = ['id,name,description', 'org-1,Påhittade rådgivningen,Finns inte']
const services = ['id,organization_id,name,status', 'svc-1,org-1,Råd om hyra,active', 'svc-2,org-1,Råd om skuld,active']

function packed(file: string, tables: Readonly<Record<string, readonly string[]>>): string {
  const files = Object.entries(tables).map(([name, lines]) => [name, Buffer.from(lines.join('\r\n'))] as const)
  writeFileSync(file, zipSync(Object.fromEntries(files)))
  return file
}

test.beforeEach(async ({ page }) => unlock(page))

test('a directory of others is looked through, mended and taken, by keyboard, and nothing before that', async ({
  app,
  page,
  userData
}) => {
  const file = path.join(userData, 'katalog.zip')
  await goTo(page, '/directory')
  await page.keyboard.press('Control+Shift+I')
  await expect(page.getByRole('button', { name: 'Välj fil…' })).toBeFocused()
  await expectAccessible(page)

  packed(file, { 'organizations.csv': organizations, 'services.csv': [...services, 'svc-3,org-9,Råd om sfi,active'] })
  await stubOpenDialog(app, file)
  await page.keyboard.press('Enter')
  await expect(page.getByRole('tab', { name: /Att titta på/, selected: true })).toBeFocused()
  await expect(page.getByText('1 sak måste rättas i filen innan den kan läsas in.')).toBeVisible()
  await expect(page.getByRole('row', { name: 'services.csv 4 organization_id Pekar på en rad' })).toContainText('Ja')
  await expect(page.getByRole('button', { name: 'Läs in', exact: true })).toBeDisabled()
  await expectAccessible(page)
  await expectNoSidewaysScroll(page)
  await page.keyboard.press('Control+Enter')
  await page.getByRole('button', { name: 'Avbryt' }).press('Enter')

  packed(file, { 'organizations.csv': organizations, 'services.csv': services })
  await page.keyboard.press('Enter')
  await expect(page.getByText('Tjänster: nya 2, ändrade 0, som förut 0, borta ur filen 0.')).toBeVisible()
  await expect(page.getByRole('tab', { name: /Nya/, selected: true })).toBeFocused()
  await expect(page.getByRole('listitem').filter({ hasText: 'Råd om skuld' })).toBeVisible()
  await expectAccessible(page)
  await page.keyboard.press('Control+b')
  await expect(page.getByText('Katalogen är tom')).toBeVisible()

  await page.keyboard.press('Control+Shift+I')
  await page.getByRole('button', { name: 'Välj fil…' }).press('Enter')
  await page.getByRole('tab', { name: /Nya/ }).waitFor()
  await page.keyboard.press('Control+Enter')
  await expect(page.getByText('katalog.zip är inläst.')).toBeVisible()
  await expect(page.getByText('Tjänster: nya 2, ändrade 0, borttagna 0.')).toBeVisible()
  await expect(page.getByRole('button', { name: 'Se katalogen' })).toBeFocused()
  await expectAccessible(page)
  await page.keyboard.press('Enter')
  await expect(page.getByRole('row', { name: 'Råd om skuld' })).toContainText('Påhittade rådgivningen')
})

test('a folder says what changed and what is gone, which goes only when asked', async ({ app, page, userData }) => {
  const file = packed(path.join(userData, 'katalog.zip'), {
    'organizations.csv': organizations,
    'services.csv': services
  })
  await goTo(page, '/directory')
  await page.keyboard.press('Control+Shift+I')
  await stubOpenDialog(app, file)
  await page.getByRole('button', { name: 'Välj fil…' }).press('Enter')
  await page.getByRole('tab', { name: /Nya/ }).waitFor()
  await page.keyboard.press('Control+Enter')
  await page.getByRole('button', { name: 'Välj en annan' }).press('Enter')

  const folder = path.join(userData, 'ny katalog')
  mkdirSync(folder)
  writeFileSync(path.join(folder, 'organizations.csv'), organizations.join('\n'))
  writeFileSync(
    path.join(folder, 'services.csv'),
    ['id,organization_id,name,status', 'svc-1,org-1,Råd om boende,active'].join('\n')
  )
  await stubOpenDialog(app, folder)
  await page.getByRole('button', { name: 'Välj mapp…' }).press('Enter')
  await expect(page.getByText('Tjänster: nya 0, ändrade 1, som förut 0, borta ur filen 1.')).toBeVisible()
  await page.getByRole('tab', { name: /Ändrade/ }).click()
  await expect(page.getByRole('listitem').filter({ hasText: 'Råd om boende' })).toBeVisible()
  await page.keyboard.press('ArrowRight')
  await expect(page.getByRole('listitem').filter({ hasText: 'Råd om skuld' })).toBeVisible()
  await expectAccessible(page)
  await page.getByRole('radio', { name: 'Låt dem vara kvar' }).focus()
  await page.keyboard.press('ArrowRight')
  await expect(page.getByRole('radio', { name: 'Ta bort dem ur katalogen' })).toBeChecked()
  await page.keyboard.press('Control+Enter')
  await expect(page.getByText('Tjänster: nya 0, ändrade 1, borttagna 1.')).toBeVisible()
  await page.keyboard.press('Enter')
  await expect(page.getByText('1 post')).toBeVisible()

  const out = path.join(userData, 'ut')
  mkdirSync(out)
  await stubOpenDialog(app, out)
  await page.keyboard.press('Control+Shift+E')
  await expect(page.getByRole('heading', { level: 1, name: 'Spara katalogen för andra' })).toBeFocused()
  await page.getByRole('radio', { name: 'HSDS 3.0, datapaket' }).focus()
  await page.keyboard.press('ArrowRight')
  await expectAccessible(page)
  await page.keyboard.press('Control+Enter')
  await expect(page.getByText('1 tjänst är sparad.')).toBeVisible()
  expect(readdirSync(out)).toEqual([expect.stringMatching(/^hsds-json-.*\.json$/)])
  await expect(page.getByText(/Filen hsds-json-.*\.json ligger i mappen ut\./)).toBeVisible()
  await expectAccessible(page)
  await expectNoSidewaysScroll(page)
})

/** The field that says what a column is taken for. */
const fieldOf = (page: Page, heading: string): Locator =>
  page.getByRole('button', { name: `Vad kolumnen ${heading} innehåller` })

/** Takes a column, or a file, for something else. */
async function takeFor(field: Locator, words: string): Promise<void> {
  await field.press('Enter')
  await field.page().getByRole('option', { name: words, exact: true }).press('Enter')
  await expect(field).toContainText(words)
  await expect(field).toBeFocused()
}

test('the columns of a spreadsheet are mapped by keyboard, with what is wrong beside them, and so again the next time', async ({
  app,
  page,
  userData
}) => {
  const file = path.join(userData, 'lista.csv')
  const lines = [
    'Vad heter det;Vem gör det;Mejl;E-brev;Tungomål;Internt',
    'Råd om hyra;Påhittade rådet;a@exempel.se;b@exempel.se;arabiska;x'
  ]
  writeFileSync(file, lines.join('\r\n'))
  await goTo(page, '/directory')
  await page.keyboard.press('Control+Shift+I')
  await stubOpenDialog(app, file)
  await page.getByRole('button', { name: 'Välj fil…' }).press('Enter')
  await expect(page.getByRole('tab', { name: /Kolumner/, selected: true })).toBeFocused()
  await expect(page.getByText('Säg först vad kolumnerna innehåller.')).toBeVisible()
  await expect(page.getByText('Ingen kolumn innehåller tjänstens eller organisationens namn.')).toBeVisible()
  await expect(page.getByRole('row', { name: /Tungomål .* arabiska 1/ })).toBeVisible()
  await expectAccessible(page)
  await expectNoSidewaysScroll(page)

  await takeFor(fieldOf(page, 'Vad heter det'), 'tjänst')
  await expect(page.getByText('Allt går att läsa in.')).toBeVisible()
  await takeFor(fieldOf(page, 'Vem gör det'), 'organisation')
  await takeFor(fieldOf(page, 'E-brev'), 'e-post')
  const clash = /En annan kolumn tas för samma sak/
  await expect(fieldOf(page, 'E-brev')).toHaveAccessibleDescription(clash)
  await expect(fieldOf(page, 'Mejl')).toHaveAccessibleDescription(clash)
  await expect(page.getByRole('button', { name: 'Läs in', exact: true })).toBeDisabled()
  await expectAccessible(page)
  await page.keyboard.press('Control+u')
  await expect(page.getByText('Allt går att läsa in.')).toBeVisible()
  await expect(fieldOf(page, 'Mejl')).not.toHaveAccessibleDescription(clash)
  await takeFor(fieldOf(page, 'E-brev'), 'tas inte med')
  await takeFor(fieldOf(page, 'Tungomål'), 'språk')
  await expect(page.getByRole('button', { name: 'Läs in', exact: true })).toBeEnabled()
  await page.keyboard.press('Control+Enter')
  await expect(page.getByText('Tjänster: nya 1, ändrade 0, borttagna 0.')).toBeVisible()

  writeFileSync(file, [...lines, 'Råd om skuld;Påhittade rådet;;c@exempel.se;;'].join('\r\n'))
  await page.getByRole('button', { name: 'Välj en annan' }).press('Enter')
  await page.getByRole('button', { name: 'Välj fil…' }).press('Enter')
  await expect(page.getByText('Tjänster: nya 1, ändrade 0, som förut 1, borta ur filen 0.')).toBeVisible()
  await page.getByRole('tab', { name: /Kolumner/ }).click()
  await expect(page.getByText('Rubrikerna är desamma som förra gången')).toBeVisible()
  await expect(fieldOf(page, 'Vem gör det')).toContainText('organisation')
  await page.keyboard.press('Control+Enter')
  await page.getByRole('button', { name: 'Se katalogen' }).press('Enter')
  await expect(page.getByRole('row', { name: 'Råd om skuld' })).toContainText('Påhittade rådet')
})

const ohanaSamples = [
  { folder: path.join(import.meta.dirname, '../fixtures/directory/ohana'), services: 2 },
  { folder: process.env['FYR_OHANA_SAMPLE'] ?? '', services: 23 }
] as const

for (const { folder: sample, services: count } of ohanaSamples.filter(({ folder }) => existsSync(folder)))
  test(`the files of a folder are mapped by keyboard: ${path.basename(sample)}`, async ({ app, page, userData }) => {
    const folder = path.join(userData, 'tabeller')
    cpSync(sample, folder, { recursive: true })
    writeFileSync(path.join(folder, 'taxonomy.csv'), '')
    writeFileSync(path.join(folder, 'åsikter.csv'), 'nr;vad\n777;Påhittade fler\n')
    await goTo(page, '/directory')
    await page.keyboard.press('Control+Shift+I')
    await stubOpenDialog(app, folder)
    await page.getByRole('button', { name: 'Välj mapp…' }).press('Enter')
    await expect(page.getByText(`Tjänster: nya ${count}`)).toBeVisible()
    await page.getByRole('tab', { name: /Kolumner/ }).click()
    await page.getByRole('option', { name: 'åsikter.csv' }).press('Enter')
    const rows = page.getByRole('button', { name: 'Vad raderna i filen åsikter.csv är' })
    await expect(rows).toHaveAccessibleDescription(/Välj vad raderna är/)
    await takeFor(rows, 'organisationer')
    await expect(page.getByText('Ingen kolumn innehåller det här: eget nummer (id).')).toBeVisible()
    await expect(page.getByText('Säg först vad kolumnerna innehåller.')).toBeVisible()
    await takeFor(fieldOf(page, 'nr'), 'eget nummer (id)')
    await takeFor(fieldOf(page, 'vad'), 'namn')
    await expect(page.getByText('Allt går att läsa in.')).toBeVisible()
    await takeFor(rows, 'tas inte med')
    await page.getByRole('option', { name: 'services.csv' }).focus()
    await page.keyboard.press('Enter')
    await expect(fieldOf(page, 'audience')).toContainText('för vem')
    await takeFor(fieldOf(page, 'keywords'), 'annat namn')
    await expect(page.getByText('Allt går att läsa in.')).toBeVisible()
    await expectAccessible(page)
    await expectNoSidewaysScroll(page)
    await page.keyboard.press('Control+Enter')
    await expect(page.getByText(`Tjänster: nya ${count}, ändrade 0, borttagna 0.`)).toBeVisible()
  })
