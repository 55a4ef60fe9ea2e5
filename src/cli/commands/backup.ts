import path from 'node:path'
import { withBureau } from '../bureau.ts'
import { naming, valueOf } from '../cli-error.ts'
import { bureauOptions, type Command } from '../command.ts'
import { typedPath } from '../paths.ts'
import { withProgress } from '../progress.ts'

export const backupCommand: Command = {
  name: 'backup',
  options: { ...bureauOptions, out: { value: 'DIR', required: true } },
  async run(invocation) {
    const { args, terminal, texts } = invocation
    const { say, number } = texts
    const folder = typedPath(args.needed('out'))
    const report = await withBureau(invocation, core =>
      naming(
        code => (code.startsWith('backup.') ? { folder } : {}),
        () =>
          withProgress(core, terminal, say('backup.working'), async () =>
            valueOf(await core.call('backups.make', { folder: core.grant(folder) }))
          )
      )
    )
    const file = path.join(folder, report.fileName)
    const { madeAt, bytes, visits, removed } = report
    return {
      value: { file, madeAt, bytes, visits, removed },
      lines: [
        say('backup.done', { file, visits: number(visits), megabytes: megabytes(bytes) }),
        say('backup.checked'),
        ...(removed === 0 ? [] : [say('backup.removed', { count: removed })])
      ]
    }
  }
}

const megabytes = (bytes: number): string => (bytes / 1_000_000).toFixed(1)
