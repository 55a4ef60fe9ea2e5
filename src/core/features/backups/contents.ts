import type { BackupContents } from '../../../shared/features/backups/backups.schema.ts'
import { kyselyOver } from '../../db/kysely.ts'
import type { OpenedBackup } from '../../vault/backup/open-backup.ts'
import { countVisits, findBegunBackup, findBureauName, listPeopleNames } from './backups.repository.ts'

/** What an opened backup says of itself. */
export async function contentsOf({ vault, manifest }: OpenedBackup): Promise<BackupContents> {
  const db = kyselyOver(vault.db)
  const names = await listPeopleNames(db)
  const begun = await findBegunBackup(db)
  return {
    bureau: await findBureauName(db),
    madeBy: begun?.at === manifest.madeAt ? (names.get(begun.person) ?? null) : null,
    people: names.size,
    ...(await countVisits(db))
  }
}
