import { foldText } from '../../../shared/domain/type-ahead.ts'
import { FyrError } from '../../../shared/domain/errors.ts'
import { monthOf, monthsBefore, type IsoDate } from '../../../shared/domain/month.ts'
import type {
  EditedService,
  EntryDetails,
  EntryFilter,
  EntryPage,
  EntryRef,
  EntrySummary
} from '../../../shared/features/directory/directory.schema.ts'
import {
  CHECK_AFTER_MONTHS,
  serviceStatuses,
  textsOfService
} from '../../../shared/features/directory/directory.schema.ts'
import type { Gap, Need, Suggestion } from '../../../shared/features/directory/suggest.schema.ts'
import type { Organisation } from '../../../shared/features/organisations/organisations.schema.ts'
import { recordIdSchema, type RecordId } from '../../../shared/domain/ids.ts'
import type { DeskDb, DeskTransaction, OpenDesk } from '../../open-desk.ts'
import { today } from '../../platform.ts'
import { checkEntry, removeService } from './change-entry.ts'
import { describeOrganization, describeService, reasonsToCheck } from './describe-entry.ts'
import type { DirectoryDependencies } from './directory.dependencies.ts'
import { editableOf } from './editable.ts'
import {
  countAsking,
  findEntry,
  listEntries,
  listTopicsOfEntries,
  type AskingSince,
  type ListedEntry
} from './entries.repository.ts'
import { countGap, listGaps } from './gaps.repository.ts'
import { createKnownWords, type KnownWords } from './known-words.ts'
import { findLinkedByRecord } from './organisations-link.repository.ts'
import { REFERRAL_MONTHS } from './outcomes.repository.ts'
import { findOwn } from './own.repository.ts'
import { listRecordsById, listRecordsOf, upsertRecords } from './records.repository.ts'
import { ensureIndexed, reindex } from './reindex.ts'
import { saveService } from './save-service.ts'
import { loadServices } from './service-records.ts'
import { suggestPlaces } from './suggest.ts'

const GAP_MONTHS = 12

export interface DirectoryService {
  /** The entries that best fit what is typed, at most so many; none where no word is typed. */
  readonly search: (desk: OpenDesk, typed: string, limit: number) => Promise<EntrySummary[]>
  /** A page of the list. */
  readonly list: (desk: OpenDesk, filter: EntryFilter) => Promise<EntryPage>
  /** Everything about an entry. Throws `directory.unknown-entry`, as all do that name one. */
  readonly entry: (desk: OpenDesk, ref: EntryRef) => Promise<EntryDetails>
  /** Adds or changes a service; see `saveService`. */
  readonly save: (desk: OpenDesk, edited: EditedService) => Promise<{ id: RecordId }>
  readonly check: (desk: OpenDesk, ref: EntryRef) => Promise<null>
  readonly remove: (desk: OpenDesk, id: RecordId) => Promise<null>
  /** The best places for a need at this moment, best first. */
  readonly suggest: (desk: OpenDesk, need: Need) => Promise<Suggestion[]>
  /** Counts a need for which nothing was found. */
  readonly recordGap: (desk: OpenDesk, need: Need) => Promise<null>
  readonly gaps: (desk: OpenDesk) => Promise<Gap[]>
  /** Gives an organisation that was added for a referral its record, so that the directory has it too. */
  readonly organisationAdded: (trx: DeskTransaction, organisation: Organisation) => Promise<void>
}

/** The directory: whom the bureau knows, and where to refer. */
export function createDirectoryService(dependencies: DirectoryDependencies): DirectoryService {
  const { platform, lists, listTopics, organisationKey, recordKept } = dependencies
  const wordsOf = async (db: DeskDb): Promise<KnownWords> => createKnownWords(lists, await listTopics(db))
  const since = (): AskingSince => ({
    checked: monthsBefore(today(platform), CHECK_AFTER_MONTHS),
    referrals: monthsBefore(today(platform), REFERRAL_MONTHS)
  })
  const found = async (db: DeskDb, ref: EntryRef): Promise<ListedEntry> => {
    const entry = await findEntry(db, ref, since())
    if (entry === undefined) throw new FyrError('directory.unknown-entry', { id: ref.id })
    return entry
  }

  return {
    async search({ db }, typed, limit) {
      if (foldText(typed) === '') return []
      await ensureIndexed(db, wordsOf)
      const filter = { text: typed, topic: null, asking: false, offset: 0, limit }
      const { entries } = await listEntries(db, filter, since())
      return entries.map(entry => summaryOf(entry, [], since().checked))
    },

    async list({ db }, filter) {
      await ensureIndexed(db, wordsOf)
      const { entries, total } = await listEntries(db, filter, since())
      const topics = await listTopicsOfEntries(
        db,
        entries.map(({ seq }) => seq)
      )
      return {
        entries: entries.map(entry => summaryOf(entry, topics.get(entry.seq) ?? [], since().checked)),
        total,
        asking: await countAsking(db, since())
      }
    },

    async entry({ db }, ref) {
      await ensureIndexed(db, wordsOf)
      const entry = await found(db, ref)
      const topics = await listTopicsOfEntries(db, [entry.seq])
      const summary = summaryOf(entry, topics.get(entry.seq) ?? [], since().checked)
      const own = await findOwn(db, ref)
      const words = await wordsOf(db)
      if (ref.kind === 'service') {
        const [records] = await loadServices(db, [ref.id])
        if (records === undefined) throw new FyrError('directory.unknown-entry', { id: ref.id })
        const organisation = await findLinkedByRecord(db, records.organization?.id ?? '')
        return describeService(records, { summary, organisation, own, words })
      }
      const [record] = await listRecordsById(db, ['organization'], [ref.id])
      if (record === undefined) throw new FyrError('directory.unknown-entry', { id: ref.id })
      const children = await listRecordsOf(db, ['phone', 'contact'], 'organization_id', [ref.id])
      return describeOrganization(record, children, {
        summary,
        organisation: await findLinkedByRecord(db, ref.id),
        own,
        words
      })
    },

    async save({ db, person }: OpenDesk, edited: EditedService): Promise<{ id: RecordId }> {
      await ensureIndexed(db, wordsOf)
      const topics = await listTopics(db)
      const words = createKnownWords(lists, topics)
      const id = await db.transaction().execute(async trx => {
        const before = edited.id === null ? null : await editableService(trx, edited.id, words)
        const saved = await saveService(trx, edited, { platform, words, topics, organisationKey })
        await recordKept(trx, {
          person: person.id,
          field: 'directory',
          texts: textsOfService(edited),
          before: before === null ? [] : textsOfService(before)
        })
        return saved
      })
      return { id }
    },

    async check({ db, person }, ref) {
      await ensureIndexed(db, wordsOf)
      await db.transaction().execute(async trx => {
        await found(trx, ref)
        await checkEntry(trx, ref, { on: today(platform), by: person.id, words: await wordsOf(trx) })
      })
      return null
    },

    async remove({ db }, id) {
      await ensureIndexed(db, wordsOf)
      await db.transaction().execute(async trx => removeService(trx, id, await wordsOf(trx)))
      return null
    },

    async suggest({ db }, need) {
      await ensureIndexed(db, wordsOf)
      const topics = await listTopics(db)
      return suggestPlaces(db, need, {
        words: createKnownWords(lists, topics),
        topics: topics.map(({ code }) => code),
        instant: platform.now()
      })
    },

    async recordGap({ db }, need) {
      const known = await listTopics(db)
      if (!known.some(({ code }) => code === need.topic))
        throw new FyrError('topic.unknown', { field: 'topic', topic: need.topic })
      await countGap(db, monthOf(today(platform)), need)
      return null
    },

    async gaps({ db }) {
      return listGaps(db, monthOf(monthsBefore(today(platform), GAP_MONTHS)))
    },

    async organisationAdded(trx, { id, name }) {
      const recordId = recordIdSchema.parse(id)
      await upsertRecords(trx, [{ table: 'organization', id: recordId, fields: { name }, source: null }])
      await reindex(trx, { services: [], organizations: [id] }, await wordsOf(trx))
    }
  }
}

/** A service as its form holds it; null where there is none. */
async function editableService(db: DeskDb, id: RecordId, words: KnownWords): Promise<EditedService | null> {
  const [records] = await loadServices(db, [id])
  if (records === undefined) return null
  const organisation = await findLinkedByRecord(db, records.organization?.id ?? '')
  const { note } = await findOwn(db, { kind: 'service', id })
  return editableOf(records, { organisation, note, words })
}

function summaryOf(entry: ListedEntry, topics: readonly string[], since: IsoDate): EntrySummary {
  const { kind, id, name, city, checkedOn, fails } = entry
  return {
    kind,
    id,
    name,
    organisation: entry.organisationName,
    city,
    status: serviceStatuses.find(status => status === entry.status) ?? 'active',
    topics: [...topics],
    checkedOn,
    asks: reasonsToCheck({ checkedOn, fails, since })
  }
}
