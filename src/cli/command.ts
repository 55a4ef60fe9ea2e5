import type { Arguments } from './arguments.ts'
import type { CliError } from './cli-error.ts'
import type { Terminal } from './terminal.ts'
import type { Texts } from './texts.ts'

export const commandNames = [
  'create',
  'import',
  'export',
  'log',
  'list',
  'backup',
  'restore',
  'info',
  'codes',
  'verify',
  'audit',
  'directory-import',
  'directory-export',
  'people',
  'passphrase'
] as const
export type CommandName = (typeof commandNames)[number]

/** An option as it is typed and explained. One without `value` is on when it is there. */
export interface Option {
  readonly value?: string
  readonly required?: true
  readonly several?: true
}

export type Options = Readonly<Record<string, Option>>

/** What a command is given to work with. */
export interface Invocation {
  readonly args: Arguments
  readonly texts: Texts
  readonly terminal: Terminal
  /** The answer is to be one JSON object; nothing else may be written beside it. */
  readonly json: boolean
}

/** What a command answers: `value` as JSON, or the same in words. With a `fault` there is an answer and yet it is not well. */
export interface Outcome {
  readonly value: unknown
  readonly lines: readonly string[]
  readonly fault?: CliError | undefined
}

export interface Command {
  readonly name: CommandName
  /** The one argument that stands without an option, as the help names it. */
  readonly argument?: string
  readonly options: Options
  readonly run: (invocation: Invocation) => Promise<Outcome>
}

/** Options of every command. */
export const commonOptions = { json: {}, lang: { value: 'sv|en' }, help: {} } as const satisfies Options

/** Options of every command that opens a bureau. */
export const bureauOptions = {
  data: { value: 'DIR', required: true },
  'passphrase-file': { value: 'FILE' }
} as const satisfies Options
