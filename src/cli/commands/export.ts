import path from 'node:path'
import { z } from 'zod'
import type { Core } from '../../core/create-core.ts'
import { monthSchema, type Month } from '../../shared/domain/month.ts'
import { longPeriodSchema, type LongPeriod } from '../../shared/domain/period.ts'
import type { ReleaseMethod, ReleaseReport } from '../../shared/features/months/months.schema.ts'
import { withBureau } from '../bureau.ts'
import { CliError, naming, valueOf } from '../cli-error.ts'
import { bureauOptions, type Command, type Invocation, type Outcome } from '../command.ts'
import { makeOutFolder } from '../out-folder.ts'
import { typedPath } from '../paths.ts'
import { withProgress } from '../progress.ts'
import type { Texts } from '../texts.ts'

export const exportCommand: Command = {
  name: 'export',
  options: {
    ...bureauOptions,
    month: { value: 'YYYY-MM' },
    period: { value: 'PERIOD' },
    out: { value: 'DIR' },
    'pass-over': {},
    'replace-never-left': {},
    method: { value: 'METHOD' }
  },
  async run(invocation) {
    const asked = askedFor(invocation)
    if (asked.what === 'pass-over') return passOver(invocation, asked.month)
    const { args, terminal, texts } = invocation
    const out = typedPath(args.needed('out'))
    const report = await withBureau(invocation, core => {
      makeOutFolder(out)
      return naming(
        code => (code.startsWith('release.target') ? { folder: out } : {}),
        () =>
          withProgress(core, terminal, texts.say('export.working'), async () =>
            valueOf(await exported(core, asked, out))
          )
      )
    })
    const { folder: _token, ...published } = report
    const paths = { folder: path.join(out, report.folderName), zip: path.join(out, report.zipName) }
    return { value: { ...published, ...paths }, lines: exportLines(texts, report, paths) }
  }
}

type Asked =
  | { readonly what: 'month'; readonly month: Month; readonly method: ReleaseMethod | undefined }
  | { readonly what: 'replace'; readonly month: Month }
  | { readonly what: 'pass-over'; readonly month: Month }
  | { readonly what: 'sum'; readonly period: LongPeriod }

function askedFor({ args }: Invocation): Asked {
  const ways = ['period', 'pass-over', 'replace-never-left', 'method'].filter(args.flag)
  if (ways.length > 1) throw new CliError('usage.both', { option: `--${ways[0] ?? ''}`, other: `--${ways[1] ?? ''}` })
  const period = args.read('period', longPeriodSchema, 'period')
  if (period !== undefined) {
    if (args.flag('month')) throw new CliError('usage.both', { option: '--month', other: '--period' })
    return { what: 'sum', period }
  }
  const month = args.read('month', monthSchema, 'month')
  if (month === undefined) throw new CliError('usage.missing-option', { option: '--month', value: 'YYYY-MM' })
  if (args.flag('pass-over')) return { what: 'pass-over', month }
  if (args.flag('replace-never-left')) return { what: 'replace', month }
  const typed = args.read('method', z.enum(['rounding', 'suppression']), 'method')
  return { what: 'month', month, method: typed === 'rounding' ? 'controlled-rounding' : typed }
}

function exported(core: Core, asked: Exclude<Asked, { what: 'pass-over' }>, out: string) {
  const folder = core.grant(out)
  if (asked.what === 'sum') return core.call('months.exportSum', { period: asked.period, folder })
  if (asked.what === 'month') return core.call('months.export', { month: asked.month, folder, method: asked.method })
  return core.call('months.replace', { month: asked.month, folder, neverLeft: true })
}

async function passOver(invocation: Invocation, month: Month): Promise<Outcome> {
  await withBureau(invocation, async core => valueOf(await core.call('months.passOver', { month })))
  return { value: { month, passedOver: true }, lines: [invocation.texts.say('export.passedOver', { month })] }
}

/** What a release holds and where it lies, in words. */
export function exportLines(texts: Texts, report: ReleaseReport, paths: { folder: string; zip: string }): string[] {
  const { say } = texts
  const shown = (count: number | null) => (count === null ? say('export.withheld') : texts.number(count))
  return [
    say(report.repeated ? 'export.again' : 'export.done', { period: report.period, number: report.number }),
    `  ${say('export.folder', { folder: paths.folder })}`,
    `  ${say('export.zip', { zip: paths.zip })}`,
    say(report.method === 'suppression' ? 'export.totalsExact' : 'export.totals', {
      visits: shown(report.totals.visits),
      questions: shown(report.totals.questions),
      referrals: shown(report.totals.referrals)
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
