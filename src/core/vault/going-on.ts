// oxlint-disable-next-line import/default -- the package is CommonJS: its one export is what an import by default gives
import Database from 'better-sqlite3'
import { existsSync, renameSync } from 'node:fs'
import { FyrError } from '../../shared/domain/errors.ts'
import { alarmOf, type MissingCommits } from './missing-commits.ts'
import { findPerson } from './people-table.ts'
import type { OpenContext } from './vault.ts'

/**
 * Raises the alarm of a desk file that has lost commits, unless a coordinator has chosen to go on with it. Nothing is written: the
 * choice is theirs, and before it is made both the file and its WAL stay as they are.
 *
 * Fails with the alarm (`vault.desk-older`, `vault.wal-missing`, `vault.wal-damaged`), with `call.forbidden` for somebody who is not a
 * coordinator, and with `SQLITE_CORRUPT` where what is left of the file does not hold together. Answers whether to go on without the WAL: it
 * is older than the file, and merged page by page it would make a patchwork of it.
 */
export function assertMayGoOn(
  db: Database.Database,
  missing: MissingCommits,
  { goOn = false }: OpenContext,
  user: string | null
): 'as-it-is' | 'without-wal' {
  if (!goOn) throw alarmOf(missing, db.name)
  // Nobody's user in particular is the recovery key, whose holder becomes the first coordinator.
  if (user !== null && findPerson(db, user)?.roles.includes('coordinator') !== true)
    throw new FyrError('call.forbidden')
  if (missing.reason === 'wal-older') return 'without-wal'
  const found = db.pragma('integrity_check(1)', { simple: true })
  if (found !== 'ok') throw new Database.SqliteError(String(found), 'SQLITE_CORRUPT')
  return 'as-it-is'
}

/** Gives a WAL another name, under which SQLite does not find it and nobody writes over it. */
export function setWalAside(deskFile: string): void {
  let number = 1
  while (existsSync(`${deskFile}-wal.aside-${number}`)) number += 1
  renameSync(`${deskFile}-wal`, `${deskFile}-wal.aside-${number}`)
}
