import { madeUp } from './made-up.ts'
import type { Stage } from './stage.ts'

/** The lock, and a visit from the empty form to its undo. */
export async function photographDesk(stage: Stage): Promise<void> {
  await photographLock(stage)
  await photographVisit(stage)
}

async function photographLock({ page, language, say, type, see, shoot }: Stage): Promise<void> {
  await see(say('start:unlock.title'))
  await shoot('unlock')
  await type('abc', 'Enter')
  await see(say('errors:vault.wrong-passphrase'))
  await shoot('wrong-passphrase')
  await page.getByRole('button', { name: say('start:unlock.lost') }).press('Enter')
  await see(say('start:recover.title'))
  await shoot('recovery')
  await page.getByRole('button', { name: say('start:back') }).press('Enter')
  await see(say('start:unlock.title'))
  await type(madeUp[language].passphrase, 'Enter')
  await page.getByRole('navigation').waitFor()
}

async function photographVisit({ page, language, say, type, press, see, shoot, shootDark }: Stage): Promise<void> {
  const words = { sv: ['tand', 'bank'], en: ['dental', 'bank'] }[language]
  const field = (name: string) => page.getByLabel(say(`desk:field.${name}`), { exact: true })
  await page.getByRole('heading', { level: 1, name: say('desk:title') }).waitFor()
  await press('Control+Enter')
  await see(say('desk:problem.topic-missing'))
  await shoot('visit-problems')

  await field('language').focus()
  await type('dari', 'Tab')
  await type(words[0] ?? '')
  await page.getByRole('option').first().waitFor()
  await shoot('visit-topic')
  await press('Tab', '1', 'Control+e')
  await see(say('desk:question', { number: 2 }))
  await type(words[1] ?? '', 'Tab', '5', '6', 'Tab', '3')
  await field('organisation').fill('skatt')
  await page.getByRole('option').first().waitFor()
  await press('Tab')
  await field('way').waitFor()
  await field('note').fill({ sv: 'Tar med passet nästa gång.', en: 'Brings the passport next time.' }[language])
  await field('municipality').fill('malm')
  await page.getByRole('option', { name: 'Malmö' }).waitFor()
  await press('Tab')
  await field('note').focus()
  await shoot('visit-two-questions')
  await shootDark('visit-dark')

  await press('Control+Enter')
  await see(say('desk:message.saved'))
  await shoot('visit-saved')
  await press('Control+u')
  await see(say('desk:message.takenBackInForm'))
  await shoot('visit-undone')
  await press('Control+Enter')
  await see(say('desk:message.saved'))
  await press('F1')
  await see(say('common:keys.title'))
  await shoot('keys')
  await press('Escape')
}
