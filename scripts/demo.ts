import { randomBytes } from 'node:crypto'
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { parseArgs } from 'node:util'
import { verifyRelease } from '../src/core/release/verify-release.ts'
import { newId, systemPlatform } from '../src/core/platform.ts'
import type { Core } from '../src/core/create-core.ts'
import { mappingSchema } from '../src/shared/features/imports/mapping.schema.ts'
import type { CallInput } from '../src/shared/ipc/contract.ts'
import { writtenLanguageSchema } from '../src/shared/domain/interface-language.ts'
import { withCore } from '../src/cli/bureau.ts'
import { CliError, valueOf } from '../src/cli/cli-error.ts'
import { exportLines } from '../src/cli/commands/export.ts'
import { errorText } from '../src/cli/error-text.ts'
import { doneLines, openLines, reportLines } from '../src/cli/import-report.ts'
import { exitCodeOf } from '../src/cli/exit-codes.ts'
import { resourcesDir, typedPath } from '../src/cli/paths.ts'
import { withProgress } from '../src/cli/progress.ts'
import { processTerminal } from '../src/cli/terminal.ts'
import { readTexts, systemLanguage } from '../src/cli/texts.ts'
import { checkLines } from '../src/cli/verify-release.ts'

/** The bureau's main job from beginning to end, without a window, through the calls that the window makes. */

const root = path.resolve(import.meta.dirname, '..')
const spreadsheets = [
  path.join(root, '../shared/data/visits-spreadsheet.csv'),
  path.join(resourcesDir, 'sample-visits.csv')
]
const mappingFile = path.join(import.meta.dirname, 'demo-mapping.json')

const { values: typed } = parseArgs({ options: { dir: { type: 'string' }, lang: { type: 'string' } } })
const texts = await readTexts(writtenLanguageSchema.safeParse(typed.lang).data ?? systemLanguage(process.env))
const terminal = processTerminal()
const { say } = texts

const folder = typed.dir === undefined ? mkdtempSync(path.join(tmpdir(), 'fyr-demo-')) : typedPath(typed.dir)
const dataDir = path.join(folder, 'bureau')
const outDir = path.join(folder, 'summaries')
const passphraseFile = path.join(folder, 'passphrase.txt')
const recoveryFile = path.join(folder, 'recovery-key.txt')

const tell = (...lines: readonly string[]) => terminal.answer(lines)
const step = (title: string) => tell('', title)

/** Writes everything that the demo needs into one folder, which must be new or empty. */
async function runDemo(): Promise<void> {
  tell(say('demo.about', { folder }))
  mkdirSync(folder, { recursive: true })
  if (readdirSync(folder).length > 0) throw new CliError('demo.folder-not-empty', { folder })
  const { month, report } = await withCore(dataDir, async core => {
    await createBureau(core)
    await importSpreadsheet(core)
    await logVisit(core)
    return closeLatestMonth(core)
  })
  await verifySummary(path.join(outDir, report.folderName))
  step(say('demo.whatNow'))
  const bureau = `npm run -s bureau --`
  const opened = `--data ${dataDir} --passphrase-file ${passphraseFile}`
  tell(
    `  ${bureau} info ${opened}`,
    `  ${bureau} list --from ${month}-01 ${opened}`,
    `  ${bureau} verify ${path.join(outDir, report.zipName)}`
  )
}

async function createBureau(core: Core): Promise<void> {
  step(say('demo.create'))
  const passphrase = randomBytes(18).toString('base64url')
  writeFileSync(passphraseFile, `${passphrase}\n`, { mode: 0o600 })
  const bureau = {
    name: say('demo.bureauName'),
    municipality: '1280',
    language: texts.language,
    personName: say('create.person')
  }
  const { recoveryKey } = valueOf(await core.call('bureau.create', { ...bureau, passphrase }))
  writeFileSync(recoveryFile, `${recoveryKey}\n`, { mode: 0o600 })
  tell(
    `  ${say('demo.created', { name: bureau.name, folder: dataDir })}`,
    `  ${say('demo.keys', { passphraseFile, recoveryFile })}`
  )
}

/** Shows first what the file leaves open, then what the demo decides about it, and imports with exactly that. */
async function importSpreadsheet(core: Core): Promise<void> {
  const source = spreadsheets.find(existsSync)
  if (source === undefined) throw new CliError('file.missing', { file: spreadsheets.at(-1) ?? '' })
  step(say('demo.import', { file: source }))
  const file = core.grant(source)
  const first = valueOf(
    await withProgress(core, terminal, say('import.reading'), () =>
      core.call('imports.preview', { file, mapping: null })
    )
  )
  tell(...indent(openLines(texts, first)))
  const decisions = first.ready ? null : readFileSync(mappingFile, 'utf8').trimEnd()
  if (decisions !== null)
    tell(`  ${say('demo.settled', { file: mappingFile })}`, ...indent(indent(decisions.split('\n'))))
  const mapping = decisions === null ? null : mappingSchema.parse(JSON.parse(decisions))
  const report = valueOf(
    await withProgress(core, terminal, say('import.working'), () =>
      core.call('imports.run', { file, mapping, hash: first.file.hash })
    )
  )
  tell(...indent([...reportLines(texts, report), ...doneLines(texts, report)]))
}

async function logVisit(core: Core): Promise<void> {
  step(say('demo.log'))
  const defaults = valueOf(await core.call('visits.defaults', null))
  const organisations = valueOf(await core.call('organisations.list', null))
  const organisation =
    organisations[0] ??
    valueOf(
      await core.call('organisations.add', {
        id: newId(systemPlatform),
        name: say('demo.organisation'),
        kind: 'association'
      })
    )
  const visit: CallInput<'visits.record'> = {
    id: newId(systemPlatform),
    date: defaults.today,
    time: null,
    place: defaults.lastPlace ?? say('demo.place'),
    channel: 'walk-in',
    language: 'ara',
    ageBand: '25-39',
    gender: 'woman',
    municipality: '1280',
    timeInSweden: '1-2',
    household: 3,
    questions: [
      {
        id: newId(systemPlatform),
        topic: 'housing.contract',
        actions: ['explained-letter', 'informed'],
        barriers: [],
        referral: null,
        note: null
      },
      {
        id: newId(systemPlatform),
        topic: 'digital.bankid',
        actions: ['referred'],
        barriers: ['no-bankid'],
        referral: { organisationId: organisation.id, way: 'signposted', outcome: null },
        note: null
      }
    ]
  }
  valueOf(await core.call('visits.record', visit))
  tell(`  ${say('log.done', { date: visit.date, place: visit.place, count: visit.questions.length })}`)
}

async function closeLatestMonth(core: Core) {
  const months = valueOf(await core.call('months.list', null))
  const latest = months.find(({ state, visits }) => state === 'over' && visits > 0)
  if (latest === undefined) throw new CliError('month.empty', { month: '' })
  const { month } = latest
  step(say('demo.close', { month, visits: texts.number(latest.visits) }))
  mkdirSync(outDir)
  const folderToken = core.grant(outDir)
  const report = valueOf(
    await withProgress(core, terminal, say('export.working'), () =>
      core.call('months.export', { month, folder: folderToken })
    )
  )
  const paths = { folder: path.join(outDir, report.folderName), zip: path.join(outDir, report.zipName) }
  tell(...indent(exportLines(texts, report, paths)))
  return { month, report }
}

/** As anybody who receives the summary can do. */
async function verifySummary(summary: string): Promise<void> {
  step(say('demo.verify'))
  const { passed, checks } = await verifyRelease(summary)
  tell(...checks.flatMap(check => checkLines(texts, check)))
  if (!passed) throw new CliError('verify.failed', { path: summary })
}

const indent = (lines: readonly string[]): string[] => lines.map(line => (line === '' ? line : `  ${line}`))

try {
  await runDemo()
} catch (fault) {
  if (!(fault instanceof CliError)) throw fault
  terminal.tell([errorText(texts, fault)])
  process.exitCode = exitCodeOf(fault.code)
}
