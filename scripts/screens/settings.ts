import type { Stage } from './stage.ts'

/** What a coordinator decides for the whole bureau. */
export async function photographSettings({ say, press, see, shoot }: Stage): Promise<void> {
  await press('Control+6')
  await see(say('settings:lock.title'))
  await shoot('settings')
}
