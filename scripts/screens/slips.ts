import { beginVisit } from '../../test/e2e/desk-driver.ts'
import type { Stage } from './stage.ts'

/** The slip of the visit that was saved last, and what a coordinator settles for all slips. */
export async function photographSlips({
  page,
  language,
  goTo,
  say,
  press,
  button,
  push,
  type,
  see,
  shoot,
  look
}: Stage): Promise<void> {
  await goTo('/desk')
  await beginVisit(page)
  await type('dari', 'Tab')
  await type({ sv: 'tand', en: 'dental', ar: 'أسنان' }[language], 'Tab', '1', 'Control+Enter')
  await button('desk:slip').waitFor()
  await press('Control+p')
  await see(say('slips:lead'))
  await shoot('slip')
  await press('Control+b')
  await press('Control+Shift+K')
  await page.locator('input:focus').waitFor()
  await look('slip-brought')
  await goTo('/settings')
  await push('settings:slips.open')
  await see(say('slips:texts.lead'))
  await look('slip-settings')
}
