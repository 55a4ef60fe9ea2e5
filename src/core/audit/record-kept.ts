import type { PersonId } from '../../shared/domain/ids.ts'
import { type GuardedField, newlyToldIn } from '../../shared/domain/identity-fields.ts'
import type { DeskTransaction } from '../open-desk.ts'
import type { AppendAudit } from './append-audit.ts'

/**
 * Records that texts of a field were stored although they seem to tell who somebody is, inside the transaction that stores them. Writes
 * nothing where they tell nothing that has no place there, or nothing that the texts before did not tell already.
 */
export type RecordKept = (
  trx: DeskTransaction,
  stored: {
    readonly person: PersonId | null
    readonly field: GuardedField
    readonly texts: readonly string[]
    readonly before?: readonly string[]
  }
) => Promise<void>

/** The same for the name of a place, unless the bureau has been there before. To be called before the place is stored. */
export type RecordPlace = (trx: DeskTransaction, person: PersonId, place: string) => Promise<void>

export const createRecordPlace =
  (recordKept: RecordKept, isKnownPlace: (trx: DeskTransaction, place: string) => Promise<boolean>): RecordPlace =>
  async (trx, person, place) => {
    const told = newlyToldIn('place', [place]).length > 0
    if (told && !(await isKnownPlace(trx, place))) await recordKept(trx, { person, field: 'place', texts: [place] })
  }

/** See {@link RecordKept}. */
export function createRecordKept(appendAudit: AppendAudit): RecordKept {
  return async (trx, { person, field, texts, before = [] }) => {
    const kinds = newlyToldIn(field, texts, before)
    if (kinds.length > 0) await appendAudit(trx, { person, action: 'text.kept', detail: { field, kinds } })
  }
}
