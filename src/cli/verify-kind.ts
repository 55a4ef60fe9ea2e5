import { readdirSync, statSync, type Stats } from 'node:fs'
import nodePath from 'node:path'
import { BACKUP_ENDING, beginsLikeBackup } from '../core/vault/backup/backup-format.ts'
import { codeOf } from '../core/vault/faults.ts'
import { survey } from '../core/vault/layout.ts'
import { CliError } from './cli-error.ts'

const ofARelease = new Set(['datapackage.json', 'SHA256SUMS', 'privacy.html'])

/**
 * Whether a path is a release (a folder or its zip), a backup or a bureau's folder, judged by any file that belongs to either, so that a
 * damaged one is still known for what it was. Throws `verify.missing` or `verify.unknown-kind`.
 */
export function kindOf(path: string): 'release' | 'backup' | 'vault' {
  const there = existing(path)
  if (!there.isDirectory()) {
    if (!there.isFile()) throw new CliError('verify.unknown-kind', { path })
    if (path.toLowerCase().endsWith(BACKUP_ENDING) || beginsLikeBackup(path)) return 'backup'
    if (nodePath.extname(path).toLowerCase() === '.zip') return 'release'
    throw new CliError('verify.unknown-kind', { path })
  }
  if (survey(path) !== 'nothing') return 'vault'
  if (/^fyr-.*-r\d+$/.test(nodePath.basename(path)) || readdirSync(path).some(name => ofARelease.has(name)))
    return 'release'
  throw new CliError('verify.unknown-kind', { path })
}

function existing(path: string): Stats {
  try {
    return statSync(path)
  } catch (error) {
    throw new CliError('verify.missing', {
      path,
      reason: codeOf(error) ?? ''
    })
  }
}
