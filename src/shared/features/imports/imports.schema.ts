import { z } from 'zod'
import { identityKinds } from '../../domain/identity-guard.ts'
import { organisationKinds } from '../../domain/vocabulary.ts'
import { dateRangeSchema, IGNORE, importFields, mappingSchema, separators, valueFields } from './mapping.schema.ts'

/** The bounds of a file. */
export const importLimits = { bytes: 64 * 1024 * 1024, rows: 250_000, columns: 200 } as const

/** How long the lists of a report may be; each stands beside a total. */
export const listLimits = { values: 300, rows: 500, keptBack: 2000, organisations: 500, lines: 20 } as const

export const encodings = ['utf-8', 'utf-8-bom', 'utf-16', 'windows-1252'] as const
export type ImportEncoding = (typeof encodings)[number]

const count = z.int().min(0)
/** Counted as a text editor counts: the first line of the file is 1. */
const lineNumber = z.int().min(1)

/**
 * How something was matched: by its name; by a known other way of writing it (`also`: K for woman, 31 for the age band 25-39,
 * two actions in one cell); as the mapping says (`chosen`, or `remembered` when last time's mapping said so); by what stands in
 * the column (`content`, a proposal that must be confirmed); with several things by the same name (`ambiguous`); or not (`none`).
 */
export const matchKinds = ['name', 'also', 'chosen', 'remembered', 'content', 'ambiguous', 'none'] as const
export type MatchKind = (typeof matchKinds)[number]

const importedFileSchema = z.object({
  name: z.string(),
  /** SHA-256 of the file, in hexadecimal; `imports.run` takes it to be sure that the file is still the same. */
  hash: z.string().regex(/^[0-9a-f]{64}$/),
  encoding: z.enum(encodings),
  separator: z.enum(separators),
  lines: count
})

export const columnReportSchema = z.object({
  heading: z.string(),
  /** What it was matched with, `ignore` when it is not taken, null when that is still to be decided. */
  field: z.enum([...importFields, IGNORE]).nullable(),
  how: z.enum(matchKinds),
  /** What the content of the column looks like; a proposal and no more. */
  proposal: z.enum(importFields).nullable(),
  filled: count
})
export type ColumnReport = z.infer<typeof columnReportSchema>

export const valueReportSchema = z.object({
  value: z.string(),
  count,
  how: z.enum(matchKinds),
  /** What it is taken for; empty when it is left out or still to be decided. */
  codes: z.array(z.string()),
  leaveOut: z.enum(['value', 'row']).nullable(),
  /** The codes that bear this name, when there are several. */
  candidates: z.array(z.string()),
  settled: z.boolean()
})
export type ValueReport = z.infer<typeof valueReportSchema>

export const fieldReportSchema = z.object({
  field: z.enum(valueFields),
  /** Whether a visit or question cannot be without it. */
  required: z.boolean(),
  /** Several codes at once are possible. */
  several: z.boolean(),
  /** Undecided values first, then whatever was not matched by its name, then the rest; each by how often it stands in the file. */
  values: z.array(valueReportSchema).max(listLimits.values),
  /** All distinct values, of which `values` holds the first. */
  distinct: count
})
export type FieldReport = z.infer<typeof fieldReportSchema>

export const organisationReportSchema = z.object({
  name: z.string(),
  count,
  kind: z.enum(organisationKinds),
  /** `known` is in the desk already; the others will be new, their kind from a short list of authorities, the mapping, or unknown. */
  how: z.enum(['known', 'authority', 'chosen', 'none'])
})
export type OrganisationReport = z.infer<typeof organisationReportSchema>

/** Why a row is not taken; each has a text in `locales/<lng>/imports.json` under `reasons`. */
export const rowReasons = [
  'row.too-short',
  'row.too-long',
  'row.left-out',
  'value.undecided',
  'row.repeated',
  'date.missing',
  'date.not-understood',
  'date.future',
  'date.too-early',
  'date.left-out',
  'place.missing',
  'topic.missing',
  'action.missing',
  'text.too-long',
  'text.control-character',
  'text.direction-override',
  'text.broken-character',
  'text.identifies',
  'text.sheet-error',
  'text.line-break',
  'visit.faulty-row',
  'visit.conflict',
  'visit.too-many-questions',
  'visit.changed'
] as const
export type RowReason = (typeof rowReasons)[number]

export const rowReportSchema = z.object({
  line: lineNumber,
  reason: z.enum(rowReasons),
  /** What the reason's text names: a field, a limit, another line. Never what stands in a note. */
  params: z.record(z.string(), z.union([z.string(), z.number()]))
})
export type RowReport = z.infer<typeof rowReportSchema>

/** Things that were done and that somebody may want to look at; each has a text under `notices`. */
export const noticeCodes = [
  'lines.blank',
  'lines.above-headings',
  'lines.headings-again',
  'channel.default',
  'action.default',
  'place.default',
  'date.order-from-file',
  'date.day-numbers',
  'time.from-date',
  'date.time-not-taken',
  'rows.continued',
  'rows.joined-by-time',
  'rows.joined-by-details',
  'rows.alike-kept-apart',
  'number.several-dates',
  'details.filled-from-visit',
  'referral.action-added',
  'referral.no-organisation',
  'referral.nobody',
  'referral.way-without-organisation',
  'referral.outcome-without-organisation',
  'referral.way-default'
] as const
export type NoticeCode = (typeof noticeCodes)[number]

export const noticeSchema = z.object({
  code: z.enum(noticeCodes),
  count,
  /** The first lines that it is about. */
  lines: z.array(lineNumber).max(listLimits.lines),
  params: z.record(z.string(), z.union([z.string(), z.number()]))
})
export type Notice = z.infer<typeof noticeSchema>

/** What must be settled in the mapping before the import can run. */
export const openQuestionSchema = z.discriminatedUnion('about', [
  /** No column holds a field that a visit cannot be without. */
  z.object({ about: z.literal('field'), field: z.enum(['date', 'topic']) }),
  /** A column with content whose heading is not known. */
  z.object({ about: z.literal('column'), heading: z.string() }),
  /** Several columns for one field. */
  z.object({ about: z.literal('columns'), field: z.enum(importFields), headings: z.array(z.string()) }),
  z.object({ about: z.literal('value'), field: z.enum(valueFields), value: z.string(), count }),
  /** More undecided values in a field than the list holds. */
  z.object({ about: z.literal('values'), field: z.enum(valueFields), count }),
  z.object({
    about: z.literal('choice'),
    choice: z.enum(['dateOrder', 'dayNumbers', 'defaultAction', 'defaultPlace']),
    count
  })
])
export type OpenQuestion = z.infer<typeof openQuestionSchema>

/** Rows and visits; `rows` = `rowsTaken` + `rowsImportedBefore` + `rowsNotTaken`, blank lines aside. */
const importCountsSchema = z.object({
  rows: count,
  rowsTaken: count,
  rowsNotTaken: count,
  rowsImportedBefore: count,
  visitsNew: count,
  visitsImportedBefore: count,
  questions: count,
  referrals: count,
  notesKeptBack: count
})

/** What was understood of a file. While something is `open`, the counts say what would come of the file as it is settled so far. */
export const importPreviewSchema = z.object({
  file: importedFileSchema,
  /** The mapping that was used: what was asked for, or else what was remembered. The confirmation screen edits and sends it back. */
  mapping: mappingSchema,
  /** Whether a mapping was remembered for these headings. */
  remembered: z.boolean(),
  columns: z.array(columnReportSchema),
  fields: z.array(fieldReportSchema),
  organisations: z.array(organisationReportSchema).max(listLimits.organisations),
  organisationsNew: count,
  dates: dateRangeSchema.nullable(),
  counts: importCountsSchema,
  /** By line; at most `listLimits.rows`, `counts.rowsNotTaken` says how many there are. */
  notTaken: z.array(rowReportSchema).max(listLimits.rows),
  /** How many rows there are of each reason. */
  notTakenByReason: z.array(z.object({ reason: z.enum(rowReasons), count })),
  keptBack: z
    .array(z.object({ line: lineNumber, kinds: z.array(z.enum(identityKinds)).min(1) }))
    .max(listLimits.keptBack),
  notices: z.array(noticeSchema),
  open: z.array(openQuestionSchema),
  /** Whether nothing is open, so that the import can run. */
  ready: z.boolean()
})
export type ImportPreview = z.infer<typeof importPreviewSchema>

export const importReportSchema = importPreviewSchema.extend({
  recorded: z.object({ visits: count, questions: count, referrals: count, organisations: count })
})
export type ImportReport = z.infer<typeof importReportSchema>
