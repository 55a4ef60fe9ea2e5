import { z } from 'zod'
import { fileTokenSchema } from '../../domain/ids.ts'
import { interfaceLanguageSchema } from '../../domain/interface-language.ts'
import { monthSchema } from '../../domain/month.ts'
import { command, query, unlocked } from '../../ipc/define.ts'
import { auditEntrySchema, auditFilterSchema } from './audit.schema.ts'

export const auditCalls = {
  /** Who did what, latest first. `total` counts what the filter finds; `months` are those that the record covers, latest first. */
  'audit.list': query({
    access: unlocked('coordinator'),
    input: auditFilterSchema.extend({ offset: z.int().min(0), limit: z.int().min(1).max(200) }),
    output: z.object({ entries: z.array(auditEntrySchema), total: z.int().min(0), months: z.array(monthSchema) })
  }),
  /** Writes the whole record into a folder as a CSV file, with the hashes by which it can be held against the bureau's later on. */
  'audit.export': command({
    access: unlocked('coordinator'),
    input: z.object({ folder: fileTokenSchema, language: interfaceLanguageSchema }),
    output: z.object({ file: z.string(), entries: z.int().min(0) })
  })
}
