import { expect as impatient, type Page } from '@playwright/test'
import { goTo } from './desk-driver.ts'

/** What a person types beside the visits, a word for every field that takes any text. */
export interface WordsBeside {
  readonly answerTitle: string
  readonly answerText: string
  readonly answerSource: string
  readonly serviceName: string
  readonly serviceOrganisation: string
  readonly serviceDescription: string
  readonly serviceNote: string
  readonly rotaPlace: string
  readonly slipAddress: string
  readonly slipText: string
  readonly slipPlace: string
  readonly searchedFor: string
}

const expect = impatient.configure({ timeout: 20_000 })

/** Uses what stands beside the logging of visits: articles, the directory, the rota, what is on slips, and the search. */
export async function walkBeside(page: Page, words: WordsBeside): Promise<void> {
  await writeAnswer(page, words)
  await writeService(page, words)
  await planShift(page, words)
  await writeSlips(page, words)
  await search(page, words)
}

/** A slip of the visit that was saved last, whose place is typed anew. */
export async function changeSlip(page: Page, { slipPlace }: WordsBeside): Promise<void> {
  await page.keyboard.press('Control+p')
  await expect(page.getByRole('heading', { name: 'Besökslapp', level: 1, exact: true })).toBeVisible()
  await page.getByLabel('Vart').fill(slipPlace)
  await expect(page.getByRole('region', { name: 'Så ser lappen ut' })).toContainText(slipPlace)
  await page.keyboard.press('Control+b')
}

async function writeAnswer(page: Page, { answerTitle, answerText, answerSource }: WordsBeside): Promise<void> {
  await goTo(page, '/answers')
  await page.keyboard.press('Control+Shift+N')
  await expect(page.getByLabel('Rubrik')).toBeFocused()
  await page.keyboard.type(answerTitle)
  await page.keyboard.press('Tab')
  await page.keyboard.type('hyresavt')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('button', { name: /Ta bort ämnet/ })).toBeVisible()
  await page.getByLabel('Text', { exact: true }).fill(answerText)
  await page.getByLabel('Källa').fill(answerSource)
  await page.keyboard.press('Control+Enter')
  await expect(page.getByText('Svaret är publicerat och syns vid disken.')).toBeVisible()
}

async function writeService(page: Page, words: WordsBeside): Promise<void> {
  await goTo(page, '/directory')
  await page.getByRole('button', { name: 'Lägg till en tjänst' }).first().press('Enter')
  await expect(page.getByLabel('Tjänstens namn')).toBeFocused()
  await page.keyboard.type(words.serviceName)
  await page.getByLabel('Organisation', { exact: true }).fill(words.serviceOrganisation)
  await page.getByLabel('Beskrivning').fill(words.serviceDescription)
  await page.getByLabel('Byråns anteckning').fill(words.serviceNote)
  await page.keyboard.press('Control+Enter')
  await expect(page.getByRole('heading', { level: 1, name: words.serviceName })).toBeVisible()
}

async function planShift(page: Page, { rotaPlace }: WordsBeside): Promise<void> {
  await page.keyboard.press('Control+Shift+o')
  const form = page.getByRole('form', { name: 'Lägg till ett pass' })
  await form.getByRole('combobox', { name: 'Plats' }).fill(rotaPlace)
  await form.getByLabel('Från').fill('10')
  await form.getByLabel('Till').fill('13')
  await form.getByLabel('Till').press('Enter')
  await expect(page.getByRole('table', { name: 'Kommande pass' })).toContainText(rotaPlace)
}

async function writeSlips(page: Page, { slipAddress, slipText }: WordsBeside): Promise<void> {
  await page.getByRole('link', { name: 'Inställningar' }).press('Enter')
  await page.getByRole('button', { name: 'Öppna besökslapparna' }).press('Enter')
  await page.getByLabel('Adress').fill(slipAddress)
  await page.keyboard.press('Enter')
  await expect(page.getByText('Sparat.')).toBeVisible()
  await page.getByLabel('Din besökslapp').fill(slipText)
  await page.getByRole('button', { name: 'Spara: Din besökslapp' }).press('Enter')
  await expect(page.getByText('Byråns egen text')).toBeVisible()
}

async function search(page: Page, { searchedFor }: WordsBeside): Promise<void> {
  await page.keyboard.press('Control+f')
  const box = page.getByRole('dialog', { name: 'Sök i svar, katalogen och anteckningar' })
  await expect(box.getByRole('textbox', { name: 'Sök' })).toBeFocused()
  await page.keyboard.type(searchedFor)
  await page.keyboard.press('Escape')
  await expect(box).toBeHidden()
}
