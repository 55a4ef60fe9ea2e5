import path from 'node:path'
import type { Core } from '../../core/create-core.ts'
import { monthSchema, type Month } from '../../shared/domain/month.ts'
import type { BackupSecret, RestorePreview, RestoreRequest } from '../../shared/features/backups/backups.schema.ts'
import { dataDirOf, withCore } from '../bureau.ts'
import { CliError, naming, valueOf } from '../cli-error.ts'
import { bureauOptions, type Command, type Invocation, type Outcome } from '../command.ts'
import { previewLines } from '../backup-lines.ts'
import { readPassphrase } from '../passphrase.ts'
import { typedPath } from '../paths.ts'
import { withProgress } from '../progress.ts'

export const restoreCommand: Command = {
  name: 'restore',
  argument: 'FILE',
  options: {
    ...bureauOptions,
    'current-passphrase-file': { value: 'FILE' },
    'summary-made': { value: 'YYYY-MM', several: true },
    'no-summary-made': {},
    'dry-run': {}
  },
  async run(invocation) {
    const { args } = invocation
    const months = toldMonths(invocation)
    const file = typedPath(args.argument ?? '')
    const secret: BackupSecret = { kind: 'passphrase', passphrase: await readPassphrase(invocation) }
    const currentPassphrase =
      args.one('current-passphrase-file') === undefined
        ? null
        : await readPassphrase(invocation, { option: 'current-passphrase-file' })
    return withCore(dataDirOf(invocation), core =>
      naming(
        code => (/^(backup|file)[.]/.test(code) ? { file } : {}),
        async () => {
          const request = { file: core.grant(file), secret, currentPassphrase }
          const preview = await withProgress(
            core,
            invocation.terminal,
            invocation.texts.say('restore.reading'),
            async () => valueOf(await core.call('backups.preview', request))
          )
          return args.flag('dry-run')
            ? previewed(preview, invocation)
            : restore(core, request, preview, months, invocation)
        }
      )
    )
  }
}

async function restore(
  core: Core,
  request: RestoreRequest,
  preview: RestorePreview,
  monthsSince: Month[] | null,
  invocation: Invocation
): Promise<Outcome> {
  const { terminal, texts } = invocation
  const { say, number } = texts
  const result = await withProgress(core, terminal, say('restore.working'), () =>
    core.call('backups.restore', { ...request, monthsSince })
  )
  if (!result.ok && result.error.code === 'backup.months-unknown')
    return { ...previewed(preview, invocation), fault: new CliError('backup.months-unknown') }
  const report = valueOf(result)
  const folder = dataDirOf(invocation)
  const aside = report.asideName === null ? null : path.join(folder, report.asideName)
  return {
    value: { folder, madeAt: report.madeAt, visits: report.visits, aside },
    lines: [
      ...previewLines(texts, preview),
      say('restore.done', { folder, visits: number(report.visits) }),
      ...(aside === null ? [] : [say('restore.aside', { aside })])
    ]
  }
}

const previewed = (preview: RestorePreview, { texts }: Invocation): Outcome => ({
  value: preview,
  lines: [...previewLines(texts, preview), texts.say('restore.nothingDone')]
})

/** Null where nothing was said: then it must be known otherwise. */
function toldMonths({ args }: Invocation): Month[] | null {
  const named = args.all('summary-made').map(typed => {
    const month = monthSchema.safeParse(typed)
    if (month.success) return month.data
    throw new CliError('usage.value', { option: '--summary-made', value: typed, expected: 'month' })
  })
  if (!args.flag('no-summary-made')) return named.length === 0 ? null : named
  if (named.length > 0) throw new CliError('usage.not-together', { option: '--no-summary-made' })
  return []
}
