import { z } from 'zod'
import { command, query, unlocked } from '../../ipc/define.ts'
import {
  clientLanguageSchema,
  correctionSchema,
  languageTextsSchema,
  slipSettingsSchema,
  textLanguageSchema
} from './slips.schema.ts'

const desk = unlocked('volunteer', 'coordinator')
const coordinator = unlocked('coordinator')

/** What is printed on visitors' slips, in their languages. */
export const slipCalls = {
  'slips.settings': query({ access: desk, input: z.null(), output: slipSettingsSchema }),
  'slips.changeSettings': command({ access: coordinator, input: slipSettingsSchema, output: z.null() }),
  'slips.languages': query({ access: desk, input: z.null(), output: z.array(textLanguageSchema) }),
  'slips.texts': query({
    access: desk,
    input: z.object({ language: clientLanguageSchema }),
    output: languageTextsSchema
  }),
  /** Puts the bureau's own words in the place of a text. The language counts as not reviewed again. */
  'slips.correctText': command({ access: coordinator, input: correctionSchema, output: z.null() }),
  /** Says that a native speaker has read the texts of a language as they are now, or takes that back. */
  'slips.reviewTexts': command({
    access: coordinator,
    input: z.object({ language: clientLanguageSchema, reviewed: z.boolean() }),
    output: z.null()
  })
}
