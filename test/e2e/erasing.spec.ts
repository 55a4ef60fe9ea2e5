import path from 'node:path'
import type { Page } from '@playwright/test'
import { createCore } from '../../src/core/create-core.ts'
import { systemPlatform } from '../../src/core/platform.ts'
import { bureauClock } from '../../src/shared/domain/month.ts'
import { lastDayOf } from '../../src/shared/domain/note-days.ts'
import { resourcesDir, testPassphrase, valueOf } from '../bureau.ts'
import { sentQuestion, sentVisit } from '../visit-builder.ts'
import { makeBureauAt } from './bureau-on-disk.ts'
import { expectAccessible, expectNoSidewaysScroll, goTo, unlock } from './desk-driver.ts'
import { expect, test } from './fixtures.ts'
import { recordVisits } from './recorded-visits.ts'

test.use({ bureau: true })

const visits = [
  sentVisit({ date: '2026-05-02', questions: [sentQuestion({ topic: 'housing' })] }),
  sentVisit({ date: '2026-05-03', questions: [sentQuestion({ note: 'ring igen' }), sentQuestion({ note: 'brev' })] })
]

const main = (page: Page) => page.getByRole('main')
const rows = (page: Page) => page.getByRole('grid').getByRole('rowgroup').last().getByRole('row')
const until = /sparas till och med \d{1,2} \S+ \d{4}/i

async function openList(page: Page): Promise<void> {
  await unlock(page)
  await recordVisits(page, visits)
  await goTo(page, '/visits')
  await expect(rows(page)).toHaveCount(3)
}

async function openLatest(page: Page): Promise<void> {
  await openList(page)
  await rows(page).first().focus()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { name: /Besöket.*3 maj 2026/ })).toBeVisible()
}

test('every note says until when it is kept: at the desk, in the list, in the visit and in its correction', async ({
  page
}) => {
  await openLatest(page)
  await expect(main(page).getByText(until)).toHaveCount(2)
  await page.keyboard.press('Control+b')
  await expect(rows(page).first()).toContainText(/anteckning till \d{1,2} \S+ \d{4}/)
  await page.keyboard.press('Enter')
  await expect(main(page).getByText(until)).toHaveCount(2)
  await page.keyboard.press('Control+r')
  await expect(page.getByRole('textbox', { name: 'Anteckning' })).toHaveAccessibleDescription(until)
  await page.keyboard.press('Control+b')
  await page.keyboard.press('Control+1')
  await expect(page.getByRole('textbox', { name: 'Anteckning' })).toHaveAccessibleDescription(until)
  await expectNoSidewaysScroll(page)
})

test('a note is erased after a question, by keyboard, and the rest of the visit stays', async ({ page }) => {
  await openLatest(page)
  const erase = page.getByRole('button', { name: 'Radera anteckningen …' })
  await erase.first().press('Enter')
  const question = page.getByRole('alertdialog')
  await expect(question).toContainText('Det går inte att ångra')
  await page.keyboard.press('Control+Shift+Delete')
  await expect(question.getByRole('button').first()).toBeVisible()
  await expectAccessible(page)
  await page.keyboard.press('Escape')
  await expect(page.getByText('Besöket är borttaget.')).toHaveCount(0)
  await expect(main(page).getByText('ring igen')).toBeVisible()
  await expect(erase.first()).toBeFocused()
  await erase.first().press('Enter')
  await page.getByRole('button', { name: 'Radera anteckningen', exact: true }).press('Enter')
  await expect(main(page).getByText('ring igen')).toHaveCount(0)
  await expect(main(page).getByText('brev')).toBeVisible()
  await expect(page.getByText('Anteckning raderad')).toBeVisible()
  await expectAccessible(page)
})

test('erasing a visit offers what can be undone first', async ({ page }) => {
  await openLatest(page)
  await page.getByRole('button', { name: 'Radera för alltid …' }).press('Enter')
  const question = page.getByRole('alertdialog')
  await expect(question).toContainText('Det går inte att ångra')
  await expectAccessible(page)
  await question.getByRole('button', { name: 'Ta bort (går att ångra)' }).press('Enter')
  await expect(page.getByText('Besöket är borttaget.')).toBeVisible()
  await page.keyboard.press('Control+u')
  await expect(page.getByText('Besöket är återställt')).toBeVisible()
})

test('an erased visit is gone for good', async ({ page }) => {
  await openLatest(page)
  await page.getByRole('button', { name: 'Radera för alltid …' }).press('Enter')
  await page.getByRole('button', { name: 'Radera för alltid', exact: true }).press('Enter')
  await expect(page.getByText('Besöket är raderat.')).toBeVisible()
  await expect(page.getByText('ring igen')).toHaveCount(0)
  await expectAccessible(page)
  await page.keyboard.press('Control+b')
  await expect(rows(page)).toHaveCount(2)
  await page.getByRole('checkbox', { name: 'Bara borttagna' }).press('Space')
  await expect(page.getByText('Inget besök är borttaget')).toBeVisible()
})

test('how long notes are kept is chosen by keyboard, and the forms say so at once', async ({ page }) => {
  await unlock(page)
  await goTo(page, '/settings')
  await expect(page.getByRole('heading', { name: 'Anteckningar' })).toBeVisible()
  await page.getByRole('button', { name: /Spara anteckningar i/ }).press('Enter')
  await page.getByRole('option', { name: '365 dagar' }).press('Enter')
  await expect(main(page).getByText('Sparat.')).toBeVisible()
  await expectAccessible(page)
  await expectNoSidewaysScroll(page)
  await page.keyboard.press('Control+1')
  const lastYear = lastDayOf(bureauClock(Date.now()).date, 365).slice(0, 4)
  await expect(page.getByRole('textbox', { name: 'Anteckning' })).toHaveAccessibleDescription(new RegExp(lastYear))
})

test('keeping notes for less long says how many go at once, and asks first', async ({ start, userData }) => {
  await recordOn(userData, daysAgo(60))
  const page = await (await start()).window()
  await unlock(page)
  await goTo(page, '/settings')
  const choose = async (): Promise<void> => {
    await page.getByRole('button', { name: /Spara anteckningar i/ }).press('Enter')
    await page.getByRole('option', { name: '30 dagar' }).press('Enter')
  }
  await choose()
  const question = page.getByRole('alertdialog')
  await expect(question).toContainText('1 anteckning är äldre än 30 dagar. Den raderas nu, och det går inte att ångra.')
  await expectAccessible(page)
  await question.getByRole('button', { name: 'Behåll dem och ändra inget' }).press('Enter')
  await expect(page.getByRole('button', { name: /90 dagar Spara anteckningar i/ })).toBeVisible()
  await choose()
  await question.getByRole('button', { name: 'Ändra och radera dem' }).press('Enter')
  await expect(main(page).getByText('Sparat.')).toBeVisible()
  await page.getByRole('button', { name: 'Visa listan' }).press('Enter')
  await expect(page.getByText('1 anteckning var för gammal och raderades')).toBeVisible()
})

test.describe('where the computer’s date has leapt', () => {
  test.use({ bureau: false })

  test('no note is erased before a coordinator says that the date is right', async ({ start, userData }) => {
    await makeBureauAt(daysAgo(200), userData)
    await recordOn(userData, daysAgo(200))
    const page = await (await start()).window()
    await unlock(page)
    await expect(page.getByText(/Datorns datum har hoppat .* 1 anteckning skulle raderas/)).toBeVisible()
    await expectAccessible(page)
    await expectNoSidewaysScroll(page)
    const answer = page.getByRole('button', { name: 'Datumet stämmer …' })
    await answer.press('Enter')
    const question = page.getByRole('alertdialog')
    await expect(question).toContainText('det går inte att ångra')
    await expectAccessible(page)
    await question.getByRole('button', { name: 'Osäker: behåll dem' }).press('Enter')
    await answer.press('Enter')
    await question.getByRole('button', { name: 'Datumet stämmer: radera dem' }).press('Enter')
    await expect(page.getByText(/Datorns datum har hoppat/)).toHaveCount(0)
    await goTo(page, '/settings')
    await page.getByRole('button', { name: 'Visa listan' }).press('Enter')
    await expect(page.getByText('1 anteckning var för gammal och raderades')).toBeVisible()
    await expect(page.getByText(/Sa att datorns datum stämmer/)).toBeVisible()
  })
})

const daysAgo = (days: number) => (): number => Date.now() - days * 86_400_000

/** Records a visit with a note while the computer says that it is another day. */
async function recordOn(userData: string, now: () => number): Promise<void> {
  const core = createCore({
    dataDir: path.join(userData, 'bureau'),
    resourcesDir,
    logDir: path.join(userData, 'logs'),
    platform: { ...systemPlatform, now }
  })
  valueOf(await core.call('bureau.unlock', { passphrase: testPassphrase }))
  valueOf(await core.call('visits.record', sentVisit({ questions: [sentQuestion({ note: 'ring igen' })] })))
  await core.close()
}
