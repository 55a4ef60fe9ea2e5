import { stubOpenDialog } from '../../test/e2e/fixtures.ts'
import { sampleFile } from './made-up.ts'
import type { Stage } from './stage.ts'

const pages = ['summary', 'columns', 'choices', 'values', 'notes'] as const

/** The sample spreadsheet, from choosing the file to what came of it. */
export async function photographImport({
  app,
  page,
  goTo,
  push,
  button,
  say,
  press,
  see,
  shoot
}: Stage): Promise<void> {
  await goTo('/import')
  await see(say('import-screen:start.title'))
  await shoot('import')

  await stubOpenDialog(app, sampleFile)
  await push('import-screen:choose')
  const tab = (of: (typeof pages)[number]) => page.getByRole('tab', { name: say(`import-screen:page.${of}`) })
  await tab('summary').waitFor()
  for (const of of pages) {
    await tab(of).click()
    await shoot(`import-${of}`)
  }

  await tab('values').click()
  // Two topics of the list have the name that the file uses.
  await page.getByLabel(say('import-screen:value.quoted', { value: 'Ansökan' })).fill('ansök')
  await page.getByRole('option').first().waitFor()
  await press('Tab')
  await button('import-screen:take', { disabled: false }).waitFor()
  await press('Control+Enter')
  await button('import-screen:done.see').waitFor()
  await shoot('import-done')
}
