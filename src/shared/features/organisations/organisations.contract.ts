import { z } from 'zod'
import { command, query, unlocked } from '../../ipc/define.ts'
import { organisationSchema } from './organisations.schema.ts'

export const organisationCalls = {
  /** Every organisation that the bureau refers to, by name. */
  'organisations.list': query({
    access: unlocked('volunteer', 'coordinator'),
    input: z.null(),
    output: z.array(organisationSchema)
  }),
  /** Adds an organisation; one with the same name (letter case aside) is refused. Adding the same id twice adds it once. */
  'organisations.add': command({
    access: unlocked('volunteer', 'coordinator'),
    input: organisationSchema,
    output: organisationSchema
  })
}
