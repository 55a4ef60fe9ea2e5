import { sql, type Expression, type SqlBool } from 'kysely'
import type { RecordId } from '../../../shared/domain/ids.ts'
import type { IsoDate } from '../../../shared/domain/month.ts'
import { foldText } from '../../../shared/domain/type-ahead.ts'
import {
  FAILURES_THAT_ASK,
  type EntryFilter,
  type EntryRef
} from '../../../shared/features/directory/directory.schema.ts'
import { insertMany } from '../../db/insert-many.ts'
import type { DeskDb } from '../../open-desk.ts'
import type { IndexedEntry } from './entry-index.ts'

/** A line of the list. */
export interface ListedEntry extends Omit<IndexedEntry, 'nameKey' | 'search' | 'topics'> {
  readonly seq: number
  /** Whether so many referrals have failed since it was checked that it asks to be checked again. */
  readonly fails: boolean
}

/** From when on an entry counts as checked not long ago, and from when on failed referrals count. */
export interface AskingSince {
  readonly checked: IsoDate
  readonly referrals: IsoDate
}

const rowsPerStatement = 500

/** Puts entries in the place of those with the same ids. */
export async function replaceEntries(db: DeskDb, entries: readonly IndexedEntry[]): Promise<void> {
  for (let start = 0; start < entries.length; start += rowsPerStatement) {
    const part = entries.slice(start, start + rowsPerStatement)
    for (const [kind, same] of Map.groupBy(part, entry => entry.kind))
      await deleteEntries(
        db,
        kind,
        same.map(({ id }) => id)
      )
    const rows = await db
      .insertInto('directory_entry')
      .values(
        part.map(entry => ({
          kind: entry.kind,
          id: entry.id,
          organisation_id: entry.organisationId,
          name: entry.name,
          organisation_name: entry.organisationName,
          city: entry.city,
          status: entry.status,
          checked_on: entry.checkedOn,
          name_key: entry.nameKey,
          search: entry.search
        }))
      )
      .returning(['seq', 'kind', 'id'])
      .execute()
    const seqs = new Map(rows.map(row => [`${row.kind} ${row.id}`, row.seq]))
    const topics = part.flatMap(({ kind, id, topics: own }) => {
      const seq = seqs.get(`${kind} ${id}`)
      return seq === undefined ? [] : own.map(topic => ({ topic, entry_seq: seq }))
    })
    await insertMany(db, 'directory_entry_topic', topics)
  }
}

/** Takes entries of one kind out of the list. */
export async function deleteEntries(db: DeskDb, kind: EntryRef['kind'], ids: readonly RecordId[]): Promise<void> {
  if (ids.length > 0) await db.deleteFrom('directory_entry').where('kind', '=', kind).where('id', 'in', ids).execute()
}

/** Empties the list, before it is worked out anew. */
export async function deleteAllEntries(db: DeskDb): Promise<void> {
  await db.deleteFrom('directory_entry').execute()
}

/** One page of the entries that a filter finds, and how many it finds in all. */
export async function listEntries(
  db: DeskDb,
  filter: EntryFilter,
  since: AskingSince
): Promise<{ entries: ListedEntry[]; total: number }> {
  const words = foldText(filter.text)
    .split(' ')
    .filter(word => word !== '')
  const found = db
    .with('failing', failingSince(since.referrals))
    .selectFrom('directory_entry as entry')
    .where(eb => eb.and(words.map(word => holds(word))))
    .$if(filter.topic !== null, query =>
      query.where('entry.seq', 'in', eb =>
        eb
          .selectFrom('directory_entry_topic')
          .select('entry_seq')
          .where(topic =>
            topic.or([
              topic('topic', '=', filter.topic ?? ''),
              topic.and([topic('topic', '>', `${filter.topic}.`), topic('topic', '<', `${filter.topic}/`)])
            ])
          )
      )
    )
    .$if(filter.asking, query => query.where(asks(since)))
  const { total } = await found.select(({ fn }) => fn.countAll<number>().as('total')).executeTakeFirstOrThrow()
  const rows = await found
    .select(listedEntry)
    .$if(words.length > 0, query => query.orderBy(positionOf(words[0] ?? '')))
    .orderBy('entry.name_key')
    .orderBy('entry.seq')
    .limit(filter.limit)
    .offset(filter.offset)
    .execute()
  return { entries: rows.map(row => ({ ...row, fails: row.fails === 1 })), total }
}

/** How many entries ask to be checked. */
export async function countAsking(db: DeskDb, since: AskingSince): Promise<number> {
  const { total } = await db
    .with('failing', failingSince(since.referrals))
    .selectFrom('directory_entry as entry')
    .where(asks(since))
    .select(({ fn }) => fn.countAll<number>().as('total'))
    .executeTakeFirstOrThrow()
  return total
}

/** One entry of the list, or undefined. */
export async function findEntry(
  db: DeskDb,
  { kind, id }: EntryRef,
  since: AskingSince
): Promise<ListedEntry | undefined> {
  const row = await db
    .with('failing', failingSince(since.referrals))
    .selectFrom('directory_entry as entry')
    .select(listedEntry)
    .where('entry.kind', '=', kind)
    .where('entry.id', '=', id)
    .executeTakeFirst()
  return row === undefined ? undefined : { ...row, fails: row.fails === 1 }
}

/** The topics of entries, by their row numbers. */
export async function listTopicsOfEntries(db: DeskDb, seqs: readonly number[]): Promise<Map<number, string[]>> {
  if (seqs.length === 0) return new Map()
  const rows = await db
    .selectFrom('directory_entry_topic')
    .select(['topic', 'entry_seq'])
    .where('entry_seq', 'in', seqs)
    .orderBy('topic')
    .execute()
  const found = new Map<number, string[]>()
  for (const { entry_seq: seq, topic } of rows) found.set(seq, [...(found.get(seq) ?? []), topic])
  return found
}

/** The services that handle one of the topics and are there for people, each with those that it handles. */
export async function listServicesOnTopics(db: DeskDb, topics: readonly string[]): Promise<Map<RecordId, string[]>> {
  const rows = await db
    .selectFrom('directory_entry_topic as handled')
    .innerJoin('directory_entry as entry', 'entry.seq', 'handled.entry_seq')
    .select(['entry.id', 'handled.topic'])
    .where('handled.topic', 'in', topics)
    // The plus keeps SQLite from going through every service, by the index of `(kind, id)`.
    .where(sql`+entry.kind`, '=', 'service')
    .where('entry.status', '=', 'active')
    .execute()
  return new Map([...Map.groupBy(rows, ({ id }) => id)].map(([id, handled]) => [id, handled.map(({ topic }) => topic)]))
}

/** Words of fewer letters are looked for at the beginning of words only. */
const SHORTEST_INSIDE = 3

const holds = (word: string): Expression<SqlBool> =>
  sql<SqlBool>`instr(entry.search, ${word.length < SHORTEST_INSIDE ? ` ${word}` : word}) > 0`

/** The text begins with the name, so that what is found earlier is found in what matters more; a word's beginning before its middle. */
const positionOf = (word: string) =>
  sql<number>`case when instr(entry.search, ${` ${word}`}) > 0 then instr(entry.search, ${` ${word}`}) else 1000000 end`

/** Where the so-manieth latest failed referral to an organisation, or to one of its services, happened. */
const failingSince = (date: IsoDate) => () =>
  sql<{ organisation_id: string; service_id: string | null; date: string }>`(
    select organisation_id, service_id, date from (
      select referral.organisation_id, referral.service_id, visit.date,
        row_number() over (
          partition by referral.organisation_id, referral.service_id order by visit.date desc
        ) as nth
      from referral
      join question on question.seq = referral.question_seq
      join visit on visit.seq = question.visit_seq
      where referral.outcome in ('refused', 'no-reply') and visit.withdrawn_at is null and visit.date >= ${date}
    ) where nth = ${FAILURES_THAT_ASK}
  )`

const fails = sql<number>`exists (
  select 1 from failing
  where failing.organisation_id = entry.organisation_id
    and (failing.service_id is null or failing.service_id = entry.id)
    and (entry.checked_on is null or failing.date > entry.checked_on)
)`

/** The columns of a line of the list, from `directory_entry as entry` with `failing` beside it. */
const listedEntry = [
  'entry.seq',
  'entry.kind',
  'entry.id',
  'entry.organisation_id as organisationId',
  'entry.name',
  'entry.organisation_name as organisationName',
  'entry.city',
  'entry.status',
  'entry.checked_on as checkedOn',
  fails.as('fails')
] as const

const asks = ({ checked }: AskingSince) =>
  sql<SqlBool>`(entry.checked_on is null or entry.checked_on < ${checked} or ${fails})`
