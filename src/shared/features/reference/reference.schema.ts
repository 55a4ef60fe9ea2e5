import { z } from 'zod'

export const languageSchema = z.object({
  code: z.string(),
  sv: z.string(),
  en: z.string(),
  ar: z.string(),
  autonym: z.string(),
  direction: z.enum(['ltr', 'rtl'])
})
export type Language = z.infer<typeof languageSchema>

/** The Arabic name of a topic of the shipped list. It holds as long as the bureau calls the topic what it was called there (`sv`). */
export const topicNameSchema = z.object({ code: z.string(), sv: z.string(), ar: z.string() })
export type TopicName = z.infer<typeof topicNameSchema>

export const municipalitySchema = z.object({ code: z.string(), county: z.string(), name: z.string() })
export type Municipality = z.infer<typeof municipalitySchema>

/** Other words by which a topic is found, in both languages: what people say, what authorities are called for short. */
export const topicWordsSchema = z.object({ code: z.string(), words: z.array(z.string()) })
export type TopicWords = z.infer<typeof topicWordsSchema>
