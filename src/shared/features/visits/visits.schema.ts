import { z } from 'zod'
import { languageCodeSchema, municipalityCodeSchema, topicCodeSchema } from '../../domain/codes.ts'
import { followUpSchema, newFollowUpSchema } from '../../domain/follow-ups.ts'
import { identityKinds } from '../../domain/identity-guard.ts'
import { isoDateSchema, timeOfDaySchema } from '../../domain/month.ts'
import { organisationIdSchema, questionIdSchema, recordIdSchema, visitIdSchema } from '../../domain/ids.ts'
import { nameSchema, noteSchema } from '../../domain/text.ts'
import {
  actions,
  ageBands,
  barriers,
  channels,
  DECLINED,
  genders,
  interpreterUses,
  referralOutcomes,
  referralWays,
  timesInSweden,
  urgencies
} from '../../domain/vocabulary.ts'

/** Each of these may be left out (nobody asked) or `declined` (asked, would rather not say). */
const askable = <T extends z.ZodType>(value: T) => z.union([value, z.literal(DECLINED)]).nullable()

export const maxQuestions = 20
export const maxHousehold = 30
/** The longest that a visit is said to have taken: ten hours. */
export const maxMinutes = 600

const referralSchema = z.object({
  organisationId: organisationIdSchema,
  /** Which of its services in the directory was meant, where one was. */
  serviceId: recordIdSchema.optional(),
  way: z.enum(referralWays),
  outcome: z.enum(referralOutcomes).nullable()
})

export const questionSchema = z.object({
  id: questionIdSchema,
  topic: topicCodeSchema,
  actions: z.array(z.enum(actions)).min(1).max(actions.length),
  barriers: z.array(z.enum(barriers)).max(barriers.length),
  referral: referralSchema.nullable(),
  urgency: z.enum(urgencies).nullable().default(null),
  note: noteSchema.nullable(),
  /** What in the note seems to tell who somebody is, and was kept on purpose: a false alarm. */
  keptIdentities: z.array(z.enum(identityKinds)).max(identityKinds.length).default([])
})
export type Question = z.infer<typeof questionSchema>

/** What a volunteer says about one visit. */
export const visitBodySchema = z.object({
  date: isoDateSchema,
  time: timeOfDaySchema.nullable(),
  place: nameSchema,
  channel: z.enum(channels),
  language: askable(languageCodeSchema),
  ageBand: askable(z.enum(ageBands)),
  gender: askable(z.enum(genders)),
  municipality: askable(municipalityCodeSchema),
  timeInSweden: askable(z.enum(timesInSweden)),
  /** How many people came together, the visitor included. */
  household: z.int().min(1).max(maxHousehold).nullable(),
  interpreter: z.enum(interpreterUses).nullable().default(null),
  /** How long the visit took, in minutes. */
  minutes: z.int().min(1).max(maxMinutes).nullable().default(null),
  questions: z.array(questionSchema).min(1).max(maxQuestions)
})
export type VisitBody = z.infer<typeof visitBodySchema>

export const visitSchema = visitBodySchema.extend({
  id: visitIdSchema,
  /** Counts the states of the visit from 1; a correction must name the one that it saw. */
  revision: z.int().min(1),
  recordedAt: z.iso.datetime(),
  recordedBy: nameSchema,
  withdrawn: z.boolean(),
  /** Whether the visitor has a slip that opens it. */
  hasSlip: z.boolean(),
  /** Whether a release has counted the visit, so that changing it changes nothing already published. */
  released: z.boolean(),
  /** The last day on which all its notes are there; null without a note. */
  notesUntil: isoDateSchema.nullable(),
  /** What is followed after the visit. It is counted nowhere, and an outcome of it is recorded in the inbox. */
  followUps: z.array(followUpSchema)
})
export type Visit = z.infer<typeof visitSchema>

/** A visit as a correction found it. What was followed is missing in an entry from before corrections could change that. */
export const earlierVisitSchema = visitBodySchema.extend({ followUps: z.array(newFollowUpSchema).optional() })
export type EarlierVisit = z.infer<typeof earlierVisitSchema>

export const historyEntrySchema = z.object({
  revision: z.int().min(1),
  at: z.iso.datetime(),
  by: nameSchema,
  change: z.enum(['recorded', 'imported', 'corrected', 'withdrawn', 'restored', 'note-erased']),
  /** The visit as it was before the change; nothing for the first entry. */
  before: earlierVisitSchema.nullable()
})
export type HistoryEntry = z.infer<typeof historyEntrySchema>

/** A line in the list of visits. */
export const visitSummarySchema = z.object({
  id: visitIdSchema,
  revision: z.int().min(1),
  date: isoDateSchema,
  time: timeOfDaySchema.nullable(),
  place: nameSchema,
  language: languageCodeSchema.or(z.literal(DECLINED)).nullable(),
  topics: z.array(topicCodeSchema),
  referrals: z.int().min(0),
  corrected: z.boolean(),
  notesUntil: isoDateSchema.nullable(),
  withdrawn: z.boolean()
})
export type VisitSummary = z.infer<typeof visitSummarySchema>

export const visitFilterSchema = z.object({
  from: isoDateSchema.nullable(),
  to: isoDateSchema.nullable(),
  /** A topic or a topic group; a group takes its topics with it. */
  topic: topicCodeSchema.nullable(),
  language: languageCodeSchema.nullable(),
  withdrawn: z.boolean(),
  offset: z.int().min(0),
  limit: z.int().min(1).max(200)
})
export type VisitFilter = z.infer<typeof visitFilterSchema>
