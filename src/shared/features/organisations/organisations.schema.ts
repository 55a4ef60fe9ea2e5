import { z } from 'zod'
import { organisationIdSchema } from '../../domain/ids.ts'
import { nameSchema } from '../../domain/text.ts'
import { organisationKinds } from '../../domain/vocabulary.ts'

export const organisationSchema = z.object({
  id: organisationIdSchema,
  name: nameSchema,
  kind: z.enum(organisationKinds)
})
export type Organisation = z.infer<typeof organisationSchema>
