import { z } from 'zod'
import { languageCodeSchema, municipalityCodeSchema, topicCodeSchema } from '../../domain/codes.ts'
import { organisationIdSchema, recordIdSchema } from '../../domain/ids.ts'
import { isoDateSchema, monthSchema, timeOfDaySchema } from '../../domain/month.ts'
import { NOT_ASKED } from '../../domain/vocabulary.ts'

/** So many places are suggested at most. */
export const MOST_SUGGESTED = 5

/** What somebody needs a place for. What is not known is null and rules nothing out. */
export const needSchema = z.object({
  topic: topicCodeSchema,
  municipality: municipalityCodeSchema.nullable(),
  language: languageCodeSchema.nullable()
})
export type Need = z.infer<typeof needSchema>

/** Why a place is suggested, or what to know before sending somebody there; the window has the words. */
export const suggestReasonSchema = z.discriminatedUnion('code', [
  z.object({ code: z.literal('handles'), topic: topicCodeSchema }),
  /** It handles the group of the topic, or another topic of it. */
  z.object({ code: z.literal('handles-group'), topic: topicCodeSchema }),
  z.object({ code: z.literal('serves'), municipality: municipalityCodeSchema }),
  z.object({ code: z.literal('serves-everywhere') }),
  z.object({ code: z.literal('located'), municipality: municipalityCodeSchema }),
  z.object({ code: z.literal('area-unknown') }),
  z.object({ code: z.literal('speaks'), language: languageCodeSchema }),
  z.object({ code: z.literal('interpreter') }),
  z.object({ code: z.literal('open-until'), time: timeOfDaySchema, date: isoDateSchema }),
  z.object({ code: z.literal('open-always') }),
  z.object({ code: z.literal('opens'), time: timeOfDaySchema, date: isoDateSchema }),
  z.object({ code: z.literal('closed') }),
  z.object({ code: z.literal('hours-unknown') }),
  z.object({ code: z.literal('usually-answers') }),
  z.object({ code: z.literal('often-fails') }),
  z.object({ code: z.literal('checked'), on: isoDateSchema }),
  z.object({ code: z.literal('checked-long-ago'), on: isoDateSchema }),
  z.object({ code: z.literal('never-checked') })
])
export type SuggestReason = z.infer<typeof suggestReasonSchema>

export const suggestionSchema = z.object({
  serviceId: recordIdSchema,
  service: z.string(),
  organisationId: organisationIdSchema,
  organisation: z.string(),
  /** Null where the service has no place. */
  place: z.object({ id: recordIdSchema, name: z.string(), address: z.string(), city: z.string() }).nullable(),
  phone: z.string().nullable(),
  url: z.string().nullable(),
  /** Best reasons first. */
  reasons: z.array(suggestReasonSchema)
})
export type Suggestion = z.infer<typeof suggestionSchema>

/** How often nowhere to refer was found in a month; `not-asked` where it was not known. */
export const gapSchema = z.object({
  month: monthSchema,
  topic: topicCodeSchema,
  municipality: municipalityCodeSchema.or(z.literal(NOT_ASKED)),
  language: languageCodeSchema.or(z.literal(NOT_ASKED)),
  times: z.int().min(1)
})
export type Gap = z.infer<typeof gapSchema>
