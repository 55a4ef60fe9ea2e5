import { z } from 'zod'

/** What a column of a plain spreadsheet of services can hold. */
export const sheetFields = [
  'id',
  'organization',
  'service',
  'alternateName',
  'description',
  'phone',
  'email',
  'url',
  'address',
  'postalCode',
  'city',
  'municipality',
  'area',
  'hours',
  'languages',
  'fees',
  'eligibility',
  'howToApply',
  'topics'
] as const
export type SheetField = (typeof sheetFields)[number]

/** A column, or a whole file, that is not taken, on purpose. */
export const NOT_TAKEN = 'ignore'

const headingSchema = z.string().min(1).max(200)

/**
 * What the columns of somebody's files hold where their headings do not say it: `columns` for one spreadsheet, `files` for a folder of
 * them, where a file's columns become columns of a table of the Human Services Data Specification, or the file is left out.
 */
export const directoryMappingSchema = z.strictObject({
  columns: z.record(headingSchema, z.enum([...sheetFields, NOT_TAKEN])).optional(),
  files: z
    .record(
      z.string().min(1).max(200),
      z.strictObject({
        table: z.string().min(1).max(100),
        columns: z.record(headingSchema, z.string().min(1).max(100)).optional()
      })
    )
    .optional()
})
export type DirectoryMapping = z.infer<typeof directoryMappingSchema>

export const emptyMapping: DirectoryMapping = {}
