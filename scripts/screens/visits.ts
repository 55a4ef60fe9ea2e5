import { maxHousehold } from '../../src/shared/features/visits/visits.schema.ts'
import type { Stage } from './stage.ts'

/** The list, and one visit that is corrected. */
export async function photographVisits({
  page,
  language,
  goTo,
  push,
  button,
  say,
  press,
  see,
  shoot,
  look
}: Stage): Promise<void> {
  await goTo('/visits')
  await page.getByRole('grid').waitFor()
  await shoot('visits')

  await page
    .getByRole('combobox', { name: say('visits:filter.topic') })
    .fill({ sv: 'hyresavt', en: 'rental', ar: 'عقود الإيجار' }[language])
  await page.getByRole('option').first().waitFor()
  await press('Tab')
  await see(say('visits:filter.clear'))
  await shoot('visits-filtered')
  await push('visits:filter.clear')

  await page.getByRole('row').nth(1).press('Enter')
  await button('visits:correct.action').waitFor()
  await press('Control+r')
  await button('visits:correct.save').waitFor()
  await page.getByLabel(say('desk:field.time'), { exact: true }).fill('11:20')
  await page.getByLabel(say('desk:field.household'), { exact: true }).fill('3')
  await shoot('visit-correction')
  await press('Control+Enter')
  await see(say('visits:correct.saved'))
  await shoot('visit-corrected')

  await press('Control+r')
  await button('visits:correct.save').waitFor()
  await page.getByLabel(say('desk:field.household'), { exact: true }).fill('x')
  await press('Control+Enter')
  await see(say('desk:problem.household-unreadable', { max: maxHousehold }))
  await look('visit-correction-problem')
  await press('Control+b')
  await page.getByRole('alertdialog').waitFor()
  await look('visit-correction-left')
  await push('visits:leave.leave')
  await push('visits:erase.action')
  await page.getByRole('alertdialog').waitFor()
  await look('visit-erase')
  await push('visits:erase.keep')
  await press('Control+Shift+Delete')
  await see(say('visits:withdraw.done'))
  await look('visit-withdrawn')
  await press('Control+u')
  await see(say('visits:restore.done'))
}
