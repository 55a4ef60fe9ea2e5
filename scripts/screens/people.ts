import { testPassphrase } from '../../test/bureau.ts'
import type { Stage } from './stage.ts'

/** Adding somebody, what can be done with them, and what removing them means. */
export async function photographPeople({ page, goTo, say, press, type, see, shoot }: Stage): Promise<void> {
  await goTo('/people')
  await see(say('people:lead'))
  await page.getByRole('button', { name: say('people:add.open') }).press('Enter')
  await see(say('people:add.passphraseLead'))
  await type('Nina Prov')
  await shoot('people-add')
  const fill = (label: string, text: string) => page.getByLabel(label, { exact: true }).fill(text)
  await fill(say('people:add.theirs'), 'en gul cykel utan klocka')
  await fill(say('passphrase:again'), 'en gul cykel utan klocka')
  await fill(say('passphrase:own.label'), testPassphrase)
  await press('Enter')
  await page.getByRole('row', { name: 'Nina Prov' }).waitFor()
  await shoot('people')
  await page.getByRole('row', { name: 'Nina Prov' }).press('Enter')
  await see(say('people:door.title'))
  await shoot('person')
  await page.getByRole('button', { name: say('people:remove.open') }).press('Enter')
  await see(say('people:remove.final'))
  await shoot('person-remove')
  await press('Escape')
}
