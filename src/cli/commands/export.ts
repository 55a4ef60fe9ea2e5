import path from 'node:path'
import { makeFolder } from '../../core/make-folder.ts'
import { monthSchema } from '../../shared/domain/month.ts'
import type { ReleaseReport } from '../../shared/features/months/months.schema.ts'
import { withBureau } from '../bureau.ts'
import { CliError, naming, valueOf } from '../cli-error.ts'
import { bureauOptions, type Command } from '../command.ts'
import { typedPath } from '../paths.ts'
import { withProgress } from '../progress.ts'
import type { Texts } from '../texts.ts'

export const exportCommand: Command = {
  name: 'export',
  options: { ...bureauOptions, month: { value: 'YYYY-MM', required: true }, out: { value: 'DIR', required: true } },
  async run(invocation) {
    const { args, terminal, texts } = invocation
    const month = args.read('month', monthSchema, 'month') ?? ''
    const out = typedPath(args.needed('out'))
    const report = await withBureau(invocation, core => {
      makeOutFolder(out)
      return naming(
        code => (code.startsWith('release.target') ? { folder: out } : {}),
        () =>
          withProgress(core, terminal, texts.say('export.working'), async () =>
            valueOf(await core.call('months.export', { month, folder: core.grant(out) }))
          )
      )
    })
    const { folder: _token, ...published } = report
    const paths = { folder: path.join(out, report.folderName), zip: path.join(out, report.zipName) }
    return { value: { ...published, ...paths }, lines: exportLines(texts, report, paths) }
  }
}

/** What a release holds and where it lies, in words. */
export function exportLines(texts: Texts, report: ReleaseReport, paths: { folder: string; zip: string }): string[] {
  const { say } = texts
  return [
    say(report.repeated ? 'export.again' : 'export.done', { month: report.month, number: report.number }),
    `  ${say('export.folder', { folder: paths.folder })}`,
    `  ${say('export.zip', { zip: paths.zip })}`,
    say('export.totals', {
      visits: texts.number(report.totals.visits),
      questions: texts.number(report.totals.questions),
      referrals: texts.number(report.totals.referrals)
    }),
    say('export.tables', { count: report.tables.length }),
    ...report.tables.map(
      ({ table, cells }) => `  ${say('export.table', { name: tableTitle(texts, table), cells: texts.number(cells) })}`
    ),
    ...(report.refused.length === 0 ? [] : [say('export.refused')]),
    ...refusalLines(texts, report.refused)
  ]
}

const tableTitle = (texts: Texts, table: string): string => texts.from('release', `tables.${table}`, {}, table)

/** The tables that were refused, under each reason with the nearest thing that is allowed. */
function refusalLines(texts: Texts, refused: ReleaseReport['refused']): string[] {
  return [...Map.groupBy(refused, ({ reason }) => reason)].flatMap(([reason, tables]) => [
    ...tables.map(({ table }) => `  ${tableTitle(texts, table)}`),
    `    ${texts.from('release', `reasons.${reason}`, {}, reason)}`,
    `    ${texts.say('export.instead', { allowed: texts.from('release', `nearest.${reason}`, {}, '') })}`
  ])
}

function makeOutFolder(folder: string): void {
  try {
    makeFolder(folder)
  } catch (error) {
    throw new CliError('export.folder-unusable', {
      folder,
      reason: error instanceof Error && 'code' in error ? String(error.code) : ''
    })
  }
}
