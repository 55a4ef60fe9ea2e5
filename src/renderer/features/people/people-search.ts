import { z } from 'zod'
import { personIdSchema } from '../../../shared/domain/ids.ts'

/** What was done just now, and to whom: stands in the address of the list, which says so. */
const searchSchema = z.object({
  last: personIdSchema.optional().catch(undefined),
  done: z.enum(['added', 'removed']).optional().catch(undefined)
})
type PeopleSearch = z.infer<typeof searchSchema>

/** What cannot be read counts as not said. */
export const readPeopleSearch = (search: Record<string, unknown>): PeopleSearch => searchSchema.parse(search)
