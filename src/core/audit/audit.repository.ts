import type { PersonId } from '../../shared/domain/ids.ts'
import type { AuditAction } from '../../shared/features/audit/audit.schema.ts'
import type { DeskDb } from '../open-desk.ts'
import type { ChainedEntry } from './chain.ts'

/** How many entries there are, and the hash of the last. */
export async function findAuditHead(db: DeskDb): Promise<{ seq: number; hash: string }> {
  return db.selectFrom('audit_head').select(['seq', 'hash']).executeTakeFirstOrThrow()
}

export async function insertAuditEntry(
  db: DeskDb,
  entry: ChainedEntry & { readonly personId: PersonId | null; readonly action: AuditAction; readonly hash: string }
): Promise<void> {
  const { seq, at, personId, action, detail, previous, hash } = entry
  await db.insertInto('audit').values({ seq, at, person_id: personId, action, detail, previous, hash }).execute()
}
