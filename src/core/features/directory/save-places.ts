import type { RecordId } from '../../../shared/domain/ids.ts'
import type { EditedService, WeeklyHours } from '../../../shared/features/directory/directory.schema.ts'
import { addressOf, sortedHours, weeklyHoursAt } from './editable.ts'
import { weeklyStretches } from './hours.ts'
import type { DirectoryRecord } from './records.repository.ts'
import type { RecordChanges } from './save-service.ts'
import { ofTable, type PlaceRecords, type ServiceRecords } from './service-records.ts'

type EditedPlace = EditedService['places'][number]

interface PlacesContext {
  readonly before: ServiceRecords | undefined
  readonly organizationId: string
  readonly newRecordId: () => RecordId
}

/** What saving the places of a service changes. A place that is not there any more is left to the services that still use it; see `dropUnusedPlaces`. */
export function planPlaces(service: RecordId, edited: readonly EditedPlace[], context: PlacesContext): RecordChanges {
  const known = new Map(context.before?.places.map(place => [place.location.id, place]))
  const kept = new Set(edited.flatMap(({ id }) => id ?? []))
  const gone = [...known.values()].filter(({ location }) => !kept.has(location.id))
  const changes = edited.map(place => {
    const before = place.id === null ? undefined : known.get(place.id)
    return before === undefined || context.before === undefined
      ? newPlace(service, place, context)
      : changedPlace(place, { records: context.before, place: before, newRecordId: context.newRecordId })
  })
  return {
    put: changes.flatMap(({ put }) => put),
    drop: [...changes.flatMap(({ drop }) => drop), ...gone.flatMap(({ at, ofServiceThere }) => [at, ...ofServiceThere])]
  }
}

function newPlace(
  service: RecordId,
  place: EditedPlace,
  { organizationId, newRecordId }: PlacesContext
): RecordChanges {
  const location: DirectoryRecord = {
    table: 'location',
    id: newRecordId(),
    fields: { location_type: 'physical', organization_id: organizationId, name: place.name },
    source: null
  }
  const at: DirectoryRecord = {
    table: 'service_at_location',
    id: newRecordId(),
    fields: { service_id: service, location_id: location.id },
    source: null
  }
  return {
    put: [location, at, ...addressRows(place, location.id, newRecordId), ...hourRows(place.hours, at.id, newRecordId)],
    drop: []
  }
}

function changedPlace(
  edited: EditedPlace,
  { records, place, newRecordId }: { records: ServiceRecords; place: PlaceRecords; newRecordId: () => RecordId }
): RecordChanges {
  const address = addressOf(place)
  const location = { ...place.location, fields: { ...place.location.fields, name: edited.name } }
  const addresses =
    address === undefined
      ? addressRows(edited, place.location.id, newRecordId)
      : [{ ...address, fields: { ...address.fields, ...addressFields(edited) } }]
  const sameHours = JSON.stringify(sortedHours(edited.hours)) === JSON.stringify(weeklyHoursAt(records, place))
  if (sameHours) return { put: [location, ...addresses], drop: [] }
  return {
    put: [location, ...addresses, ...hourRows(edited.hours, place.at.id, newRecordId)],
    drop: ofTable(place.ofServiceThere, 'schedule').filter(({ fields }) => weeklyStretches(fields) !== null)
  }
}

const addressFields = ({ address, postalCode, city }: EditedPlace) => ({
  address_1: address,
  postal_code: postalCode,
  city
})

function addressRows(place: EditedPlace, locationId: RecordId, newRecordId: () => RecordId): DirectoryRecord[] {
  if (place.address + place.postalCode + place.city === '') return []
  const fields = { location_id: locationId, ...addressFields(place), country: 'SE', address_type: 'physical' }
  return [{ table: 'address', id: newRecordId(), fields, source: null }]
}

/** A row for each stretch of the day, with the days on which it holds. */
function hourRows(hours: readonly WeeklyHours[], at: RecordId, newRecordId: () => RecordId): DirectoryRecord[] {
  const stretches = Map.groupBy(sortedHours(hours), ({ opens, closes }) => `${opens} ${closes}`)
  return [...stretches.values()].flatMap(same => {
    const [first] = same
    if (first === undefined) return []
    const days = [...new Set(same.map(({ day }) => day))].join(',')
    const { opens, closes } = first
    const fields = { service_at_location_id: at, freq: 'WEEKLY', byday: days, opens_at: opens, closes_at: closes }
    return [{ table: 'schedule', id: newRecordId(), fields, source: null }] satisfies DirectoryRecord[]
  })
}
