import { monthSchema, type Month } from '../../../shared/domain/month.ts'
import type { PersonId } from '../../../shared/domain/ids.ts'
import { insertMany } from '../../db/insert-many.ts'
import type { DeskDb, DeskTransaction } from '../../open-desk.ts'
import { listUncountedVisits } from './contributions.repository.ts'

/**
 * Months of which a summary was made by a copy of the bureau that is lost: this one was restored from a backup of before. They are never
 * released again, and whatever the lost summary may have counted is not counted again either (guarantee G3).
 */
export async function listReleasedElsewhere(db: DeskDb): Promise<ReadonlyMap<Month, string>> {
  const rows = await db.selectFrom('released_elsewhere').select(['month', 'at']).execute()
  return new Map(rows.map(row => [row.month, row.at]))
}

/** Every month that is closed for good: here, or by a copy that is lost. */
export async function listClosedMonths(db: DeskDb): Promise<Month[]> {
  const released = await db.selectFrom('release').select('month').execute()
  const months = released.flatMap(row => monthSchema.safeParse(row.month).data ?? [])
  return [...new Set([...months, ...(await listReleasedElsewhere(db)).keys()])]
}

/** Notes months as released elsewhere, each with the visits that its lost summary may have counted. */
export async function markReleasedElsewhere(
  trx: DeskTransaction,
  months: readonly Month[],
  { at, person }: { readonly at: string; readonly person: PersonId }
): Promise<void> {
  for (const month of months.toSorted()) {
    const visits = await listUncountedVisits(trx, month, null)
    await trx.insertInto('released_elsewhere').values({ month, at, person_id: person }).execute()
    await insertMany(
      trx,
      'released_elsewhere_visit',
      visits.map(visit => ({ visit_seq: visit.seq, month }))
    )
  }
}
