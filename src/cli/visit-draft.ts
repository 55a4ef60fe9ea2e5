import { z } from 'zod'
import { languageCodeSchema, municipalityCodeSchema, topicCodeSchema } from '../shared/domain/codes.ts'
import { organisationIdSchema, questionIdSchema, visitIdSchema } from '../shared/domain/ids.ts'
import { isoDateSchema, timeOfDaySchema } from '../shared/domain/month.ts'
import { nameSchema, noteSchema } from '../shared/domain/text.ts'
import {
  actions,
  ageBands,
  barriers,
  channels,
  DECLINED,
  genders,
  interpreterUses,
  organisationKinds,
  referralOutcomes,
  referralWays,
  timesInSweden,
  urgencies
} from '../shared/domain/vocabulary.ts'
import { maxHousehold, maxMinutes, maxQuestions } from '../shared/features/visits/visits.schema.ts'

const askable = <Value extends z.ZodType>(value: Value) =>
  z
    .union([z.literal(DECLINED), value])
    .nullable()
    .default(null)

/** An organisation is named; with a `kind` it is added to the desk when it is new there. */
const referralDraftSchema = z
  .strictObject({
    organisation: nameSchema.optional(),
    organisationId: organisationIdSchema.optional(),
    kind: z.enum(organisationKinds).optional(),
    way: z.enum(referralWays),
    outcome: z.enum(referralOutcomes).nullable().default(null)
  })
  .refine(
    ({ organisation, organisationId }) => (organisation === undefined) !== (organisationId === undefined),
    'one-organisation'
  )
export type ReferralDraft = z.infer<typeof referralDraftSchema>

const questionDraftSchema = z.strictObject({
  id: questionIdSchema.optional(),
  topic: topicCodeSchema,
  actions: z.array(z.enum(actions)).min(1).max(actions.length),
  barriers: z.array(z.enum(barriers)).max(barriers.length).default([]),
  referral: referralDraftSchema.nullable().default(null),
  urgency: z.enum(urgencies).nullable().default(null),
  note: noteSchema.nullable().default(null)
})
export type QuestionDraft = z.infer<typeof questionDraftSchema>

/**
 * A visit as the command line takes it: like the contract's, with organisations by name, and whatever the desk can fill in left
 * out. A word that is no field of a visit is refused rather than overlooked.
 */
export const visitDraftSchema = z.strictObject({
  id: visitIdSchema.optional(),
  date: isoDateSchema.optional(),
  time: timeOfDaySchema.nullable().default(null),
  place: nameSchema.optional(),
  channel: z.enum(channels).default('walk-in'),
  language: askable(languageCodeSchema),
  ageBand: askable(z.enum(ageBands)),
  gender: askable(z.enum(genders)),
  municipality: askable(municipalityCodeSchema),
  timeInSweden: askable(z.enum(timesInSweden)),
  household: z.int().min(1).max(maxHousehold).nullable().default(null),
  interpreter: z.enum(interpreterUses).nullable().default(null),
  minutes: z.int().min(1).max(maxMinutes).nullable().default(null),
  questions: z.array(questionDraftSchema).min(1).max(maxQuestions)
})
export type VisitDraft = z.infer<typeof visitDraftSchema>
