import { expect as impatient, type Page } from '@playwright/test'
import { mkdirSync, readdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { sentQuestion } from '../visit-builder.ts'
import { goTo } from './desk-driver.ts'
import { createBureau, shownGroups, typeGroups } from './first-start-driver.ts'
import { recordVisits, visitsOfLastMonth } from './recorded-visits.ts'
import { stubOpenDialog } from './fixtures.ts'
import { changeSlip, walkBeside, type WordsBeside } from './journey-beside.ts'
import type { RunningApp } from './running-app.ts'

/** What a person types or brings along, a word for every field that takes any text. */
export interface Words extends WordsBeside {
  readonly bureau: string
  readonly person: string
  readonly passphrase: string
  readonly place: string
  readonly organisation: string
  readonly note: string
  readonly correctedPlace: string
  readonly correctedNote: string
  readonly draft: string
  readonly searched: string
  readonly sheetHeading: string
  readonly sheetPlace: string
  readonly sheetLanguage: string
  readonly sheetOrganisation: string
  readonly sheetNote: string
}

/** All of it is one test, on a machine that may be busy with others. */
const expect = impatient.configure({ timeout: 20_000 })

interface Journey {
  readonly app: RunningApp
  readonly page: Page
  readonly words: Words
  /** A folder of the person's own, for the spreadsheet and the summary. */
  readonly outside: string
}

/** Uses the window for everything that it is for, from the first start to a half-written visit. The bureau is open at the end. */
export async function walkThrough(journey: Journey): Promise<void> {
  mkdirSync(journey.outside, { recursive: true })
  await startBureau(journey)
  await recordVisit(journey)
  await changeSlip(journey.page, journey.words)
  await walkBeside(journey.page, journey.words)
  await importSheet(journey)
  await searchVisits(journey)
  await correctVisit(journey)
  await exportLastMonth(journey)
  await writeHalfAndLock(journey)
}

async function startBureau({ page, words }: Journey): Promise<void> {
  await createBureau(page, words)
  const groups = await shownGroups(page)
  await page.getByRole('button', { name: 'Jag har skrivit ner den' }).press('Enter')
  await typeGroups(page, groups)
  await expect(page.getByRole('heading', { name: 'Nytt besök', level: 1 })).toBeVisible()
}

async function recordVisit({ page, words }: Journey): Promise<void> {
  const { keyboard } = page
  await page.getByRole('combobox', { name: 'Plats' }).fill(words.place)
  await keyboard.press('Tab')
  await page.getByLabel('Ämne').fill('hyresavtal')
  await keyboard.press('Tab')
  await keyboard.press('6')
  await page.getByLabel('Hänvisad till').pressSequentially(words.organisation)
  await expect(page.getByRole('option', { name: `Lägg till ”${words.organisation}”` })).toBeVisible()
  await keyboard.press('Tab')
  await expect(page.getByRole('button', { name: /Vad för slags organisation/ })).toBeFocused()
  await keyboard.press('Tab')
  await keyboard.press('Enter')
  await expect(page.getByLabel('På vilket sätt')).toBeVisible()
  await page.getByLabel('Anteckning').fill(words.note)
  await keyboard.press('Control+Enter')
  await expect(page.getByText('Sparat.').first()).toBeVisible()
}

async function importSheet({ app, page, words, outside }: Journey): Promise<void> {
  const rows = [
    ['Datum', 'Plats', 'Språk', 'Fråga', 'Åtgärd', 'Hänvisad till', 'Anteckning', words.sheetHeading],
    ['2025-03-01', words.sheetPlace, words.sheetLanguage, 'Sfi', 'Information', '', words.sheetNote, 'x'],
    ['2025-03-02', words.sheetPlace, 'arabiska', 'Sfi', 'Hänvisade', words.sheetOrganisation, '', '']
  ]
  const sheet = path.join(outside, 'besök.csv')
  writeFileSync(sheet, rows.map(row => row.join(';')).join('\n'))
  await stubOpenDialog(app, sheet)
  await goTo(page, '/import')
  await page.getByRole('button', { name: 'Välj fil…' }).press('Enter')
  await page.getByRole('tab', { name: /Kolumner/ }).click()
  await page.getByRole('button', { name: new RegExp(words.sheetHeading) }).press('Enter')
  await page.keyboard.press('End')
  await page.keyboard.press('Enter')
  await page.getByRole('tab', { name: /Värden/ }).click()
  await page.getByRole('combobox', { name: `”${words.sheetLanguage}”` }).pressSequentially('somal')
  await page.keyboard.press('Enter')
  await expect(page.getByText(/^Allt är avgjort/)).toBeVisible()
  await page.getByRole('button', { name: 'Läs in' }).press('Enter')
  await expect(page.getByText('2 besök är inlästa.')).toBeVisible()
}

async function searchVisits({ page, words }: Journey): Promise<void> {
  await goTo(page, '/visits')
  await page.getByRole('combobox', { name: 'Ämne' }).fill(words.searched)
  await page.keyboard.press('Tab')
  await page.getByRole('combobox', { name: 'Ämne' }).fill('hyresavtal')
  await page.keyboard.press('Tab')
  await expect(page.getByRole('grid')).toContainText(words.place)
}

async function correctVisit({ page, words }: Journey): Promise<void> {
  await page.getByRole('grid').getByRole('row').nth(1).press('Enter')
  await expect(page.getByText(words.note, { exact: true })).toBeVisible()
  await page.keyboard.press('Control+r')
  await page.getByRole('combobox', { name: 'Plats' }).fill(words.correctedPlace)
  await page.getByLabel('Anteckning').fill(words.correctedNote)
  await page.keyboard.press('Control+Enter')
  await expect(page.getByRole('main').getByText('Rättelsen är sparad.')).toBeVisible()
}

async function exportLastMonth({ app, page, words, outside }: Journey): Promise<void> {
  const questions = () => [sentQuestion({ note: words.note })]
  await recordVisits(
    page,
    visitsOfLastMonth(60).map(visit => ({ ...visit, place: words.place, questions: questions() }))
  )
  const folder = path.join(outside, 'sammanställning')
  mkdirSync(folder)
  await stubOpenDialog(app, folder)
  await goTo(page, '/month')
  await page.getByRole('button', { name: 'Gör sammanställningen' }).press('Enter')
  await page.getByRole('button', { name: 'Välj mapp och stäng månaden' }).click()
  await expect(page.getByText('månaden är stängd')).toBeVisible()
  expect(readdirSync(folder)).not.toEqual([])
}

async function writeHalfAndLock({ page, words }: Journey): Promise<void> {
  await page.keyboard.press('Control+1')
  await page.getByLabel('Anteckning').fill(words.draft)
  await page.keyboard.press('Control+l')
  await expect(page.getByRole('heading', { name: 'Lås upp byrån' })).toBeVisible()
  await page.keyboard.type(words.passphrase)
  await page.keyboard.press('Enter')
  await expect(page.getByLabel('Anteckning')).toHaveValue(words.draft)
}
