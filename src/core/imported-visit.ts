import type { VisitId } from '../shared/domain/ids.ts'
import type { VisitBody } from '../shared/features/visits/visits.schema.ts'

/** A visit as the import hands it to the visits feature: checked, and with the key that tells it again. */
export interface ImportedVisit {
  readonly id: VisitId
  readonly importKey: string
  readonly body: VisitBody
}
