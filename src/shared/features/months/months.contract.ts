import { z } from 'zod'
import { command, query, unlocked } from '../../ipc/define.ts'
import { fileTokenSchema } from '../../domain/ids.ts'
import { monthSchema } from '../../domain/month.ts'
import { longPeriodSchema } from '../../domain/period.ts'
import {
  monthFiguresSchema,
  monthPreviewSchema,
  monthSummarySchema,
  releaseMethods,
  periodSummarySchema,
  releaseReportSchema
} from './months.schema.ts'

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
   * after that the same release is written again, byte for byte. Without a `method` it is rounded, or written as it was; a month that
   * was protected by one method is refused by the other (`release.other-method`).
   */
  'months.export': command({
    access: unlocked('coordinator'),
    input: z.object({ month: monthSchema, folder: fileTokenSchema, method: z.enum(releaseMethods).optional() }),
    output: releaseReportSchema
  }),
  /** What the month's summary will be. It is the draw of the summary itself, so looking changes nothing, however often. */
  'months.preview': query({
    access: unlocked('coordinator'),
    input: z.object({ month: monthSchema }),
    output: monthPreviewSchema
  }),
  /** Stops the export that is being checked, if there is one; it answers `disclosure.cancelled`, and nothing is closed. */
  'months.cancelExport': command({ access: unlocked('coordinator'), input: z.null(), output: z.null() }),
  /** The quarters and years of which at least one month is closed; latest first. */
  'months.periods': query({ access: unlocked('coordinator'), input: z.null(), output: z.array(periodSummarySchema) }),
  /** Writes the sum of a quarter's or a year's releases into a folder, always the same one. */
  'months.exportSum': command({
    access: unlocked('coordinator'),
    input: z.object({ period: longPeriodSchema, folder: fileTokenSchema }),
    output: releaseReportSchema
  }),
  /**
   * Draws a month anew in the place of its release and writes that. Only for a release of which no copy left the house, which whoever
   * calls this says: two releases of one month together tell more than one may.
   */
  'months.replace': command({
    access: unlocked('coordinator'),
    input: z.object({ month: monthSchema, folder: fileTokenSchema, neverLeft: z.literal(true) }),
    output: releaseReportSchema
  }),
  /** Closes a month that can have no release of its own, for too few visits or want of a safe rounding; the next release counts them. */
  'months.passOver': command({
    access: unlocked('coordinator'),
    input: z.object({ month: monthSchema }),
    output: z.null()
  })
}
