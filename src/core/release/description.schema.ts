import { z } from 'zod'
import { dimensionNames, measures } from '../disclosure/types.ts'
import { releaseHeadSchema, tableNameSchema } from './read-release.ts'

const fieldSchema = z.object({
  name: z.union([z.enum(dimensionNames), z.literal('count'), z.literal('status')]),
  type: z.enum(['string', 'integer']),
  constraints: z.object({ enum: z.array(z.string().max(120)).max(3_000).optional() })
})

const resourceSchema = z.object({
  name: tableNameSchema,
  type: z.literal('table'),
  path: z.string().max(100),
  format: z.literal('csv'),
  encoding: z.literal('utf-8'),
  bytes: z.int().min(0),
  hash: z.string().regex(/^sha256:[0-9a-f]{64}$/),
  schema: z.object({
    fields: z.array(fieldSchema).min(3).max(6),
    primaryKey: z.array(z.enum(dimensionNames)).min(1).max(4)
  }),
  fyr: z.object({ measure: z.enum(measures), title: z.object({ sv: z.string().max(300), en: z.string().max(300) }) })
})
export type DescribedResource = z.infer<typeof resourceSchema>

/** What datapackage.json of a release must hold; anything else in it is let be. */
export const descriptionSchema = z.object({
  $schema: z.literal('https://datapackage.org/profiles/2.0/datapackage.json'),
  name: z.string().max(200),
  resources: z.array(resourceSchema).min(1).max(100),
  fyr: releaseHeadSchema.extend({ version: z.literal(1), contributors: z.int().min(0) })
})
export type ReleaseDescription = z.infer<typeof descriptionSchema>
