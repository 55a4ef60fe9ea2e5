import { z } from 'zod'
import { command, query, unlocked } from '../../ipc/define.ts'
import { fileTokenSchema } from '../../domain/ids.ts'
import { monthSchema } from '../../domain/month.ts'
import { monthFiguresSchema, monthSummarySchema, releaseReportSchema } from './months.schema.ts'

export const monthCalls = {
  /** Every month with a visit, and the current one; latest first. */
  'months.list': query({ access: unlocked('coordinator'), input: z.null(), output: z.array(monthSummarySchema) }),
  /** The month as it is in the file. Never for publishing: `months.export` makes what may leave. */
  'months.figures': query({
    access: unlocked('coordinator'),
    input: z.object({ month: monthSchema }),
    output: monthFiguresSchema
  }),
  /**
   * Writes the anonymised release of a month into a folder. The first time it is drawn, certified and entered in the register;
   * after that the same release is written again, byte for byte.
   */
  'months.export': command({
    access: unlocked('coordinator'),
    input: z.object({ month: monthSchema, folder: fileTokenSchema }),
    output: releaseReportSchema
  })
}
