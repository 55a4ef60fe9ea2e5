import { z } from 'zod'
import { languageCodeSchema, topicCodeSchema } from '../../domain/codes.ts'
import { answerIdSchema, recordIdSchema, visitIdSchema } from '../../domain/ids.ts'
import { isoDateSchema } from '../../domain/month.ts'

/** So much may be typed; the rest of a long text that was pasted is left aside. */
export const longestSearch = 200

/** So many of each kind are shown: more would have to be read rather than seen. */
export const mostFound = 20

/** A text around what was found, with that marked. */
const excerptSchema = z.array(z.object({ text: z.string(), found: z.boolean() }))

const foundNoteSchema = z.object({
  visit: visitIdSchema,
  date: isoDateSchema,
  topic: topicCodeSchema,
  excerpt: excerptSchema
})
export type FoundNote = z.infer<typeof foundNoteSchema>

const foundAnswerSchema = z.object({
  id: answerIdSchema,
  draft: z.boolean(),
  language: languageCodeSchema,
  title: excerptSchema,
  excerpt: excerptSchema
})
export type FoundAnswer = z.infer<typeof foundAnswerSchema>

const foundEntrySchema = z.object({
  /** A service of the directory, or an organisation of which no service is known. */
  kind: z.enum(['service', 'organization']),
  id: recordIdSchema,
  name: excerptSchema,
  organisation: z.string(),
  city: z.string()
})
export type FoundEntry = z.infer<typeof foundEntrySchema>

const listOf = <Found extends z.ZodType>(found: Found) =>
  z.object({ found: z.array(found).max(mostFound), more: z.boolean() })

/** What a search finds, best or latest first. */
export const searchResultsSchema = z.object({
  answers: listOf(foundAnswerSchema),
  entries: listOf(foundEntrySchema),
  notes: listOf(foundNoteSchema)
})
export type SearchResults = z.infer<typeof searchResultsSchema>
