import { z } from 'zod'
import { monthSchema } from '../../shared/domain/month.ts'
import { periodSchema } from '../../shared/domain/period.ts'
import {
  BASE,
  CAP,
  dimensionNames,
  measures,
  methodNames,
  refusalReasons,
  TOTAL,
  FEWEST_SHOWN_EXACTLY,
  type AnyRelease
} from '../disclosure/types.ts'
import { codePattern } from './table-file.ts'

export const titlesSchema = z.object({ sv: z.string().max(300), en: z.string().max(300) })
const codeSchema = z.string().regex(codePattern)
const countSchema = z.int().min(0).max(1_000_000_000)
export const tableNameSchema = z
  .string()
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/)
  .max(80)

/** Languages have the deepest list: three and the rest, a fixed shortlist within the rest, all others by name within its rest. */
const mostLevels = 3

/** Whether each code stands once and after its parent, and none too deep: so the list ends, and so does whatever goes through it. */
function isTree(codes: readonly { readonly code: string; readonly parent: string | null }[]): boolean {
  const levels = new Map<string, number>()
  for (const { code, parent } of codes) levels.set(code, parent === null ? 1 : (levels.get(parent) ?? mostLevels) + 1)
  return levels.size === codes.length && [...levels.values()].every(level => level <= mostLevels)
}

const dimensionSchema = z.object({
  name: z.enum(dimensionNames),
  title: titlesSchema,
  coding: z.string().max(40),
  codes: z
    .array(
      z.object({
        code: codeSchema,
        parent: codeSchema.nullable(),
        title: titlesSchema,
        mostPerVisit: z.int().min(1).optional(),
        topics: z.int().min(1).max(2_000).optional()
      })
    )
    .min(1)
    .max(2_000)
    .refine(isTree)
})

const rowCodeSchema = z.union([z.literal(TOTAL), codeSchema])

const tableSchema = z.object({
  name: tableNameSchema,
  measure: z.enum(measures),
  dimensions: z.array(z.enum(dimensionNames)).min(1).max(4),
  title: titlesSchema,
  cells: z.array(z.object({ codes: z.array(rowCodeSchema), count: countSchema })).max(100_000)
})

export const refusedSchema = z.object({
  table: tableNameSchema,
  title: titlesSchema,
  reason: z.enum(refusalReasons)
})

const mostMonths = 12

const summedSchema = z.strictObject({
  period: monthSchema,
  release: z.int().min(1).max(9_999),
  fingerprint: z.string().regex(/^[0-9a-f]{64}$/)
})

/** Everything of a protected release but its tables: what the description in a release folder says of it too. */
export const releaseHeadSchema = z.object({
  bureau: z.object({
    slug: z
      .string()
      .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/)
      .max(60),
    name: z.string().max(200),
    municipality: z.string().max(10)
  }),
  period: periodSchema,
  release: z.int().min(1).max(9_999),
  method: z.object({
    name: z.enum(methodNames),
    base: z.literal(BASE),
    cap: z.literal(CAP),
    error: z
      .int()
      .min(BASE - 1)
      .max(mostMonths * (BASE - 1))
      .default(BASE - 1)
  }),
  sources: z.array(summedSchema).max(mostMonths).default([]),
  passedOver: z.array(monthSchema).max(mostMonths).default([]),
  carried: z.array(monthSchema).max(1_000).default([]),
  totals: z.object({ visits: countSchema, questions: countSchema, referrals: countSchema }),
  late: countSchema,
  shortened: countSchema,
  dimensions: z.array(dimensionSchema).max(40),
  refused: z.array(refusedSchema).max(200),
  warnings: z
    .array(z.object({ table: tableNameSchema, group: z.string().max(300), code: z.string().max(300) }))
    .max(2_000),
  certificate: z.object({
    cells: z.int().min(0),
    minWidth: z.int().min(0),
    conditions: z.array(z.string().max(40)).max(40),
    attack: z.object({ cells: z.int().min(0), undecided: z.literal(0) })
  })
})

const protectedReleaseSchema = releaseHeadSchema.extend({ format: z.literal(1), tables: z.array(tableSchema).max(200) })

const shownSchema = countSchema.min(FEWEST_SHOWN_EXACTLY).nullable()

/** The same of a release that withholds small counts. */
export const suppressedHeadSchema = releaseHeadSchema.extend({
  method: z.object({
    name: z.literal('suppression'),
    threshold: z.literal(FEWEST_SHOWN_EXACTLY),
    width: z.literal(BASE),
    cap: z.literal(CAP)
  }),
  totals: z.object({ visits: countSchema, questions: countSchema, referrals: shownSchema }),
  late: shownSchema,
  shortened: shownSchema
})

const suppressedReleaseSchema = suppressedHeadSchema.extend({
  format: z.literal(1),
  tables: z
    .array(
      tableSchema.extend({
        cells: z.array(z.object({ codes: z.array(rowCodeSchema), count: shownSchema })).max(100_000)
      })
    )
    .max(200)
})

const anyReleaseSchema = z.union([protectedReleaseSchema, suppressedReleaseSchema])

/** Reads a release back from the register's JSON; throws when it is not one. */
export const readRelease = (content: string): AnyRelease => canonicalRelease(JSON.parse(content))

/** The release with nothing but what the format knows and every property in its place, so that it writes to the same bytes. */
export const canonicalRelease = (release: unknown): AnyRelease => anyReleaseSchema.parse(release)
