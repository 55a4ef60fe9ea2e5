import type { ErrorCode } from '../shared/domain/errors.ts'
import type { CliErrorCode } from './cli-error.ts'

/** What the process answers to whoever started it; documented in `docs/command-line.md` and in `--help`. */
export const EXIT = {
  done: 0,
  refused: 1,
  usage: 2,
  foundFaults: 3,
  inUse: 4,
  notLetIn: 5,
  undecided: 6,
  interrupted: 130
} as const

export type ExitCode = (typeof EXIT)[keyof typeof EXIT]

/** In the order in which they are explained. */
export const exitCodes = Object.values(EXIT)

const ownExit = new Map<CliErrorCode | ErrorCode, ExitCode>([
  ['verify.failed', EXIT.foundFaults],
  ['vault.in-use', EXIT.inUse],
  ['vault.wrong-passphrase', EXIT.notLetIn],
  ['vault.too-many-tries', EXIT.notLetIn],
  ['backup.wrong-passphrase', EXIT.notLetIn],
  ['import.mapping-incomplete', EXIT.undecided],
  ['backup.months-unknown', EXIT.undecided],
  ['stopped', EXIT.interrupted]
])

/** The exit code that belongs to an error: a named one for what a script may want to tell apart, else by the kind of error. */
export function exitCodeOf(code: CliErrorCode | ErrorCode): ExitCode {
  const own = ownExit.get(code)
  if (own !== undefined) return own
  if (code.startsWith('usage.')) return EXIT.usage
  return code.startsWith('passphrase.') ? EXIT.notLetIn : EXIT.refused
}
