import type { Insertable } from 'kysely'
import { monthSchema, type Month } from '../../../shared/domain/month.ts'
import type { Period } from '../../../shared/domain/period.ts'
import type { PersonId } from '../../../shared/domain/ids.ts'
import { insertMany } from '../../db/insert-many.ts'
import type { ReleaseTable } from '../../db/release-schema.ts'
import type { DeskDb } from '../../open-desk.ts'
import { linkHash, type ChainedRelease } from './register-chain.ts'

export interface RegisteredRelease extends ChainedRelease {
  /** JSON of the protected release. */
  readonly content: string
}

const registerColumns = [
  'release.id',
  'release.month',
  'release.number',
  'release.made_at',
  'release.person_id',
  'release.method',
  'release.content',
  'release.content_hash'
] as const

/** The release of a period that stands: the latest, unless that one was replaced and not yet drawn anew. */
export async function findRelease(db: DeskDb, period: Period): Promise<RegisteredRelease | undefined> {
  return standing(db).select(registerColumns).where('release.month', '=', period).executeTakeFirst()
}

/** The releases that stand of several months, in the order of the months. */
export async function listReleases(db: DeskDb, months: readonly Period[]): Promise<RegisteredRelease[]> {
  return standing(db).select(registerColumns).where('release.month', 'in', months).orderBy('release.month').execute()
}

/** When and how each released period was released. */
export async function listReleaseTimes(
  db: DeskDb
): Promise<ReadonlyMap<Period, { readonly id: string; readonly madeAt: string; readonly method: string }>> {
  const rows = await standing(db).select(['release.month', 'release.made_at', 'release.id', 'release.method']).execute()
  return new Map(rows.map(row => [row.month, { id: row.id, madeAt: row.made_at, method: row.method }]))
}

const standing = (db: DeskDb) =>
  db
    .selectFrom('release')
    .leftJoin('replaced_release', 'replaced_release.release_id', 'release.id')
    .where('replaced_release.release_id', 'is', null)

/** The highest number that a period's releases have had, replaced ones too; 0 without any. */
export async function findLatestNumber(db: DeskDb, period: Period): Promise<number> {
  const row = await db
    .selectFrom('release')
    .select(({ fn }) => fn.max('number').as('number'))
    .where('month', '=', period)
    .executeTakeFirst()
  return row?.number ?? 0
}

/** Enters a release at the end of the register, together with every visit that it counted and every month that it carries. */
export async function insertRelease(
  db: DeskDb,
  release: Insertable<ReleaseTable>,
  counted: { readonly visitSeqs: readonly number[]; readonly carried: readonly Month[] }
): Promise<void> {
  await db.insertInto('release').values(release).execute()
  const head = await findHead(db)
  const seq = head.seq + 1
  const hash = linkHash(seq, head.hash, release)
  await db.insertInto('release_chain').values({ seq, release_id: release.id, hash }).execute()
  await db.updateTable('release_head').set({ seq, hash }).execute()
  await insertMany(
    db,
    'release_visit',
    counted.visitSeqs.map(visit_seq => ({ visit_seq, release_id: release.id }))
  )
  if (counted.carried.length > 0)
    await db
      .updateTable('passed_over_month')
      .set({ counted_in: release.id })
      .where('month', 'in', counted.carried)
      .execute()
}

/** How many releases the register should hold, and the hash of the last. */
export async function findHead(db: DeskDb): Promise<{ seq: number; hash: string }> {
  return db.selectFrom('release_head').select(['seq', 'hash']).executeTakeFirstOrThrow()
}

/** The release that was made last, whatever its period. */
export async function findLastMade(db: DeskDb): Promise<{ readonly id: string; readonly made_at: string } | undefined> {
  return db
    .selectFrom('release_chain')
    .innerJoin('release', 'release.id', 'release_chain.release_id')
    .select(['release.id', 'release.made_at'])
    .orderBy('release_chain.seq', 'desc')
    .limit(1)
    .executeTakeFirst()
}

/** Every release with its place in the chain, in the order in which they were made. */
export async function listRegister(
  db: DeskDb
): Promise<(Omit<RegisteredRelease, 'content'> & { content: string; seq: number | null; hash: string | null })[]> {
  return db
    .selectFrom('release')
    .leftJoin('release_chain', 'release_chain.release_id', 'release.id')
    .select([...registerColumns, 'release_chain.seq', 'release_chain.hash'])
    .orderBy('release_chain.seq')
    .execute()
}

/** Sets a release aside: its visits and the months that it carried wait to be counted again. */
export async function insertReplaced(
  db: DeskDb,
  replaced: { readonly release_id: string; readonly at: string; readonly person_id: PersonId }
): Promise<void> {
  await db.insertInto('replaced_release').values(replaced).execute()
  await db.deleteFrom('release_visit').where('release_id', '=', replaced.release_id).execute()
  await db
    .updateTable('passed_over_month')
    .set({ counted_in: null })
    .where('counted_in', '=', replaced.release_id)
    .execute()
}

/** A month without a release of its own, and which release counted its visits. */
export interface PassedOverMonth {
  readonly month: Month
  readonly at: string
  readonly counted_in: string | null
}

/** The months that were closed without a release, oldest first. */
export async function listPassedOver(db: DeskDb): Promise<PassedOverMonth[]> {
  const rows = await db.selectFrom('passed_over_month').select(['month', 'at', 'counted_in']).orderBy('month').execute()
  return rows.map(row => ({ ...row, month: monthSchema.parse(row.month) }))
}

/** Closes a month without a release; no release has counted its visits yet. */
export async function insertPassedOver(
  db: DeskDb,
  passedOver: { readonly month: Month; readonly at: string; readonly person_id: PersonId }
): Promise<void> {
  await db
    .insertInto('passed_over_month')
    .values({ ...passedOver, counted_in: null })
    .execute()
}
