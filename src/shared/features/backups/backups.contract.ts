import { z } from 'zod'
import { command, locked, query, unlocked } from '../../ipc/define.ts'
import { fileTokenSchema } from '../../domain/ids.ts'
import { monthSchema } from '../../domain/month.ts'
import {
  backupCheckSchema,
  backupReportSchema,
  backupSettingsSchema,
  backupStatusSchema,
  restorePreviewSchema,
  restoreReportSchema,
  restoreRequestSchema
} from './backups.schema.ts'

export const backupCalls = {
  'backups.status': query({ access: unlocked('coordinator'), input: z.null(), output: backupStatusSchema }),
  'backups.changeSettings': command({
    access: unlocked('coordinator'),
    input: backupSettingsSchema,
    output: z.null()
  }),
  /** Makes a backup in a folder, or in that of the last one. It is checked by reading it back before this answers. */
  'backups.make': command({
    access: unlocked('coordinator'),
    input: z.object({ folder: fileTokenSchema.nullable() }),
    output: backupReportSchema
  }),
  /** Checks a backup without restoring it: with a passphrase all of it, without one whether it is as it was written. */
  'backups.verify': command({
    access: unlocked('coordinator'),
    input: restoreRequestSchema.pick({ file: true }).extend({ passphrase: z.string().min(1).max(512).nullable() }),
    output: backupCheckSchema
  }),
  /** Says what is in a backup, and what would be lost by restoring it. Changes nothing. */
  'backups.preview': command({ access: locked, input: restoreRequestSchema, output: restorePreviewSchema }),
  /** Puts a backup in the place of the bureau, which is kept aside. For coordinators of the backup, and with its recovery key. */
  'backups.restore': command({
    access: locked,
    /** The months of which a summary was made since the backup; null where that is not known. */
    input: restoreRequestSchema.extend({ monthsSince: z.array(monthSchema).max(1200).nullable() }),
    output: restoreReportSchema
  })
}
