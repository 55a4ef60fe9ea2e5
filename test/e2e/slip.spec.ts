import type { Page } from '@playwright/test'
import { mkdirSync, readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { clientLanguages, type ClientLanguage } from '../../src/shared/domain/client-texts.ts'
import { resourcesDir } from '../bureau.ts'
import { beginVisit, expectAccessible, expectNoSidewaysScroll, goTo, unlock } from './desk-driver.ts'
import { expect, stubOpenDialog, test } from './fixtures.ts'
import { holdCall, releaseCalls, stateIsShown } from './held-calls.ts'

test.use({ bureau: true })
test.beforeEach(async ({ page }) => unlock(page))

/** Which of the shipped fonts writes a language; the others are written in Latin letters. */
const scriptOf: Partial<Record<ClientLanguage, string>> = {
  ara: 'NotoSansArabic',
  prs: 'NotoSansArabic',
  pes: 'NotoSansArabic',
  pus: 'NotoSansArabic',
  ckb: 'NotoSansArabic',
  tir: 'NotoSansEthiopic',
  ukr: 'NotoSans',
  rus: 'NotoSans'
}

/** Records a visit in a language, by keyboard. */
async function saveVisit(page: Page, language: string): Promise<void> {
  await beginVisit(page)
  await page.keyboard.type(language)
  await page.keyboard.press('Tab')
  await page.keyboard.type('hyr')
  await page.keyboard.press('Tab')
  await page.keyboard.press('1')
  await page.keyboard.press('Control+Enter')
  await expect(page.getByText('Sparat.').first()).toBeVisible()
}

/** Makes the slip of the visit that was saved last; answers its code. */
async function makeSlip(page: Page): Promise<string> {
  await page.keyboard.press('Control+p')
  await expect(page.getByRole('heading', { name: 'Besökslapp', level: 1, exact: true })).toBeVisible()
  return page.getByTestId('code').innerText()
}

/** Types a slip's code beside the form, as somebody does to whom a visitor shows it. */
async function showCode(page: Page, code: string): Promise<void> {
  await page.keyboard.press('Control+Shift+K')
  await expect(page.getByLabel('Koden på lappen')).toBeFocused()
  await page.keyboard.type(code)
  await page.keyboard.press('Enter')
}

test('an older visit gets a slip with one key, and another one only after a question', async ({ page }) => {
  await saveVisit(page, 'som')
  await goTo(page, '/visits')
  await page.getByRole('grid').getByRole('row').nth(1).press('Enter')
  await expect(page.getByRole('button', { name: /Gör en besökslapp/ })).toBeVisible()
  const first = await makeSlip(page)
  await expectAccessible(page)
  await page.keyboard.press('Control+b')
  await expect(page.getByRole('heading', { level: 1, name: /^Besöket / })).toBeVisible()
  await page.keyboard.press('Control+p')
  const question = page.getByRole('alertdialog', { name: 'Ge besöket en ny lapp?' })
  await question.getByRole('button', { name: 'Gör en ny lapp' }).press('Enter')
  await expect(page.getByTestId('code')).not.toHaveText(first)
  const code = await page.getByTestId('code').innerText()
  await page.getByRole('button', { name: 'Till besöket' }).press('Enter')
  await beginVisit(page)
  await showCode(page, code)
  await expect(page.getByText('Det här besöket hör ihop med lappen.')).toBeVisible()
})

test('a slip is made with one key, opens what was asked at the next visit, and joins that visit to it', async ({
  page
}) => {
  await saveVisit(page, 'som')
  const code = await makeSlip(page)
  expect(code.split(' ')).toHaveLength(6)
  await expectAccessible(page)
  await expectNoSidewaysScroll(page)
  await page.keyboard.press('Control+b')
  await expect(page.getByLabel('Språk', { exact: true })).toBeFocused()

  await showCode(page, 'hus bil')
  await expect(page.getByText('Ord nummer 1 finns inte i någon kod.')).toBeVisible()
  await page.keyboard.press('Control+a')
  // A scanner types what stands in the square, which is written in capital letters, and Enter.
  await page.keyboard.type(code.toUpperCase())
  await page.keyboard.press('Enter')
  await expect(page.getByText('Det här besöket hör ihop med lappen.')).toBeVisible()
  await expect(page.getByRole('region', { name: 'Har besökaren en besökslapp?' })).toContainText('Hyresavtal')
  await expect(page.getByLabel('Språk', { exact: true })).toHaveValue('somaliska')
  await expectAccessible(page)
  await expectNoSidewaysScroll(page)

  await page.keyboard.press('Tab')
  await page.keyboard.type('sfi')
  await page.keyboard.press('Tab')
  await page.keyboard.press('1')
  await page.keyboard.press('Control+Enter')
  await expect(page.getByText('Sparat. Sfi').first()).toBeVisible()
  // The slip that the visitor has goes on: its code is the same.
  expect(await makeSlip(page)).toBe(code)
  await page.keyboard.press('Control+b')
  await expect(page.getByLabel('Språk', { exact: true })).toBeFocused()
  await showCode(page, code)
  const panel = page.getByRole('region', { name: 'Har besökaren en besökslapp?' })
  await expect(panel).toContainText('Hyresavtal')
  await expect(panel).toContainText('Sfi')
})

test('an unknown code is said kindly, and the half-written visit keeps no code', async ({ page }) => {
  await page.keyboard.type('som')
  await page.keyboard.press('Tab')
  await showCode(page, 'agenda album alkov alpacka altan ananas')
  await expect(page.getByText('Ingen besökslapp med den koden finns här.')).toBeVisible()
  await expect(page.getByText('skriv besöket som ett nytt besök')).toBeVisible()
  await page.keyboard.press('Control+l')
  await expect(page.getByLabel('Lösenfras', { exact: true })).toBeFocused()
  await unlock(page)
  await expect(page.getByLabel('Språk', { exact: true })).toHaveValue('somaliska')
  await expect(page.getByLabel('Koden på lappen')).toHaveValue('')
})

test('a slip is forgotten at the visitor’s wish: it opens nothing, and the visit stays', async ({ page }) => {
  await saveVisit(page, 'som')
  const code = await makeSlip(page)
  await page.keyboard.press('Control+b')
  await goTo(page, '/visits')
  await page.getByRole('row').nth(1).press('Enter')
  await page.getByRole('button', { name: 'Glöm besökslappen' }).press('Enter')
  await expectAccessible(page)
  await page.getByRole('button', { name: 'Glöm lappen för alltid' }).press('Enter')
  await expect(page.getByRole('button', { name: 'Glöm besökslappen' })).toBeHidden()
  await beginVisit(page)
  await showCode(page, code)
  await expect(page.getByText('Ingen besökslapp med den koden finns här.')).toBeVisible()
})

test('the printed slip holds the code, the next step and the dates in both languages, and nothing of the screen', async ({
  page
}) => {
  await saveVisit(page, 'ar')
  const code = await makeSlip(page)
  await page.getByLabel('Datum, om det finns ett').fill('2027-01-15')
  await page.emulateMedia({ media: 'print' })
  const printed = page.locator('body > section')
  await expect(printed).toBeVisible()
  await expect(page.locator('#root')).toBeHidden()
  const words = await page.locator('body').innerText()
  const arabic: Record<string, string> = textsIn('ara')
  for (const expected of [code, '2027-01-15', 'Kom tillbaka till oss.', arabic['step.come-back'], arabic['title']])
    expect(words).toContain(expected)
  expect(words).not.toContain('Skriv ut')
  await expect(printed.locator('[lang="ar"][dir="rtl"]').first()).toBeVisible()
})

test('a slip that is saved before its words have come waits for them', async ({ app, page, userData }) => {
  const folder = path.join(userData, 'slips')
  mkdirSync(folder)
  await stubOpenDialog(app, folder)
  await saveVisit(page, 'ar')
  await holdCall(app, 'slips.texts')
  await makeSlip(page)
  await page.keyboard.press('Control+Shift+P')
  await stateIsShown(page)
  expect(readdirSync(folder)).toEqual([])

  await releaseCalls(app)
  const saved = page.getByText(/som slip-[\d-]{10}\.pdf/)
  await expect(saved).toBeVisible()
  const [name = ''] = readdirSync(folder)
  expect(fontsIn(readFileSync(path.join(folder, name))).some(font => font.startsWith('NotoSansArabic-'))).toBe(true)
})

test('a slip is saved as a PDF in each of the 13 languages, in no font but those that are shipped', async ({
  app,
  page,
  userData
}) => {
  const folder = path.join(userData, 'slips')
  mkdirSync(folder)
  await saveVisit(page, 'ar')
  await makeSlip(page)
  for (const [index, language] of clientLanguages.entries()) {
    await chooseLanguage(page, language)
    await stubOpenDialog(app, folder)
    await page.keyboard.press('Control+Shift+P')
    const saved = page.getByText(index === 0 ? /som slip-[\d-]{10}\.pdf/ : new RegExp(String.raw`-${index + 1}\.pdf\.`))
    await expect(saved).toBeVisible()
    const name = /slip-[\d-]+\.pdf/.exec(await saved.innerText())?.[0] ?? ''
    const fonts = fontsIn(readFileSync(path.join(folder, name)))
    expect(fonts.filter(font => !font.startsWith('NotoSans'))).toEqual([])
    expect(fonts.some(font => font.startsWith(`${scriptOf[language] ?? 'NotoSans'}-`))).toBe(true)
  }
})

test('a coordinator says where the bureau is, corrects a text and confirms a language, and the slip follows', async ({
  page
}) => {
  await page.getByRole('link', { name: 'Inställningar' }).press('Enter')
  await page.getByRole('button', { name: 'Öppna besökslapparna' }).press('Enter')
  await expect(page.getByRole('heading', { name: 'Besökslappar', level: 1 })).toBeVisible()
  await expectAccessible(page)
  await expectNoSidewaysScroll(page)
  await page.getByLabel('Adress').fill('Storgatan 1, Sjöbo')
  await page.getByLabel('Måndag', { exact: true }).fill('sent')
  await page.keyboard.press('Enter')
  await expect(page.getByText('Tiderna kan inte läsas.')).toBeVisible()
  await expect(page.getByLabel('Måndag', { exact: true })).toBeFocused()
  await page.getByLabel('Måndag', { exact: true }).fill('13-17')
  await page.keyboard.press('Enter')
  await expect(page.getByText('Sparat.')).toBeVisible()

  await expect(page.getByText('Inte läst av någon som har språket som modersmål ännu.')).toBeVisible()
  await page.getByLabel('Din besökslapp').fill('قسيمتك')
  await page.getByRole('button', { name: 'Spara: Din besökslapp' }).press('Enter')
  await expect(page.getByText('Byråns egen text')).toBeVisible()
  await page.getByRole('button', { name: 'Någon har läst texterna och de är rätt' }).press('Enter')
  await expect(page.getByText('Läst av någon som har det som modersmål')).toBeVisible()

  await saveVisit(page, 'ar')
  await makeSlip(page)
  const preview = page.getByRole('region', { name: 'Så ser lappen ut' })
  for (const expected of ['قسيمتك', 'Storgatan 1, Sjöbo', 'måndag: 13:00–17:00', 'الاثنين'])
    await expect(preview).toContainText(expected)
  await expect(page.getByText('Inte läst av någon')).toBeHidden()
})

const textsIn = (language: ClientLanguage): Record<string, string> =>
  JSON.parse(readFileSync(path.join(resourcesDir, 'client-texts', `${language}.json`), 'utf8'))

async function chooseLanguage(page: Page, language: ClientLanguage): Promise<void> {
  const position = clientLanguages.indexOf(language)
  await page.getByRole('button', { name: 'Besökarens språk' }).press('Enter')
  await page.keyboard.press('Home')
  for (let left = position; left > 0; left -= 1) await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
}

/** The names of the fonts that a PDF brings with it, without the mark that says that only a part of each is there. */
const fontsIn = (pdf: Buffer): string[] => [
  ...new Set(
    [...pdf.toString('latin1').matchAll(/\/BaseFont\s*\/(?:[A-Z]{6}\+)?([\w-]+)/g)].map(match => match[1] ?? '')
  )
]
