import { z } from 'zod'
import { visitIdSchema } from '../../../shared/domain/ids.ts'
import type { EarlierVisit, HistoryEntry, Visit } from '../../../shared/features/visits/visits.schema.ts'
import { type VisitForm, visitFormSchema } from '../../visit-form/visit-form.ts'

/** Raised whenever the shape changes: a draft of another shape is left alone. */
const DRAFT_FORMAT = 2

const correctionSchema = z.object({
  format: z.literal(DRAFT_FORMAT),
  id: visitIdSchema,
  /** The state of the visit that the writer had seen. */
  revision: z.int().min(1),
  form: visitFormSchema
})

/** A half-written correction. */
export type KeptCorrection = Omit<z.infer<typeof correctionSchema>, 'format'>

/** A correction as the bureau keeps it while it is half-written. */
export const writeCorrection = (correction: KeptCorrection): string =>
  JSON.stringify({ format: DRAFT_FORMAT, ...correction })

/** The correction that a draft holds, or null when it holds none that this window understands. */
export function readCorrection(body: string): KeptCorrection | null {
  try {
    const read = correctionSchema.safeParse(JSON.parse(body))
    if (!read.success) return null
    const { id, revision, form } = read.data
    return { id, revision, form }
  } catch {
    return null
  }
}

/** Whether two forms say the same, whichever of their questions stands open. */
export const saysTheSame = (one: VisitForm, other: VisitForm): boolean =>
  JSON.stringify({ ...one, open: null }) === JSON.stringify({ ...other, open: null })

/** The visit as it was at a revision: before the next correction, or as it is. */
export const bodyAt = (visit: Visit, history: readonly HistoryEntry[], revision: number): EarlierVisit =>
  history.find(entry => entry.revision > revision && entry.before !== null)?.before ?? visit
