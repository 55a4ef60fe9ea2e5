import { mkdtempSync, rmSync } from 'node:fs'
import os from 'node:os'
import nodePath from 'node:path'
import { deskMigrations } from '../core/db/list.ts'
import { contentsOf } from '../core/features/backups/contents.ts'
import { systemPlatform } from '../core/platform.ts'
import { checkBackupFile } from '../core/vault/backup/backup-file.ts'
import { withOpenBackup } from '../core/vault/backup/restore-backup.ts'
import type { BackupContents } from '../shared/features/backups/backups.schema.ts'
import { FyrError } from '../shared/domain/errors.ts'
import { contentsLines } from './backup-lines.ts'
import { CliError } from './cli-error.ts'
import type { Invocation, Outcome } from './command.ts'
import { errorText } from './error-text.ts'
import { canReadPassphrase, readPassphrase } from './passphrase.ts'

/** Errors that are no fault of the backup's. */
const notAboutTheFile = new Set([
  'backup.wrong-passphrase',
  'vault.disk-full',
  'vault.folder-unusable',
  'file.unreadable'
])

/**
 * Checks a backup without restoring it: every hash and the signature without a passphrase, with one also every page, and that the bureau
 * in it has made it. With a passphrase it is taken out, encrypted as it is, into the system's folder for temporary files, and removed from there.
 */
export async function verifyBackupAt(path: string, invocation: Invocation): Promise<Outcome> {
  const { texts } = invocation
  const { say } = texts
  try {
    const manifest = await checkBackupFile(path)
    const contents = canReadPassphrase(invocation) ? await readContents(path, invocation) : null
    const { madeAt, app, vaultId } = manifest
    return {
      value: {
        kind: 'backup',
        path,
        passed: true,
        depth: contents === null ? 'outside' : 'full',
        madeAt,
        app,
        vaultId,
        contents
      },
      lines: [
        say('verify.backup', { path }),
        `  ${say('verify.good')} ${say('verify.backupWhole')}`,
        ...(contents === null
          ? [`  ${say('verify.needsPassphrase')}`]
          : [
              `  ${say('verify.good')} ${say('verify.backupInside')}`,
              ...contentsLines(texts, madeAt, contents).map(line => `  ${line}`),
              say('verify.allWell')
            ])
      ]
    }
  } catch (error) {
    if (!(error instanceof FyrError) || notAboutTheFile.has(error.code)) throw error
    const { code, params } = error
    const message = errorText(texts, new CliError(code, params))
    return {
      value: { kind: 'backup', path, passed: false, depth: 'outside', found: { code, params, message } },
      lines: [say('verify.backup', { path }), `  ${say('verify.bad')} ${message}`],
      fault: new CliError('verify.failed', { path, kind: 'backup' })
    }
  }
}

async function readContents(path: string, invocation: Invocation): Promise<BackupContents> {
  const passphrase = await readPassphrase(invocation)
  const folder = mkdtempSync(nodePath.join(os.tmpdir(), 'fyr-verify-'))
  try {
    const secret = { kind: 'passphrase', passphrase } as const
    const options = { secret, migrations: deskMigrations, now: systemPlatform.now }
    return await withOpenBackup(folder, path, options, contentsOf)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
