import { z } from 'zod'
import type { FileToken } from '../../../shared/domain/ids.ts'
import type { InterfaceLanguage } from '../../../shared/domain/interface-language.ts'
import { addMonths, bureauClock, monthBegins, type Month } from '../../../shared/domain/month.ts'
import { auditKinds, type AuditEntry, type AuditFilter } from '../../../shared/features/audit/audit.schema.ts'
import type { AppendAudit } from '../../audit/append-audit.ts'
import {
  countAuditEntries,
  findAuditBeginning,
  listAuditEntries,
  listNames,
  listWholeAudit,
  type StoredEntry
} from '../../audit/audit.repository.ts'
import type { DeskDb, OpenDesk } from '../../open-desk.ts'
import { today, type Platform } from '../../platform.ts'
import { writeRecordedFile } from '../../write-numbered-file.ts'
import { auditFile } from './audit-file.ts'

export interface AuditParts {
  readonly platform: Platform
  readonly pathOf: (token: FileToken) => string
  readonly appendAudit: AppendAudit
}

export interface AuditService {
  readonly listEntries: (
    db: DeskDb,
    request: AuditFilter & { readonly offset: number; readonly limit: number }
  ) => Promise<{ entries: AuditEntry[]; total: number; months: Month[] }>
  /** Throws `file.unknown-token`, `release.target-unusable` or `vault.disk-full`. */
  readonly exportRecord: (
    desk: OpenDesk,
    request: { readonly folder: FileToken; readonly language: InterfaceLanguage }
  ) => Promise<{ file: string; entries: number }>
}

const detailSchema = z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.array(z.string())]))

/** See {@link AuditService}. */
export function createAuditService({ platform, pathOf, appendAudit }: AuditParts): AuditService {
  const monthsSince = (beginning: string | null): Month[] => {
    const first = bureauClock(beginning === null ? platform.now() : Date.parse(beginning)).month
    const months: Month[] = []
    for (let month = bureauClock(platform.now()).month; month >= first; month = addMonths(month, -1)) months.push(month)
    return months
  }

  return {
    async listEntries(db, { kind, month, offset, limit }) {
      const selection = {
        actions: kind === null ? null : auditKinds[kind],
        from: month === null ? null : new Date(monthBegins(month)).toISOString(),
        before: month === null ? null : new Date(monthBegins(addMonths(month, 1))).toISOString()
      }
      const entries = await listAuditEntries(db, selection, { offset, limit })
      return {
        entries: await readable(db, entries),
        total: await countAuditEntries(db, selection),
        months: monthsSince(await findAuditBeginning(db))
      }
    },

    async exportRecord({ db, person }, { folder, language }) {
      const target = pathOf(folder)
      const stored = await listWholeAudit(db)
      const detail = { entries: stored.length }
      const file = await writeRecordedFile(target, {
        name: `fyr-audit-${today(platform)}`,
        ending: 'csv',
        content: auditFile(stored, await readable(db, stored), language),
        record: () =>
          db.transaction().execute(trx => appendAudit(trx, { person: person.id, action: 'audit.exported', detail }))
      })
      return { file, entries: stored.length }
    }
  }
}

async function readable(db: DeskDb, entries: readonly StoredEntry[]): Promise<AuditEntry[]> {
  const names = await listNames(db)
  return entries.map(({ seq, at, by, action, detail: text }) => {
    const detail = detailSchema.parse(JSON.parse(text))
    return { seq, at, by, action, about: names.get(String(detail['person'])) ?? null, detail }
  })
}
