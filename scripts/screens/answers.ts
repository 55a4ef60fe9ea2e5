import { beginVisit } from '../../test/e2e/desk-driver.ts'
import type { InterfaceLanguage } from '../../src/shared/domain/interface-language.ts'
import type { Stage } from './stage.ts'

const article = {
  sv: {
    title: 'Hyresvärden svarar inte',
    topic: 'hyresavt',
    text: 'Be om svar i ett brev. Vänd dig sedan till hyresnämnden.'
  },
  en: {
    title: 'The landlord does not answer',
    topic: 'rental',
    text: 'Ask in a letter. Then turn to the rent tribunal.'
  },
  ar: { title: 'المؤجر لا يرد', topic: 'عقود الإيجار', text: 'اطلب الرد في رسالة. ثم توجّه إلى لجنة الإيجار.' }
} as const satisfies Record<InterfaceLanguage, unknown>

/** An article is written and published, and found from anywhere. */
export async function photographAnswers({
  page,
  language,
  goTo,
  say,
  press,
  type,
  see,
  shoot,
  look
}: Stage): Promise<void> {
  const { title, topic, text } = article[language]
  await goTo('/answers')
  await see(say('answers:empty.title'))
  await look('answers-empty')

  await press('Control+Shift+N')
  await page.locator('[data-field=title] input:focus').waitFor()
  await press('Control+Enter')
  await see(say('answers:problem.topics-missing'))
  await look('answer-problems')
  await page.getByLabel(say('answers:field.title')).focus()
  await type(title, 'Tab')
  await type(topic, 'Enter')
  await page.getByLabel(say('answers:field.text'), { exact: true }).fill(text)
  await shoot('answer-writing')
  await press('Control+Enter')
  await see(say('answers:done.published'))
  await look('answer')
  await press('Control+d')
  await see(say('answers:doubted'))
  await look('answer-doubted')
  await press('Control+Shift+Delete')
  await see(say('answers:isWithdrawn'))
  await look('answer-withdrawn')
  await press('Control+u')
  await see(say('answers:doubted'))
  await press('Control+k')
  await page.getByText(say('answers:doubted')).waitFor({ state: 'detached' })
  await goTo('/answers')
  await page.getByRole('grid').waitFor()
  await shoot('answers')

  await press('Control+f')
  await see(say('search:start'))
  await type(title.split(' ')[0] ?? '')
  await page.getByRole('option').first().waitFor()
  await shoot('search')
  await press('Escape')

  await beginVisit(page)
  await page.getByRole('combobox', { name: say('desk:field.topic') }).fill(topic)
  await page.getByRole('option').first().waitFor()
  await press('Tab')
  await see(title)
  await shoot('visit-answers')
  await press('Control+i')
  await page.getByRole('dialog').getByText(text).waitFor()
  await look('visit-answer')
  await press('Escape')
  await press('Control+Shift+Delete')
  await see(say('desk:message.discarded'))
}
