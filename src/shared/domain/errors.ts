import { z } from 'zod'

/**
 * Every way in which a call can fail. Each code has a text in every locale (`locales/<lng>/errors.json`, same key),
 * and `scripts/check-locales.ts` fails when one is missing. Add a code here, and its texts, in the same commit.
 */
export const errorCodes = [
  // the gate
  'call.unknown',
  'call.invalid',
  'call.forbidden',
  'call.locked',
  'call.unlocked',
  'internal',
  // the vault
  'vault.absent',
  'vault.exists',
  'vault.folder-unusable',
  'vault.in-use',
  'vault.disk-full',
  'vault.wrong-passphrase',
  'vault.wrong-recovery-key',
  'vault.too-many-tries',
  'vault.passphrase-weak',
  'vault.keyring-missing',
  'vault.keyring-damaged',
  'vault.keyring-newer',
  'vault.keyring-older',
  'vault.desk-missing',
  'vault.desk-empty',
  'vault.desk-damaged',
  'vault.desk-gone',
  'vault.desk-older',
  'vault.wal-missing',
  'vault.wal-damaged',
  'vault.wal-older',
  'vault.desk-newer',
  'vault.desk-foreign',
  'vault.migration-failed',
  'vault.restore-unfinished',
  // backups of the vault
  'backup.folder-missing',
  'backup.folder-unusable',
  'backup.disk-full',
  'backup.inside-bureau',
  'backup.not-read-back',
  'backup.not-a-backup',
  'backup.cut',
  'backup.unfinished',
  'backup.damaged',
  'backup.newer',
  'backup.not-authentic',
  'backup.wrong-passphrase',
  'backup.months-unknown',
  // people
  'people.unknown',
  'people.name-taken',
  'people.self',
  'people.state',
  'people.too-many',
  // visits and their parts
  'visit.unknown',
  'visit.changed-meanwhile',
  'visit.withdrawn',
  'visit.not-withdrawn',
  'visit.id-taken',
  'visit.erased',
  'return.words',
  'return.word-unknown',
  'return.unknown',
  'return.too-many-tries',
  'note.unknown',
  'note.identifies',
  'answer.unknown',
  'answer.changed-meanwhile',
  'answer.published',
  'answer.not-published',
  'answer.withdrawn',
  'answer.not-withdrawn',
  'answer.id-taken',
  'answer.identifies',
  'topic.unknown',
  'topic.retired',
  'language.unknown',
  'municipality.unknown',
  'organisation.unknown',
  'organisation.exists',
  // the directory
  'directory.unknown-entry',
  'directory.not-a-directory',
  'directory.csv',
  'directory.no-text',
  'directory.json',
  'directory.import-problems',
  'directory.import-stopped',
  'date.future',
  'date.too-early',
  // a month and its release
  'month.not-over',
  'month.too-early',
  'month.empty',
  'month.released-elsewhere',
  'month.closed',
  'month.not-too-few',
  'month.not-closed',
  'release.too-few',
  'release.no-rounding',
  'release.not-certified',
  'release.not-replaceable',
  'release.other-method',
  'release.sum-of-suppressed',
  'register.changed',
  'register.missing',
  'release.target-exists',
  'release.target-unusable',
  // figures that cannot be attacked, and attacks without an end
  'disclosure.not-a-tree',
  'disclosure.not-a-count',
  'disclosure.not-additive',
  'disclosure.impossible',
  'disclosure.circle-too-large',
  'disclosure.release-missing',
  'disclosure.cancelled',
  // files
  'file.unknown-token',
  'file.missing',
  'file.not-a-file',
  'file.empty',
  'file.binary',
  'file.too-large',
  'file.too-many-rows',
  'file.cut',
  'file.zip-damaged',
  'file.encoding',
  'file.unreadable',
  'file.changed',
  'file.not-written',
  // import of a spreadsheet
  'import.no-header',
  'import.no-rows',
  'import.too-many-columns',
  'import.quote-open',
  'import.ambiguous-separator',
  'import.lines-quoted',
  'import.mapping-incomplete',
  'import.mapping-invalid',
  'import.column-unknown'
] as const

export type ErrorCode = (typeof errorCodes)[number]

/** Values that an error's text may name: which field, which line, which limit. Never the content of a record. */
export type ErrorParams = Readonly<Record<string, string | number>>

export const callErrorSchema = z.object({
  code: z.enum(errorCodes),
  params: z.record(z.string(), z.union([z.string(), z.number()])),
  /** Present on `internal` only: the number under which the fault stands in the log. */
  incidentId: z.string().optional()
})

export interface CallError {
  readonly code: ErrorCode
  readonly params: ErrorParams
  readonly incidentId?: string | undefined
}

/**
 * The one error type that the project throws on purpose. Whatever else reaches the gate is a fault and is shown
 * as `internal` with an incident number.
 */
export class FyrError extends Error {
  override readonly name = 'FyrError'
  readonly code: ErrorCode
  readonly params: ErrorParams

  constructor(code: ErrorCode, params: ErrorParams = {}, options?: ErrorOptions) {
    super(code, options)
    this.code = code
    this.params = params
  }
}
