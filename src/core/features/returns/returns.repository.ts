import { sql } from 'kysely'
import type { ReturnId, VisitId } from '../../../shared/domain/ids.ts'
import type { DeskDb } from '../../open-desk.ts'

export interface ReturnCodeRow {
  readonly seq: number
  readonly id: ReturnId
  readonly hash: string
}

/** The slip of that code; codes themselves are not kept. */
export const findReturnByHash = (db: DeskDb, hash: string): Promise<ReturnCodeRow | undefined> =>
  db.selectFrom('return_code').selectAll().where('hash', '=', hash).executeTakeFirst()

/** The row number of a slip, by which visits are joined. */
export async function findReturnSeq(db: DeskDb, id: ReturnId): Promise<number | null> {
  const row = await db.selectFrom('return_code').select('seq').where('id', '=', id).executeTakeFirst()
  return row?.seq ?? null
}

/** The slip of a visit, where it has one. */
export const findReturnOf = (db: DeskDb, visit: VisitId): Promise<ReturnCodeRow | undefined> =>
  db
    .selectFrom('return_code')
    .innerJoin('visit', 'visit.return_code_seq', 'return_code.seq')
    .selectAll('return_code')
    .where('visit.id', '=', visit)
    .executeTakeFirst()

/** Keeps a new slip and gives it to a visit. */
export async function insertReturn(db: DeskDb, code: Omit<ReturnCodeRow, 'seq'>, visit: VisitId): Promise<void> {
  const { seq } = await db.insertInto('return_code').values(code).returning('seq').executeTakeFirstOrThrow()
  await db.updateTable('visit').set({ return_code_seq: seq }).where('id', '=', visit).execute()
}

/** Has a slip answer to another code. */
export async function updateReturnHash(db: DeskDb, seq: number, hash: string): Promise<void> {
  await db.updateTable('return_code').set({ hash }).where('seq', '=', seq).execute()
}

/** How many visits have the slip, withdrawn ones among them. */
export async function countVisitsOf(db: DeskDb, seq: number): Promise<number> {
  const row = await db
    .selectFrom('visit')
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .where('return_code_seq', '=', seq)
    .executeTakeFirstOrThrow()
  return row.count
}

/** Takes slips out of the file; their visits stay, each for itself. Their hashes are kept, so that a restore can cut them again. */
export async function forgetReturns(db: DeskDb, hashes: readonly string[]): Promise<void> {
  const listed = JSON.stringify(hashes)
  await sql`insert or ignore into forgotten_return (hash) select value from json_each(${listed})`.execute(db)
  await sql`delete from return_code where hash in (select value from json_each(${listed}))`.execute(db)
}

/** Takes out slips that have no visit any more. */
export async function deleteEmptyReturns(db: DeskDb): Promise<void> {
  await db
    .deleteFrom('return_code')
    .where(sql<boolean>`not exists (select 1 from visit where visit.return_code_seq = return_code.seq)`)
    .execute()
}

/** The standing visits of a slip, latest first. */
export const listVisitsOf = (db: DeskDb, seq: number, limit: number) =>
  db
    .selectFrom('visit')
    .select(['seq', 'id', 'date', 'language', 'age_band as ageBand', 'gender', 'municipality'])
    .where('return_code_seq', '=', seq)
    .where('withdrawn_at', 'is', null)
    .orderBy('date', 'desc')
    .orderBy('time', 'desc')
    .orderBy('seq', 'desc')
    .limit(limit)
    .execute()

/** The hashes of slips that were cut. */
export async function listForgottenReturns(db: DeskDb): Promise<string[]> {
  const rows = await db.selectFrom('forgotten_return').select('hash').execute()
  return rows.map(row => row.hash)
}
