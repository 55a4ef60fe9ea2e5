import { z } from 'zod'
import { clientLanguages, clientTextKeys, hasItsHoles } from '../../domain/client-texts.ts'
import { timeOfDaySchema } from '../../domain/month.ts'
import { clientTextSchema, nameSchema } from '../../domain/text.ts'

export const clientLanguageSchema = z.enum(clientLanguages)
const clientTextKeySchema = z.enum(clientTextKeys)

export const slipPapers = ['a5', 'receipt'] as const

const openingSchema = z.object({
  /** 1 is Monday. */
  day: z.literal([1, 2, 3, 4, 5, 6, 7]),
  from: timeOfDaySchema,
  to: timeOfDaySchema
})
export type Opening = z.infer<typeof openingSchema>

/** What stands on every slip of the bureau. */
export const slipSettingsSchema = z.object({
  /** Where the bureau is; null until somebody has said so. */
  address: nameSchema.nullable(),
  openings: z.array(openingSchema).max(21),
  /** What slips are printed on. */
  paper: z.enum(slipPapers)
})
export type SlipSettings = z.infer<typeof slipSettingsSchema>

/** The texts of one language: as they were shipped, with what the bureau has corrected in their place. */
export const languageTextsSchema = z.object({
  texts: z.record(clientTextKeySchema, z.string()),
  corrected: z.array(clientTextKeySchema)
})
export type LanguageTexts = z.infer<typeof languageTextsSchema>

export const textLanguageSchema = z.object({
  language: clientLanguageSchema,
  /** When somebody said that a native speaker has read the texts as they are now; null while nobody has. */
  reviewedAt: z.iso.datetime().nullable(),
  corrected: z.int().min(0)
})

/** A corrected text: it has the same holes as the one that it takes the place of. */
export const correctionSchema = z
  .object({
    language: clientLanguageSchema,
    key: clientTextKeySchema,
    /** Null brings the shipped text back. */
    text: clientTextSchema.nullable()
  })
  .refine(({ key, text }) => text === null || hasItsHoles(key, text), { path: ['text'], message: 'holes' })
