import { setImmediate } from 'node:timers/promises'
import { FyrError } from '../../../shared/domain/errors.ts'
import type { FileToken } from '../../../shared/domain/ids.ts'
import type {
  DirectoryImport,
  DirectoryPreview,
  ExportFormat
} from '../../../shared/features/directory/directory-import.schema.ts'
import { hsdsTableNames } from '../../hsds/hsds-tables.ts'
import { loadDirectory } from '../../hsds/load-directory.ts'
import { writeJson, writePackage, type DirectoryRows } from '../../hsds/write-directory.ts'
import type { AppendAudit } from '../../audit/append-audit.ts'
import type { DeskDb, OpenDesk } from '../../open-desk.ts'
import { today } from '../../platform.ts'
import { writeNumberedFile } from '../../write-numbered-file.ts'
import { applyImport } from './apply-import.ts'
import type { DirectoryDependencies } from './directory.dependencies.ts'
import { createKnownWords } from './known-words.ts'
import { planImport, refuseBlocked } from './plan-import.ts'
import { listRecords } from './records.repository.ts'

export interface ExchangeDependencies extends DirectoryDependencies {
  /** The path that a token stands for. Throws `file.unknown-token`. */
  readonly pathOf: (token: FileToken) => string
  readonly appendAudit: AppendAudit
  readonly progress: (done: number, total: number) => void
}

/** Takes in directories of others, and gives the bureau's own out. */
export interface ExchangeService {
  readonly previewImport: (desk: OpenDesk, request: DirectoryImport) => Promise<DirectoryPreview>
  /** All or nothing. `hash` is that of the file which was previewed. Throws `directory.import-stopped` once it is stopped. */
  readonly runImport: (desk: OpenDesk, request: DirectoryImport & { hash: string | null }) => Promise<DirectoryPreview>
  /** Stops the import that is running, until it is kept. */
  readonly stopImport: () => void
  readonly exportTo: (
    desk: OpenDesk,
    request: { folder: FileToken; format: ExportFormat }
  ) => Promise<{ file: string; services: number }>
}

/** Reading, comparing, keeping. */
const STEPS = 3

/** See {@link ExchangeService}. */
export function createExchangeService(dependencies: ExchangeDependencies): ExchangeService {
  const { platform, lists, listTopics, organisationKey, pathOf, appendAudit, progress } = dependencies
  let running: AbortController | null = null

  /** Tells how far an import has come, and lets a call to stop it be heard. */
  async function step(done: number, { signal }: AbortController): Promise<void> {
    progress(done, STEPS)
    await setImmediate()
    if (signal.aborted) throw new FyrError('directory.import-stopped')
  }

  return {
    async previewImport({ db }, { file, source, mapping = null }) {
      return (await planImport(db, await loadDirectory(pathOf(file), mapping), { source, organisationKey })).preview
    },

    async runImport({ db, person }, { file, source, gone, hash, mapping = null }) {
      const stopping = new AbortController()
      running = stopping
      await step(0, stopping)
      const loaded = await loadDirectory(pathOf(file), mapping)
      await step(1, stopping)
      if (hash !== null && loaded.hash !== hash) throw new FyrError('file.changed', { file: loaded.name })
      return db.transaction().execute(async trx => {
        const plan = await planImport(trx, loaded, { source, organisationKey })
        refuseBlocked(plan)
        await step(2, stopping)
        const words = createKnownWords(lists, await listTopics(trx))
        await applyImport(trx, plan, { platform, words, organisationKey, gone })
        const { fresh, changed, gone: missing } = plan.preview.services
        const detail = { added: fresh, changed, removed: gone === 'remove' ? missing : 0 }
        await appendAudit(trx, { person: person.id, action: 'directory.imported', detail })
        await step(STEPS, stopping)
        return plan.preview
      })
    },

    stopImport: () => running?.abort(),

    async exportTo({ db, person }, { folder, format }) {
      const target = pathOf(folder)
      const rows = await listAll(db)
      const services = rows.get('service')?.length ?? 0
      const bytes =
        format === 'hsds-csv'
          ? writePackage(rows)
          : new TextEncoder().encode(writeJson(rows, format === 'hsds-json' ? 'organization' : 'service'))
      const ending = format === 'hsds-csv' ? 'zip' : 'json'
      const file = await writeNumberedFile(target, { name: `${format}-${today(platform)}`, ending, content: bytes })
      await db
        .transaction()
        .execute(trx => appendAudit(trx, { person: person.id, action: 'directory.exported', detail: { services } }))
      return { file, services }
    }
  }
}

async function listAll(db: DeskDb): Promise<DirectoryRows> {
  const rows = new Map<(typeof hsdsTableNames)[number], Awaited<ReturnType<typeof listRecords>>>()
  for (const table of hsdsTableNames) rows.set(table, await listRecords(db, table))
  return rows
}
