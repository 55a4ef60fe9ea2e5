import { sql } from 'kysely'
import type { PersonId, VisitId } from '../../../shared/domain/ids.ts'
import { monthSchema, type Month } from '../../../shared/domain/month.ts'
import { insertMany } from '../../db/insert-many.ts'
import type { DeskDb, DeskTransaction } from '../../open-desk.ts'
import { listUncountedVisits } from './contributions.repository.ts'
import { findLastMade } from './releases.repository.ts'

/**
 * Months of which a summary was made by a copy of the bureau that is lost: this one was restored from a backup of before. They are never
 * released again, and whatever the lost summary may have counted is not counted again either (guarantee G3).
 */
export async function listReleasedElsewhere(db: DeskDb): Promise<ReadonlyMap<Month, string>> {
  const rows = await db.selectFrom('released_elsewhere').select(['month', 'at']).execute()
  return new Map(rows.map(row => [row.month, row.at]))
}

/** The release that was made last, unless a lost copy has made others since: only that one may be made anew. */
export async function findReplaceableId(db: DeskDb): Promise<string | undefined> {
  const last = await findLastMade(db)
  const elsewhere = [...(await listReleasedElsewhere(db)).values()]
  return last === undefined || elsewhere.some(at => at > last.made_at) ? undefined : last.id
}

/** The release that stands of each month that has one here, by its id. */
export async function listStandingReleases(db: DeskDb): Promise<ReadonlyMap<Month, string>> {
  const rows = await db
    .selectFrom('release')
    .leftJoin('replaced_release', 'replaced_release.release_id', 'release.id')
    .where('replaced_release.release_id', 'is', null)
    .select(['release.id', 'release.month'])
    .execute()
  return new Map(
    rows.flatMap(({ id, month }) => {
      const whole = monthSchema.safeParse(month)
      return whole.success ? [[whole.data, id] as const] : []
    })
  )
}

/** Every month that is closed for good: with a release of its own or without one, here or by a copy that is lost. */
export async function listClosedMonths(db: DeskDb): Promise<Month[]> {
  const released = await db.selectFrom('release').select('month').execute()
  const passedOver = await db.selectFrom('passed_over_month').select('month').execute()
  const periods = [...released, ...passedOver].flatMap(row => monthSchema.safeParse(row.month).data ?? [])
  return [...new Set([...periods, ...(await listReleasedElsewhere(db)).keys()])]
}

/** A visit that a release has counted, and the month of that release. */
export interface CountedVisit {
  readonly id: VisitId
  readonly month: Month
}

/** Every visit that a release has counted, here or elsewhere. */
export async function listCountedVisits(db: DeskDb): Promise<CountedVisit[]> {
  const here = await db
    .selectFrom('release_visit')
    .innerJoin('release', 'release.id', 'release_visit.release_id')
    .innerJoin('visit', 'visit.seq', 'release_visit.visit_seq')
    .select(['visit.id', 'release.month'])
    .execute()
  const elsewhere = await db
    .selectFrom('released_elsewhere_visit')
    .innerJoin('visit', 'visit.seq', 'released_elsewhere_visit.visit_seq')
    .select(['visit.id', 'released_elsewhere_visit.month'])
    .execute()
  return [...here, ...elsewhere].flatMap(({ id, month }) => {
    const whole = monthSchema.safeParse(month)
    return whole.success ? [{ id, month: whole.data }] : []
  })
}

/**
 * Notes months as released elsewhere, each with the visits that its lost summary may have counted: those that a release made from this
 * file would count, and those that it is known to have counted, which may have been moved to that month after the backup. Where this
 * register has a release of such a month, the lost copy has made it anew: it is set aside, and what it counted stays counted.
 */
export async function markReleasedElsewhere(
  trx: DeskTransaction,
  { months, counted }: { readonly months: readonly Month[]; readonly counted: readonly CountedVisit[] },
  { at, person }: { readonly at: string; readonly person: PersonId }
): Promise<void> {
  const standing = await listStandingReleases(trx)
  for (const month of months.toSorted()) {
    const remade = standing.get(month)
    if (remade !== undefined)
      await trx.insertInto('replaced_release').values({ release_id: remade, at, person_id: person }).execute()
    const uncounted = await listUncountedVisits(trx, month, null)
    const known = counted.filter(visit => visit.month === month)
    await trx.insertInto('released_elsewhere').values({ month, at, person_id: person }).execute()
    const seqs = new Set([...uncounted.map(visit => visit.seq), ...(await listWaiting(trx, known))])
    await insertMany(
      trx,
      'released_elsewhere_visit',
      [...seqs].map(visit_seq => ({ visit_seq, month }))
    )
  }
}

/** The rows of those visits that are in this file and that no release has counted. */
async function listWaiting(trx: DeskTransaction, visits: readonly CountedVisit[]): Promise<number[]> {
  const ids = JSON.stringify(visits.map(visit => visit.id))
  const rows = await trx
    .selectFrom('visit')
    .leftJoin('release_visit', 'release_visit.visit_seq', 'visit.seq')
    .leftJoin('released_elsewhere_visit', 'released_elsewhere_visit.visit_seq', 'visit.seq')
    .select('visit.seq')
    .where('visit.id', 'in', sql<VisitId>`(select value from json_each(${ids}))`)
    .where('release_visit.visit_seq', 'is', null)
    .where('released_elsewhere_visit.visit_seq', 'is', null)
    .execute()
  return rows.map(row => row.seq)
}
