import type { Page } from '@playwright/test'
import { axeFindings } from './axe.ts'
import { focusFaults } from './focus-faults.ts'
import type { StrangeWords } from './strange-words.ts'

/** The laptop of a bureau, and what is left of its screen at 200 %. */
const LAPTOP = { width: 1366, height: 768 }
const ENLARGED = { width: 683, height: 384 }

const WCAG = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']

interface Inspection {
  /** What is said that is no word of the language. */
  readonly strange: StrangeWords
  /** In dark and forced colours, too. */
  readonly allColours: boolean
}

/**
 * Everything that can be found wrong with a screen by rule: what axe says, in light, dark and forced colours; sideways scrolling, a focus that
 * cannot be seen and small targets, as it is and at 200 %; words that are no words of the language.
 */
export async function faultsOf(page: Page, { strange, allColours }: Inspection): Promise<string[]> {
  const faults = [...(await axeFaults(page)), ...(await strange(page))]
  if (allColours) faults.push(...(await faultsInOtherColours(page)))
  faults.push(...(await sidewaysFaults(page)), ...(await focusFaults(page)))
  // A list that hangs open stands where it was opened, and moves for no other size of the window.
  if (await isListOpen(page)) return faults
  await page.setViewportSize(ENLARGED)
  const enlarged = [...(await sidewaysFaults(page)), ...(await focusFaults(page))]
  faults.push(...enlarged.map(fault => `at 200 %: ${fault}`))
  await page.setViewportSize(LAPTOP)
  return faults
}

async function faultsInOtherColours(page: Page): Promise<string[]> {
  await page.emulateMedia({ colorScheme: 'dark' })
  const dark = await colourFaults(page)
  await page.emulateMedia({ colorScheme: 'light', forcedColors: 'active' })
  const forced = await colourFaults(page)
  await page.emulateMedia({ forcedColors: 'none' })
  return [...dark.map(fault => `dark: ${fault}`), ...forced.map(fault => `forced colours: ${fault}`)]
}

const isListOpen = async (page: Page): Promise<boolean> => (await page.locator('[aria-expanded=true]').count()) > 0

async function axeFaults(page: Page): Promise<string[]> {
  // While a list hangs open, React Aria hides the rest from screen readers. A Tab closes the list, so nobody comes to what is hidden.
  const except = (await isListOpen(page)) ? ['aria-hidden-focus'] : []
  return asFaults(await axeFindings(page, { tags: WCAG, except }))
}

const colourFaults = async (page: Page): Promise<string[]> =>
  asFaults(await axeFindings(page, { rules: ['color-contrast'] }))

const asFaults = (findings: Awaited<ReturnType<typeof axeFindings>>): string[] =>
  findings.flatMap(({ id, nodes }) => nodes.map(({ html, target }) => `${id}: ${target.join(' ')} ${html}`))

/** How far the window, its column or a dialog scrolls sideways. */
const sidewaysFaults = (page: Page): Promise<string[]> =>
  page.evaluate(() =>
    [document.documentElement, ...document.querySelectorAll('main, [role=dialog], [role=alertdialog]')]
      .filter(({ scrollWidth, clientWidth }) => scrollWidth > clientWidth)
      .map(element => `${element.tagName} scrolls sideways by ${element.scrollWidth - element.clientWidth} px`)
  )
