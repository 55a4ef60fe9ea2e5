import type { CallError, ErrorCode, ErrorParams } from '../shared/domain/errors.ts'
import type { Result } from '../shared/domain/result.ts'

/**
 * What only a command line can get wrong, so that it is no part of the list of calls' errors. Each has a text in
 * `locales/<lng>/cli.json` under `errors`.
 */
export const cliErrorCodes = [
  'usage.no-command',
  'usage.command-first',
  'usage.unknown-command',
  'usage.unknown-option',
  'usage.missing-option',
  'usage.missing-value',
  'usage.needless-value',
  'usage.repeated-option',
  'usage.missing-argument',
  'usage.needless-argument',
  'usage.value',
  'usage.not-together',
  'usage.both',
  'usage.question',
  'usage.refer',
  'usage.new-organisation',
  'usage.topic-not-asked',
  'usage.topic-twice',
  'usage.no-question',
  'usage.no-visit',
  'usage.place-needed',
  'usage.unknown-step',
  'usage.step-needs',
  'usage.step-without',
  'passphrase.needed',
  'passphrase.not-alike',
  'passphrase.file-unreadable',
  'passphrase.file-empty',
  'passphrase.file-too-long',
  'passphrase.file-lines',
  'recovery.exists',
  'recovery.unwritable',
  'recovery.inside-bureau',
  'recovery.not-written',
  'json.unreadable',
  'json.too-large',
  'json.malformed',
  'json.field',
  'export.folder-unusable',
  'note.identifies',
  'organisation.not-known',
  'person.not-known',
  'code.not-known',
  'verify.missing',
  'verify.unknown-kind',
  'verify.failed',
  'demo.folder-not-empty',
  'stopped'
] as const

export type CliErrorCode = (typeof cliErrorCodes)[number]

/** An error of a call, or one of the command line's own, on its way to the screen. */
export class CliError extends Error {
  override readonly name = 'CliError'
  readonly code: CliErrorCode | ErrorCode
  readonly params: ErrorParams
  readonly incidentId: string | undefined

  constructor(code: CliErrorCode | ErrorCode, params: ErrorParams = {}, incidentId?: string) {
    super(code)
    this.code = code
    this.params = params
    this.incidentId = incidentId
  }
}

/** The value that a call answered; throws its error. */
export function valueOf<T>(result: Result<T>): T {
  if (result.ok) return result.value
  throw fromCall(result.error)
}

/** An error of a call as the terminal words it. */
export const fromCall = ({ code, params, incidentId }: CallError): CliError => new CliError(code, params, incidentId)

/** Runs a piece of work; an error of a call that comes out of it names the place, which the calls themselves do not know. */
export async function naming<Answer>(
  place: (code: string) => ErrorParams,
  work: () => Promise<Answer>
): Promise<Answer> {
  try {
    return await work()
  } catch (error) {
    if (!(error instanceof CliError)) throw error
    throw new CliError(error.code, { ...place(error.code), ...error.params }, error.incidentId)
  }
}
