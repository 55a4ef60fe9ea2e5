import { FyrError } from '../../../shared/domain/errors.ts'
import type { PersonId, RecordId } from '../../../shared/domain/ids.ts'
import type { IsoDate } from '../../../shared/domain/month.ts'
import type { EntryRef } from '../../../shared/features/directory/directory.schema.ts'
import type { DeskTransaction } from '../../open-desk.ts'
import type { KnownWords } from './known-words.ts'
import { deleteOwn, upsertCheck } from './own.repository.ts'
import { deleteEachRecord, listRecordsById, upsertRecords, type DirectoryRecord } from './records.repository.ts'
import { reindex } from './reindex.ts'
import { loadServices, type ServiceRecords } from './service-records.ts'
import { dropUnusedPlaces } from './unused-places.ts'

/**
 * Notes that somebody has checked an entry. A service carries the day as the specification's `assured_date` too, so that an export tells
 * it on.
 */
export async function checkEntry(
  trx: DeskTransaction,
  ref: EntryRef,
  { on, by, words }: { on: IsoDate; by: PersonId; words: KnownWords }
): Promise<void> {
  await upsertCheck(trx, ref, { on, by })
  if (ref.kind === 'organization') return reindex(trx, { services: [], organizations: [ref.id] }, words)
  const services = await listRecordsById(trx, ['service'], [ref.id])
  await upsertRecords(
    trx,
    services.map(service => ({ ...service, fields: { ...service.fields, assured_date: on } }))
  )
  return reindex(trx, { services: [ref.id], organizations: [] }, words)
}

/** Takes a service out, with all that hangs on it alone. Throws `directory.unknown-entry`. */
export async function removeService(trx: DeskTransaction, id: RecordId, words: KnownWords): Promise<void> {
  const [records] = await loadServices(trx, [id])
  if (records === undefined) throw new FyrError('directory.unknown-entry', { id })
  await deleteEachRecord(trx, hangingOn(records))
  await dropUnusedPlaces(trx, records.places)
  await deleteOwn(trx, { kind: 'service', id })
  await reindex(trx, { services: [id], organizations: [records.service.fields['organization_id'] ?? ''] }, words)
}

const hangingOn = (records: ServiceRecords): DirectoryRecord[] => [
  records.service,
  ...records.ofService,
  ...records.marks,
  ...records.places.flatMap(place => place.ofServiceThere)
]
