import { FyrError } from '../../../shared/domain/errors.ts'
import { visitIdSchema, type FileToken, type OrganisationId } from '../../../shared/domain/ids.ts'
import type {
  ImportPreview,
  ImportReport,
  OrganisationReport
} from '../../../shared/features/imports/imports.schema.ts'
import { mappingSchema, type Mapping } from '../../../shared/features/imports/mapping.schema.ts'
import { findMapping, upsertMapping } from '../../db/remembered-mapping.ts'
import type { DeskDb, DeskTransaction, OpenDesk } from '../../open-desk.ts'
import { newId, timestamp, today } from '../../platform.ts'
import { compareWithKnown, withKeys, type Comparison, type NewVisit } from './compare-known.ts'
import { describeImport } from './describe-import.ts'
import { createIdSource } from './id-source.ts'
import type { ImportDependencies } from './imports.dependencies.ts'
import { insertImport, listImportKeys } from './imports.repository.ts'
import { createLexicons } from './lexicons.ts'
import { readSpreadsheet, type Reading } from './read-spreadsheet.ts'
import { organisationsOf } from './sheet-organisations.ts'
import { readSourceFile } from '../../sheets/source-file.ts'
import { bodyOfVisit } from './visit-body.ts'

interface ImportRequest {
  readonly file: FileToken
  readonly mapping: Mapping | null
}

export interface ImportService {
  /** Says what would come of a spreadsheet; nothing is recorded. */
  readonly previewImport: (desk: OpenDesk, request: ImportRequest) => Promise<ImportPreview>
  /** Records a spreadsheet's new visits, all or none, and remembers the mapping. `hash` is that of the file which was previewed. */
  readonly runImport: (
    desk: OpenDesk,
    request: ImportRequest & { readonly hash: string | null }
  ) => Promise<ImportReport>
}

/** Progress is told in hundredths: this many for reading, the rest for recording. */
const readingPart = 30
const whole = 100
const visitsPerStep = 2000

/** See {@link ImportService}. */
export function createImportService(dependencies: ImportDependencies): ImportService {
  const { platform, lists, organisationKey } = dependencies

  const read = async ({ db }: OpenDesk, { file, mapping }: ImportRequest, hash: string | null): Promise<Reading> => {
    const source = await readSourceFile(dependencies.pathOf(file))
    if (hash !== null && source.hash !== hash) throw new FyrError('file.changed', { file: source.name })
    return readSpreadsheet(source, {
      mapping,
      lexicons: createLexicons({ ...lists, topics: await dependencies.listTopics(db) }),
      today: today(platform),
      findMapping: async fingerprint => mappingSchema.safeParse(await findMapping(db, fingerprint)).data ?? null,
      progress: share => dependencies.progress(Math.floor(share * readingPart), whole)
    })
  }

  const compare = async (db: DeskDb, { understanding, mapping }: Reading) => {
    const visits = withKeys(understanding.visits)
    const known = await listImportKeys(db, [...new Set(visits.map(({ key }) => key.identity))])
    const comparison = compareWithKnown(visits, known, mapping.choices.changedVisits)
    const taken = [...comparison.fresh.map(({ visit }) => visit), ...comparison.importedBefore]
    const organisations = organisationsOf(taken, mapping, {
      organisations: await dependencies.listOrganisations(db),
      keyOf: organisationKey
    })
    return { comparison, organisations }
  }

  const record = async (trx: DeskTransaction, desk: OpenDesk, visits: readonly NewVisit[], context: Recording) => {
    const nextId = createIdSource(platform)
    for (let start = 0; start < visits.length; start += visitsPerStep) {
      const step = visits.slice(start, start + visitsPerStep).map(({ visit, importKey: key }) => ({
        id: visitIdSchema.parse(nextId()),
        importKey: key,
        body: bodyOfVisit(visit, {
          choices: context.mapping.choices,
          defaultPlace: context.mapping.choices.defaultPlace ?? '',
          organisationId: name => idOf(context.organisationIds, organisationKey(name)),
          newId: nextId
        })
      }))
      await dependencies.recordMany(trx, desk, step)
      dependencies.progress(
        readingPart + Math.floor(((start + step.length) / visits.length) * (whole - readingPart)),
        whole
      )
    }
  }

  const addOrganisations = async (
    trx: DeskTransaction,
    { person }: OpenDesk,
    reports: readonly OrganisationReport[]
  ): Promise<Map<string, OrganisationId>> => {
    const ids = new Map<string, OrganisationId>()
    for (const { name, kind } of reports)
      ids.set(organisationKey(name), (await dependencies.findOrAddOrganisation(trx, { name, kind, by: person.id })).id)
    return ids
  }

  return {
    async previewImport(desk, request) {
      const reading = await read(desk, request, null)
      const { comparison, organisations } = await compare(desk.db, reading)
      return describeImport(reading, comparison, organisations)
    },

    async runImport(desk, { hash, ...request }) {
      const reading = await read(desk, request, hash)
      const { open } = reading.understanding
      if (open.length > 0) throw new FyrError('import.mapping-incomplete', { count: open.length })
      return desk.db.transaction().execute(async trx => {
        const { comparison, organisations } = await compare(trx, reading)
        const report = reportOf(reading, comparison, organisations)
        await record(trx, desk, byDate(comparison.fresh), {
          mapping: reading.mapping,
          organisationIds: await addOrganisations(trx, desk, organisations)
        })
        await upsertMapping(trx, reading.fingerprint, reading.mapping, timestamp(platform))
        if (comparison.fresh.length > 0) await keepReport(trx, report, desk)
        return report
      })
    }
  }

  async function keepReport(trx: DeskTransaction, report: ImportReport, { person }: OpenDesk): Promise<void> {
    await insertImport(trx, {
      id: newId(platform),
      file_name: report.file.name,
      file_hash: report.file.hash,
      at: timestamp(platform),
      person_id: person.id,
      report: JSON.stringify(report)
    })
    await dependencies.appendAudit(trx, { person: person.id, action: 'import', detail: report.recorded })
  }
}

/** In the order in which they happened, as if they had been logged on the day; visits of a day stay in the sheet's order. */
const byDate = (visits: readonly NewVisit[]): NewVisit[] =>
  visits.toSorted(({ visit: one }, { visit: other }) => (one.date < other.date ? -1 : Number(one.date > other.date)))

interface Recording {
  readonly mapping: Mapping
  readonly organisationIds: ReadonlyMap<string, OrganisationId>
}

function reportOf(
  reading: Reading,
  comparison: Comparison,
  organisations: readonly OrganisationReport[]
): ImportReport {
  const preview = describeImport(reading, comparison, organisations)
  const { visitsNew: visits, questions, referrals } = preview.counts
  return { ...preview, recorded: { visits, questions, referrals, organisations: preview.organisationsNew } }
}

function idOf(ids: ReadonlyMap<string, OrganisationId>, key: string): OrganisationId {
  const id = ids.get(key)
  if (id === undefined) throw new Error('an organisation of the sheet was not added')
  return id
}
