import { sql, type Insertable, type Selectable } from 'kysely'
import type { AnswerId } from '../../../shared/domain/ids.ts'
import { identityKinds } from '../../../shared/domain/identity-guard.ts'
import {
  answerBodySchema,
  type AnswerBody,
  type AnswerHistoryEntry
} from '../../../shared/features/answers/answers.schema.ts'
import type { AnswerHistoryTable, AnswerTable } from '../../db/answer-schema.ts'
import { indexTexts, reindexText, remakeIndex } from '../../db/search-index.ts'
import type { DeskDb, DeskTransaction } from '../../open-desk.ts'

export type AnswerRow = Selectable<AnswerTable>

/** What of an article changes with what is done to it, and not with what it says. */
export type AnswerStanding = Partial<
  Pick<AnswerTable, 'published' | 'checked_on' | 'checked_by' | 'doubted_at' | 'withdrawn_at'>
>

/** Every article, by title. */
export async function listAnswers(db: DeskDb): Promise<AnswerRow[]> {
  const rows = await db.selectFrom('answer').selectAll().execute()
  return rows.toSorted((one, other) => one.title.localeCompare(other.title, 'sv'))
}

/** An article with the name of whoever checked it last, or undefined. */
export async function findAnswer(
  db: DeskDb,
  id: AnswerId
): Promise<(AnswerRow & { readonly checker: string | null }) | undefined> {
  return db
    .selectFrom('answer')
    .leftJoin('vault_person', 'vault_person.id', 'answer.checked_by')
    .selectAll('answer')
    .select('vault_person.name as checker')
    .where('answer.id', '=', id)
    .executeTakeFirst()
}

/** Inserts a new draft; answers its row number. */
export async function insertAnswer(db: DeskDb, id: AnswerId, body: AnswerBody): Promise<number> {
  const { seq } = await db
    .insertInto('answer')
    .values({
      ...columnsOf(body),
      id,
      revision: 1,
      published: 0,
      checked_on: null,
      checked_by: null,
      doubted_at: null,
      withdrawn_at: null
    })
    .returning('seq')
    .executeTakeFirstOrThrow()
  await indexTexts(db, 'answer_search', [{ seq, text: wordsOf(body) }])
  return seq
}

/** Sets what is sent of an article and its new revision, and leaves the rest. */
export async function updateAnswer(
  db: DeskDb,
  seq: number,
  revision: number,
  { body, standing = {} }: { readonly body?: AnswerBody | undefined; readonly standing?: AnswerStanding | undefined }
): Promise<void> {
  const said = body === undefined ? {} : columnsOf(body)
  await db
    .updateTable('answer')
    .set({ ...said, ...standing, revision })
    .where('seq', '=', seq)
    .execute()
  if (body !== undefined) await reindexText(db, 'answer_search', { seq, text: wordsOf(body) })
}

/** Takes an article out of the file with everything that it said before, and its words out of those by which articles are found. */
export async function deleteAnswer(trx: DeskTransaction, seq: number): Promise<void> {
  await trx.deleteFrom('answer').where('seq', '=', seq).execute()
  await remakeIndex(trx, 'answer_search')
}

/** The articles in use that a search matches: those at the desk before drafts, the latest first. */
export async function findAnswers(db: DeskDb, match: string, limit: number): Promise<AnswerRow[]> {
  const { rows } = await sql<AnswerRow>`
    select answer.* from answer_search cross join answer on answer.seq = answer_search.rowid
    where answer_search match ${match} and answer.withdrawn_at is null
    order by answer.published desc, answer.seq desc limit ${limit}`.execute(db)
  return rows
}

/** Notes what happened to an article, with what it said before where that changed. */
export async function insertAnswerHistory(
  db: DeskDb,
  entry: Omit<Insertable<AnswerHistoryTable>, 'seq' | 'before'> & { readonly before: AnswerBody | null }
): Promise<void> {
  const before = entry.before === null ? null : JSON.stringify(entry.before)
  await db
    .insertInto('answer_history')
    .values({ ...entry, before })
    .execute()
}

/** What happened to an article, oldest first. */
export async function listAnswerHistory(db: DeskDb, seq: number): Promise<AnswerHistoryEntry[]> {
  const rows = await db
    .selectFrom('answer_history')
    .innerJoin('vault_person', 'vault_person.id', 'answer_history.person_id')
    .select([
      'answer_history.revision',
      'answer_history.at',
      'answer_history.change',
      'answer_history.before',
      'vault_person.name as by'
    ])
    .where('answer_seq', '=', seq)
    .orderBy('answer_history.seq')
    .execute()
  return rows.map(({ before, ...row }) => ({
    ...row,
    before: before === null ? null : answerBodySchema.parse(JSON.parse(before))
  }))
}

/** What an article's row says. */
export const answerBodyOf = (row: AnswerRow): AnswerBody => ({
  title: row.title,
  text: row.text,
  source: row.source,
  language: row.language,
  topics: splitCodes(row.topics),
  keptIdentities: identityKinds.filter(kind => splitCodes(row.kept).includes(kind))
})

/** What an article is found by, as `search-index.ts` reads it from its row. */
const wordsOf = ({ title, text, source }: AnswerBody): string => `${title} ${text} ${source ?? ''}`

const columnsOf = ({ title, text, source, language, topics, keptIdentities }: AnswerBody) => ({
  title,
  text,
  source,
  language,
  topics: joinCodes(topics),
  kept: joinCodes(keptIdentities)
})

const joinCodes = (codes: readonly string[]): string => (codes.length === 0 ? '' : ` ${[...new Set(codes)].join(' ')} `)
const splitCodes = (joined: string): string[] => joined.split(' ').filter(code => code !== '')
