import { parseArgs, type ParseArgsConfig } from 'node:util'
import type { z } from 'zod'
import { CliError } from './cli-error.ts'
import type { Option, Options } from './command.ts'
import { nearest } from './nearest.ts'

/** What was typed after a command, checked against the options that it has. */
export interface Arguments {
  readonly flag: (name: string) => boolean
  readonly one: (name: string) => string | undefined
  readonly all: (name: string) => readonly string[]
  /** The value of an option that must be there. */
  readonly needed: (name: string) => string
  /** The value of an option, read by a schema; throws `usage.value` when it does not fit. */
  readonly read: <Schema extends z.ZodType>(
    name: string,
    schema: Schema,
    expected: string
  ) => z.output<Schema> | undefined
  /** The one argument without an option. */
  readonly argument: string | undefined
}

/**
 * Reads what was typed. Throws `usage.*` for an option that the command does not have (naming the nearest that it has), one that
 * is there twice, one without its value, and an argument too many. That everything needed is there is checked by `checkComplete`,
 * so that `--help` can come first.
 */
export function readArguments(typed: readonly string[], options: Options, takesArgument: boolean): Arguments {
  const { tokens } = parseArgs({
    args: [...typed],
    options: forParser(options),
    strict: false,
    allowPositionals: true,
    tokens: true
  })
  const values = new Map<string, string[]>()
  const positionals: string[] = []
  for (const token of tokens) {
    if (token.kind === 'positional') positionals.push(token.value)
    if (token.kind !== 'option') continue
    const option = options[token.name]
    if (option === undefined || !Object.hasOwn(options, token.name)) throw unknownOption(token.rawName, options)
    const value = valueOfOption(option, token)
    const before = values.get(token.name) ?? []
    if (before.length > 0 && option.several !== true)
      throw new CliError('usage.repeated-option', { option: token.rawName })
    values.set(token.name, [...before, value])
  }
  const needless = positionals[takesArgument ? 1 : 0]
  if (needless !== undefined) throw new CliError('usage.needless-argument', { argument: needless })
  return argumentsOf(values, positionals[0], options)
}

/** Throws `usage.missing-*` when something that the command cannot do without was not typed. */
export function checkComplete(args: Arguments, options: Options, argument: string | undefined): void {
  if (argument !== undefined && (args.argument ?? '') === '') throw new CliError('usage.missing-argument', { argument })
  const missing = Object.entries(options).find(
    ([name, option]) => option.required === true && args.one(name) === undefined
  )
  if (missing !== undefined)
    throw new CliError('usage.missing-option', { option: `--${missing[0]}`, value: missing[1].value ?? '' })
}

function argumentsOf(
  values: ReadonlyMap<string, readonly string[]>,
  argument: string | undefined,
  options: Options
): Arguments {
  const one = (name: string) => values.get(name)?.[0]
  return {
    argument,
    one,
    flag: name => values.has(name),
    all: name => values.get(name) ?? [],
    needed(name) {
      const value = one(name)
      if (value === undefined)
        throw new CliError('usage.missing-option', { option: `--${name}`, value: options[name]?.value ?? '' })
      return value
    },
    read(name, schema, expected) {
      const value = one(name)
      if (value === undefined) return undefined
      const result = schema.safeParse(value)
      if (!result.success) throw new CliError('usage.value', { option: `--${name}`, value, expected })
      return result.data
    }
  }
}

function forParser(options: Options): NonNullable<ParseArgsConfig['options']> {
  const known = Object.entries(options).map(
    ([name, option]): [string, { type: 'string' | 'boolean'; short?: string }] => [
      name,
      { type: option.value === undefined ? 'boolean' : 'string', ...(name === 'help' ? { short: 'h' } : {}) }
    ]
  )
  return Object.fromEntries(known)
}

interface OptionToken {
  readonly rawName: string
  readonly value: string | undefined
  readonly inlineValue: boolean | undefined
}

function valueOfOption(option: Option, { rawName, value, inlineValue }: OptionToken): string {
  if (option.value === undefined) {
    if (value !== undefined) throw new CliError('usage.needless-value', { option: rawName })
    return ''
  }
  const isNextOption = inlineValue !== true && value !== undefined && /^-./.test(value)
  if (value === undefined || value === '' || isNextOption)
    throw new CliError('usage.missing-value', { option: rawName, value: option.value })
  return value
}

function unknownOption(rawName: string, options: Options): CliError {
  const meant = nearest(rawName.replace(/^-+/, ''), Object.keys(options))
  return new CliError('usage.unknown-option', { option: rawName, meant: meant === null ? '' : `--${meant}` })
}
