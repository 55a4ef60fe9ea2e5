import { madeUp } from './made-up.ts'
import type { Stage } from './stage.ts'

/** Adding somebody, what can be done with them, and what removing them means. */
export async function photographPeople({
  page,
  language,
  goTo,
  say,
  press,
  push,
  type,
  see,
  shoot,
  look
}: Stage): Promise<void> {
  await goTo('/people')
  await see(say('people:lead'))
  await push('people:add.open')
  await see(say('people:add.passphraseLead'))
  await type('Nina Prov')
  await shoot('people-add')
  const fill = (label: string, text: string) => page.getByLabel(label, { exact: true }).fill(text)
  await fill(say('people:add.theirs'), 'en gul cykel utan klocka')
  await fill(say('passphrase:again'), 'en gul cykel utan klocka')
  await fill(say('passphrase:own.label'), madeUp[language].passphrase)
  await press('Enter')
  await page.getByRole('row', { name: 'Nina Prov' }).waitFor()
  await shoot('people')
  await page.getByRole('row', { name: 'Nina Prov' }).press('Enter')
  await see(say('people:door.title'))
  await shoot('person')
  await push('people:remove.open')
  await see(say('people:remove.final'))
  await shoot('person-remove')
  await press('Escape')
  for (const dialog of ['suspend', 'reset'] as const) {
    await push(`people:${dialog}.open`)
    await page.getByRole('dialog').or(page.getByRole('alertdialog')).waitFor()
    await look(`person-${dialog}`)
    await press('Escape')
  }
}
