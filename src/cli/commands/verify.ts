import { bureauOptions, type Command } from '../command.ts'
import { typedPath } from '../paths.ts'
import { kindOf } from '../verify-kind.ts'
import { verifyReleaseAt } from '../verify-release.ts'
import { verifyVaultAt } from '../verify-vault.ts'

export const verifyCommand: Command = {
  name: 'verify',
  argument: 'PATH',
  options: { 'passphrase-file': bureauOptions['passphrase-file'] },
  async run(invocation) {
    const path = typedPath(invocation.args.argument ?? '')
    const kind = kindOf(path)
    return kind === 'release' ? verifyReleaseAt(path, invocation) : verifyVaultAt(path, invocation)
  }
}
