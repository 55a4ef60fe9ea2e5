import { describe, expect, it } from 'vitest'
import { errorCodes } from '../shared/domain/errors.ts'
import { writtenLanguages } from '../shared/domain/interface-language.ts'
import { CliError, cliErrorCodes } from './cli-error.ts'
import { commands } from './commands.ts'
import { errorText } from './error-text.ts'
import { commandHelp, programHelp } from './help.ts'
import { readTexts, systemLanguage } from './texts.ts'

describe.each(writtenLanguages)('the texts in %s', language => {
  it('have one for every error, and no hole in any', async () => {
    const texts = await readTexts(language)
    for (const code of [...cliErrorCodes, ...errorCodes]) {
      const text = errorText(texts, new CliError(code))
      expect(text).not.toBe(code)
      expect(text.length).toBeGreaterThan(10)
    }
  })

  it('explain every command and every option within the width of a terminal', async () => {
    const texts = await readTexts(language)
    for (const command of commands) {
      const help = commandHelp(texts, command)
      const all = help.join('\n')
      for (const option of Object.keys(command.options))
        expect(all).toMatch(new RegExp(`^  --${option}\\b.*\n {6}(?!${option}$)\\S`, 'm'))
      expect(all).not.toMatch(/commands\.|options\.|\{\{/)
      expect(Math.max(...help.map(line => line.length))).toBeLessThanOrEqual(80)
    }
    expect(programHelp(texts, commands).join('\n')).not.toMatch(/commands\.|exit\.|\{\{/)
  })

  it('show what is put into them as a terminal can stand it', async () => {
    const texts = await readTexts(language)
    const hostile = '\u001b[2J$t(list.none){{month}}'
    expect(texts.say('verify.vault', { path: hostile })).toContain('\\u{1b}[2J$t(list.none){{month}}')
  })
})

describe('systemLanguage', () => {
  it.each([
    [{ LANG: 'sv_SE.UTF-8' }, 'sv'],
    [{ LANG: 'sv' }, 'sv'],
    [{ LC_ALL: 'sv_FI', LANG: 'en_GB' }, 'sv'],
    [{ LC_ALL: '', LANG: 'sv_SE' }, 'sv'],
    [{ LC_ALL: 'C', LANG: 'sv_SE' }, 'en'],
    [{ LANG: 'svc_XX' }, 'en'],
    [{}, 'en']
  ])('of %j is %s', (environment, language) => {
    expect(systemLanguage(environment)).toBe(language)
  })
})
