import { FyrError } from '../../shared/domain/errors.ts'

const diskFull = /^(SQLITE_FULL|ENOSPC|EDQUOT)$/
const inUse = /^SQLITE_(BUSY|LOCKED)/
const damaged = /^(SQLITE_(NOTADB|CORRUPT|FORMAT)|SQLITE_IOERR_(SHORT_READ|DATA))/
const unusable =
  /^(SQLITE_(READONLY|CANTOPEN|PERM|IOERR|NOLFS|AUTH)|EACCES|EPERM|EROFS|ENOENT|ENOTDIR|(ERR_FS_)?EISDIR|EEXIST|EIO|ENAMETOOLONG|ELOOP|ENODEV|ENXIO|EMFILE|EBUSY)/

/**
 * Names a fault of the file system or of SQLite as what it is to the bureau, or answers null where it is none of these.
 * A wrong key and a flipped bit look the same to SQLite; whoever asks here has had the key authenticated already, so it is damage.
 */
export function vaultFault(error: unknown, folder: string): FyrError | null {
  if (error instanceof FyrError) return error
  const code = codeOf(error)
  if (code === null) return null
  if (diskFull.test(code)) return new FyrError('vault.disk-full', { folder }, { cause: error })
  if (inUse.test(code)) return new FyrError('vault.in-use', { folder }, { cause: error })
  if (damaged.test(code)) return new FyrError('vault.desk-damaged', { folder }, { cause: error })
  if (unusable.test(code)) return new FyrError('vault.folder-unusable', { folder, reason: code }, { cause: error })
  return null
}

/** Runs a step of the vault; whatever it throws comes out named (see `vaultFault`), or as it was. */
export async function withVaultFaults<T>(folder: string, step: () => T | Promise<T>): Promise<T> {
  try {
    return await step()
  } catch (error) {
    throw vaultFault(error, folder) ?? error
  }
}

/** The code of a fault of the file system or of SQLite, or null. */
export function codeOf(error: unknown): string | null {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : null
}
