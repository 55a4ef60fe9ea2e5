import { sql, type Insertable } from 'kysely'
import type { ImportTable } from '../../db/schema.ts'
import type { DeskDb } from '../../open-desk.ts'

/** How many identities one statement looks up; they travel as one JSON text. */
const identitiesPerStatement = 2000

/** The key of a visit that was imported, and whether it has been erased since. */
export interface KnownKey {
  readonly key: string
  readonly erased: boolean
}

/** The keys of all visits, withdrawn and erased ones too, that were imported under one of these identities. */
export async function listImportKeys(db: DeskDb, identities: readonly string[]): Promise<KnownKey[]> {
  const keys: KnownKey[] = []
  for (let start = 0; start < identities.length; start += identitiesPerStatement) {
    const slice = JSON.stringify(identities.slice(start, start + identitiesPerStatement))
    // A key begins with its identity and a full stop, and "/" is the character after the full stop: a range on the unique index.
    const { rows } = await sql<{ import_key: string; erased: number }>`
      select visit.import_key, 0 as erased from json_each(${slice}) as wanted
      cross join visit on visit.import_key > wanted.value || '.' and visit.import_key < wanted.value || '/'
      union all
      select erased_visit.import_key, 1 as erased from json_each(${slice}) as wanted
      cross join erased_visit on erased_visit.import_key > wanted.value || '.'
        and erased_visit.import_key < wanted.value || '/'`.execute(db)
    for (const row of rows) keys.push({ key: row.import_key, erased: row.erased === 1 })
  }
  return keys
}

/** Notes an import with its report. */
export async function insertImport(db: DeskDb, row: Insertable<ImportTable>): Promise<void> {
  await db.insertInto('import').values(row).execute()
}
