import { z } from 'zod'
import { query, unlocked } from '../../ipc/define.ts'
import { longestSearch, searchResultsSchema } from './search.schema.ts'

export const searchCalls = {
  /**
   * Finds answers and notes in which every typed word is the beginning of a word, whatever its accents, and what the directory finds for
   * the same. Any text may be typed. Who may search is who may open all of these themselves.
   */
  'search.find': query({
    access: unlocked('volunteer', 'coordinator'),
    input: z.object({ typed: z.string().max(longestSearch) }),
    output: searchResultsSchema
  })
}
