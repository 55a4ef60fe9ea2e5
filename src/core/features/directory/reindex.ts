import { recordIdSchema, type RecordId } from '../../../shared/domain/ids.ts'
import { findSetting, upsertSetting } from '../../db/setting.ts'
import type { DeskDb } from '../../open-desk.ts'
import { indexOrganization, indexService, type IndexedEntry } from './entry-index.ts'
import { deleteAllEntries, deleteEntries, replaceEntries } from './entries.repository.ts'
import type { Pace } from '../../pace.ts'
import type { KnownWords } from './known-words.ts'
import { listLinked } from './organisations-link.repository.ts'
import { listCheckedHere } from './own.repository.ts'
import { listRecords, listRecordsById, listRecordsOf, listServiceIds } from './records.repository.ts'
import { loadServices } from './service-records.ts'

/** Raised whenever entries are worked out in another way: a file that was indexed otherwise is indexed again. */
const INDEX_VERSION = 1
const indexKey = 'directory-index'

const servicesPerStep = 500

/** Nobody waits for it, and nobody stops it. */
const unpaced: Pace = async () => undefined

/** Works all entries out if that was not done, or was done in another way. */
export async function ensureIndexed(db: DeskDb, wordsOf: (db: DeskDb) => Promise<KnownWords>): Promise<void> {
  if ((await findSetting(db, indexKey)) === INDEX_VERSION) return
  await db.transaction().execute(async trx => reindexAll(trx, await wordsOf(trx), unpaced))
}

/** Works all entries out anew. */
export async function reindexAll(trx: DeskDb, words: KnownWords, pace: Pace): Promise<void> {
  await deleteAllEntries(trx)
  const ids = await listServiceIds(trx)
  const withServices = new Set<string>()
  for (let start = 0; start < ids.length; start += servicesPerStep) {
    await pace(start / ids.length)
    for (const { organizationId } of await indexServices(trx, ids.slice(start, start + servicesPerStep), words))
      withServices.add(organizationId)
  }
  const organizations = await listRecords(trx, 'organization')
  await indexOrganizations(
    trx,
    organizations.flatMap(({ id }) => (withServices.has(id) ? [] : [id])),
    words
  )
  await upsertSetting(trx, indexKey, INDEX_VERSION)
}

/** Works the entries of some services out anew, and those of organisations that have gained or lost their only one. */
export async function reindex(
  trx: DeskDb,
  { services, organizations }: { services: readonly RecordId[]; organizations: readonly string[] },
  words: KnownWords
): Promise<void> {
  const found = await indexServices(trx, services, words)
  const kept = new Set(found.map(({ id }) => id))
  await deleteEntries(
    trx,
    'service',
    services.filter(id => !kept.has(id))
  )
  const touched = [...new Set([...organizations, ...found.map(({ organizationId }) => organizationId)])]
  const owned = await listRecordsOf(trx, ['service'], 'organization_id', touched)
  const withServices = new Set(owned.map(({ fields }) => fields['organization_id'] ?? ''))
  const ids = touched.flatMap(id => recordIdSchema.safeParse(id).data ?? [])
  await deleteEntries(trx, 'organization', ids)
  await indexOrganizations(
    trx,
    ids.filter(id => !withServices.has(id)),
    words
  )
}

async function indexServices(trx: DeskDb, ids: readonly RecordId[], words: KnownWords) {
  const linked = await listLinked(trx)
  const checked = await listCheckedHere(trx, 'service')
  const records = await loadServices(trx, ids)
  const entries: IndexedEntry[] = records.map(each =>
    indexService(each, {
      words,
      organisationId: linked.get(each.organization?.id ?? '')?.id ?? null,
      checkedHere: checked.get(each.service.id) ?? null
    })
  )
  await replaceEntries(trx, entries)
  return records.map(({ service }) => ({ id: service.id, organizationId: service.fields['organization_id'] ?? '' }))
}

async function indexOrganizations(trx: DeskDb, ids: readonly RecordId[], words: KnownWords): Promise<void> {
  const linked = await listLinked(trx)
  const checked = await listCheckedHere(trx, 'organization')
  const records = await listRecordsById(trx, ['organization'], ids)
  await replaceEntries(
    trx,
    records.map(record =>
      indexOrganization(record, {
        words,
        organisationId: linked.get(record.id)?.id ?? null,
        checkedHere: checked.get(record.id) ?? null
      })
    )
  )
}
