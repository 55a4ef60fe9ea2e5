import type { RecordId } from '../../../shared/domain/ids.ts'
import type { HsdsTableName } from '../../hsds/hsds-tables.ts'
import type { DeskDb } from '../../open-desk.ts'
import { listRecordsById, listRecordsOf, type DirectoryRecord, type LinkColumn } from './records.repository.ts'

/** A service at one of its places. */
export interface PlaceRecords {
  /** The row that puts the service there. */
  readonly at: DirectoryRecord
  readonly location: DirectoryRecord
  /** What hangs on the place, or on the service at this place. */
  readonly ofLocation: readonly DirectoryRecord[]
  readonly ofServiceThere: readonly DirectoryRecord[]
}

/** A service with everything that hangs on it. */
export interface ServiceRecords {
  readonly service: DirectoryRecord
  readonly organization: DirectoryRecord | null
  readonly ofService: readonly DirectoryRecord[]
  readonly ofOrganization: readonly DirectoryRecord[]
  /** The rows that mark it with terms of taxonomies, and these terms. */
  readonly marks: readonly DirectoryRecord[]
  readonly terms: readonly DirectoryRecord[]
  readonly places: readonly PlaceRecords[]
}

const onServices: readonly HsdsTableName[] = [
  'service_at_location',
  'phone',
  'contact',
  'schedule',
  'language',
  'service_area',
  'cost_option',
  'required_document',
  'funding'
]
const onServicesAtLocations: readonly HsdsTableName[] = ['phone', 'contact', 'schedule']
const onLocations: readonly HsdsTableName[] = ['address', 'phone', 'contact', 'schedule', 'language', 'accessibility']
const onOrganizations: readonly HsdsTableName[] = ['phone', 'contact']

/** Services with everything that hangs on them, in the order of `ids`; ids of none are passed over. */
export async function loadServices(db: DeskDb, ids: readonly RecordId[]): Promise<ServiceRecords[]> {
  const services = byId(await listRecordsById(db, ['service'], ids))
  const organizationIds = [...services.values()].map(({ fields }) => fields['organization_id'] ?? '')
  const organizations = byId(await listRecordsById(db, ['organization'], organizationIds))
  const ofOrganizations = byLink(
    await listRecordsOf(db, onOrganizations, 'organization_id', organizationIds),
    'organization_id'
  )
  const ofServices = byLink(await listRecordsOf(db, onServices, 'service_id', ids), 'service_id')
  const placed = [...ofServices.values()].flat().filter(({ table }) => table === 'service_at_location')
  const locationIds = placed.map(({ fields }) => fields['location_id'] ?? '')
  const locations = byId(await listRecordsById(db, ['location'], locationIds))
  const ofLocations = byLink(await listRecordsOf(db, onLocations, 'location_id', locationIds), 'location_id')
  const placedIds = placed.map(({ id }) => id)
  const ofPlaced = byLink(
    await listRecordsOf(db, onServicesAtLocations, 'service_at_location_id', placedIds),
    'service_at_location_id'
  )
  const attributes = byLink(await listRecordsOf(db, ['attribute'], 'link_id', ids), 'link_id')
  const termIds = [...attributes.values()].flat().map(({ fields }) => fields['taxonomy_term_id'] ?? '')
  const terms = byId(await listRecordsById(db, ['taxonomy_term'], termIds))

  const placesOf = (id: string): PlaceRecords[] =>
    (ofServices.get(id) ?? [])
      .filter(({ table }) => table === 'service_at_location')
      .flatMap(at => {
        const location = locations.get(at.fields['location_id'] ?? '')
        if (location === undefined) return []
        return [
          {
            at,
            location,
            ofLocation: ofLocations.get(location.id) ?? [],
            ofServiceThere: ofPlaced.get(at.id) ?? []
          }
        ]
      })
  return ids.flatMap(id => {
    const service = services.get(id)
    if (service === undefined) return []
    const organizationId = service.fields['organization_id'] ?? ''
    return [
      {
        service,
        organization: organizations.get(organizationId) ?? null,
        ofService: ofServices.get(id) ?? [],
        ofOrganization: ofOrganizations.get(organizationId) ?? [],
        marks: attributes.get(id) ?? [],
        terms: (attributes.get(id) ?? []).flatMap(({ fields }) => terms.get(fields['taxonomy_term_id'] ?? '') ?? []),
        places: placesOf(id)
      }
    ]
  })
}

const byId = (records: readonly DirectoryRecord[]): Map<string, DirectoryRecord> =>
  new Map(records.map(record => [record.id, record]))

function byLink(records: readonly DirectoryRecord[], link: LinkColumn): Map<string, DirectoryRecord[]> {
  return Map.groupBy(records, ({ fields }) => fields[link] ?? '')
}

/** The records of one table among others. */
export const ofTable = (records: readonly DirectoryRecord[], table: HsdsTableName): DirectoryRecord[] =>
  records.filter(record => record.table === table)
