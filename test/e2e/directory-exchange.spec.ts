import { mkdirSync, readdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
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
  await expect(page.getByText('Tjänster: 2 nya, 0 ändrade, 0 som förut, 0 borta ur filen.')).toBeVisible()
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
  await expect(page.getByText('Tjänster: 2 nya, 0 ändrade, 0 borttagna.')).toBeVisible()
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
  await expect(page.getByText('Tjänster: 0 nya, 1 ändrade, 0 som förut, 1 borta ur filen.')).toBeVisible()
  await page.getByRole('tab', { name: /Ändrade/ }).click()
  await expect(page.getByRole('listitem').filter({ hasText: 'Råd om boende' })).toBeVisible()
  await page.keyboard.press('ArrowRight')
  await expect(page.getByRole('listitem').filter({ hasText: 'Råd om skuld' })).toBeVisible()
  await expectAccessible(page)
  await page.getByRole('radio', { name: 'Låt dem vara kvar' }).focus()
  await page.keyboard.press('ArrowRight')
  await expect(page.getByRole('radio', { name: 'Ta bort dem ur katalogen' })).toBeChecked()
  await page.keyboard.press('Control+Enter')
  await expect(page.getByText('Tjänster: 0 nya, 1 ändrade, 1 borttagna.')).toBeVisible()
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
