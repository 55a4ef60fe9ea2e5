import { z } from 'zod'
import { languageCodeSchema, topicCodeSchema } from '../../domain/codes.ts'
import { answerIdSchema } from '../../domain/ids.ts'
import { identityKinds, openIdentities, type IdentityKind } from '../../domain/identity-guard.ts'
import { isoDateSchema } from '../../domain/month.ts'
import { articleTextSchema, nameSchema, sourceSchema } from '../../domain/text.ts'

export const maxAnswerTopics = 6

/** What an article says, and about what. */
export const answerBodySchema = z.object({
  title: nameSchema,
  /** Paragraphs and simple lists; see `articleBlocks`. */
  text: articleTextSchema,
  /** Where it is from, in words or as an address, which is shown and never opened. */
  source: sourceSchema.nullable(),
  language: languageCodeSchema,
  topics: z.array(topicCodeSchema).min(1).max(maxAnswerTopics),
  /** What in it seems to tell who somebody is, and was kept on purpose: an authority's telephone number. */
  keptIdentities: z.array(z.enum(identityKinds)).max(identityKinds.length).default([])
})
export type AnswerBody = z.infer<typeof answerBodySchema>

/** The parts of an article in which anything can be typed. */
export const answerTexts = ['title', 'text', 'source'] as const
export type AnswerText = (typeof answerTexts)[number]

/** The first text that seems to tell who somebody is, and how, where nobody has said to keep that. */
export function openIdentityOf(
  body: Pick<AnswerBody, AnswerText | 'keptIdentities'>
): { readonly field: AnswerText; readonly kind: IdentityKind } | null {
  for (const field of answerTexts) {
    const [kind] = openIdentities(body[field], body.keptIdentities)
    if (kind !== undefined) return { field, kind }
  }
  return null
}

const answerStateSchema = z.enum(['draft', 'published', 'withdrawn'])

/** A line in the list of articles. */
export const answerSummarySchema = z.object({
  id: answerIdSchema,
  revision: z.int().min(1),
  state: answerStateSchema,
  title: nameSchema,
  topics: z.array(topicCodeSchema),
  language: languageCodeSchema,
  /** The day on which somebody last looked whether it still holds; null before the first time. */
  checkedOn: isoDateSchema.nullable(),
  /** A published article that was checked long ago, or that somebody doubts. */
  asksForCheck: z.boolean()
})
export type AnswerSummary = z.infer<typeof answerSummarySchema>

export const answerSchema = answerBodySchema.extend({
  ...answerSummarySchema.shape,
  checkedBy: nameSchema.nullable(),
  /** Whether somebody has said that it may be wrong. */
  doubted: z.boolean()
})
export type Answer = z.infer<typeof answerSchema>

const answerChanges = ['written', 'changed', 'published', 'checked', 'doubted', 'withdrawn', 'restored'] as const

export const answerHistorySchema = z.object({
  revision: z.int().min(1),
  at: z.iso.datetime(),
  by: nameSchema,
  change: z.enum(answerChanges),
  /** What it said before, where the change was to what it says. */
  before: answerBodySchema.nullable()
})
export type AnswerHistoryEntry = z.infer<typeof answerHistorySchema>
