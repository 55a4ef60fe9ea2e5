import { madeUp } from './made-up.ts'
import type { Stage } from './stage.ts'

/** From the empty window to the empty desk. */
export async function photographFirstStart({
  page,
  language,
  say,
  push,
  type,
  press,
  see,
  shoot
}: Stage): Promise<void> {
  const { bureau, person, passphrase } = madeUp[language]
  await see(say('start:bureau.title'))
  await shoot('first-start')
  await type(bureau, 'Tab')
  await type('malm')
  await page.getByRole('option', { name: 'Malmö' }).waitFor()
  await press('Tab', 'Tab')
  await type(person)

  await press('Enter')
  await see(say('start:create.title'))
  await page.locator('[data-field=passphrase] input:focus').waitFor()
  await type(passphrase, 'Tab', 'Tab')
  await type(passphrase)
  await see(say('passphrase:same'))
  await shoot('passphrase')

  await press('Enter')
  await see(say('recovery-key:shown.title'))
  await shoot('recovery-key')
  const groups = await page.locator('code').allInnerTexts()
  await push('recovery-key:shown.written')
  await see(say('recovery-key:back.title'))
  const labels = await page.locator('form label').allInnerTexts()
  const asked = labels.map(label => Number(/\d+/.exec(label)?.[0]))
  for (const [index, group] of asked.entries()) {
    if (index > 0) await press('Tab')
    await type(groups[group - 1] ?? '')
  }
  await shoot('recovery-key-typed-back')

  await press('Enter')
  await page.getByLabel(say('desk:field.topic')).waitFor()
  await shoot('desk-empty')
}
