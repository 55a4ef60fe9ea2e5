import type { Page } from '@playwright/test'
import { testPassphrase } from '../bureau.ts'
import { goTo, unlock } from './desk-driver.ts'
import { expect, test } from './fixtures.ts'
import { holdCall, releaseCalls, stateIsShown } from './held-calls.ts'

test.use({ bureau: true })

/** Half a visit: a language, a half-typed topic and a note. */
async function writeHalf(page: Page): Promise<void> {
  await page.keyboard.type('tig')
  await page.keyboard.press('Tab')
  await page.keyboard.type('hyres')
  await page.getByLabel('Anteckning').fill('halvskriven')
}

async function expectHalf(page: Page): Promise<void> {
  await expect(page.getByText('Ett halvskrivet besök från')).toBeVisible()
  await expect(page.getByLabel('Språk')).toHaveValue('tigrinja')
  await expect(page.getByLabel('Anteckning')).toHaveValue('halvskriven')
}

const keptDraft = (page: Page): Promise<string> =>
  page.evaluate(async () => {
    const draft = await window.fyr.call('drafts.load', { kind: 'visit' })
    return draft.ok ? (draft.value?.body ?? '') : ''
  })

test('a half-written visit survives Ctrl+L in the middle of a word', async ({ page }) => {
  await unlock(page)
  await writeHalf(page)
  await page.keyboard.type(' mitt i')
  await page.keyboard.press('Control+l')
  await expect(page.getByRole('heading', { name: 'Lås upp byrån' })).toBeVisible()
  await unlock(page)
  await expect(page.getByLabel('Anteckning')).toHaveValue('halvskriven mitt i')
  await expect(page.getByLabel('Språk')).toHaveValue('tigrinja')
})

for (const list of ['topics.list', 'organisations.list']) {
  test(`the form is not shown before ${list} has answered`, async ({ app, page }) => {
    await holdCall(app, list)
    await page.getByLabel('Lösenfras').fill(testPassphrase)
    await page.keyboard.press('Enter')
    await expect(page.getByLabel('Lösenfras')).toBeHidden()
    await stateIsShown(page)
    await expect(page.getByRole('combobox')).toHaveCount(0)

    await releaseCalls(app)
    await expect(page.getByLabel('Språk')).toBeFocused()
  })
}

test('a half-written visit survives a power cut', async ({ start }) => {
  const app = await start()
  const page = await app.window()
  await unlock(page)
  await writeHalf(page)
  await expect.poll(() => keptDraft(page)).toContain('halvskriven')
  await app.kill()

  const next = await (await start()).window()
  await unlock(next)
  await expectHalf(next)
})

test('a half-written visit survives a closed window', async ({ start }) => {
  const app = await start()
  const page = await app.window()
  await unlock(page)
  await writeHalf(page)
  await app.close()

  const next = await (await start()).window()
  await unlock(next)
  await expectHalf(next)
})

test('a half-written visit is still there after a look at another place', async ({ page }) => {
  await unlock(page)
  await writeHalf(page)
  await goTo(page, '/visits')
  await expect(page.getByLabel('Anteckning')).toBeHidden()
  await page.keyboard.press('Control+n')
  await expect(page.getByLabel('Anteckning')).toHaveValue('halvskriven')
  await expect(page.getByLabel('Språk')).toBeFocused()
})

test('what is thrown away can be brought back, and is gone for good once locked', async ({ page }) => {
  await unlock(page)
  await writeHalf(page)
  await page.keyboard.press('Control+Shift+Delete')
  await expect(page.getByLabel('Anteckning')).toHaveValue('')
  await page.keyboard.press('Control+u')
  await expect(page.getByLabel('Anteckning')).toHaveValue('halvskriven')

  await page.keyboard.press('Control+Shift+Delete')
  await page.keyboard.press('Control+l')
  await expect(page.getByRole('heading', { name: 'Lås upp byrån' })).toBeVisible()
  await unlock(page)
  await expect(page.getByLabel('Anteckning')).toHaveValue('')
})

test('a saved visit leaves no draft', async ({ page }) => {
  await unlock(page)
  await page.keyboard.type('tig')
  await page.keyboard.press('Tab')
  await page.keyboard.type('hyr')
  await page.keyboard.press('Tab')
  await page.keyboard.press('1')
  await page.keyboard.press('Control+Enter')
  await expect(page.getByText('Sparat.').first()).toBeVisible()
  await expect.poll(() => keptDraft(page)).toBe('')
})

test('what a coordinator has half-written survives a look elsewhere and a lock, until it is saved or given up', async ({
  page
}) => {
  const name = page.getByLabel('Tjänstens namn')
  const openForm = async (): Promise<void> => {
    await goTo(page, '/directory')
    await page.getByRole('button', { name: 'Lägg till en tjänst' }).first().press('Enter')
    await expect(name).toBeFocused()
  }
  const openRota = async (): Promise<void> => {
    await page.keyboard.press('Control+Shift+o')
    await expect(page.getByRole('heading', { name: 'Schema', level: 1 })).toBeVisible()
  }
  const openSlips = async (): Promise<void> => {
    await goTo(page, '/settings')
    await page.getByRole('button', { name: 'Öppna besökslapparna' }).press('Enter')
  }
  const place = page.getByRole('form').getByRole('combobox', { name: 'Plats' })
  const title = page.getByRole('textbox', { name: 'Din besökslapp' })
  await unlock(page)
  await openForm()
  await page.keyboard.type('Råd om hyra')
  await openRota()
  await place.fill('Kyrkan')
  await openSlips()
  await page.getByLabel('Adress').fill('Storgatan 1')
  await title.fill('ورقتك')
  await openForm()
  await expect(name).toHaveValue('Råd om hyra')
  await expect(page.getByText('Det här stod halvskrivet')).toBeVisible()

  await page.keyboard.press('Control+l')
  await expect(page.getByRole('heading', { name: 'Lås upp byrån' })).toBeVisible()
  await unlock(page)
  await openRota()
  await expect(place).toHaveValue('Kyrkan')
  await openSlips()
  await expect(page.getByLabel('Adress')).toHaveValue('Storgatan 1')
  await expect(title).toHaveValue('ورقتك')
  await page.getByRole('button', { name: 'Spara: Din besökslapp' }).press('Enter')
  await expect(title).toBeFocused()
  await openForm()
  await expect(name).toHaveValue('Råd om hyra')
  await page.getByRole('button', { name: 'Avbryt' }).press('Enter')
  await openForm()
  await expect(name).toHaveValue('')
  await openSlips()
  await expect(title).toHaveValue('ورقتك')
  await expect(page.getByText('Byråns egen text')).toBeVisible()
})
