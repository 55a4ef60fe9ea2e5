import { bureauOptions, type Command } from '../command.ts'
import { typedPath } from '../paths.ts'
import { kindOf } from '../verify-kind.ts'
import { verifyBackupAt } from '../verify-backup.ts'
import { verifyReleaseAt } from '../verify-release.ts'
import { verifyVaultAt } from '../verify-vault.ts'

export const verifyCommand: Command = {
  name: 'verify',
  argument: 'PATH',
  options: { 'passphrase-file': bureauOptions['passphrase-file'] },
  async run(invocation) {
    const path = typedPath(invocation.args.argument ?? '')
    const kind = kindOf(path)
    switch (kind) {
      case 'release':
        return verifyReleaseAt(path, invocation)
      case 'backup':
        return verifyBackupAt(path, invocation)
      case 'vault':
        return verifyVaultAt(path, invocation)
    }
  }
}
