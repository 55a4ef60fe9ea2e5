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
  'file-unknown',
  'page-of-several',
  'said-otherwise',
  'list-split',
  'id-derived',
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
const changes = z.object({ fresh: count, changed: count, same: count, gone: count })

/** So many names and problems are told; the counts are always whole. */
export const MOST_TOLD = 100

const namesSchema = z.array(z.string()).max(MOST_TOLD)

export const directoryPreviewSchema = z.object({
  file: z.object({ name: z.string(), hash: z.string(), format: z.enum(['package', 'json', 'tables', 'spreadsheet']) }),
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
  /** What the columns hold where their headings do not say it. */
  mapping: directoryMappingSchema.optional()
})
export type DirectoryImport = z.infer<typeof directoryImportSchema>

export const exportFormats = ['hsds-csv', 'hsds-json', 'open-referral-uk'] as const
export type ExportFormat = (typeof exportFormats)[number]
