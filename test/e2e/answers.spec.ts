import type { Page } from '@playwright/test'
import { newId, sentQuestion, sentVisit } from '../visit-builder.ts'
import { expectAccessible, expectNoSidewaysScroll, goTo, unlock } from './desk-driver.ts'
import { expect, test } from './fixtures.ts'
import { recordVisits } from './recorded-visits.ts'

test.use({ bureau: true })
test.beforeEach(async ({ page }) => unlock(page))

/** Goes to the articles. */
async function openList(page: Page): Promise<void> {
  await goTo(page, '/answers')
  await expect(page.getByRole('heading', { name: 'Svar', level: 1 })).toBeVisible()
}

/** Locks and unlocks, so that the window learns of what was done behind its back. */
async function comeBack(page: Page): Promise<void> {
  await page.keyboard.press('Control+l')
  await expect(page.getByRole('heading', { name: 'Lås upp byrån' })).toBeVisible()
  await unlock(page)
}

/** Publishes an article behind the window's back. */
async function publish(
  page: Page,
  title: string,
  changes: { language?: string; topics?: string[] } = {}
): Promise<void> {
  const answer = {
    id: newId(),
    revision: 0,
    title,
    text: 'Ring först.\n\n- id-kort\n- hyresavtal',
    source: null,
    language: 'swe',
    topics: ['housing.contract'],
    ...changes
  }
  const result = await page.evaluate(body => window.fyr.call('answers.publish', body), answer)
  expect(result.ok).toBe(true)
}

test('a coordinator writes an answer, keeps an authority’s number, publishes and checks it, by keyboard alone', async ({
  page
}) => {
  await openList(page)
  await expect(page.getByRole('heading', { name: 'Här samlas era svar' })).toBeVisible()
  await expectAccessible(page)
  await page.keyboard.press('Control+Shift+N')
  await expect(page.getByLabel('Rubrik')).toBeFocused()
  await page.keyboard.press('Control+Enter')
  await expect(page.getByLabel('Rubrik')).toHaveAccessibleDescription(/Fyll i det här fältet/)
  await page.keyboard.type('Hyresvärden svarar inte')
  await page.keyboard.press('Tab')
  await page.keyboard.type('hyresavt')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('button', { name: /Ta bort ämnet/ })).toBeVisible()
  await page.getByLabel('Text', { exact: true }).focus()
  await page.keyboard.type('Ring hyresnämnden på 070-174 06 35.')
  await page.keyboard.press('Control+Enter')
  await expect(page.getByLabel('Text', { exact: true })).toBeFocused()
  await expect(page.getByLabel('Text', { exact: true })).toHaveAccessibleDescription(/pekar ut någon/)
  await expectAccessible(page)
  await page.getByRole('button', { name: 'Behåll ändå' }).press('Enter')
  await page.keyboard.press('Control+Enter')
  await expect(page.getByRole('heading', { name: 'Hyresvärden svarar inte', level: 1 })).toBeVisible()
  await expect(page.getByText('Svaret är publicerat och syns vid disken.')).toBeVisible()
  await expectAccessible(page)
  await expectNoSidewaysScroll(page)

  await page.keyboard.press('Control+d')
  await expect(page.getByText('Någon har sagt att svaret kanske inte stämmer.')).toBeVisible()
  await page.keyboard.press('Control+k')
  await expect(page.getByText('Någon har sagt att svaret kanske inte stämmer.')).toBeHidden()
  await page.keyboard.press('Control+Shift+Delete')
  await expect(page.getByText('Svaret är borttaget och syns inte vid disken.')).toBeVisible()
  await page.keyboard.press('Control+u')
  await expect(page.getByRole('complementary')).toContainText('Återställdes')
  await page.keyboard.press('Control+r')
  await page.getByLabel('Rubrik').fill('Hyresvärden hör inte av sig')
  await page.keyboard.press('Control+Enter')
  await page.getByRole('button', { name: 'Så stod det förut' }).press('Enter')
  await expect(page.getByRole('dialog', { name: 'Hyresvärden svarar inte' })).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(page.getByRole('dialog')).toBeHidden()
  await page.keyboard.press('Control+b')
  const line = page.getByRole('row', { name: 'Hyresvärden hör inte av sig' })
  await expect(line).toBeFocused()
  await expect(line).toContainText('Kontrollerat')
  await expectAccessible(page)

  await line.press('Enter')
  await page.getByRole('button', { name: 'Radera för alltid …' }).press('Enter')
  await page.getByRole('button', { name: 'Radera för alltid', exact: true }).press('Enter')
  await expect(page.getByText('Svaret är raderat.')).toBeVisible()
  await expect(page.getByRole('heading', { name: 'Här samlas era svar' })).toBeVisible()
})

test('the list is narrowed by typing, and what it shows', async ({ page }) => {
  await publish(page, 'Byta lägenhet')
  await publish(page, 'Skulder hos Kronofogden', { topics: ['economy.debt'] })
  await comeBack(page)
  await openList(page)
  const rows = page.getByRole('grid').getByRole('rowgroup').last().getByRole('row')
  await expect(rows).toHaveCount(2)
  await expect(page.getByLabel('Sök')).toBeFocused()
  await page.keyboard.type('lagenh')
  await expect(rows).toHaveCount(1)
  await expect(rows).toContainText('Byta lägenhet')
  await page.keyboard.type('xyz')
  await expect(page.getByRole('heading', { name: 'Inget svar passar' })).toBeVisible()
})

test('a half-written answer survives a lock and a look elsewhere, and can be thrown away and taken back', async ({
  page
}) => {
  await openList(page)
  await page.keyboard.press('Control+Shift+N')
  await expect(page.getByLabel('Rubrik')).toBeFocused()
  await page.keyboard.type('Halva svaret')
  await goTo(page, '/visits')
  await openList(page)
  await expect(page.getByText('Du har ett halvskrivet svar: ”Halva svaret”.')).toBeVisible()
  await comeBack(page)
  await openList(page)
  await page.getByRole('button', { name: 'Skriv vidare' }).press('Enter')
  await expect(page.getByLabel('Rubrik')).toHaveValue('Halva svaret')
  await page.keyboard.press('Control+Shift+Delete')
  await page.keyboard.press('Control+u')
  await expect(page.getByLabel('Rubrik')).toHaveValue('Halva svaret')
})

test('while logging, the answers on the topic stand beside the form and open over it without losing any of it', async ({
  page
}) => {
  await publish(page, 'På svenska')
  await publish(page, 'بالعربية', { language: 'ara' })
  await publish(page, 'Om något annat', { topics: ['economy.debt'] })
  await comeBack(page)
  await page.keyboard.type('arab')
  await page.keyboard.press('Tab')
  await page.keyboard.type('hyresavt')
  await page.keyboard.press('Tab')
  const beside = page.getByRole('complementary')
  await expect(beside.getByRole('listitem')).toHaveText([/بالعربية/, /På svenska/])
  await expectAccessible(page)
  await page.keyboard.press('Control+i')
  await expect(page.getByRole('dialog', { name: 'بالعربية' })).toContainText('id-kort')
  await expectAccessible(page)
  await page.keyboard.press('Control+PageDown')
  await expect(page.getByRole('dialog', { name: 'På svenska' })).toContainText('2 av 2')
  await page.keyboard.press('Escape')
  await expect(page.getByRole('dialog')).toBeHidden()
  await expect(page.getByRole('button', { name: 'Informerade' })).toBeFocused()
  await page.keyboard.press('1')
  await expect(page.getByRole('button', { name: 'Informerade' })).toHaveAttribute('aria-pressed', 'true')
  await expect(page.getByRole('combobox', { name: 'Ämne' })).toHaveValue('Hyresavtal')
})

test('a question of a visit becomes a draft without its note', async ({ page }) => {
  const noted = sentQuestion({ topic: 'housing.contract', note: 'Hemligheten om systern' })
  await recordVisits(page, [sentVisit({ questions: [noted] })])
  await goTo(page, '/visits')
  await page.getByRole('grid').getByRole('row', { name: /2026/ }).first().press('Enter')
  await page.getByRole('button', { name: 'Gör ett svar av frågan' }).press('Enter')
  await expect(page.getByLabel('Rubrik')).toBeFocused()
  await expect(page.getByRole('button', { name: 'Ta bort ämnet Hyresavtal' })).toBeVisible()
  await expect(page.getByText('Hemligheten')).toHaveCount(0)
  await page.keyboard.type('Vad ett hyresavtal ska innehålla')
  await page.getByLabel('Text', { exact: true }).fill('Namn, adress och hyra.')
  await page.keyboard.press('Control+Shift+S')
  await expect(page.getByText('Det här är ett utkast.')).toBeVisible()
  await page.keyboard.press('Control+Enter')
  await expect(page.getByText('Det här är ett utkast.')).toBeHidden()
  await expect(page.getByRole('button', { name: /Stämmer i dag/ })).toBeVisible()
})
