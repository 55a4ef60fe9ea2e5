import {
  directoryMappingSchema,
  type DirectoryMapping
} from '../../../shared/features/directory/directory-mapping.schema.ts'
import type { DeskDb } from '../../open-desk.ts'

/** The mapping that was last used for these files, or null when there is none that this version can read. */
export async function findMapping(db: DeskDb, fingerprint: string): Promise<DirectoryMapping | null> {
  const row = await db
    .selectFrom('import_mapping')
    .select('mapping')
    .where('fingerprint', '=', fingerprint)
    .executeTakeFirst()
  return row === undefined ? null : (directoryMappingSchema.safeParse(JSON.parse(row.mapping)).data ?? null)
}

export async function upsertMapping(
  db: DeskDb,
  fingerprint: string,
  { mapping, usedAt }: { mapping: DirectoryMapping; usedAt: string }
): Promise<void> {
  const columns = { mapping: JSON.stringify(mapping), used_at: usedAt }
  await db
    .insertInto('import_mapping')
    .values({ fingerprint, ...columns })
    .onConflict(conflict => conflict.column('fingerprint').doUpdateSet(columns))
    .execute()
}
