import { madeUp } from './made-up.ts'
import type { Stage } from './stage.ts'

/** The lock, and what it says of a wrong passphrase. The bureau is open afterwards. */
export async function photographLock(stage: Stage): Promise<void> {
  const { say, push, type, see, shoot } = stage
  await see(say('start:unlock.title'))
  await shoot('unlock')
  await type('abc', 'Enter')
  await see(say('errors:vault.wrong-passphrase'))
  await shoot('wrong-passphrase')
  await push('start:unlock.lost')
  await see(say('start:recover.title'))
  await shoot('recovery')
  await push('start:back')
  await openBureau(stage)
}

/** Past the lock, of which no picture is taken. */
export async function openBureau({ page, language, type }: Stage): Promise<void> {
  await page.locator('input[type=password]:focus').waitFor()
  await type(madeUp[language].passphrase, 'Enter')
  await page.getByRole('navigation').waitFor()
}

/** A visit, from the empty form to what is missing in the next. */
export async function photographVisit({
  page,
  language,
  say,
  type,
  press,
  see,
  shoot,
  shootDark
}: Stage): Promise<void> {
  const words = { sv: ['tand', 'hyresavt'], en: ['dental', 'rental'], ar: ['أسنان', 'عقود الإيجار'] }[language]
  const field = (name: string) => page.getByLabel(say(`desk:field.${name}`), { exact: true })
  await page.getByRole('heading', { level: 1, name: say('desk:title') }).waitFor()
  await field('language').focus()
  await type('dari', 'Tab')
  await type(words[0] ?? '')
  await page.getByRole('option').first().waitFor()
  await shoot('visit-topic')
  await press('Tab', '1', 'Control+e')
  await see(say('desk:question', { number: 2 }))
  await type(words[1] ?? '', 'Tab', '2', '6', 'Tab', '4')
  await field('organisation').fill('hyresg')
  await page.getByRole('option').first().waitFor()
  await press('Tab')
  await field('way').waitFor()
  await field('note').fill(
    { sv: 'Tar med kontraktet nästa gång.', en: 'Brings the contract next time.', ar: 'يحضر العقد في المرة القادمة.' }[
      language
    ]
  )
  await field('municipality').fill('malm')
  await page.getByRole('option', { name: 'Malmö' }).waitFor()
  await press('Tab')
  await field('note').focus()
  await shoot('visit-two-questions')
  await shootDark('visit-dark')

  await press('Control+Enter')
  await see(say('desk:message.saved'))
  await shoot('visit-saved')
  await press('F1')
  await see(say('common:keys.title'))
  await shoot('keys')
  await press('Escape', 'Control+Enter')
  await see(say('desk:problem.topic-missing'))
  await shoot('visit-problems')
}
