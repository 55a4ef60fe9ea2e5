import { madeUp } from './made-up.ts'
import type { Stage } from './stage.ts'

/** A bureau whose file is empty. */
export async function photographDamage({ say, see, shoot }: Stage): Promise<void> {
  await see(say('start:damaged.title'))
  await shoot('damaged')
}

/** A bureau whose file has been replaced by an older one. */
export async function photographOlderFile({ page, language, say, type, see, look }: Stage): Promise<void> {
  await see(say('start:unlock.title'))
  await page.locator('input[type=password]:focus').waitFor()
  await type(madeUp[language].passphrase, 'Enter')
  await see(say('start:missing.title'))
  await look('older-file')
}
