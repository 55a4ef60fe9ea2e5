import { z } from 'zod'
import { nameSchema } from '../../domain/text.ts'
import { fileTokenSchema } from '../../domain/ids.ts'
import { directoryMappingSchema } from './directory-mapping.schema.ts'

/** What can be wrong with a row of somebody's directory, and what was made of a file that is no data package: nothing is guessed in silence. */
const importProblems = [
  'missing-id',
  'bad-id',
  'twice',
  'missing-name',
  'points-nowhere',
  'text',
  'not-a-word',
  'not-a-number',
  'not-a-date',
  'link-unknown',
  'same-service',
  'column-needed',
  'mapping-names-nothing',
  'too-many-cells',
  'column-unknown',
  'column-kept',
  'columns-joined',
  'columns-clash',
  'file-unknown',
  'page-of-several',
  'said-otherwise',
  'number-of-another',
  'list-split',
  'id-derived',
  'row-id-derived',
  'id-with-organization',
  'organization-from-service',
  'service-from-organization',
  'organization-from-place',
  'filled-in',
  'municipality-as-town',
  'hours-read',
  'hours-as-text'
] as const

export const importProblemSchema = z.object({
  file: z.string(),
  /** From 1; in JSON, which object of the list it is. */
  line: z.int().min(1),
  column: z.string(),
  problem: z.enum(importProblems),
  /** Nothing is imported while there is one that blocks; the others are kept as they are. */
  blocks: z.boolean()
})
export type ImportProblem = z.infer<typeof importProblemSchema>

const count = z.int().min(0)

/** So many of a column's values are shown, and so much of each. */
export const columnSamples = { values: 3, characters: 60 } as const

const columnReportSchema = z.object({
  /** Unique in its file. */
  heading: z.string(),
  /** The field of a spreadsheet or the column of a table that it is taken for, or that it is left out; null where nobody knows. */
  field: z.string().nullable(),
  how: z.enum(['chosen', 'name', 'none']),
  /** How many rows hold something. */
  filled: count,
  /** The first different values, the beginning of each. */
  samples: z.array(z.string().max(columnSamples.characters)).max(columnSamples.values),
  /** Another column is taken for the same thing, and a row says both. */
  clashes: z.boolean()
})
export type ColumnReport = z.infer<typeof columnReportSchema>

/** What was made of a file's columns. */
export const fileReportSchema = z.object({
  file: z.string(),
  /** The table that its rows become, or that it is left out; null for a spreadsheet, and where nobody knows. */
  table: z.string().nullable(),
  columns: z.array(columnReportSchema),
  /** What no column holds, and no row can do without. */
  missing: z.array(z.string())
})
export type FileReport = z.infer<typeof fileReportSchema>
const changes = z.object({ fresh: count, changed: count, same: count, gone: count })

/** So many names and problems are told; the counts are always whole. */
export const MOST_TOLD = 100

const namesSchema = z.array(z.string()).max(MOST_TOLD)

export const directoryPreviewSchema = z.object({
  file: z.object({ name: z.string(), hash: z.string(), format: z.enum(['package', 'json', 'tables', 'spreadsheet']) }),
  /** Files whose columns can be mapped: none in a data package or JSON. */
  files: z.array(fileReportSchema),
  /** How the columns were mapped: as asked for, as the last time for the same headings, or not at all. */
  mapping: directoryMappingSchema,
  remembered: z.boolean(),
  /** Under which name its entries are kept: what is gone from it is told by that. */
  source: nameSchema,
  tables: z.array(z.object({ table: z.string(), ...changes.shape })),
  services: changes.extend({
    freshNames: namesSchema,
    /** With whether somebody has changed it here, which the import would undo. */
    changedNames: z.array(z.object({ name: z.string(), editedHere: z.boolean() })).max(MOST_TOLD),
    goneNames: namesSchema
  }),
  /** Organisations that the bureau has already by their name. */
  sameOrganisations: namesSchema,
  problems: z.array(importProblemSchema).max(MOST_TOLD),
  problemCount: count,
  blockingCount: count,
  ready: z.boolean()
})
export type DirectoryPreview = z.infer<typeof directoryPreviewSchema>

export const directoryImportSchema = z.object({
  file: fileTokenSchema,
  /** Null takes the name under which most of its entries are kept already, or that of the file. */
  source: nameSchema.nullable(),
  /** What happens to services that are not in the file any more. */
  gone: z.enum(['keep', 'remove']),
  /** What the columns hold where their headings do not say it; without one, as the last time for the same headings. */
  mapping: directoryMappingSchema.optional()
})
export type DirectoryImport = z.infer<typeof directoryImportSchema>

export const exportFormats = ['hsds-csv', 'hsds-json', 'open-referral-uk'] as const
export type ExportFormat = (typeof exportFormats)[number]
