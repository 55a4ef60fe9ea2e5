import { mkdirSync, readdirSync } from 'node:fs'
import path from 'node:path'
import { testPassphrase } from '../../test/bureau.ts'
import { stubOpenDialog } from '../../test/e2e/fixtures.ts'
import type { Stage } from './stage.ts'

/** A backup is made, and, behind the lock, looked into. The bureau is locked afterwards. */
export async function photographBackups({
  app,
  folder,
  goTo,
  say,
  type,
  press,
  see,
  shoot,
  page
}: Stage): Promise<void> {
  const stick = path.join(folder, 'USB')
  mkdirSync(stick)
  await stubOpenDialog(app, stick)
  await goTo('/settings')
  await page.getByRole('button', { name: say('settings:backups.open') }).press('Enter')
  await see(say('backups:last.none'))
  await page.getByRole('button', { name: say('backups:makeNow') }).press('Enter')
  await page.locator('[role=status]').first().waitFor()
  await shoot('backups')

  await stubOpenDialog(app, path.join(stick, readdirSync(stick)[0] ?? ''))
  await press('Control+l')
  await page.getByRole('button', { name: say('backups:restore.open') }).press('Enter')
  await page.getByRole('button', { name: say('backups:open.choose') }).press('Enter')
  await page.locator('input[type=password]').waitFor()
  await shoot('restore-open')
  await type(testPassphrase, 'Enter')
  await see(say('backups:look.title'))
  await shoot('restore-look')
}
