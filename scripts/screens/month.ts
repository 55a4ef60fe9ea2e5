import { mkdirSync } from 'node:fs'
import path from 'node:path'
import { stubOpenDialog } from '../../test/e2e/fixtures.ts'
import type { Stage } from './stage.ts'

/** The figures of a month, and its way out of the house. */
export async function photographMonth({
  app,
  page,
  folder,
  goTo,
  push,
  button,
  say,
  see,
  shoot,
  look
}: Stage): Promise<void> {
  await goTo('/month')
  await see(say('months:exact.title'))
  await shoot('month')

  await push('months:preview.show')
  await see(say('months:preview.title'))
  await look('month-preview')

  await push('months:export.first')
  await page.getByRole('alertdialog').waitFor()
  await shoot('month-closing')

  const target = path.join(folder, 'summaries')
  mkdirSync(target)
  await stubOpenDialog(app, target)
  await push('months:close.confirm')
  await button('months:report.show').waitFor({ timeout: 120_000 })
  await shoot('month-report')
}
