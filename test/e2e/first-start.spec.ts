import { testPassphrase } from '../bureau.ts'
import { expectAccessible, expectNoSidewaysScroll } from './desk-driver.ts'
import { askedGroups, createBureau, shownGroups, typeGroups } from './first-start-driver.ts'
import { expect, test } from './fixtures.ts'
import { holdCall, loadAgain, releaseCalls, stateIsShown } from './held-calls.ts'

const answers = { bureau: 'Rådgivningen i Malmö', person: 'Sara Lind', passphrase: testPassphrase }

test('a bureau is made by keyboard alone, and its key is asked for', async ({ page }) => {
  const bureau = 'Nyanländasrådgivningssamordningsföreningen'.repeat(2)
  await createBureau(page, { ...answers, bureau })
  const groups = await shownGroups(page)
  expect(groups).toHaveLength(14)
  // An A4 page. What were beyond its edge would be lost, and groups of the key with it.
  await page.emulateMedia({ media: 'print' })
  await page.setViewportSize({ width: 794, height: 1123 })
  await expectNoSidewaysScroll(page)
  await page.emulateMedia({ media: 'screen' })
  await page.setViewportSize({ width: 1366, height: 768 })

  await page.keyboard.press('Tab')
  await page.keyboard.press('Enter')
  const [first, second] = await askedGroups(page)
  expect(first).not.toBe(second)

  await page.keyboard.type('????')
  await page.keyboard.press('Enter')
  const field = page.getByLabel(`Grupp ${first}`, { exact: true })
  await expect(field).toHaveAccessibleDescription(/Det stämmer inte/)
  await expect(field).toBeFocused()

  await page.getByRole('button', { name: 'Visa nyckeln igen' }).press('Enter')
  expect(await shownGroups(page)).toEqual(groups)
  await page.getByRole('button', { name: 'Jag har skrivit ner den' }).press('Enter')

  await typeGroups(page, groups)
  await expect(page.getByRole('heading', { name: 'Nytt besök', level: 1 })).toBeVisible()
  await expect(page.getByText(bureau)).toBeVisible()
  await expect(page.getByText('På plats: Sara Lind')).toBeVisible()
  await expect(page.getByRole('button', { name: 'Lås' })).toBeInViewport({ ratio: 1 })
  await expectNoSidewaysScroll(page)

  // The slip holds the name too, and nothing of it may be beyond the paper.
  await page.getByRole('combobox', { name: 'Plats' }).fill('Biblioteket')
  await page.getByRole('combobox', { name: 'Ämne' }).fill('hyr')
  await page.keyboard.press('Tab')
  await page.keyboard.press('1')
  await page.keyboard.press('Control+Enter')
  await expect(page.getByText('Sparat.').first()).toBeVisible()
  await page.keyboard.press('Control+p')
  const paper = page.getByRole('article')
  await expect(paper).toContainText(bureau)
  expect(await paper.evaluate(({ scrollWidth, clientWidth }) => scrollWidth - clientWidth)).toBe(0)
})

test('a key that was never confirmed is replaced at the next start', async ({ start }) => {
  const app = await start()
  const page = await app.window()
  await createBureau(page, answers)
  const old = await shownGroups(page)
  await app.close()

  const next = await (await start()).window()
  await expect(next.getByLabel('Lösenfras', { exact: true })).toBeFocused()
  await next.keyboard.type(testPassphrase)
  await next.keyboard.press('Enter')
  await expect(next.getByRole('heading', { name: 'Gör en ny återställningsnyckel' })).toBeVisible()
  await next.keyboard.type(testPassphrase)
  await next.keyboard.press('Enter')
  await expect(next.getByRole('heading', { name: 'Skriv ner återställningsnyckeln' })).toBeVisible()
  expect(await shownGroups(next)).not.toEqual(old)
})

test('what is wrong stands at its field, and the first takes the focus', async ({ page }) => {
  await expect(page.getByLabel('Byråns namn')).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(page.getByLabel('Byråns namn')).toHaveAccessibleDescription('Fyll i det här fältet.')
  await expect(page.getByLabel('Byråns namn')).toBeFocused()

  await page.keyboard.type('a'.repeat(121))
  await expect(page.getByText('Texten är för lång.')).toBeVisible()
})

test('no name can be typed before its list is here', async ({ app }) => {
  const page = await app.window()
  await expect(page.getByLabel('Byråns namn')).toBeFocused()
  await holdCall(app, 'reference.lists')
  await loadAgain(app)
  await stateIsShown(page)
  await expect(page.getByRole('textbox')).toHaveCount(0)

  await releaseCalls(app)
  await expect(page.getByLabel('Byråns namn')).toBeFocused()
  await page.keyboard.press('Tab')
  await page.keyboard.type('lund')
  await page.keyboard.press('Tab')
  await expect(page.getByLabel('Kommun')).toHaveValue('Lund')
})

test('a passphrase is judged while it is typed', async ({ page }) => {
  await page.getByLabel('Byråns namn').fill('Rådgivningen')
  await page.getByLabel('Kommun').fill('lund')
  await page.keyboard.press('Tab')
  await page.getByLabel('Ditt namn').fill('Sara Lind')
  await page.keyboard.press('Enter')

  const passphrase = page.getByLabel('Lösenfras', { exact: true })
  await passphrase.fill('kort')
  await expect(page.getByText('4 av minst 15 tecken.')).toBeVisible()
  await passphrase.fill('rådgivningen sara')
  await expect(page.getByText('Byråns namn och ditt namn gissar man först.')).toBeVisible()
  await passphrase.fill(testPassphrase)
  await expect(page.getByText('Bra lösenfras.')).toBeVisible()

  await expect(passphrase).toHaveAttribute('type', 'password')
  await page.getByRole('button', { name: 'Visa' }).first().press('Enter')
  await expect(passphrase).toHaveAttribute('type', 'text')

  await page.getByLabel('Lösenfrasen en gång till').fill('något helt annat än den')
  await page.keyboard.press('Enter')
  await expect(page.getByText('De två är inte lika.')).toBeVisible()
  await expect(page.getByLabel('Lösenfrasen en gång till')).toBeFocused()
})

for (const language of ['sv', 'en'] as const) {
  test.describe(`in ${language}`, () => {
    test.use({ language })

    test('every step is accessible', async ({ page }) => {
      await expect(page.locator('h1')).toBeVisible()
      await expectAccessible(page)
      await page.keyboard.press('Enter')
      await expectAccessible(page)
      await page.locator('[data-field=name] input').fill('Byrå')
      await page.locator('[data-field=municipality] input').fill('lund')
      await page.keyboard.press('Tab')
      await page.locator('[data-field=personName] input').fill('Sara')
      await page.keyboard.press('Enter')
      await page.locator('[data-field=passphrase] input').fill(testPassphrase)
      await expectAccessible(page)
      await page.locator('[data-field=passphraseAgain] input').fill(testPassphrase)
      await page.keyboard.press('Enter')
      await expect(page.locator('code').first()).toBeVisible()
      await expectAccessible(page)
      await page.locator('main').getByRole('button').first().press('Enter')
      await expect(page.locator('[data-field=group0]')).toBeVisible()
      await expectAccessible(page)
    })
  })
}

test('the language changes at once, is remembered, and is the bureau’s', async ({ start }) => {
  const app = await start()
  const page = await app.window()
  await expect(page.getByRole('heading', { name: 'Välkommen till Fyr' })).toBeVisible()
  await page.keyboard.press('F2')
  await expect(page.getByRole('heading', { name: 'Welcome to Fyr' })).toBeVisible()
  await expect(page.locator('html')).toHaveAttribute('lang', 'en')
  await app.close()

  const next = await (await start()).window()
  await expect(next.getByRole('heading', { name: 'Welcome to Fyr' })).toBeVisible()
  await next.getByRole('button', { name: 'Svenska' }).press('Enter')
  await next.getByLabel('Byråns namn').focus()
  await createBureau(next, answers)
  const made = await next.evaluate(() => window.fyr.call('bureau.status', null))
  expect(made).toMatchObject({ ok: true, value: { bureau: { language: 'sv' } } })
})

test('six drawn words are offered, and taking them still asks for them once by hand', async ({ page }) => {
  const { keyboard } = page
  await expect(page.getByLabel('Byråns namn')).toBeFocused()
  await keyboard.type('Rådgivningen i Malmö')
  await keyboard.press('Tab')
  await keyboard.type('malm')
  await keyboard.press('Tab')
  await keyboard.press('Tab')
  await keyboard.type('Sara Lind')
  await keyboard.press('Enter')

  await page.getByRole('button', { name: 'Föreslå sex ord' }).press('Enter')
  const words = page.getByRole('list', { name: 'Sex slumpade ord' }).getByRole('listitem')
  await expect(words).toHaveCount(6)
  const first = await words.allInnerTexts()
  await page.getByRole('button', { name: 'Föreslå andra ord' }).press('Enter')
  await expect(async () => expect(await words.allInnerTexts()).not.toEqual(first)).toPass()
  await expectAccessible(page)

  const taken = await words.allInnerTexts()
  await page.getByRole('button', { name: 'Ta de här orden' }).press('Enter')
  await expect(page.getByLabel('Lösenfrasen en gång till')).toBeFocused()
  await keyboard.type(taken.join(' '))
  await keyboard.press('Enter')
  await expect(page.getByRole('heading', { name: 'Skriv ner återställningsnyckeln' })).toBeVisible()
})
