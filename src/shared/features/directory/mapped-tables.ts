/**
 * What the rows of a file in a folder of tables can be, and what its columns can hold: the tables of the Human Services Data Specification
 * that a directory is made of, with those of their columns that are of use here and the few others that are read into them.
 */
export const mappedTables = {
  organization: [
    'id',
    'name',
    'alternate_name',
    'description',
    'email',
    'website',
    'legal_status',
    'tax_id',
    'parent_organization_id',
    'funding_sources'
  ],
  program: ['id', 'organization_id', 'name', 'alternate_name', 'description'],
  service: [
    'id',
    'organization_id',
    'location_id',
    'program_id',
    'name',
    'alternate_name',
    'description',
    'url',
    'email',
    'status',
    'eligibility_description',
    'minimum_age',
    'maximum_age',
    'application_process',
    'fees_description',
    'wait_time',
    'interpretation_services',
    'languages',
    'service_areas',
    'required_documents',
    'taxonomy_ids',
    'accreditations',
    'licenses',
    'funding_sources',
    'alert',
    'assured_date'
  ],
  location: [
    'id',
    'organization_id',
    'location_type',
    'name',
    'alternate_name',
    'description',
    'transportation',
    'latitude',
    'longitude',
    'url',
    'languages',
    'accessibility'
  ],
  service_at_location: ['id', 'service_id', 'location_id', 'description'],
  address: [
    'id',
    'location_id',
    'attention',
    'address_1',
    'address_2',
    'postal_code',
    'city',
    'region',
    'state_province',
    'country',
    'address_type'
  ],
  phone: [
    'id',
    'organization_id',
    'service_id',
    'location_id',
    'contact_id',
    'number',
    'extension',
    'type',
    'description'
  ],
  contact: ['id', 'organization_id', 'service_id', 'location_id', 'name', 'title', 'department', 'email'],
  schedule: [
    'id',
    'service_id',
    'location_id',
    'weekday',
    'byday',
    'opens_at',
    'closes_at',
    'start_date',
    'end_date',
    'closed',
    'valid_from',
    'valid_to',
    'description',
    'notes'
  ],
  language: ['id', 'service_id', 'location_id', 'phone_id', 'name', 'code', 'note'],
  service_area: ['id', 'service_id', 'name', 'description'],
  cost_option: ['id', 'service_id', 'option', 'amount', 'currency', 'amount_description', 'valid_from', 'valid_to'],
  required_document: ['id', 'service_id', 'document', 'uri'],
  accessibility: ['id', 'location_id', 'description', 'details', 'url'],
  funding: ['id', 'organization_id', 'service_id', 'source'],
  taxonomy_term: ['id', 'code', 'name', 'description', 'parent_id', 'taxonomy'],
  attribute: ['id', 'link_id', 'taxonomy_term_id', 'value']
} as const satisfies Readonly<Record<string, readonly string[]>>

export type MappedTable = keyof typeof mappedTables
export type MappedColumn = (typeof mappedTables)[MappedTable][number]

/** Whether a mapping can name columns of the table. */
export const isMappedTable = (table: string): table is MappedTable => Object.hasOwn(mappedTables, table)

/** Every table, in the order in which they are offered. */
export const mappedTableNames: readonly MappedTable[] = Object.keys(mappedTables).filter(isMappedTable)

/** What a column of a table can be taken for. */
export const columnsOfTable = (table: MappedTable): readonly MappedColumn[] => mappedTables[table]
