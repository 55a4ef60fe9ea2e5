import { z } from 'zod'
import { fileTokenSchema } from '../../domain/ids.ts'
import { isoDateSchema, monthSchema } from '../../domain/month.ts'
import { maximumPassphraseLength } from '../../domain/passphrase.ts'

const count = z.int().min(0)

export const BACKUPS_KEPT = { least: 1, usual: 10, most: 100 } as const
/** After how many days without a good backup the coordinators are reminded. */
export const REMINDER_DAYS = { least: 1, usual: 7, most: 90 } as const

export const backupSettingsSchema = z.object({
  keep: z.int().min(BACKUPS_KEPT.least).max(BACKUPS_KEPT.most),
  remindDays: z.int().min(REMINDER_DAYS.least).max(REMINDER_DAYS.most)
})
export type BackupSettings = z.infer<typeof backupSettingsSchema>

export const backupStatusSchema = z.object({
  /** The last backup that was checked and found good; null before the first. */
  last: z.object({ madeAt: z.iso.datetime(), fileName: z.string(), folderName: z.string(), bytes: count }).nullable(),
  /** Whether it is time for another one. */
  isDue: z.boolean(),
  settings: backupSettingsSchema
})
export type BackupStatus = z.infer<typeof backupStatusSchema>

export const backupReportSchema = z.object({
  madeAt: z.iso.datetime(),
  fileName: z.string(),
  folderName: z.string(),
  bytes: count,
  visits: count,
  /** How many older backups in the folder made way. */
  removed: count
})
export type BackupReport = z.infer<typeof backupReportSchema>

/** Only bounds against abuse. */
const passphraseSchema = z
  .string()
  .min(1)
  .max(maximumPassphraseLength * 4)

/** What opens a backup: the passphrase or the recovery key of the day on which it was made. */
export const backupSecretSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('passphrase'), passphrase: passphraseSchema }),
  z.object({ kind: z.literal('recovery'), recoveryKey: z.string().min(1).max(400) })
])
export type BackupSecret = z.infer<typeof backupSecretSchema>

/** What is in a backup, read with its key. */
export const backupContentsSchema = z.object({
  bureau: z.string(),
  madeBy: z.string().nullable(),
  visits: count,
  lastVisit: isoDateSchema.nullable(),
  people: count
})
export type BackupContents = z.infer<typeof backupContentsSchema>

export const backupCheckSchema = z.object({
  madeAt: z.iso.datetime(),
  bytes: count,
  /** Whether the bureau that is open has signed it. */
  isOwn: z.boolean(),
  /** Null where no passphrase was given. */
  contents: backupContentsSchema.nullable()
})
export type BackupCheck = z.infer<typeof backupCheckSchema>

/** The bureau that a restored one would take the place of. */
const replacedSchema = z.discriminatedUnion('state', [
  z.object({ state: z.literal('none') }),
  /** Another bureau than the one in the backup. */
  z.object({ state: z.literal('other') }),
  /** Damaged, or closed to the passphrase that was given. */
  z.object({ state: z.literal('unread') }),
  z.object({
    state: z.literal('compared'),
    /** Visits that are in it and not in the backup. */
    visitsSince: count,
    /** Visits that are in both and have changed since. */
    changedSince: count,
    /** Visits of the backup that have been erased since; they are erased again. */
    erasedSince: count
  })
])
export type ReplacedBureau = z.infer<typeof replacedSchema>

export const restorePreviewSchema = z.object({
  madeAt: z.iso.datetime(),
  contents: backupContentsSchema,
  replaced: replacedSchema,
  /**
   * Who got in when the backup was made and has been removed or suspended since, by name, as far as the replaced bureau can be asked:
   * those who are kept out of the restored one too, and those who would get in again.
   */
  gone: z.object({ keptOut: z.array(z.string()), back: z.array(z.string()) }),
  /** Whether people or passphrases have changed since: those of the backup will be in force again. */
  hasOlderKeys: z.boolean(),
  /**
   * Months that may have been closed since, and those that were as far as the register of the replaced bureau knows. `anew` is the one
   * of them of which the backup has a summary: that may have been made anew.
   */
  months: z.object({ possible: z.array(monthSchema), known: z.array(monthSchema), anew: monthSchema.nullable() })
})
export type RestorePreview = z.infer<typeof restorePreviewSchema>

export const restoreRequestSchema = z.object({
  file: fileTokenSchema,
  secret: backupSecretSchema,
  /** The passphrase of the bureau that is replaced, where it is another than that of the backup. */
  currentPassphrase: passphraseSchema.nullable()
})
export type RestoreRequest = z.infer<typeof restoreRequestSchema>

export const restoreReportSchema = z.object({
  madeAt: z.iso.datetime(),
  visits: count,
  /** The folder in which the replaced bureau is kept; null where there was none. */
  asideName: z.string().nullable()
})
export type RestoreReport = z.infer<typeof restoreReportSchema>
