import { z } from 'zod'
import { always, query } from '../../ipc/define.ts'
import { languageSchema, municipalitySchema, topicNameSchema, topicWordsSchema } from './reference.schema.ts'

export const referenceCalls = {
  /** The lists that the app ships; they hold nothing of the bureau's, so they may be read while it is locked. */
  'reference.lists': query({
    access: always,
    input: z.null(),
    output: z.object({
      languages: z.array(languageSchema),
      municipalities: z.array(municipalitySchema),
      topicNames: z.array(topicNameSchema),
      topicWords: z.array(topicWordsSchema)
    })
  })
}
