import { commonOptions, type Command, type Option } from './command.ts'
import { exitCodes } from './exit-codes.ts'
import type { Texts } from './texts.ts'

const WIDTH = 80
const INDENT = 2

/** What the program is for, and its commands. */
export function programHelp(texts: Texts, commands: readonly Command[]): string[] {
  const { say } = texts
  const width = longest(commands.map(command => command.name))
  return [
    ...wrap(say('program.about'), 0),
    '',
    say('help.usage', { usage: 'npm run -s bureau -- COMMAND --data DIR …' }),
    '',
    say('help.commands'),
    ...commands.flatMap(({ name }) => entry(name, say(`commands.${name}.summary`), width)),
    '',
    ...optionLines(texts, commonOptions),
    '',
    ...exitCodeLines(texts),
    '',
    ...wrap(say('program.more'), 0)
  ]
}

/** Everything about one command. */
export function commandHelp(texts: Texts, command: Command): string[] {
  const { say } = texts
  const options = { ...command.options, ...commonOptions }
  return [
    ...wrap(say(`commands.${command.name}.summary`), 0),
    '',
    ...wrap(say('help.usage', { usage: usageOf(command) }), 0),
    '',
    ...say(`commands.${command.name}.about`)
      .split('\n')
      .flatMap(paragraph => wrap(paragraph, 0)),
    '',
    ...optionLines(texts, options, command),
    '',
    ...say(`commands.${command.name}.examples`).split('\n'),
    '',
    ...exitCodeLines(texts)
  ]
}

function usageOf({ name, argument, options }: Command): string {
  const required = Object.entries(options).filter(([, option]) => option.required)
  return ['npm run -s bureau --', name, argument, ...required.map(([option, { value }]) => `--${option} ${value}`), '…']
    .filter(part => part !== undefined)
    .join(' ')
}

function optionLines(texts: Texts, options: Readonly<Record<string, Option>>, command?: Command): string[] {
  const typed = (name: string, { value }: Option) => (value === undefined ? `--${name}` : `--${name} ${value}`)
  const lines = Object.entries(options).flatMap(([name, option]) => [
    `${' '.repeat(INDENT)}${typed(name, option)}`,
    ...wrap(
      `${explain(texts, name, command)}${option.several === true ? ` ${texts.say('help.several')}` : ''}`,
      INDENT * 3
    )
  ])
  return [texts.say('help.options'), ...lines]
}

/** An option's text; a command may have one of its own for an option that others have too. */
function explain(texts: Texts, option: string, command: Command | undefined): string {
  const general = texts.from('cli', `options.${option}`, {}, option)
  return command === undefined ? general : texts.from('cli', `commands.${command.name}.options.${option}`, {}, general)
}

function exitCodeLines({ say }: Texts): string[] {
  return [say('help.exitCodes'), ...exitCodes.flatMap(code => entry(String(code), say(`exit.${code}`), 3))]
}

function entry(name: string, text: string, width: number): string[] {
  const [first = '', ...rest] = wrap(text, INDENT + width + INDENT)
  return [`${' '.repeat(INDENT)}${name.padEnd(width + INDENT)}${first.trimStart()}`, ...rest]
}

/** Breaks a text between words so that it fits on a terminal of 80 columns. */
function wrap(text: string, indent: number): string[] {
  const lines: string[] = []
  for (const word of text.split(' ')) {
    const last = lines.at(-1)
    if (last !== undefined && last.length + 1 + word.length <= WIDTH - indent)
      lines[lines.length - 1] = `${last} ${word}`
    else lines.push(word)
  }
  return lines.map(line => `${' '.repeat(indent)}${line}`.trimEnd())
}

const longest = (words: readonly string[]): number => Math.max(...words.map(word => word.length))
