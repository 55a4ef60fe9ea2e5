import { expect, type Page } from '@playwright/test'

interface FirstAnswers {
  readonly bureau: string
  readonly person: string
  readonly passphrase: string
}

/** From the empty window to the recovery key, by keyboard alone. */
export async function createBureau(page: Page, { bureau, person, passphrase }: FirstAnswers): Promise<void> {
  const { keyboard } = page
  await expect(page.getByLabel('Byråns namn')).toBeFocused()
  await keyboard.type(bureau)
  await keyboard.press('Tab')
  await keyboard.type('malm')
  await expect(page.getByRole('option', { name: 'Malmö' })).toBeVisible()
  await keyboard.press('Tab')
  await keyboard.press('Tab')
  await keyboard.type(person)
  await keyboard.press('Enter')
  await expect(page.getByLabel('Lösenfras', { exact: true })).toBeFocused()
  await keyboard.type(passphrase)
  await keyboard.press('Tab')
  await keyboard.press('Tab')
  await keyboard.type(passphrase)
  await keyboard.press('Enter')
  await expect(page.getByRole('heading', { name: 'Skriv ner återställningsnyckeln' })).toBeVisible()
}

/** The groups of the key on the screen, in order. */
export const shownGroups = (page: Page): Promise<string[]> => page.locator('code').allInnerTexts()

/** The numbers of the groups that the screen asks for. */
export async function askedGroups(page: Page): Promise<number[]> {
  const labels = await page.locator('form label').allInnerTexts()
  return labels.map(label => Number(/\d+/.exec(label)?.[0]))
}

/** Types back the groups that are asked for, as they were shown. */
export async function typeGroups(page: Page, groups: readonly string[]): Promise<void> {
  for (const group of await askedGroups(page)) {
    await page.keyboard.type((groups[group - 1] ?? '').toLowerCase())
    await page.keyboard.press('Tab')
  }
  await page.keyboard.press('Enter')
}
