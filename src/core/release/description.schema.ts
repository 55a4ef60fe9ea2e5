import { z } from 'zod'
import { dimensionNames, measures } from '../disclosure/types.ts'
import { FORMAT_VERSION, ruleNames } from './package-file.ts'
import {
  refusedSchema,
  releaseHeadSchema,
  suppressedHeadSchema,
  tableNameSchema,
  titlesSchema
} from './read-release.ts'
import { countStatuses } from './table-file.ts'

const textSchema = z.string().max(1_000)
const bilingualSchema = z.strictObject({ sv: textSchema, en: textSchema })

const dimensionFieldSchema = z.strictObject({
  name: z.enum(dimensionNames),
  type: z.literal('string'),
  title: textSchema,
  constraints: z.strictObject({ required: z.literal(true), enum: z.array(z.string().max(120)).max(3_000) }),
  categories: z.array(z.strictObject({ value: z.string().max(120), label: textSchema })).max(3_000)
})

const countFieldSchema = z.strictObject({
  name: z.literal('count'),
  type: z.literal('integer'),
  title: textSchema,
  constraints: z.strictObject({ minimum: z.literal(0) })
})

const statusFieldSchema = z.strictObject({
  name: z.literal('status'),
  type: z.literal('string'),
  title: textSchema,
  constraints: z.strictObject({
    required: z.literal(true),
    enum: z.array(z.enum(countStatuses)).length(countStatuses.length)
  })
})

const dialectSchema = z.strictObject({
  $schema: z.literal('https://datapackage.org/profiles/2.0/tabledialect.json'),
  header: z.literal(true),
  delimiter: z.literal(','),
  lineTerminator: z.literal('\r\n'),
  quoteChar: z.literal('"'),
  doubleQuote: z.literal(true)
})

const resourceSchema = z.strictObject({
  $schema: z.literal('https://datapackage.org/profiles/2.0/dataresource.json'),
  name: tableNameSchema,
  type: z.literal('table'),
  path: z.string().max(100),
  title: textSchema,
  format: z.literal('csv'),
  mediatype: z.literal('text/csv'),
  encoding: z.literal('utf-8'),
  bytes: z.int().min(0),
  hash: z.string().regex(/^sha256:[0-9a-f]{64}$/),
  dialect: dialectSchema,
  schema: z.strictObject({
    $schema: z.literal('https://datapackage.org/profiles/2.0/tableschema.json'),
    fields: z
      .array(z.discriminatedUnion('name', [dimensionFieldSchema, countFieldSchema, statusFieldSchema]))
      .min(3)
      .max(6),
    missingValues: z.tuple([z.literal('')]),
    primaryKey: z.array(z.enum(dimensionNames)).min(1).max(4)
  }),
  fyr: z.strictObject({ measure: z.enum(measures), title: titlesSchema })
})
export type DescribedResource = z.infer<typeof resourceSchema>

const ofTheFormat = {
  version: z.literal(FORMAT_VERSION),
  refused: z.array(refusedSchema.extend({ because: bilingualSchema, nearest: bilingualSchema }).strict()).max(200),
  rules: z.partialRecord(z.enum(ruleNames), bilingualSchema)
}

/** datapackage.json of a release: all that the format knows, and nothing else. */
export const descriptionSchema = z.strictObject({
  $schema: z.literal('https://datapackage.org/profiles/2.0/datapackage.json'),
  name: z.string().max(200),
  title: textSchema,
  description: textSchema,
  resources: z.array(resourceSchema).min(1).max(100),
  fyr: releaseHeadSchema.extend({ ...ofTheFormat, contributorsAtLeast: z.int().min(0) }).strict()
})
export type ReleaseDescription = z.infer<typeof descriptionSchema>

/** The same of a release that withholds small counts. */
export const suppressedDescriptionSchema = descriptionSchema.extend({
  fyr: suppressedHeadSchema.extend({ ...ofTheFormat, contributorsAtLeast: z.int().min(0) }).strict()
})
export type SuppressedDescription = z.infer<typeof suppressedDescriptionSchema>

/** Tells the description of a month whose small counts are withheld from one whose counts are rounded. */
export const isSuppressedDescription = (
  description: ReleaseDescription | SuppressedDescription
): description is SuppressedDescription => description.fyr.method.name === 'suppression'
