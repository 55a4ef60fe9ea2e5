import type { PersonId } from '../../../shared/domain/ids.ts'
import type { Draft, DraftKind } from '../../../shared/features/drafts/drafts.schema.ts'
import type { DeskDb } from '../../open-desk.ts'

interface DraftKey {
  readonly personId: PersonId
  readonly kind: DraftKind
}

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

export async function deleteDraft(db: DeskDb, { personId, kind }: DraftKey): Promise<void> {
  await db.deleteFrom('draft').where('person_id', '=', personId).where('kind', '=', kind).execute()
}
