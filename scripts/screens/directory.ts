import type { InterfaceLanguage } from '../../src/shared/domain/interface-language.ts'
import type { Stage } from './stage.ts'

const service = {
  sv: { name: 'Råd om hyra', organisation: 'Påhittade hyreshjälpen' },
  en: { name: 'Advice on rent', organisation: 'The Made-up Rent Aid' },
  ar: { name: 'مشورة في الإيجار', organisation: 'جمعية الإيجار الخيالية' }
} as const satisfies Record<InterfaceLanguage, unknown>

/** A service is written down and looked at, and a place to refer to is asked for. */
export async function photographDirectory(stage: Stage): Promise<void> {
  const { page, language, goTo, say, press, type, button, see, shoot, look } = stage
  const { name, organisation } = service[language]
  await goTo('/directory')
  await button('directory:add').first().press('Enter')
  await page.locator('form input:focus, main input:focus').first().waitFor()
  await press('Control+Enter')
  await see(say('directory:form.needed'))
  await look('directory-problems')
  await type(name)
  await page.getByLabel(say('directory:column.organisation'), { exact: true }).fill(organisation)
  await button('directory:form.addPlace').press('Enter')
  await shoot('directory-form')
  await press('Control+Enter')
  await page.getByRole('heading', { level: 1, name }).waitFor()
  await shoot('service')
  await press('Control+b')
  await see(organisation)
  await look('directory')
  await page.getByRole('tab', { name: say('directory:tab.refer') }).click()
  await see(say('directory:refer.lead'))
  await look('refer')
}
