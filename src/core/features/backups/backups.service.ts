import path from 'node:path'
import { FyrError } from '../../../shared/domain/errors.ts'
import type { FileToken } from '../../../shared/domain/ids.ts'
import { slugOf } from '../../../shared/domain/slug.ts'
import type {
  BackupCheck,
  BackupReport,
  BackupSettings,
  BackupStatus
} from '../../../shared/features/backups/backups.schema.ts'
import type { Bureau } from '../../../shared/features/bureau/bureau.schema.ts'
import type { AppendAudit } from '../../audit/append-audit.ts'
import { deskMigrations } from '../../db/list.ts'
import type { FileGrants } from '../../file-grants.ts'
import type { DeskDb, OpenDesk } from '../../open-desk.ts'
import type { Platform } from '../../platform.ts'
import { createTurns } from '../../turns.ts'
import { checkBackupFile, type Progress } from '../../vault/backup/backup-file.ts'
import { bytesOf } from '../../vault/backup/backup-format.ts'
import { backupPublicKey } from '../../vault/backup/backup-key.ts'
import { makeBackup } from '../../vault/backup/make-backup.ts'
import { withOpenBackup } from '../../vault/backup/restore-backup.ts'
import { countTry } from '../../vault/tries.ts'
import type { Vault } from '../../vault/vault.ts'
import { version } from '../../version.ts'
import {
  findBackupSettings,
  findDeskMadeAt,
  findLastBackup,
  upsertBackupSettings,
  upsertBegunBackup,
  upsertLastBackup
} from './backups.repository.ts'
import { contentsOf } from './contents.ts'

const DAY_MS = 24 * 60 * 60 * 1000

export interface BackupParts {
  readonly platform: Platform
  readonly grants: FileGrants
  /** The open vault; throws `call.locked` when there is none. */
  readonly openVault: () => Vault
  /** Where a backup may be taken out to be looked into. */
  readonly dataDir: string
  readonly findBureau: (db: DeskDb) => Promise<Bureau>
  readonly appendAudit: AppendAudit
  readonly progress: Progress
}

/** The backups of an open bureau. */
export interface BackupService {
  readonly status: (desk: OpenDesk) => Promise<BackupStatus>
  readonly changeSettings: (desk: OpenDesk, settings: BackupSettings) => Promise<null>
  /** Throws `backup.*`: see `makeBackup`; `backup.folder-missing` too where there is no folder of a last backup. */
  readonly make: (desk: OpenDesk, folder: FileToken | null) => Promise<BackupReport>
  /** Throws `backup.*` and `file.*` for a file that is no whole backup: see `checkBackupFile`. */
  readonly verify: (desk: OpenDesk, request: { file: FileToken; passphrase: string | null }) => Promise<BackupCheck>
}

/** See {@link BackupService}. */
export function createBackupService(parts: BackupParts): BackupService {
  const { platform, grants, openVault, dataDir, findBureau, appendAudit, progress } = parts
  // Two at once would share the copy beside the desk file.
  const inTurn = createTurns()

  async function isDue(db: DeskDb, { remindDays }: BackupSettings, madeAt: string | undefined): Promise<boolean> {
    const since = madeAt ?? (await findDeskMadeAt(db))
    return since === null || platform.now() - Date.parse(since) >= remindDays * DAY_MS
  }

  async function makeInTurn({ db, person }: OpenDesk, folder: FileToken | null): Promise<BackupReport> {
    const last = await findLastBackup(db)
    const target = folder === null ? folderOf(last?.file) : grants.pathOf(folder)
    const { name: bureau } = await findBureau(db)
    const { keep } = await findBackupSettings(db)
    const at = platform.now()
    const madeAt = new Date(at).toISOString()
    await upsertBegunBackup(db, { at: madeAt, person: person.id })
    const made = await makeBackup(openVault(), {
      target,
      slug: slugOf(bureau),
      at,
      app: version,
      keep,
      alone: step => db.connection().execute(async () => step()),
      progress
    })
    const visits = made.rows.get('visit') ?? 0
    await db.transaction().execute(async trx => {
      await upsertLastBackup(trx, { madeAt, file: path.join(target, made.name), bytes: made.bytes })
      await appendAudit(trx, { person: person.id, action: 'backup.made', detail: { visits } })
    })
    const { name: fileName, bytes, removed } = made
    return { madeAt, fileName, folderName: path.basename(target), bytes, visits, removed }
  }

  return {
    async status({ db }) {
      const settings = await findBackupSettings(db)
      const last = await findLastBackup(db)
      return { last: last && shown(last), isDue: await isDue(db, settings, last?.madeAt), settings }
    },

    async changeSettings({ db, person }, settings) {
      await db.transaction().execute(async trx => {
        const before = await findBackupSettings(trx)
        await upsertBackupSettings(trx, settings)
        for (const [setting, name] of [
          ['keep', 'backupsKept'],
          ['remindDays', 'backupReminderDays']
        ] as const) {
          if (before[setting] === settings[setting]) continue
          const detail = { setting: name, before: before[setting], after: settings[setting] }
          await appendAudit(trx, { person: person.id, action: 'settings.changed', detail })
        }
      })
      return null
    },

    make: (desk, folder) => inTurn(() => makeInTurn(desk, folder)),

    verify: ({ db, person }, { file, passphrase }) =>
      inTurn(async () => {
        const place = grants.pathOf(file)
        const manifest = await checkBackupFile(place, progress)
        const own = openVault()
        const isOwn = manifest.vaultId === own.vaultId && manifest.signedBy === backupPublicKey(own.db)
        const { madeAt } = manifest
        const bytes = bytesOf(manifest)
        if (passphrase === null) return { madeAt, bytes, isOwn, contents: null }
        const options = {
          secret: { kind: 'passphrase', passphrase },
          migrations: deskMigrations,
          now: platform.now
        } as const
        const contents = await countTry(dataDir, platform.now(), () =>
          withOpenBackup(dataDir, place, options, contentsOf)
        )
        const detail = { madeAt, visits: contents.visits }
        await db
          .transaction()
          .execute(trx => appendAudit(trx, { person: person.id, action: 'backup.verified', detail }))
        return { madeAt, bytes, isOwn, contents }
      })
  }
}

function folderOf(file: string | undefined): string {
  if (file === undefined) throw new FyrError('backup.folder-missing', { folder: '' })
  return path.dirname(file)
}

/** A backup as the window may see it: by names, not by its path. */
function shown({ madeAt, file, bytes }: { madeAt: string; file: string; bytes: number }) {
  return { madeAt, fileName: path.basename(file), folderName: path.basename(path.dirname(file)), bytes }
}
