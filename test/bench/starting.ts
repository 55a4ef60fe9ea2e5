import { mkdtempSync } from 'node:fs'
import path from 'node:path'
import { startApp } from '../e2e/running-app.ts'
import { inFreshFolder } from './fresh-folder.ts'
import { medianSecondsOf } from './measure.ts'
import { atMost, type Finding } from './report.ts'
import { seedBureau } from './seed.ts'

/** From starting the built app to the unlock screen. In the Chromium host a browser starts too, which Electron does not need. */
export function benchStarting(): Promise<Finding[]> {
  return inFreshFolder(async folder => {
    const userData = mkdtempSync(path.join(folder, 'user-data-'))
    await seedBureau(path.join(userData, 'bureau'), 100, ['2026-03-10'])
    const seconds = await medianSecondsOf(5, async () => {
      const app = await startApp(userData)
      const page = await app.window()
      await page.locator('input[type=password]').waitFor()
      await app.close()
    })
    return [atMost('start to unlock screen and out again', seconds, 5, 's')]
  })
}
