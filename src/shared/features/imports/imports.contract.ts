import { z } from 'zod'
import { command, query, unlocked } from '../../ipc/define.ts'
import { fileTokenSchema } from '../../domain/ids.ts'
import { importPreviewSchema, importReportSchema } from './imports.schema.ts'
import { mappingSchema } from './mapping.schema.ts'

const coordinator = unlocked('coordinator')

export const importCalls = {
  /**
   * Reads a spreadsheet and says what would come of it; nothing is recorded. Without a mapping, the one that was last used for the
   * same headings is proposed.
   */
  'imports.preview': query({
    access: coordinator,
    input: z.object({ file: fileTokenSchema, mapping: mappingSchema.nullable() }),
    output: importPreviewSchema
  }),
  /**
   * Records the visits of a spreadsheet, all or none, and remembers the mapping. What was imported before is not recorded again.
   * Refused with `import.mapping-incomplete` while something is open, and with `file.changed` when the file is no longer the one
   * whose `hash` the preview answered (null: no preview was shown). Progress is told as `job.progress`.
   */
  'imports.run': command({
    access: coordinator,
    input: z.object({ file: fileTokenSchema, mapping: mappingSchema.nullable(), hash: z.string().max(64).nullable() }),
    output: importReportSchema
  })
}
