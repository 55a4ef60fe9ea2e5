import { fileLog } from '../core/log.ts'
import { FyrError } from '../shared/domain/errors.ts'
import { writtenLanguages, writtenLanguageSchema, type WrittenLanguage } from '../shared/domain/interface-language.ts'
import { checkComplete, readArguments } from './arguments.ts'
import { CliError } from './cli-error.ts'
import { commonOptions, type Command, type Outcome } from './command.ts'
import { commands } from './commands.ts'
import { errorText } from './error-text.ts'
import { EXIT, exitCodeOf, type ExitCode } from './exit-codes.ts'
import { commandHelp, programHelp } from './help.ts'
import { nearest } from './nearest.ts'
import { logDir } from './paths.ts'
import type { Terminal } from './terminal.ts'
import type { Texts } from './texts.ts'
import { version } from '../core/version.ts'

/**
 * Runs what was typed after the program's name, writes the answer, and answers the exit code. With `--json` exactly one object
 * goes to the output: `{ok: true, value}`, or `{ok: false, error: {code, params, message}}`, with the `value` too when there is one
 * all the same.
 */
export async function runCli(
  typed: readonly string[],
  terminal: Terminal,
  textsIn: (language: WrittenLanguage) => Promise<Texts>,
  system: WrittenLanguage
): Promise<ExitCode> {
  const texts = await textsIn(wantedLanguage(typed) ?? system)
  const json = typed.includes('--json')
  let outcome: Outcome
  try {
    outcome = await answer(typed, terminal, texts, json)
  } catch (fault) {
    outcome = { value: undefined, lines: [], fault: named(fault) }
  }
  if (json) terminal.answer([asJson(outcome, texts)])
  else terminal.answer(outcome.lines)
  if (outcome.fault === undefined) return EXIT.done
  if (!json) terminal.tell([errorText(texts, outcome.fault)])
  return exitCodeOf(outcome.fault.code)
}

async function answer(typed: readonly string[], terminal: Terminal, texts: Texts, json: boolean): Promise<Outcome> {
  const [first, ...rest] = typed
  if (first === undefined) throw new CliError('usage.no-command')
  if (first.startsWith('-')) return withoutCommand(typed, texts)
  if (first === 'help')
    return helpFor(
      rest.find(word => !word.startsWith('-')),
      texts
    )
  const command = commandCalled(first)
  const options = { ...command.options, ...commonOptions }
  const args = readArguments(rest, options, command.argument !== undefined)
  args.read('lang', writtenLanguageSchema, 'language')
  if (args.flag('help')) return inWords(commandHelp(texts, command))
  checkComplete(args, options, command.argument)
  return command.run({ args, texts, terminal, json })
}

/** Only `--help` and `--version` go without a command. */
function withoutCommand(typed: readonly string[], texts: Texts): Outcome {
  if (typed.includes('--help') || typed.includes('-h')) return helpFor(undefined, texts)
  if (typed.includes('--version')) return { value: { version }, lines: [version] }
  if (commands.some(({ name }) => typed.includes(name)))
    throw new CliError('usage.command-first', { option: typed[0] ?? '' })
  throw new CliError('usage.no-command')
}

const helpFor = (name: string | undefined, texts: Texts): Outcome =>
  inWords(name === undefined ? programHelp(texts, commands) : commandHelp(texts, commandCalled(name)))

const inWords = (lines: readonly string[]): Outcome => ({ value: { help: lines.join('\n') }, lines })

function commandCalled(name: string): Command {
  const command = commands.find(each => each.name === name)
  if (command !== undefined) return command
  throw new CliError('usage.unknown-command', {
    command: name,
    meant:
      nearest(
        name,
        commands.map(each => each.name)
      ) ?? ''
  })
}

/** The language of the messages is needed before the options are read, so that what is wrong with them can be said in it. */
function wantedLanguage(typed: readonly string[]): WrittenLanguage | undefined {
  return writtenLanguages.find(
    language =>
      typed.includes(`--lang=${language}`) ||
      (typed[typed.indexOf('--lang') + 1] === language && typed.includes('--lang'))
  )
}

/** Whatever else was thrown is a fault of ours: it goes to the log, and a person gets its number. */
function named(fault: unknown): CliError {
  if (fault instanceof CliError) return fault
  if (fault instanceof FyrError) return new CliError(fault.code, fault.params)
  return new CliError('internal', { folder: logDir() }, fileLog(logDir()).incident('the command line', fault))
}

function asJson({ value, fault }: Outcome, texts: Texts): string {
  if (fault === undefined) return JSON.stringify({ ok: true, value })
  const { code, params, incidentId } = fault
  return JSON.stringify({ ok: false, error: { code, params, message: errorText(texts, fault), incidentId }, value })
}
