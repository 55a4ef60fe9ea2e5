import { mkdirSync, readdirSync } from 'node:fs'
import path from 'node:path'
import { stubOpenDialog } from '../../test/e2e/fixtures.ts'
import { madeUp } from './made-up.ts'
import type { Stage } from './stage.ts'

/** A backup is made, and, behind the lock, looked into. The bureau is locked afterwards. */
export async function photographBackups({
  app,
  folder,
  language,
  goTo,
  say,
  type,
  press,
  push,
  see,
  shoot,
  page
}: Stage): Promise<void> {
  const stick = path.join(folder, 'USB')
  mkdirSync(stick)
  await stubOpenDialog(app, stick)
  await goTo('/settings')
  await push('settings:backups.open')
  await see(say('backups:last.none'))
  await push('backups:makeNow')
  await page.getByText(say('backups:last.none')).waitFor({ state: 'detached' })
  await shoot('backups')

  await stubOpenDialog(app, path.join(stick, readdirSync(stick).find(file => file.endsWith('.fyrbackup')) ?? ''))
  await press('Control+l')
  await push('backups:restore.open')
  await push('backups:open.choose')
  await page.locator('input[type=password]').waitFor()
  await shoot('restore-open')
  await type(madeUp[language].passphrase, 'Enter')
  await see(say('backups:look.title'))
  await shoot('restore-look')
}
