import type { DeskTransaction } from '../../open-desk.ts'
import { deleteEachRecord, listRecordsOf } from './records.repository.ts'
import type { PlaceRecords } from './service-records.ts'

/** Takes those of these places away, with what hangs on them, at which no service is any more: an export would go on naming them. */
export async function dropUnusedPlaces(trx: DeskTransaction, places: readonly PlaceRecords[]): Promise<void> {
  const ids = places.map(({ location }) => location.id)
  const used = await listRecordsOf(trx, ['service_at_location'], 'location_id', ids)
  const kept = new Set(used.map(({ fields }) => fields['location_id']))
  const unused = places.filter(({ location }) => !kept.has(location.id))
  await deleteEachRecord(
    trx,
    unused.flatMap(({ location, ofLocation }) => [location, ...ofLocation])
  )
}
