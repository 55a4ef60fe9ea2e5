import type { Command } from './command.ts'
import { auditCommand } from './commands/audit.ts'
import { backupCommand } from './commands/backup.ts'
import { codesCommand } from './commands/codes.ts'
import { createCommand } from './commands/create.ts'
import { directoryExportCommand, directoryImportCommand } from './commands/directory.ts'
import { exportCommand } from './commands/export.ts'
import { importCommand } from './commands/import.ts'
import { infoCommand } from './commands/info.ts'
import { listCommand } from './commands/list.ts'
import { logCommand } from './commands/log.ts'
import { passphraseCommand } from './commands/passphrase.ts'
import { peopleCommand } from './commands/people.ts'
import { restoreCommand } from './commands/restore.ts'
import { verifyCommand } from './commands/verify.ts'

/** Every command, in the order of a bureau's life. */
export const commands: readonly Command[] = [
  createCommand,
  importCommand,
  logCommand,
  listCommand,
  exportCommand,
  backupCommand,
  restoreCommand,
  verifyCommand,
  auditCommand,
  directoryImportCommand,
  directoryExportCommand,
  peopleCommand,
  passphraseCommand,
  infoCommand,
  codesCommand
]
