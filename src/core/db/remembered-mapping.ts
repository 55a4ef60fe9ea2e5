import type { DeskDb } from '../open-desk.ts'

/** How files of these headings were read last, to be held to a schema by whoever asks; null when nobody has read any. */
export async function findMapping(db: DeskDb, fingerprint: string): Promise<unknown> {
  const row = await db
    .selectFrom('import_mapping')
    .select('mapping')
    .where('fingerprint', '=', fingerprint)
    .executeTakeFirst()
  return row === undefined ? null : JSON.parse(row.mapping)
}

/** Remembers how files of these headings were read, in the place of how they were before. */
export async function upsertMapping(db: DeskDb, fingerprint: string, mapping: unknown, usedAt: string): Promise<void> {
  const columns = { mapping: JSON.stringify(mapping), used_at: usedAt }
  await db
    .insertInto('import_mapping')
    .values({ fingerprint, ...columns })
    .onConflict(conflict => conflict.column('fingerprint').doUpdateSet(columns))
    .execute()
}
