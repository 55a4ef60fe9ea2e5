import type { CliError } from './cli-error.ts'
import { cliErrorCodes } from './cli-error.ts'
import { printable } from './printable.ts'
import type { Texts } from './texts.ts'

const ownCodes: ReadonlySet<string> = new Set(cliErrorCodes)

/**
 * What went wrong, where, and what to do about it, in plain words. The window's text of a call's error serves here too, unless there
 * is one that says it for a terminal.
 */
export function errorText(texts: Texts, { code, params, incidentId }: CliError): string {
  const words = { ...params, ...momentsOf(texts, params), ...inWords(texts, params), incident: incidentId ?? '' }
  const own = ownCodes.has(code) ? 'errors' : 'callErrors'
  const text = texts.from('cli', `${own}.${code}`, words, '') || texts.from('errors', code, words, code)
  const place = [params['file'], params['folder']].find(each => typeof each === 'string')
  const placed = typeof place !== 'string' || text.includes(printable(place)) ? text : `${text} (${printable(place)})`
  const meant = params['meant']
  return meant === undefined || meant === '' ? placed : `${placed} ${texts.say('meant', { meant })}`
}

/** Instants travel as milliseconds, under names that end in `At`. */
function momentsOf({ moment }: Texts, params: CliError['params']): Record<string, string> {
  return Object.fromEntries(
    Object.entries(params).flatMap(([name, value]) =>
      name.endsWith('At') && typeof value === 'number' ? [[name, moment(value)]] : []
    )
  )
}

/** Reasons and expectations are codes in the params; a person reads words. */
function inWords(texts: Texts, { reason, expected, kind, max }: CliError['params']): Record<string, string> {
  const words: Record<string, string> = {}
  if (typeof reason === 'string') words['reason'] = texts.from('cli', `reasons.${reason}`, { max: max ?? '' }, reason)
  if (typeof expected === 'string') words['expected'] = texts.from('cli', `expected.${expected}`, {}, expected)
  if (typeof kind === 'string') words['kind'] = texts.from('vocabulary', `identity.${kind}`, {}, kind)
  return words
}
