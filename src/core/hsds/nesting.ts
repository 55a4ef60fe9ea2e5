import type { HsdsTableName } from './hsds-tables.ts'

/** How the JSON of the specification nests its tables: rows that hang on a row stand in a list inside it. */
export const childLists: Readonly<Partial<Record<HsdsTableName, Readonly<Record<string, HsdsTableName>>>>> = {
  organization: {
    funding: 'funding',
    contacts: 'contact',
    phones: 'phone',
    locations: 'location',
    programs: 'program',
    organization_identifiers: 'organization_identifier',
    services: 'service'
  },
  service: {
    phones: 'phone',
    schedules: 'schedule',
    service_areas: 'service_area',
    service_at_locations: 'service_at_location',
    languages: 'language',
    funding: 'funding',
    cost_options: 'cost_option',
    required_documents: 'required_document',
    contacts: 'contact',
    attributes: 'attribute',
    metadata: 'metadata'
  },
  service_at_location: { contacts: 'contact', phones: 'phone', schedules: 'schedule' },
  location: {
    languages: 'language',
    addresses: 'address',
    contacts: 'contact',
    accessibility: 'accessibility',
    phones: 'phone',
    schedules: 'schedule'
  },
  contact: { phones: 'phone' },
  phone: { languages: 'language' }
}

/** A row that a row points at stands inside it as an object. */
export const innerObjects: Readonly<Partial<Record<HsdsTableName, Readonly<Record<string, InnerObject>>>>> = {
  service: {
    organization: { table: 'organization', link: 'organization_id' },
    program: { table: 'program', link: 'program_id' }
  },
  service_at_location: {
    location: { table: 'location', link: 'location_id' },
    service: { table: 'service', link: 'service_id' }
  },
  attribute: { taxonomy_term: { table: 'taxonomy_term', link: 'taxonomy_term_id' } },
  taxonomy_term: { taxonomy_detail: { table: 'taxonomy', link: 'taxonomy_id' } }
}

export interface InnerObject {
  readonly table: HsdsTableName
  /** The column that points at it. */
  readonly link: string
}

/** The column by which a row of one table says that it hangs on a row of another. */
export function linkTo(parent: HsdsTableName, child: HsdsTableName): string {
  if (child === 'attribute') return 'link_id'
  return child === 'metadata' ? 'resource_id' : `${parent}_id`
}
