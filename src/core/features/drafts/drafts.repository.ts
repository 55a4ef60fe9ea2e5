import type { PersonId } from '../../../shared/domain/ids.ts'
import type { IsoDate } from '../../../shared/domain/month.ts'
import type { Draft, DraftKind } from '../../../shared/features/drafts/drafts.schema.ts'
import type { DeskDb } from '../../open-desk.ts'

interface DraftKey {
  readonly personId: PersonId
  readonly kind: DraftKind
}

/** A person's half-written form of a kind, or null. */
export async function findDraft(db: DeskDb, { personId, kind }: DraftKey): Promise<Draft | null> {
  const row = await db
    .selectFrom('draft')
    .select(['body', 'saved_at'])
    .where('person_id', '=', personId)
    .where('kind', '=', kind)
    .executeTakeFirst()
  return row === undefined ? null : { kind, body: row.body, savedAt: row.saved_at }
}

/** Keeps a draft in the place of the person's earlier one of its kind. */
export async function upsertDraft(
  db: DeskDb,
  { personId, kind }: DraftKey,
  body: string,
  savedAt: string
): Promise<void> {
  await db
    .insertInto('draft')
    .values({ person_id: personId, kind, body, saved_at: savedAt })
    .onConflict(conflict => conflict.columns(['person_id', 'kind']).doUpdateSet({ body, saved_at: savedAt }))
    .execute()
}

/** Deletes every draft, whoever's, in which one of these ids stands. */
export async function deleteDraftsNaming(db: DeskDb, ids: readonly string[]): Promise<void> {
  const drafts = await db.selectFrom('draft').select(['person_id', 'kind', 'body']).execute()
  for (const { person_id, kind, body } of drafts) {
    if (!ids.some(id => body.includes(id))) continue
    await db.deleteFrom('draft').where('person_id', '=', person_id).where('kind', '=', kind).execute()
  }
}

/** Deletes drafts that nobody has touched since before a day; answers how many. */
export async function deleteDraftsBefore(db: DeskDb, day: IsoDate): Promise<number> {
  const gone = await db.deleteFrom('draft').where('saved_at', '<', day).executeTakeFirst()
  return Number(gone.numDeletedRows)
}

/** Deletes what somebody has half-written, who will not be back. */
export async function deleteDraftsOf(db: DeskDb, person: PersonId): Promise<void> {
  await db.deleteFrom('draft').where('person_id', '=', person).execute()
}

/** Throws a person's half-written form of a kind away. */
export async function deleteDraft(db: DeskDb, { personId, kind }: DraftKey): Promise<void> {
  await db.deleteFrom('draft').where('person_id', '=', personId).where('kind', '=', kind).execute()
}
