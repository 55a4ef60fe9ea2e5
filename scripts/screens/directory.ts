import { mkdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { stubOpenDialog } from '../../test/e2e/fixtures.ts'
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

/** A directory of others is looked through, first with something wrong in it, then taken; and the way out. */
export async function photographDirectoryExchange(stage: Stage): Promise<void> {
  const { app, language, folder, goTo, say, press, see, shoot, look, push, button } = stage
  const { name, organisation } = service[language]
  const write = (file: string, ...lines: readonly string[]): void =>
    writeFileSync(path.join(folder, file), lines.join('\r\n'))
  const services = ['id,organization_id,name', `made-up-1,made-up,${name}`]
  await goTo('/directory')
  await press('Control+Shift+I')
  await see(say('directory:import.start.title'))
  await look('directory-import')
  const list = path.join(folder, 'list.csv')
  writeFileSync(list, [`${organisation};${name}`, '1;2'].join('\r\n'))
  await stubOpenDialog(app, list)
  await push('directory:import.chooseFile')
  await see(say('directory-columns:missingService'))
  await shoot('directory-import-columns')
  await push('directory:import.cancel')
  const tables = path.join(folder, 'tables')
  mkdirSync(tables)
  for (const table of ['a.csv', 'b.csv']) writeFileSync(path.join(tables, table), 'id;1\r\n1;2')
  await stubOpenDialog(app, tables)
  await push('directory:import.chooseFolder')
  await see(say('directory-columns:choose'))
  await look('directory-import-tables')
  await push('directory:import.cancel')
  write('organizations.csv', 'id,name', `made-up,${organisation}`)
  write('services.csv', ...services, `made-up-2,nobody,${name}`)
  await stubOpenDialog(app, folder)
  await push('directory:import.chooseFolder')
  await see(say('directory:import.problem.points-nowhere'))
  await look('directory-import-problems')
  await push('directory:import.cancel')
  write('services.csv', ...services)
  await push('directory:import.chooseFolder')
  await see(say('directory:import.ready'))
  await look('directory-import-look')
  await press('Control+Enter')
  await button('directory:import.see').waitFor()
  await look('directory-import-done')
  await push('directory:import.see')
  await see(organisation)
  await press('Control+Shift+E')
  await see(say('directory:export.what'))
  await press('Control+Enter')
  await button('directory:export.show').waitFor()
  await look('directory-export')
}
