import type { DeskDb } from '../open-desk.ts'

/** What stands under a key of the table of settings, to be held to a schema by whoever asks; null when nothing does. */
export async function findSetting(db: DeskDb, key: string): Promise<unknown> {
  const row = await db.selectFrom('setting').select('value').where('key', '=', key).executeTakeFirst()
  return row === undefined ? null : JSON.parse(row.value)
}

/** Keeps a setting as JSON, in the place of what stood under its key. */
export async function upsertSetting(db: DeskDb, key: string, content: unknown): Promise<void> {
  const value = JSON.stringify(content)
  await db
    .insertInto('setting')
    .values({ key, value })
    .onConflict(conflict => conflict.column('key').doUpdateSet({ value }))
    .execute()
}
