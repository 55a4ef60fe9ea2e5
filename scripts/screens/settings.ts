import type { Stage } from './stage.ts'

/** What a coordinator decides for the whole bureau. */
export async function photographSettings({ goTo, say, see, shoot }: Stage): Promise<void> {
  await goTo('/settings')
  await see(say('settings:lock.title'))
  await shoot('settings')
}
