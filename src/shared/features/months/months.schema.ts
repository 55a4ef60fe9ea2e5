import { z } from 'zod'
import { fileTokenSchema } from '../../domain/ids.ts'
import { monthSchema } from '../../domain/month.ts'
import { longPeriodSchema, periodSchema } from '../../domain/period.ts'

/** A count of one code, as it is in the file: for the coordinator's eyes, never for a release. */
export const figureSchema = z.object({ code: z.string(), count: z.int().min(0) })
export type Figure = z.infer<typeof figureSchema>

/** The attributes by which the month is shown, in the order of the screen. */
export const figureSets = [
  'topicGroup',
  'topic',
  'action',
  'barrier',
  'language',
  'municipality',
  'ageBand',
  'gender',
  'timeInSweden',
  'channel',
  'referralWay',
  'referralOutcome',
  'organisationKind'
] as const
export type FigureSet = (typeof figureSets)[number]

/** Stands for a referral of which nobody knows yet what came of it. */
export const NO_OUTCOME = 'pending'

export const monthFiguresSchema = z.object({
  month: monthSchema,
  visits: z.int().min(0),
  questions: z.int().min(0),
  referrals: z.int().min(0),
  sets: z.record(z.enum(figureSets), z.array(figureSchema))
})
export type MonthFigures = z.infer<typeof monthFiguresSchema>

export const monthSummarySchema = z.object({
  month: monthSchema,
  visits: z.int().min(0),
  /**
   * `open` while the month goes on, `over` when it can be released, `released` for good; `passed-over` when it was closed without
   * a release since it could have none, and the next release counts its visits; `elsewhere` when a copy of the bureau that is lost has
   * released it.
   */
  state: z.enum(['open', 'over', 'released', 'passed-over', 'elsewhere']),
  closedAt: z.iso.datetime().nullable(),
  /** True of the release that was made last: it can be made anew when no copy of it left the house. */
  replaceable: z.boolean()
})
export type MonthSummary = z.infer<typeof monthSummarySchema>

/**
 * A quarter or a year: `waiting` for the months in `missing` to be closed, `ready`, or `released` already. It can never be made where
 * the small counts of months are hidden (`suppressed`), where a lost copy has released them (`elsewhere`), both named in `missing`, and
 * where no month has a release (`empty`).
 */
export const periodSummarySchema = z.object({
  period: longPeriodSchema,
  state: z.enum(['waiting', 'ready', 'released', 'suppressed', 'elsewhere', 'empty']),
  missing: z.array(monthSchema),
  releasedAt: z.iso.datetime().nullable()
})
export type PeriodSummary = z.infer<typeof periodSummarySchema>

/** A table that was not published. Its name, the reason and the nearest allowed thing have texts in `locales/<lng>/release.json`. */
const refusedTableSchema = z.object({ table: z.string(), reason: z.string() })

const count = z.int().min(0)
const totalsSchema = z.object({ visits: count, questions: count, referrals: count })

/** How a month can be protected; once it is, it stays so. */
export const releaseMethods = ['controlled-rounding', 'suppression'] as const
export type ReleaseMethod = (typeof releaseMethods)[number]

/** What an export made. Every figure here is one that the release publishes. */
export const releaseReportSchema = z.object({
  period: periodSchema,
  number: z.int().min(1),
  /** True when the stored release was written out once more; false when the month was released just now. */
  repeated: z.boolean(),
  folder: fileTokenSchema,
  folderName: z.string(),
  zipName: z.string(),
  tables: z.array(z.object({ table: z.string(), cells: z.int().min(1) })),
  refused: z.array(refusedTableSchema),
  /** How the figures are protected; a sum is one of rounded months. */
  method: z.enum(['controlled-rounding', 'suppression', 'sum-of-releases']),
  /** The headline totals as published; referrals are null where they are too few to be shown. */
  totals: totalsSchema.extend({ referrals: count.nullable() })
})
export type ReleaseReport = z.infer<typeof releaseReportSchema>

/**
 * What the summary of a month will be, as far as can be said before it is made: for the coordinator's eyes, with exact counts beside
 * the rounded ones. `too-few` and `no-rounding` when there will be none.
 */
export const monthPreviewSchema = z.discriminatedUnion('outcome', [
  z.object({ outcome: z.enum(['too-few', 'no-rounding']), carried: z.array(monthSchema) }),
  z.object({
    outcome: z.literal('ready'),
    /** Earlier months that could have no release of their own and are counted here. */
    carried: z.array(monthSchema),
    /** Visits of earlier months that were recorded after their summary was made. */
    late: count,
    totals: z.object({ exact: totalsSchema, shown: totalsSchema }),
    tables: z.array(z.object({ table: z.string(), cells: z.int().min(1) })),
    effect: z.object({
      figures: count,
      kept: count,
      raised: count,
      lowered: count,
      smallToZero: count,
      smallToBase: count
    }),
    /** What is not counted, as nobody counts more than four times and a topic once a visit. */
    capped: z.object({ visits: count, questions: count }),
    /** What is shown coarser than it is recorded: a dimension and its coding. */
    coarsened: z.array(z.object({ dimension: z.string(), coding: z.string() })),
    refused: z.array(
      refusedTableSchema.extend({
        /** Of a table that is too thin: what it would take. */
        thin: z
          .object({
            measure: z.enum(['visits', 'questions', 'referrals']),
            shown: count,
            needed: count,
            categories: count,
            carried: count,
            /** The categories of one list that would have to be counted as one; null where that would not help. */
            merge: z.object({ dimension: z.string(), codes: z.array(z.string()).min(2) }).nullable()
          })
          .nullable()
      })
    )
  })
])
export type MonthPreview = z.infer<typeof monthPreviewSchema>
