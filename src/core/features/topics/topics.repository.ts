import type { Topic } from '../../../shared/features/topics/topics.schema.ts'
import type { DeskDb } from '../../open-desk.ts'

export interface NewTopic {
  readonly code: string
  readonly parent: string | null
  readonly sv: string
  readonly en: string
}

/** The number of the newest topic list; 0 before the first. */
export async function findListVersion(db: DeskDb): Promise<number> {
  const row = await db
    .selectFrom('topic_list')
    .select(({ fn }) => fn.max('version').as('version'))
    .executeTakeFirst()
  return row?.version ?? 0
}

/** Every topic that the bureau ever had, in the list's order; a group stands before its topics. */
export async function listTopics(db: DeskDb): Promise<Topic[]> {
  const rows = await db
    .selectFrom('topic')
    .select(['code', 'parent', 'sv', 'en', 'retired_version'])
    .orderBy('position')
    .execute()
  return rows.map(({ retired_version, ...topic }) => ({ ...topic, retired: retired_version !== null }))
}

/** How many questions the bureau has had on each topic, those of withdrawn visits left out. */
export async function listTopicUses(db: DeskDb): Promise<Record<string, number>> {
  const rows = await db.selectFrom('topic_use').selectAll().execute()
  return Object.fromEntries(rows.map(({ topic, uses }) => [topic, uses]))
}

/** Of the given topics, those that the bureau has or had. */
export async function findTopics(db: DeskDb, codes: readonly string[]): Promise<Pick<Topic, 'code' | 'retired'>[]> {
  const rows = await db.selectFrom('topic').select(['code', 'retired_version']).where('code', 'in', codes).execute()
  return rows.map(({ code, retired_version }) => ({ code, retired: retired_version !== null }))
}

/** Adds a list of topics as one new version. Groups must stand before their topics. */
export async function insertTopicList(
  db: DeskDb,
  list: { version: number; madeAt: string; source: string; topics: readonly NewTopic[] }
) {
  await db
    .insertInto('topic_list')
    .values({ version: list.version, made_at: list.madeAt, source: list.source })
    .execute()
  await db
    .insertInto('topic')
    .values(
      list.topics.map((topic, position) => ({ ...topic, position, since_version: list.version, retired_version: null }))
    )
    .execute()
}
