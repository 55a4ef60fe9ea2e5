import type { Stage } from './stage.ts'

/** The list, and one visit that is corrected. */
export async function photographVisits({ page, language, goTo, say, press, see, shoot }: Stage): Promise<void> {
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
  await page.getByRole('button', { name: say('visits:filter.clear') }).press('Enter')

  await page.getByRole('row').nth(1).press('Enter')
  await page.getByRole('button', { name: say('visits:correct.action') }).waitFor()
  await press('Control+r')
  await page.getByRole('button', { name: say('visits:correct.save') }).waitFor()
  await page.getByLabel(say('desk:field.time'), { exact: true }).fill('11:20')
  await page.getByLabel(say('desk:field.household'), { exact: true }).fill('3')
  await shoot('visit-correction')
  await press('Control+Enter')
  await see(say('visits:correct.saved'))
  await shoot('visit-corrected')
}
