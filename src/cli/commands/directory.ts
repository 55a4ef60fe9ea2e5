import path from 'node:path'
import { z } from 'zod'
import { nameSchema } from '../../shared/domain/text.ts'
import { exportFormats, type DirectoryPreview } from '../../shared/features/directory/directory-import.schema.ts'
import { directoryMappingSchema } from '../../shared/features/directory/directory-mapping.schema.ts'
import { withBureau } from '../bureau.ts'
import { CliError, naming, valueOf } from '../cli-error.ts'
import { bureauOptions, type Command, type Outcome } from '../command.ts'
import { readJson } from '../json-file.ts'
import { makeOutFolder } from '../out-folder.ts'
import { typedPath } from '../paths.ts'
import { withProgress } from '../progress.ts'
import type { Texts } from '../texts.ts'

/** Imports a directory of others, or says what that would do. */
export const directoryImportCommand: Command = {
  name: 'directory-import',
  argument: 'FILE',
  options: {
    ...bureauOptions,
    source: { value: 'NAME' },
    mapping: { value: 'FILE' },
    'remove-gone': {},
    'dry-run': {}
  },
  async run(invocation) {
    const { args, texts, terminal } = invocation
    const target = typedPath(args.argument ?? '')
    const mappingFile = args.one('mapping')
    const mapping =
      mappingFile === undefined
        ? {}
        : { mapping: await readJson(typedPath(mappingFile), directoryMappingSchema, terminal.input) }
    const source = args.read('source', nameSchema, 'name') ?? null
    return withBureau(invocation, core =>
      naming(
        code => (/^file[.]/.test(code) ? { file: target } : {}),
        async () => {
          const gone = args.flag('remove-gone') ? ('remove' as const) : ('keep' as const)
          const request = { source, gone, ...mapping }
          const found = valueOf(await core.call('directory.previewImport', { ...request, file: core.grant(target) }))
          if (args.flag('dry-run') || !found.ready) return shown(texts, found)
          const hash = found.file.hash
          const wanted = { ...request, file: core.grant(target), hash }
          const done = valueOf(
            await withProgress(core, terminal, texts.say('import.working'), () =>
              core.call('directory.runImport', wanted)
            )
          )
          return { value: done, lines: [...changeLines(texts, done), texts.say('directory.done')] }
        }
      )
    )
  }
}

/** Writes the directory for others. */
export const directoryExportCommand: Command = {
  name: 'directory-export',
  options: { ...bureauOptions, format: { value: 'FORMAT' }, out: { value: 'DIR', required: true } },
  async run(invocation) {
    const { args, texts } = invocation
    const out = typedPath(args.needed('out'))
    const format = args.read('format', z.enum(exportFormats), 'directoryFormat') ?? 'hsds-csv'
    const { file, services } = await withBureau(invocation, async core => {
      makeOutFolder(out)
      return valueOf(await core.call('directory.export', { folder: core.grant(out), format }))
    })
    const target = path.join(out, file)
    return {
      value: { file: target, services },
      lines: [texts.say('directory.exported', { count: services, file: target })]
    }
  }
}

function shown(texts: Texts, found: DirectoryPreview): Outcome {
  const lines = changeLines(texts, found)
  if (found.ready) return { value: found, lines: [...lines, texts.say('directory.couldRun')] }
  const [first] = found.problems
  return {
    value: found,
    lines,
    fault: new CliError('directory.import-problems', {
      count: found.blockingCount,
      file: first?.file ?? '',
      line: first?.line ?? 1,
      column: first?.column ?? ''
    })
  }
}

/** Counts, names, and what is wrong: as much as anybody reads. */
function changeLines({ say, number, from }: Texts, { source, services, ...found }: DirectoryPreview): string[] {
  const named = (key: string, names: readonly string[]): string[] =>
    names.length === 0 ? [] : [`  ${from('cli', key, {}, '')} ${names.join('; ')}`]
  return [
    say('directory.source', { source }),
    ...(found.remembered ? [say('directory.remembered')] : []),
    say('directory.counts', {
      fresh: number(services.fresh),
      changed: number(services.changed),
      same: number(services.same),
      gone: number(services.gone)
    }),
    ...named('directory.fresh', services.freshNames),
    ...named(
      'directory.changed',
      services.changedNames.map(({ name, editedHere }) =>
        editedHere ? `${name} (${say('directory.editedHere')})` : name
      )
    ),
    ...named('directory.gone', services.goneNames),
    ...named('directory.sameOrganisations', found.sameOrganisations),
    ...(found.problemCount === 0 ? [] : [say('directory.problems', { count: found.problemCount })]),
    ...found.problems.map(
      ({ file, line, column, problem }) =>
        `  ${say('directory.at', { file, line, column })} ${from('cli', `directory.problem.${problem}`, {}, problem)}`
    )
  ]
}
