import type { Page } from '@playwright/test'
import { testPassphrase } from '../bureau.ts'
import { makeBureau } from './bureau-on-disk.ts'
import { expectAccessible, expectNoSidewaysScroll, goTo, unlock } from './desk-driver.ts'
import { expect, test } from './fixtures.ts'

const ninas = 'en gul cykel utan klocka'
const omars = 'fyra katter under trappan'

/** Goes to a field or button with the tab key alone, as somebody without a mouse does. */
async function tabTo(page: Page, role: 'button' | 'textbox' | 'checkbox', name: string): Promise<void> {
  const target = page.getByRole(role, { name, exact: true })
  await target.waitFor()
  const isThere = (): Promise<boolean> => target.evaluate(element => element === document.activeElement)
  for (let left = 60; left > 0 && !(await isThere()); left -= 1) await page.keyboard.press('Tab')
  await expect(target).toBeFocused()
}

const press = async (page: Page, name: string): Promise<void> => {
  await tabTo(page, 'button', name)
  await page.keyboard.press('Enter')
}

async function fill(page: Page, name: string, text: string): Promise<void> {
  await tabTo(page, 'textbox', name)
  await page.keyboard.type(text)
}

/** From the list: adds somebody who chooses a passphrase. */
async function add(page: Page, name: string, passphrase: string): Promise<void> {
  await press(page, 'Lägg till en person')
  await expect(page.getByLabel('Namn', { exact: true })).toBeFocused()
  await page.keyboard.type(name)
  await fill(page, 'Personens nya lösenfras', passphrase)
  await fill(page, 'Lösenfrasen en gång till', passphrase)
  await fill(page, 'Din egen lösenfras', testPassphrase)
  await page.keyboard.press('Enter')
  await expect(page.getByText(`${name} är tillagd`)).toBeVisible()
}

async function open(page: Page, name: string): Promise<void> {
  await page.getByRole('row', { name }).press('Enter')
  await expect(page.getByRole('heading', { level: 1, name })).toBeVisible()
}

async function lockAndTry(page: Page, passphrase: string): Promise<void> {
  await page.keyboard.press('Control+l')
  await expect(page.getByLabel('Lösenfras')).toBeFocused()
  await page.keyboard.type(passphrase)
  await page.keyboard.press('Enter')
}

const isIn = (page: Page) => expect(page.getByRole('navigation')).toBeVisible()
const isOut = (page: Page) => expect(page.getByText('Lösenfrasen stämmer inte.')).toBeVisible()

test('a coordinator adds somebody, pauses them and lets them in again, by keyboard alone', async ({
  userData,
  start
}) => {
  await makeBureau(userData)
  const page = await (await start()).window()
  await page.setViewportSize({ width: 1366, height: 768 })
  await unlock(page)
  await goTo(page, '/people')
  await expect(page.getByRole('heading', { name: 'Personer' })).toBeFocused()
  await add(page, 'Nina Prov', ninas)
  await expectAccessible(page)
  await expectNoSidewaysScroll(page)

  await lockAndTry(page, ninas)
  await isIn(page)
  await expect(page.getByRole('link', { name: 'Personer' })).toHaveCount(0)
  await lockAndTry(page, testPassphrase)
  await isIn(page)

  await goTo(page, '/people')
  await open(page, 'Nina Prov')
  await expectAccessible(page)
  await expectNoSidewaysScroll(page)
  await press(page, 'Pausa')
  await expect(page.getByLabel('Din egen lösenfras')).toBeFocused()
  await page.keyboard.type('fel fras')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('dialog').getByText('Lösenfrasen stämmer inte.')).toBeVisible()
  await expectAccessible(page)
  await page.getByLabel('Din egen lösenfras').fill(testPassphrase)
  await page.keyboard.press('Enter')
  await expect(page.getByText('Nina Prov är pausad.')).toBeVisible()
  await lockAndTry(page, ninas)
  await isOut(page)
  await page.keyboard.press('Control+a')
  await page.keyboard.type(testPassphrase)
  await page.keyboard.press('Enter')
  await isIn(page)

  await goTo(page, '/people')
  await open(page, 'Nina Prov')
  await press(page, 'Avsluta pausen')
  await page.keyboard.type(testPassphrase)
  await page.keyboard.press('Enter')
  await expect(page.getByText('Nina Prov kommer in igen.')).toBeVisible()
})

test('somebody who is removed is gone for good, and the work goes on', async ({ userData, start }) => {
  await makeBureau(userData)
  const page = await (await start()).window()
  await unlock(page)
  await goTo(page, '/people')
  await add(page, 'Nina Prov', ninas)
  await open(page, 'Nina Prov')
  await press(page, 'Ta bort …')
  await expect(page.getByRole('alertdialog')).toContainText('Det går inte att ångra.')
  await expectAccessible(page)
  await page.keyboard.type(testPassphrase)
  await page.keyboard.press('Enter')
  await expect(page.getByText('Nina Prov är borttagen')).toBeVisible()
  await expect(page.getByRole('row', { name: 'Nina Prov' })).toHaveCount(0)
  await tabTo(page, 'checkbox', 'Visa även 1 borttagen person')
  await page.keyboard.press('Space')
  await expect(page.getByRole('row', { name: 'Nina Prov' })).toContainText('Borttagen')
  await expectAccessible(page)

  // The desk goes on without a new unlock, in the file of the new epoch.
  await goTo(page, '/visits')
  await expect(page.getByRole('gridcell', { name: 'Biblioteket' })).toBeVisible()
  await lockAndTry(page, ninas)
  await isOut(page)
})

test('a volunteer changes their own passphrase', async ({ userData, start }) => {
  await makeBureau(userData)
  const page = await (await start()).window()
  await unlock(page)
  await goTo(page, '/people')
  await add(page, 'Nina Prov', ninas)
  await lockAndTry(page, ninas)
  await isIn(page)

  await goTo(page, '/settings')
  await press(page, 'Byt min lösenfras')
  await expect(page.getByLabel('Min lösenfras nu')).toBeFocused()
  await page.keyboard.type(ninas)
  await fill(page, 'Min nya lösenfras', testPassphrase)
  await fill(page, 'Lösenfrasen en gång till', testPassphrase)
  await page.keyboard.press('Enter')
  // It is the coordinator's, and is refused in the words of any that is easy to guess.
  await expect(page.getByText('Det är ord som många väljer.')).toBeVisible()
  await expect(page.getByLabel('Min nya lösenfras')).toBeFocused()
  await expectAccessible(page)
  for (const field of ['Min nya lösenfras', 'Lösenfrasen en gång till']) await page.getByLabel(field).fill(omars)
  await page.keyboard.press('Enter')
  await expect(page.getByText('Din nya lösenfras gäller.')).toBeVisible()
  await lockAndTry(page, omars)
  await isIn(page)
})

test('what is missing is said at its field, and the coordinator’s own role stays', async ({ userData, start }) => {
  await makeBureau(userData)
  const page = await (await start()).window()
  await page.setViewportSize({ width: 1366, height: 768 })
  await unlock(page)
  await goTo(page, '/people')
  await press(page, 'Lägg till en person')
  await expect(page.getByLabel('Namn', { exact: true })).toBeFocused()
  await page.keyboard.type('pröv  provsson')
  await page.keyboard.press('Enter')
  await expect(page.getByText('Någon i byrån heter redan så.')).toBeVisible()
  await expect(page.getByLabel('Namn', { exact: true })).toBeFocused()
  await page.keyboard.press('Control+a')
  await page.keyboard.type('Omar Prov')
  await page.keyboard.press('Enter')
  await expect(page.getByLabel('Personens nya lösenfras')).toBeFocused()
  await expectAccessible(page)
  await expectNoSidewaysScroll(page)
  await press(page, 'Tillbaka')

  await open(page, 'Prov Provsson')
  await tabTo(page, 'button', 'Spara namnet')
  await page.keyboard.press('Tab')
  await page.keyboard.press('2')
  await expect(page.getByText('Du kan inte ta bort din egen roll som samordnare.')).toBeVisible()
  await expect(page.getByRole('button', { name: 'Ta bort …' })).toHaveCount(0)
})
