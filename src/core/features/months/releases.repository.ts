import type { Insertable } from 'kysely'
import type { Month } from '../../../shared/domain/month.ts'
import type { ReleaseTable } from '../../db/schema.ts'
import { insertMany } from '../../db/insert-many.ts'
import type { DeskDb } from '../../open-desk.ts'

export interface RegisteredRelease {
  readonly id: string
  readonly month: Month
  readonly number: number
  readonly made_at: string
  /** JSON of the protected release. */
  readonly content: string
  readonly content_hash: string
}

const registerColumns = ['id', 'month', 'number', 'made_at', 'content', 'content_hash'] as const

/** The release of a month; a month is released once and for good. */
export async function findRelease(db: DeskDb, month: Month): Promise<RegisteredRelease | undefined> {
  return db
    .selectFrom('release')
    .select(registerColumns)
    .where('month', '=', month)
    .orderBy('number', 'desc')
    .limit(1)
    .executeTakeFirst()
}

/** When each released month was released. */
export async function listReleaseTimes(db: DeskDb): Promise<ReadonlyMap<Month, string>> {
  const rows = await db.selectFrom('release').select(['month', 'made_at']).execute()
  return new Map(rows.map(row => [row.month, row.made_at]))
}

/** Enters a release in the register, together with every visit that it counted. */
export async function insertRelease(
  db: DeskDb,
  release: Insertable<ReleaseTable>,
  visitSeqs: readonly number[]
): Promise<void> {
  await db.insertInto('release').values(release).execute()
  await insertMany(
    db,
    'release_visit',
    visitSeqs.map(visit_seq => ({ visit_seq, release_id: release.id }))
  )
}
