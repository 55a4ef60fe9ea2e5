import type { Expression, ExpressionBuilder, SqlBool } from 'kysely'
import type { PersonId } from '../../shared/domain/ids.ts'
import type { AuditAction } from '../../shared/features/audit/audit.schema.ts'
import type { DeskSchema } from '../db/schema.ts'
import type { DeskDb } from '../open-desk.ts'
import type { ChainedEntry } from './chain.ts'

/** How many entries there are, and the hash of the last. */
export async function findAuditHead(db: DeskDb): Promise<{ seq: number; hash: string }> {
  return db.selectFrom('audit_head').select(['seq', 'hash']).executeTakeFirstOrThrow()
}

/** Appends an entry that follows the last one; triggers keep `audit_head`. */
export async function insertAuditEntry(
  db: DeskDb,
  entry: ChainedEntry & { readonly personId: PersonId | null; readonly action: AuditAction; readonly hash: string }
): Promise<void> {
  const { seq, at, personId, action, detail, previous, hash } = entry
  await db.insertInto('audit').values({ seq, at, person_id: personId, action, detail, previous, hash }).execute()
}

/** An entry as it stands in the file, with the name of whoever did it. */
export interface StoredEntry {
  readonly seq: number
  readonly at: string
  readonly person_id: PersonId | null
  readonly by: string | null
  readonly action: AuditAction
  /** JSON. */
  readonly detail: string
  readonly previous: string
  readonly hash: string
}

export interface AuditSelection {
  /** Null for all. */
  readonly actions: readonly AuditAction[] | null
  /** From this instant on, ISO 8601 in UTC. */
  readonly from: string | null
  readonly before: string | null
}

/** A page of the entries that a selection finds, latest first. */
export async function listAuditEntries(
  db: DeskDb,
  selection: AuditSelection,
  page: { readonly offset: number; readonly limit: number }
): Promise<StoredEntry[]> {
  return entries(db)
    .where(eb => matches(eb, selection))
    .orderBy('audit.seq', 'desc')
    .limit(page.limit)
    .offset(page.offset)
    .execute()
}

/** How many entries a selection finds. */
export async function countAuditEntries(db: DeskDb, selection: AuditSelection): Promise<number> {
  const { total } = await db
    .selectFrom('audit')
    .select(({ fn }) => fn.countAll<number>().as('total'))
    .where(eb => matches(eb, selection))
    .executeTakeFirstOrThrow()
  return total
}

/** Every entry, oldest first. */
export const listWholeAudit = (db: DeskDb): Promise<StoredEntry[]> => entries(db).orderBy('audit.seq').execute()

/** When the record begins; null while it is empty. */
export async function findAuditBeginning(db: DeskDb): Promise<string | null> {
  const row = await db.selectFrom('audit').select('at').orderBy('seq').limit(1).executeTakeFirst()
  return row?.at ?? null
}

/** The names of everybody who is or was in the bureau. */
export async function listNames(db: DeskDb): Promise<ReadonlyMap<string, string>> {
  const people = await db.selectFrom('vault_person').select(['id', 'name']).execute()
  return new Map(people.map(({ id, name }) => [id, name]))
}

const entries = (db: DeskDb) =>
  db
    .selectFrom('audit')
    .leftJoin('vault_person', 'vault_person.id', 'audit.person_id')
    .select(['seq', 'at', 'person_id', 'vault_person.name as by', 'action', 'detail', 'previous', 'hash'])

function matches(eb: ExpressionBuilder<DeskSchema, 'audit'>, selection: AuditSelection): Expression<SqlBool> {
  const conditions: Expression<SqlBool>[] = []
  if (selection.actions !== null) conditions.push(eb('action', 'in', selection.actions))
  if (selection.from !== null) conditions.push(eb('at', '>=', selection.from))
  if (selection.before !== null) conditions.push(eb('at', '<', selection.before))
  return eb.and(conditions)
}
