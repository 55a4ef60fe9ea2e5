import type { Page } from '@playwright/test'
import { testPassphrase } from '../bureau.ts'
import { axeFindings } from './axe.ts'
import { expect } from './fixtures.ts'

/** Types the passphrase and waits until the first screen can be typed into. */
export async function unlock(page: Page): Promise<void> {
  await page.getByRole('textbox').first().waitFor()
  await page.keyboard.type(testPassphrase)
  await page.keyboard.press('Enter')
  await expect(page.getByRole('navigation')).toBeVisible()
  await expect(page.locator('main :focus, [role="dialog"] :focus')).toBeAttached()
}

/** Begins a visit with its key, and waits until the form can be typed into; a hand is slower than that. */
export async function beginVisit(page: Page): Promise<void> {
  await page.keyboard.press('Control+n')
  await expect(page.locator('[data-field="language"] input')).toBeFocused()
}

/** Goes to a place by its key, whichever that is: keys follow from the order of the places that somebody sees. */
export async function goTo(page: Page, path: `/${string}`): Promise<void> {
  const link = page.getByRole('navigation').locator(`a[href="${path}"]`)
  await page.keyboard.press((await link.getAttribute('aria-keyshortcuts')) ?? '')
  await expect(link).toHaveAttribute('aria-current', 'page')
}

/** A keyboard that counts. Every key counts, those held down for a chord too. */
export class CountingKeyboard {
  pressed = 0
  readonly #page: Page

  constructor(page: Page) {
    this.#page = page
  }

  async type(text: string): Promise<void> {
    this.pressed += text.length
    await this.#page.keyboard.type(text)
  }

  async press(...chords: readonly string[]): Promise<void> {
    for (const chord of chords) {
      this.pressed += chord.split('+').length
      await this.#page.keyboard.press(chord)
    }
  }
}

/** Fails with what axe finds wrong with the page as it stands. */
export async function expectAccessible(page: Page): Promise<void> {
  const findings = await axeFindings(page)
  expect(findings.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(' ')).join(', ')}`)).toEqual(
    []
  )
}

/** Fails when the page scrolls sideways. */
export async function expectNoSidewaysScroll(page: Page): Promise<void> {
  const overflow = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth
  )
  expect(overflow).toBeLessThanOrEqual(0)
}
