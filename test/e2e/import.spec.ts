import { writeFileSync } from 'node:fs'
import path from 'node:path'
import type { Page } from '@playwright/test'
import { expectAccessible, expectNoSidewaysScroll, goTo, unlock } from './desk-driver.ts'
import { expect, stubOpenDialog, test } from './fixtures.ts'
import type { RunningApp } from './running-app.ts'

test.use({ bureau: true })

const sheet = `Besök nr;Datum;Tid;Plats;Språk;Fråga;Åtgärd;Hänvisad till;Anteckning
1;2025-03-01;10:00;Kyrkan;arabiska;Hyresavtal;Information;;
1;2025-03-01;10:00;Kyrkan;arabiska;Sfi;Digital hjälp;Nya föreningen;ring 070-123 45 67
2;2025-03-02;11:00;Kyrkan;hemspråk;Hyresavtal;Information;;
3;2025-03-02;11:30;Kyrkan;det andra;Hyresavtal;Information;;
4;2025-13-02;11:30;Kyrkan;svenska;Hyresavtal;Information;;
`

/** Chooses a file with these contents. */
async function chooseSheet(app: RunningApp, page: Page, userData: string, text: string | Buffer): Promise<void> {
  const file = path.join(userData, 'besök.csv')
  writeFileSync(file, text)
  await stubOpenDialog(app, file)
  await goTo(page, '/import')
  await page.getByRole('button', { name: 'Välj fil…' }).press('Enter')
}

test.beforeEach(async ({ page }) => unlock(page))

test('looks a file through, settles what is open, and takes it, by keyboard', async ({ app, page, userData }) => {
  await chooseSheet(app, page, userData, sheet)
  await expect(page.getByRole('tab', { name: /Värden/, selected: true })).toBeFocused()
  await expect(page.getByText('2 saker måste avgöras innan filen kan läsas in.')).toBeVisible()
  await expect(page.getByRole('button', { name: 'Läs in' })).toBeDisabled()
  await expectAccessible(page)

  const unknown = page.getByRole('combobox', { name: '”hemspråk”' })
  await expect(unknown).toHaveAccessibleDescription(/Vi känner inte igen det/)
  await unknown.focus()
  await page.keyboard.type('somal')
  await page.keyboard.press('Enter')
  await expect(unknown).toHaveValue('somaliska')
  await expect(page.getByText('1 sak måste avgöras')).toBeVisible()
  await page.keyboard.press('Control+u')
  await expect(page.getByText('2 saker måste avgöras')).toBeVisible()
  await page.getByRole('button', { name: 'Lämna allt som inte är avgjort tomt (2)' }).press('Enter')
  await expect(page.getByText('Allt är avgjort. 3 nya besök kommer att sparas.')).toBeVisible()
  await expect(unknown).toHaveValue('Lämna tomt')

  await page.getByRole('tab', { name: /Rader som inte tas/ }).click()
  await expect(page.getByRole('row', { name: '6 Datumet går inte att läsa. Skriv det som 2026-09-14.' })).toBeVisible()
  await page.keyboard.press('ArrowRight')
  await expect(page.getByRole('row', { name: '3 telefonnummer' })).toBeVisible()
  await expect(page.getByText('070')).toBeHidden()
  await page.getByRole('tab', { name: /Organisationer/ }).click()
  await expect(page.getByRole('row', { name: /Nya föreningen/ })).toBeVisible()
  await expectAccessible(page)

  await page.keyboard.press('Control+Enter')
  await expect(page.getByText('3 besök är inlästa.')).toBeVisible()
  await expect(page.getByRole('button', { name: 'Se besöken' })).toBeFocused()
  await expectAccessible(page)
  await page.keyboard.press('Enter')
  await expect(page.getByText('4 besök')).toBeVisible()
})

test('remembers the choices, and counts nothing of the same file twice', async ({ app, page, userData }) => {
  await chooseSheet(app, page, userData, sheet)
  await page.getByRole('button', { name: 'Lämna allt som inte är avgjort tomt (2)' }).press('Enter')
  await page.getByRole('button', { name: 'Läs in' }).click()
  await expect(page.getByText('3 besök är inlästa.')).toBeVisible()

  await page.getByRole('button', { name: 'Läs in en fil till' }).click()
  await page.getByRole('button', { name: 'Välj fil…' }).press('Enter')
  await expect(page.getByText('Rubrikerna är desamma som förra gången')).toBeVisible()
  await expect(page.getByText('Allt är avgjort, men filen har inget nytt besök.')).toBeVisible()
  await page.keyboard.press('Control+Enter')
  await expect(page.getByText('Inget nytt: 3 besök i filen är redan inlästa')).toBeVisible()
})

test('asks about a column that it does not know', async ({ app, page, userData }) => {
  await chooseSheet(app, page, userData, 'Datum;Ärende;Åtgärd;Plats;Tungomål\n2025-01-02;Sfi;Information;Kyrkan;dari\n')
  await expect(page.getByRole('tab', { name: /Kolumner/, selected: true })).toBeVisible()
  await expectAccessible(page)
  await page.getByRole('button', { name: 'Ta som språk: Tungomål' }).press('Enter')
  await expect(page.getByText('Allt är avgjort. 1 nytt besök kommer att sparas.')).toBeVisible()
})

test('tells rows that wait for a choice from rows to mend in the file', async ({ app, page, userData }) => {
  const more =
    '5;2025-03-03;10:00;Kyrkan;svenska;Krångel;Information;;\n7;2025-13-03;10:00;Kyrkan;svenska;Sfi;Information;;\n'
  await chooseSheet(app, page, userData, sheet + more)
  await page.getByRole('tab', { name: /Rader som inte tas/ }).click()
  await expect(page.getByText('1 rad väntar på ett val i Fyr: ”Krångel”.')).toBeVisible()
  await expect(page.getByText('De här 2 raderna tas inte. Rätta dem i kalkylarket')).toBeVisible()
  await expect(page.getByRole('row', { name: /^6, 8 Datumet går inte att läsa/ })).toBeVisible()
  await expectAccessible(page)
  await page.getByRole('button', { name: 'Till värdena' }).press('Enter')
  await expect(page.getByRole('combobox', { name: '”Krångel”' })).toBeVisible()
})

for (const [what, text, words] of [
  ['an empty file', '', 'Filen är tom'],
  ['a binary file', Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 0, 1, 2, 0, 0]), 'inte ren text'],
  ['a file without rows', 'Datum;Fråga\n', 'inga rader under rubrikerna']
] as const) {
  test(`says in words what is wrong with ${what}`, async ({ app, page, userData }) => {
    await chooseSheet(app, page, userData, text)
    await expect(page.getByRole('alert')).toContainText(words)
    await expect(page.getByRole('button', { name: 'Välj fil på nytt…' })).toBeVisible()
    await expect(page.locator('main :focus')).toBeAttached()
    await expectNoSidewaysScroll(page)
  })
}
