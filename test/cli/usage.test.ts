import { describe, expect, it } from 'vitest'
import { cli } from './cli-process.ts'
import { typed } from './in-process.ts'

const open = ['--data', 'nowhere', '--passphrase-file', 'nowhere']

describe('what is typed wrongly', () => {
  it.each([
    ['no command', [], 'usage.no-command', ''],
    ['an option before the command', ['--data', 'x', 'info'], 'usage.command-first', ''],
    ['an unknown command', ['imprt'], 'usage.unknown-command', 'import'],
    ['an unknown option', ['info', '--dta', 'x'], 'usage.unknown-option', '--data'],
    ['an option of another command', ['info', ...open, '--month', '2026-09'], 'usage.unknown-option', ''],
    ['an option without its value', ['info', '--data'], 'usage.missing-value', ''],
    [
      'an option whose value is the next option',
      ['info', '--data', '--passphrase-file', 'x'],
      'usage.missing-value',
      ''
    ],
    ['a value for an option that takes none', ['list', ...open, '--withdrawn=yes'], 'usage.needless-value', ''],
    ['an option that is there twice', ['info', '--data', 'a', '--data', 'b'], 'usage.repeated-option', ''],
    ['an option that is missing', ['info'], 'usage.missing-option', ''],
    ['an argument that is missing', ['import', ...open], 'usage.missing-argument', ''],
    ['an argument of nothing', ['import', '', ...open], 'usage.missing-argument', ''],
    ['a list of codes that there is not', ['codes', 'lists'], 'usage.value', ''],
    ['an argument too many', ['import', 'a.csv', 'b.csv', ...open], 'usage.needless-argument', ''],
    ['a name whose quotation marks are missing', ['create', '--name', 'Open', 'Desk'], 'usage.needless-argument', ''],
    ['a month that does not exist', ['export', ...open, '--month', '2026-13', '--out', 'x'], 'usage.value', ''],
    ['a date that does not exist', ['list', ...open, '--from', '2026-02-30'], 'usage.value', ''],
    ['a last day before the first', ['list', ...open, '--from', '2026-02-02', '--to', '2026-02-01'], 'usage.value', ''],
    ['a limit of nothing', ['list', ...open, '--limit', '0'], 'usage.value', ''],
    ['a language of messages that there is not', ['info', ...open, '--lang', 'de'], 'usage.value', ''],
    ['a prototype for an option', ['info', '--constructor', 'x'], 'usage.unknown-option', '']
  ])('%s is named', async (_case, args, expected, meant) => {
    const { code, stdout, stderr } = await typed([...args, '--json'])
    expect(JSON.parse(stdout)).toMatchObject({
      ok: false,
      error: { code: expected, ...(meant === '' ? {} : { params: { meant } }) }
    })
    expect({ code, stderr }).toEqual({ code: 2, stderr: '' })
  })

  it('is said with what the option takes, where it is one that only some uses of a command need', async () => {
    const { stderr } = await typed(['export', ...open, '--month', '2026-09'])
    expect(stderr).toContain('--out DIR is needed')
    expect((await typed(['codes', 'topics'])).stderr).toContain('--data DIR is needed')
  })

  it('is said on standard error, with what was meant, and nothing on standard output', async () => {
    const { code, stdout, stderr } = await cli(['info', '--dta', 'x'])
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' })
    expect(stderr).toMatch(/--dta/)
    expect(stderr).toMatch(/Did you mean --data\?/)
  })
})

describe('the language of the messages', () => {
  it.each([
    ['Swedish by option', ['--lang', 'sv'], 'en', 'Menade du'],
    ['Swedish by option, written together', ['--lang=sv'], 'en', 'Menade du'],
    ['Swedish by the system', [], 'sv', 'Menade du'],
    ['English by option on a Swedish system', ['--lang', 'en'], 'sv', 'Did you mean']
  ] as const)('is %s', async (_case, options, language, expected) => {
    expect((await typed(['info', '--dta', 'x', ...options], { language })).stderr).toContain(expected)
  })

  it('is the locale of the process', async () => {
    expect((await cli(['info', '--dta', 'x'], { env: { LANG: 'sv_SE.UTF-8' } })).stderr).toContain('Menade du')
  })
})

describe('help', () => {
  it('explains the program, also after a command and as a command', async () => {
    const program = await cli(['--help'])
    expect(program).toMatchObject({ code: 0, stderr: '' })
    expect(program.stdout).toContain('Commands:')
    const byCommand = await typed(['help', 'export'])
    const byOption = await typed(['export', '--help'])
    expect(byOption).toMatchObject({ code: 0, stdout: byCommand.stdout })
    expect(byOption.stdout).toContain('--month YYYY-MM')
  })

  it('says the version', async () => {
    expect((await typed(['--version'])).stdout).toMatch(/^\d+\.\d+\.\d+\n$/)
  })
})
