import { madeUp } from './made-up.ts'
import type { Stage } from './stage.ts'

/** What a coordinator decides for the whole bureau, and where it leads. */
export async function photographSettings(stage: Stage): Promise<void> {
  const { goTo, say, see, shoot } = stage
  await goTo('/settings')
  await see(say('settings:lock.title'))
  await shoot('settings')
  await photographOwnPassphrase(stage)
  await photographNewKey(stage)
  await photographRecord(stage)
}

async function photographOwnPassphrase({ say, see, press, push, look }: Stage): Promise<void> {
  await push('settings:passphrase.open')
  await see(say('settings:passphrase.keys'))
  await push('passphrase:offer.draw')
  await see(say('passphrase:offer.write'))
  await press('Enter')
  await look('passphrase-change')
  await push('settings:passphrase.back')
}

async function photographNewKey({ language, say, type, see, push, look }: Stage): Promise<void> {
  await push('settings:recovery.open')
  await see(say('settings:recovery.lead'))
  await look('recovery-key-renew')
  await type(madeUp[language].passphrase, 'Enter')
  await see(say('recovery-key:shown.warning'))
  await push('recovery-key:shown.written')
  await see(say('recovery-key:back.lead'))
  await type('x', 'Enter')
  await look('recovery-key-wrong')
}

async function photographRecord({ page, goTo, say, see, push, shoot }: Stage): Promise<void> {
  await goTo('/desk')
  await goTo('/settings')
  await push('settings:audit.open')
  await see(say('audit:lead'))
  await page.getByRole('row').nth(1).waitFor()
  await shoot('record')
}
