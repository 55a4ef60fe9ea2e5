import type { Stage } from './stage.ts'

/** The places of a bureau in which nothing has happened yet. */
export async function photographEmptyPlaces({ page, goTo, say, push, see, look, shoot }: Stage): Promise<void> {
  await goTo('/visits')
  await see(say('visits:empty.title'))
  await shoot('visits-empty')
  await goTo('/inbox')
  await see(say('inbox:empty.title'))
  await look('inbox-empty')
  await goTo('/directory')
  await see(say('directory:empty.title'))
  await look('directory-empty')
  await goTo('/month')
  await see(say('months:none'))
  await look('month-empty')
  await goTo('/people')
  await page.getByRole('row').nth(1).waitFor()
  await look('people-alone')
  await page.getByRole('row').nth(1).press('Enter')
  await see(say('people:self'))
  await look('person-self')
  await goTo('/settings')
  await push('settings:backups.open')
  await see(say('backups:last.none'))
  await look('backups-none')
}
