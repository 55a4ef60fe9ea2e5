import { z } from 'zod'
import { languageCodeSchema, municipalityCodeSchema, topicCodeSchema } from '../../domain/codes.ts'
import { organisationIdSchema, questionIdSchema, returnIdSchema, visitIdSchema } from '../../domain/ids.ts'
import { isoDateSchema } from '../../domain/month.ts'
import {
  actions,
  ageBands,
  barriers,
  DECLINED,
  genders,
  referralOutcomes,
  referralWays
} from '../../domain/vocabulary.ts'

/** So many earlier visits are shown, the latest ones. */
export const MOST_EARLIER_VISITS = 50

const declined = z.literal(DECLINED)

/** An earlier visit as the slip shows it: what was asked and done. A note is said to be there, and read in the visit itself. */
const earlierVisitSchema = z.object({
  id: visitIdSchema,
  date: isoDateSchema,
  language: languageCodeSchema.or(declined).nullable(),
  ageBand: z.enum(ageBands).or(declined).nullable(),
  gender: z.enum(genders).or(declined).nullable(),
  municipality: municipalityCodeSchema.or(declined).nullable(),
  questions: z.array(
    z.object({
      id: questionIdSchema,
      topic: topicCodeSchema,
      actions: z.array(z.enum(actions)),
      barriers: z.array(z.enum(barriers)),
      referral: z
        .object({
          organisationId: organisationIdSchema,
          way: z.enum(referralWays),
          outcome: z.enum(referralOutcomes).nullable()
        })
        .nullable(),
      hasNote: z.boolean()
    })
  )
})

/** What a slip opens. */
export const openedReturnSchema = z.object({
  /** Stands for the slip in `visits.record`, so that the code itself need not be kept while the form is filled in. */
  returnId: returnIdSchema,
  /** The code as it is printed, whatever slips of the finger were in what was typed. */
  code: z.string(),
  /** Latest first. */
  visits: z.array(earlierVisitSchema).max(MOST_EARLIER_VISITS)
})
export type OpenedReturn = z.infer<typeof openedReturnSchema>
