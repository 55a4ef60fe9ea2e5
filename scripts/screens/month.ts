import { mkdirSync } from 'node:fs'
import path from 'node:path'
import { stubOpenDialog } from '../../test/e2e/fixtures.ts'
import type { Stage } from './stage.ts'

/** The figures of a month, and its way out of the house. */
export async function photographMonth({ app, page, folder, goTo, say, see, shoot }: Stage): Promise<void> {
  await goTo('/month')
  await see(say('months:exact.title'))
  await shoot('month')

  await page.getByRole('button', { name: say('months:export.first') }).press('Enter')
  await page.getByRole('alertdialog').waitFor()
  await shoot('month-closing')

  const target = path.join(folder, 'summaries')
  mkdirSync(target)
  await stubOpenDialog(app, target)
  await page.getByRole('button', { name: say('months:close.confirm') }).press('Enter')
  await page.getByRole('button', { name: say('months:report.show') }).waitFor({ timeout: 120_000 })
  await shoot('month-report')
}
