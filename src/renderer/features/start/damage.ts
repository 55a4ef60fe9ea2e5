import type { ErrorCode, FyrError } from '../../../shared/domain/errors.ts'

/** A desk file that opens, and has lost what was saved last. */
const withoutCommits: ReadonlySet<ErrorCode> = new Set([
  'vault.desk-older',
  'vault.wal-missing',
  'vault.wal-damaged',
  'vault.wal-older'
])

/** What is wrong with the vault's own files, rather than with the disk, the passphrase or another program. */
const files: ReadonlySet<ErrorCode> = new Set([
  ...withoutCommits,
  'vault.keyring-missing',
  'vault.keyring-damaged',
  'vault.keyring-newer',
  'vault.keyring-older',
  'vault.desk-missing',
  'vault.desk-empty',
  'vault.desk-damaged',
  'vault.desk-newer',
  'vault.desk-foreign',
  'vault.migration-failed'
])

/** Whether the desk file opens, and lacks what was saved last. */
export const lacksCommits = ({ code }: FyrError): boolean => withoutCommits.has(code)
/** Whether the fault is in the files, so that another passphrase will not help. */
export const isAboutTheFiles = ({ code }: FyrError): boolean => files.has(code)
