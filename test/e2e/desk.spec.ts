import type { Page } from '@playwright/test'
import { beginVisit, CountingKeyboard, expectAccessible, expectNoSidewaysScroll, goTo, unlock } from './desk-driver.ts'
import { expect, test } from './fixtures.ts'
import { holdCall, releaseCalls } from './held-calls.ts'

test.use({ bureau: true })
test.beforeEach(async ({ page }) => unlock(page))

/** How many visits in Somali the bureau has. */
const countVisits = (page: Page, { withdrawn }: { withdrawn: boolean }): Promise<number> =>
  page.evaluate(async onlyWithdrawn => {
    const filter = { from: null, to: null, topic: null, language: 'som', offset: 0, limit: 1 }
    const list = await window.fyr.call('visits.list', { ...filter, withdrawn: onlyWithdrawn })
    return list.ok ? list.value.total : -1
  }, withdrawn)

test('the commonest visit takes at most 12 keys', async ({ page }) => {
  const keys = new CountingKeyboard(page)
  await keys.press('Control+n')
  await expect(page.getByLabel('Språk')).toBeFocused()
  await keys.type('ar')
  await keys.press('Tab')
  await keys.type('hyr')
  await keys.press('Tab')
  await keys.press('1')
  await keys.press('Control+Enter')
  await expect(page.getByRole('status').filter({ hasText: 'Sparat. Hyresavtal' })).toBeVisible()
  expect(keys.pressed).toBeLessThanOrEqual(12)

  await expect(page.getByLabel('Språk')).toBeFocused()
  await expect(page.getByLabel('Språk')).toHaveValue('')
  await expect(page.getByRole('combobox', { name: 'Plats' })).toHaveValue('Biblioteket')
})

test('several people are logged in a row without leaving the form', async ({ page }) => {
  const keys = new CountingKeyboard(page)
  for (const [count, topic] of ['sfi', 'csn', 'tand'].entries()) {
    await keys.type('som')
    await keys.press('Tab')
    await keys.type(topic)
    await keys.press('Tab', '1', 'Control+Enter')
    await expect.poll(() => countVisits(page, { withdrawn: false })).toBe(count + 1)
    await expect(page.getByLabel('Språk')).toBeFocused()
    await expect(page.getByLabel('Språk')).toHaveValue('')
  }
})

test('two questions and a referral take at most 45 keys', async ({ page }) => {
  const keys = new CountingKeyboard(page)
  // Another time the organisation would be in the list; this first time it is added on the way.
  await keys.press('Control+n')
  await expect(page.getByLabel('Språk')).toBeFocused()
  await keys.type('dari')
  await keys.press('Tab')
  await keys.type('tand')
  await keys.press('Tab', '1', 'Control+e')
  await expect(page.getByRole('heading', { name: 'Fråga 2' })).toBeVisible()
  await keys.type('bank')
  await keys.press('Tab', '2', 'Tab', 'Tab')
  await keys.type('Kronan')
  await expect(page.getByRole('option', { name: 'Lägg till ”Kronan”' })).toBeVisible()
  await keys.press('Tab')
  await expect(page.getByLabel('Vad för slags organisation är Kronan?')).toBeFocused()
  await keys.press('Tab', 'Enter')
  await expect(page.getByLabel('På vilket sätt')).toBeVisible()
  await keys.press('Control+Enter')
  await expect(page.getByRole('status').filter({ hasText: 'Sparat. Tandvård, Bankkonto' })).toBeVisible()
  expect(keys.pressed).toBeLessThanOrEqual(45)
})

test('a visit is taken back with one chord and stands in the form again', async ({ page }) => {
  const keys = new CountingKeyboard(page)
  await keys.type('som')
  await keys.press('Tab')
  await keys.type('sfi')
  await keys.press('Tab', '1', '2', 'Control+Enter')
  await expect(page.getByText('Sparat.').first()).toBeVisible()
  await keys.press('Control+u')
  await expect(page.getByText('Sparandet är ångrat. Besöket står i formuläret igen.').first()).toBeVisible()
  await expect(page.getByLabel('Språk')).toHaveValue('somaliska')
  await expect(page.getByLabel('Ämne')).toHaveValue('Sfi')
  await expect(page.getByRole('button', { name: 'Förklarade brev' })).toHaveAttribute('aria-pressed', 'true')

  await keys.press('Control+Enter')
  await expect(page.getByText('Sparat.').first()).toBeVisible()
  expect(await countVisits(page, { withdrawn: false })).toBe(1)
  expect(await countVisits(page, { withdrawn: true })).toBe(1)
})

test('the next visit is as the last one with one chord, which can be undone', async ({ page }) => {
  const keys = new CountingKeyboard(page)
  await expect(page.getByRole('button', { name: 'Som förra' })).toBeDisabled()
  await keys.type('som')
  await keys.press('Tab')
  await keys.type('sfi')
  await keys.press('Tab', '1')
  await page.getByLabel('Anteckning').fill('kommer tillbaka')
  await keys.press('Control+Enter')
  await expect(page.getByText('Sparat.').first()).toBeVisible()

  await keys.press('Control+g')
  await expect(page.getByLabel('Språk')).toHaveValue('somaliska')
  await expect(page.getByLabel('Ämne')).toHaveValue('Sfi')
  await expect(page.getByLabel('Anteckning')).toHaveValue('')
  await keys.press('Control+u')
  await expect(page.getByLabel('Språk')).toHaveValue('')

  await keys.press('Control+g', 'Control+Enter')
  await expect(page.getByText('Sparat.').first()).toBeVisible()
  await expect.poll(() => countVisits(page, { withdrawn: false })).toBe(2)
})

test('what is wrong stands at its field, in an earlier question too, and the first takes the focus', async ({
  page
}) => {
  const keys = new CountingKeyboard(page)
  await keys.type('klingon')
  await keys.press('Control+Enter')
  await expect(page.getByLabel('Språk')).toBeFocused()
  await expect(page.getByLabel('Språk')).toHaveAccessibleDescription(/Inget språk heter så/)
  await expect(page.getByLabel('Ämne')).toHaveAccessibleDescription(/Välj ett ämne/)
  await expectAccessible(page)

  await page.getByLabel('Språk').fill('')
  await keys.press('Control+e')
  await expect(page.getByRole('heading', { name: 'Fråga 2' })).toBeVisible()
  await keys.press('Control+Enter')
  await expect(page.getByRole('heading', { name: 'Fråga 1' })).toBeVisible()
  await expect(page.getByLabel('Ämne')).toBeFocused()
})

test('what is mended is no longer called wrong, and nothing new is before the next try', async ({ page }) => {
  await page.keyboard.press('Control+Enter')
  const topic = page.getByLabel('Ämne')
  await expect(topic).toBeFocused()
  await expect(topic).toHaveAccessibleDescription(/Välj ett ämne/)
  // What found nothing is put right in one go, as by pasting.
  await topic.fill('zzzzz')
  await expect(page.getByRole('option')).toHaveCount(0)
  await topic.fill('tand')
  await expect(page.getByRole('option').first()).toBeVisible()
  await page.keyboard.press('Tab')
  await expect(topic).toHaveAccessibleDescription('')
  await expect(page.getByText('Välj minst en sak som ni gjorde.')).toBeVisible()
  await page.keyboard.press('1')
  await expect(page.getByText('Välj minst en sak som ni gjorde.')).toBeHidden()

  await page.keyboard.press('Control+e')
  await expect(page.getByRole('heading', { name: 'Fråga 2' })).toBeVisible()
  await expect(page.getByText('Välj ett ämne för frågan.')).toBeHidden()
})

test('another day than today is marked, and stays for the next visit', async ({ page }) => {
  const keys = new CountingKeyboard(page)
  await page.getByLabel('Datum').focus()
  await keys.press('ArrowDown', 'ArrowDown')
  await expect(page.getByLabel('Datum')).toHaveAccessibleDescription(/2 dagar sedan/)
  const date = await page.getByLabel('Datum').inputValue()
  await page.getByLabel('Språk').focus()
  await keys.type('rys')
  await keys.press('Tab')
  await keys.type('csn')
  await keys.press('Tab', '1', 'Control+Enter')
  await expect(page.getByRole('status').filter({ hasText: 'Sparat den ' })).toBeVisible()
  await expect(page.getByLabel('Datum')).toHaveValue(date)

  await page.getByLabel('Datum').fill('2099-01-01')
  await keys.press('Control+Enter')
  await expect(page.getByLabel('Datum')).toHaveAccessibleDescription(/Den dagen har inte varit än/)
})

test('everything that can be said about a visit is recorded as it was said', async ({ page }) => {
  const note = `=cmd() <script>alert(1)</script> '; DROP 👩‍👧 سلام`
  await page.getByLabel('Tid', { exact: true }).fill('905')
  await page.getByLabel('Hur', { exact: true }).press('t')
  await page.getByLabel('Språk').fill('العر')
  await page.keyboard.press('Tab')
  await page.getByLabel('Ämne').fill('vrak')
  await page.keyboard.press('Tab')
  await page.keyboard.press('6')
  await page.keyboard.press('Tab')
  await page.keyboard.press('2')
  await page.getByRole('button', { name: 'Snart' }).focus()
  await page.keyboard.press('2')
  await page.getByLabel('Anteckning').fill(note)
  await page.getByLabel('Kommun').fill('bor inte')
  await page.keyboard.press('Tab')
  await page.keyboard.type('18')
  await page.getByLabel('Kön').press('v')
  await page.getByLabel('Hur många kom').fill('4')
  await page.keyboard.press('Tab')
  await page.keyboard.type('tolk')
  await page.keyboard.press('Tab')
  await page.keyboard.type('45')
  await page.keyboard.press('Control+Enter')
  await expect(page.getByText('Sparat.').first()).toBeVisible()

  const recorded = await page.evaluate(async () => {
    const filter = { from: null, to: null, topic: null, language: null, withdrawn: false, offset: 0, limit: 1 } as const
    const list = await window.fyr.call('visits.list', filter)
    const id = list.ok ? list.value.visits[0]?.id : undefined
    return id === undefined ? null : window.fyr.call('visits.open', { id })
  })
  expect(recorded?.ok && recorded.value.visit).toMatchObject({
    time: '09:05',
    channel: 'phone',
    language: 'ara',
    municipality: 'none',
    ageBand: '18-24',
    gender: 'declined',
    timeInSweden: null,
    household: 4,
    interpreter: 'by-phone',
    minutes: 45,
    questions: [
      { topic: 'housing.rent-debt', actions: ['referred'], barriers: ['no-interpreter'], urgency: 'today', note }
    ]
  })
})

test('what seems to tell who somebody is, is named while it is typed, and taken out by keyboard', async ({ page }) => {
  const note = page.getByLabel('Anteckning')
  await page.setViewportSize({ width: 1366, height: 600 })
  await note.focus()
  await page.keyboard.type('vill bli uppringd på 070-174 06 35 om hyran')
  const found = page.getByRole('status').filter({ hasText: 'Det där ser ut som: telefonnummer' })
  await expect(found).toBeVisible()
  const save = await page.getByRole('button', { name: 'Spara' }).boundingBox()
  await expect
    .poll(async () => {
      const box = await found.boundingBox()
      return box !== null && save !== null && box.y + box.height <= save.y
    }, 'the whole warning stands above the bar')
    .toBe(true)
  await expectAccessible(page)
  await page.keyboard.press('Tab')
  await expect(page.getByRole('button', { name: 'Ta bort det' })).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(note).toHaveValue('vill bli uppringd på om hyran')
  await expect(page.getByText('Det där ser ut som')).toHaveCount(0)
  await expect(note).toBeFocused()

  await note.fill('hon heter Prova')
  await expect(note).toHaveAccessibleDescription(/någons namn/)
  await note.fill('a\u0007')
  await expect(note).toHaveAccessibleDescription(/osynligt tecken/)
})

test('a false alarm stops the save once, and is kept for good by whoever says so', async ({ page }) => {
  const keys = new CountingKeyboard(page)
  await keys.type('som')
  await keys.press('Tab')
  await keys.type('sfi')
  await keys.press('Tab', '1')
  const note = page.getByLabel('Anteckning')
  await note.fill('blankett 51-123456')
  await page.keyboard.press('Control+Enter')
  await expect(note).toBeFocused()
  await expect(note).toHaveAccessibleDescription(/Behåll ändå om det inte gör det/)

  await page.getByRole('button', { name: 'Behåll ändå' }).press('Enter')
  await expect(page.getByText('Behållet i anteckningen')).toBeVisible()
  await expect(note).toBeFocused()

  const place = page.getByRole('combobox', { name: 'Plats' })
  await place.fill('Hos 701063-2391, Storgatan 5')
  await expect(page.getByText('Det där ser ut som: samordningsnummer. Skriv hellre')).toBeVisible()
  await expectAccessible(page)
  await expectNoSidewaysScroll(page)
  await page.keyboard.press('Control+Enter')
  await expect(place).toBeFocused()
  await expect(place).toHaveAccessibleDescription(/Behåll ändå om det inte gör det/)
  await page.getByRole('button', { name: 'Behåll ändå' }).press('Enter')
  await expect(page.getByText('Behållet: samordningsnummer')).toBeVisible()
  await expect(place).toBeFocused()
  await page.keyboard.press('Control+Enter')
  await expect(page.getByText('Sparat.').first()).toBeVisible()
})

for (const language of ['sv', 'en'] as const) {
  test.describe(`in ${language}`, () => {
    test.use({ language })

    test('the desk is accessible and one question fits the screen', async ({ page }) => {
      await expectAccessible(page)
      await expectNoSidewaysScroll(page)
      const main = page.getByRole('main')
      expect(await main.evaluate(element => element.scrollHeight - element.clientHeight)).toBeLessThanOrEqual(0)

      await page.keyboard.press('Control+Enter')
      await expect(page.locator('[aria-invalid=true]').first()).toBeFocused()
      await expectAccessible(page)
      await page.emulateMedia({ colorScheme: 'dark' })
      await expectAccessible(page)
    })
  })
}

test('what is typed while a visit is on its way belongs to the next one, and a look elsewhere loses neither', async ({
  app,
  page
}) => {
  const language = page.getByLabel('Språk', { exact: true })
  const write = async (): Promise<void> => {
    for (const word of ['som', 'hyr']) {
      await page.keyboard.type(word)
      await page.keyboard.press('Tab')
    }
    await page.keyboard.press('1')
  }
  await beginVisit(page)
  await write()
  await holdCall(app, 'visits.record')
  await page.keyboard.press('Control+Enter')
  await expect(language).toBeFocused()
  await write()
  await page.keyboard.press('Control+Enter')
  await expect(language).toHaveValue('')
  await page.keyboard.type('dari')
  await page.keyboard.press('Tab')
  await goTo(page, '/visits')
  await releaseCalls(app)
  await expect.poll(() => countVisits(page, { withdrawn: false })).toBe(2)
  await goTo(page, '/desk')
  await expect(language).toHaveValue('dari')
  await expect(page.getByLabel('Ämne')).toHaveValue('')
})

test('a question that was removed is put back by one key, whatever was written since', async ({ page }) => {
  await beginVisit(page)
  await page.keyboard.type('dari')
  await page.keyboard.press('Tab')
  await page.getByLabel('Anteckning').fill('tar med kontraktet')
  await page.keyboard.press('Control+e')
  await expect(page.getByRole('heading', { name: 'Fråga 2' })).toBeVisible()
  await page.getByRole('button', { name: 'Öppna fråga 1' }).press('Enter')
  await page.getByRole('button', { name: 'Ta bort fråga 1' }).press('Enter')
  await expect(page.getByText('Frågan är borttagen.').first()).toBeVisible()
  await expect(page.getByLabel('Ämne')).toBeFocused()
  await page.getByLabel('Anteckning').fill('annat')
  await page.keyboard.press('Control+u')
  await expect(page.getByLabel('Anteckning')).toHaveValue('tar med kontraktet')
  await expect(page.getByRole('button', { name: 'Öppna fråga 2' })).toBeVisible()
})
