import type { FileToken } from '../../shared/domain/ids.ts'
import type { ImportPreview, ImportReport } from '../../shared/features/imports/imports.schema.ts'
import { mappingSchema, type Mapping } from '../../shared/features/imports/mapping.schema.ts'
import type { Core } from '../../core/create-core.ts'
import { withBureau } from '../bureau.ts'
import { CliError, fromCall, naming, valueOf } from '../cli-error.ts'
import { bureauOptions, type Command, type Invocation, type Outcome } from '../command.ts'
import { doneLines, openLines, reportLines } from '../import-report.ts'
import { readJson } from '../json-file.ts'
import { typedPath } from '../paths.ts'
import { withProgress } from '../progress.ts'

export const importCommand: Command = {
  name: 'import',
  argument: 'FILE.csv',
  options: { ...bureauOptions, mapping: { value: 'FILE' }, 'dry-run': {} },
  async run(invocation) {
    const { args, terminal } = invocation
    const file = typedPath(args.argument ?? '')
    const mappingFile = args.one('mapping')
    const mapping =
      mappingFile === undefined ? null : await readJson(typedPath(mappingFile), mappingSchema, terminal.input)
    return withBureau(invocation, core => {
      const source = { file: core.grant(file), mapping }
      return naming(
        code => (/^(file|import)[.]/.test(code) ? { file } : {}),
        () => (args.flag('dry-run') ? preview(core, source, invocation) : run(core, source, invocation))
      )
    })
  }
}

interface Source {
  readonly file: FileToken
  readonly mapping: Mapping | null
}

/** Imports, or where something is still open answers what it is. */
async function run(core: Core, source: Source, invocation: Invocation): Promise<Outcome> {
  const { terminal, texts } = invocation
  const result = await withProgress(core, terminal, texts.say('import.working'), () =>
    core.call('imports.run', { ...source, hash: null })
  )
  if (result.ok) return imported(result.value, invocation)
  if (result.error.code !== 'import.mapping-incomplete') throw fromCall(result.error)
  return preview(core, source, invocation)
}

const imported = (report: ImportReport, { texts }: Invocation): Outcome => ({
  value: report,
  lines: [...reportLines(texts, report), ...doneLines(texts, report)]
})

async function preview(core: Core, source: Source, { texts, terminal }: Invocation): Promise<Outcome> {
  const found: ImportPreview = await withProgress(core, terminal, texts.say('import.reading'), async () =>
    valueOf(await core.call('imports.preview', source))
  )
  const lines = reportLines(texts, found)
  if (found.ready) return { value: found, lines: [...lines, texts.say('import.couldRun')] }
  return {
    value: found,
    lines: [...lines, ...openLines(texts, found), '', texts.say('import.howToSettle')],
    fault: new CliError('import.mapping-incomplete', { count: found.open.length })
  }
}
