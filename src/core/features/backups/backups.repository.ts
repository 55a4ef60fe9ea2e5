import { sql, type Selectable } from 'kysely'
import { z } from 'zod'
import { personIdSchema, type VisitId } from '../../../shared/domain/ids.ts'
import { isoDateSchema, monthSchema, type IsoDate, type Month } from '../../../shared/domain/month.ts'
import {
  BACKUPS_KEPT,
  backupSettingsSchema,
  REMINDER_DAYS,
  type BackupSettings
} from '../../../shared/features/backups/backups.schema.ts'
import { auditDetails, type AuditAction, type AuditDetail } from '../../../shared/features/audit/audit.schema.ts'
import type { VaultPersonTable } from '../../db/schema.ts'
import { findSetting, upsertSetting } from '../../db/setting.ts'
import type { DeskDb } from '../../open-desk.ts'

type ListedPerson = Pick<Selectable<VaultPersonTable>, 'id' | 'name' | 'status'>
export type ErasedNote = AuditDetail<'note.erased'> & { readonly at: string }

const settingsKey = 'backup-settings'
const lastKey = 'backup-last'
const begunKey = 'backup-begun'

/** The last backup that was checked and found good. The path never leaves the core. */
const lastBackupSchema = z.object({ madeAt: z.iso.datetime(), file: z.string(), bytes: z.int().min(0) })
export type LastBackup = z.infer<typeof lastBackupSchema>

/** Who began a backup; the copy in the backup says so of itself. */
const begunSchema = z.object({ at: z.iso.datetime(), person: personIdSchema })
export type BegunBackup = z.infer<typeof begunSchema>

/** What the coordinators have decided; the usual until they have. */
export async function findBackupSettings(db: DeskDb): Promise<BackupSettings> {
  const usual = { keep: BACKUPS_KEPT.usual, remindDays: REMINDER_DAYS.usual }
  return backupSettingsSchema.parse((await findSetting(db, settingsKey)) ?? usual)
}

/** Keeps how many backups stay and when one is due. */
export const upsertBackupSettings = (db: DeskDb, settings: BackupSettings): Promise<void> =>
  upsertSetting(db, settingsKey, settings)

/** The last backup that was checked and found good; null before the first. */
export async function findLastBackup(db: DeskDb): Promise<LastBackup | null> {
  return lastBackupSchema.nullable().parse(await findSetting(db, lastKey))
}

/** Remembers the last backup; null forgets it. */
export const upsertLastBackup = (db: DeskDb, last: LastBackup | null): Promise<void> => upsertSetting(db, lastKey, last)

/** Who began a backup last, and when; null where nobody has. */
export async function findBegunBackup(db: DeskDb): Promise<BegunBackup | null> {
  return begunSchema.nullable().parse(await findSetting(db, begunKey))
}

/** Remembers who begins a backup, so that the copy says so of itself. */
export const upsertBegunBackup = (db: DeskDb, begun: BegunBackup): Promise<void> => upsertSetting(db, begunKey, begun)

/** What the bureau is called. */
export async function findBureauName(db: DeskDb): Promise<string> {
  return z.object({ name: z.string() }).parse(await findSetting(db, 'bureau')).name
}

/** When the desk was made: the time of its first topic list. */
export async function findDeskMadeAt(db: DeskDb): Promise<string | null> {
  const row = await db
    .selectFrom('topic_list')
    .select(({ fn }) => fn.min('made_at').as('at'))
    .executeTakeFirst()
  return row?.at ?? null
}

/** How many visits there are, withdrawn ones too, and the date of the latest. */
export async function countVisits(db: DeskDb): Promise<{ visits: number; lastVisit: IsoDate | null }> {
  const row = await db
    .selectFrom('visit')
    .select(({ fn }) => [fn.countAll<number>().as('visits'), fn.max('date').as('last')])
    .executeTakeFirst()
  return { visits: row?.visits ?? 0, lastVisit: isoDateSchema.nullable().parse(row?.last ?? null) }
}

/** The names of everybody who ever had a slot, by their ids. */
export async function listPeopleNames(db: DeskDb): Promise<ReadonlyMap<string, string>> {
  const rows = await db.selectFrom('vault_person').select(['id', 'name']).execute()
  return new Map(rows.map(row => [row.id, row.name]))
}

/** Everybody who ever had a slot, in the order in which they joined. */
export const listPeople = (db: DeskDb): Promise<ListedPerson[]> =>
  db.selectFrom('vault_person').select(['id', 'name', 'status']).orderBy('created_at').orderBy('id').execute()

/** The notes that were erased one by one, with the time of each, as the audit record knows them. */
export async function listErasedNotes(db: DeskDb): Promise<ErasedNote[]> {
  const rows = await db
    .selectFrom('audit')
    .select(['at', 'detail'])
    .where('action', '=', 'note.erased' satisfies AuditAction)
    .orderBy('seq')
    .execute()
  return rows.map(({ at, detail }) => ({ at, ...auditDetails['note.erased'].parse(JSON.parse(detail)) }))
}

/** The months that have visits, earliest first. */
export async function listVisitMonths(db: DeskDb): Promise<Month[]> {
  const rows = await db
    .selectFrom('visit')
    .select(eb => eb.fn<string>('substr', ['date', eb.val(1), eb.val(7)]).as('month'))
    .distinct()
    .orderBy('month')
    .execute()
  return rows.map(row => monthSchema.parse(row.month))
}

/** The visits that were erased. */
export async function listErasedVisits(db: DeskDb): Promise<VisitId[]> {
  const rows = await db.selectFrom('erased_visit').select('id').execute()
  return rows.map(row => row.id)
}

/** Which of these visits are in the file. */
export async function listPresent(db: DeskDb, ids: readonly VisitId[]): Promise<VisitId[]> {
  const rows = await db
    .selectFrom('visit')
    .select('id')
    .where('id', 'in', sql<VisitId>`(select value from json_each(${JSON.stringify(ids)}))`)
    .execute()
  return rows.map(row => row.id)
}

/** Every visit's id and revision in the order of the ids, a few at a time. */
export function streamRevisions(db: DeskDb): AsyncIterableIterator<{ id: string; revision: number }> {
  return db.selectFrom('visit').select(['id', 'revision']).orderBy('id').stream()
}
