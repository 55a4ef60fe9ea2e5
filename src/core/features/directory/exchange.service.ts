import { setImmediate } from 'node:timers/promises'
import { FyrError } from '../../../shared/domain/errors.ts'
import type { FileToken } from '../../../shared/domain/ids.ts'
import type {
  DirectoryImport,
  DirectoryPreview,
  ExportFormat
} from '../../../shared/features/directory/directory-import.schema.ts'
import { hsdsTableNames } from '../../hsds/hsds-tables.ts'
import { writeJson, writePackage, type DirectoryRows } from '../../hsds/write-directory.ts'
import type { AppendAudit } from '../../audit/append-audit.ts'
import type { DeskDb, OpenDesk } from '../../open-desk.ts'
import { partOf, type Pace } from '../../pace.ts'
import { timestamp, today } from '../../platform.ts'
import { writeRecordedFile } from '../../write-numbered-file.ts'
import { applyImport } from './apply-import.ts'
import type { DirectoryDependencies } from './directory.dependencies.ts'
import { createKnownWords } from './known-words.ts'
import { planImport, refuseBlocked } from './plan-import.ts'
import { readMapped, rememberMapping } from './read-mapped.ts'
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

/** Progress is told in hundredths: these are how far an import has come when its file is read, and when it is compared. */
const whole = 100
const shareRead = 0.3
const shareCompared = 0.45

/** See {@link ExchangeService}. */
export function createExchangeService(dependencies: ExchangeDependencies): ExchangeService {
  const { platform, lists, listTopics, organisationKey, pathOf, appendAudit, progress } = dependencies
  let running: AbortController | null = null

  /** Tells how far an import has come, never less than before, and lets a call to stop it be heard. */
  function paceOf({ signal }: AbortController): Pace {
    let told = -1
    return async share => {
      const done = Math.floor(share * whole)
      if (done > told) progress(done, whole)
      told = Math.max(told, done)
      await setImmediate()
      if (signal.aborted) throw new FyrError('directory.import-stopped')
    }
  }

  return {
    async previewImport({ db }, { file, source, mapping = null }) {
      const read = await readMapped(db, pathOf(file), { mapping, pace: lettingOthers })
      return (await planImport(db, read, { source, organisationKey, pace: lettingOthers })).preview
    },

    async runImport({ db, person }, { file, source, gone, hash, mapping = null }) {
      const stopping = new AbortController()
      running = stopping
      const pace = paceOf(stopping)
      await pace(0)
      const read = await readMapped(db, pathOf(file), { mapping, pace: partOf(pace, 0, shareRead) })
      if (hash !== null && read.loaded.hash !== hash) throw new FyrError('file.changed', { file: read.loaded.name })
      return db.transaction().execute(async trx => {
        const comparing = partOf(pace, shareRead, shareCompared)
        const plan = await planImport(trx, read, { source, organisationKey, pace: comparing })
        refuseBlocked(plan)
        const words = createKnownWords(lists, await listTopics(trx))
        await applyImport(trx, plan, { platform, words, organisationKey, gone, pace: partOf(pace, shareCompared, 1) })
        await rememberMapping(trx, read, timestamp(platform))
        const { fresh, changed, gone: missing } = plan.preview.services
        const detail = { added: fresh, changed, removed: gone === 'remove' ? missing : 0 }
        await appendAudit(trx, { person: person.id, action: 'directory.imported', detail })
        await pace(1)
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
      const file = await writeRecordedFile(target, {
        name: `${format}-${today(platform)}`,
        ending,
        content: bytes,
        record: () =>
          db
            .transaction()
            .execute(trx => appendAudit(trx, { person: person.id, action: 'directory.exported', detail: { services } }))
      })
      return { file, services }
    }
  }
}

/** A preview is neither followed nor stopped, but other calls are answered meanwhile. */
const lettingOthers: Pace = async () => setImmediate()

async function listAll(db: DeskDb): Promise<DirectoryRows> {
  const rows = new Map<(typeof hsdsTableNames)[number], Awaited<ReturnType<typeof listRecords>>>()
  for (const table of hsdsTableNames) rows.set(table, await listRecords(db, table))
  return rows
}
