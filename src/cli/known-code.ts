import { CliError } from './cli-error.ts'
import { nearest } from './nearest.ts'

/** A code with the names that it goes by. */
export interface NamedCode {
  readonly code: string
  readonly names: readonly string[]
}

/** The code itself when the list has it; throws `code.not-known`, naming the code that was most likely meant. */
export function knownCode(typed: string, list: string, codes: readonly NamedCode[]): string {
  if (codes.some(({ code }) => code === typed)) return typed
  throw new CliError('code.not-known', { value: typed, list, meant: meantCode(typed, codes) })
}

/** One of a closed list; throws as `knownCode` does. */
export function oneOf<const Code extends string>(typed: string, list: string, codes: readonly Code[]): Code {
  const found = codes.find(code => code === typed)
  if (found !== undefined) return found
  throw new CliError('code.not-known', { value: typed, list, meant: nearest(typed, codes) ?? '' })
}

/** People know names sooner than codes: `arabiska` leads to `ara`. */
function meantCode(typed: string, codes: readonly NamedCode[]): string {
  const byName = nearest(
    typed,
    codes.flatMap(({ names }) => names)
  )
  const named = codes.find(({ names }) => byName !== null && names.includes(byName))
  return (
    named?.code ??
    nearest(
      typed,
      codes.map(({ code }) => code)
    ) ??
    ''
  )
}
